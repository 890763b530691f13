import { matchesGlob, nearest, Problem, severities } from '@slipway/core';
import { isUnset, type Mapping, type Node, type Scalar } from '../read/node.ts';

import { type ManifestFile, readDocuments } from '../read/source.ts';
import type { OptionValue, Rule } from '../rules/rule.ts';
import { failOns, type IgnorePolicy, type Policy, presets, type RulePolicy } from './policy.ts';

/** What a policy file says; what it leaves out is left to inputs and defaults. */
export type PolicyFile = Partial<Policy> & { readonly exclude?: readonly string[] };

/**
 * Reads the `lint` section of a `slipway.yaml`.
 *
 * @throws Problem `bad-input` that lists everything wrong with the file, each with its line and column
 */
export async function readPolicy(file: string, text: string, rules: readonly Rule[]): Promise<PolicyFile> {
  const [source] = await readDocuments([{ file, text, defects: [] }]);
  const reader = new PolicyReader(source!, rules);
  const policy = reader.read();
  if (reader.mistakes.length > 0)
    throw new Problem(
      'bad-input',
      `${file} has ${reader.mistakes.length === 1 ? 'a mistake' : `${reader.mistakes.length} mistakes`}:\n${reader.mistakes.map((line) => `  ${line}`).join('\n')}`,
      {
        hint: 'The keys of the lint section are preset, kubernetes-version, fail-on, exclude, rules and ignore; see docs/policy.md.',
      },
    );
  return policy;
}

/** Parses `1.34`, `v1.34.2` or `1.34+`; undefined when it is no Kubernetes version. */
export function parseTarget(text: string): readonly [number, number] | undefined {
  const match = /^v?(\d+)\.(\d+)(?:[.+].*)?$/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

class PolicyReader {
  readonly mistakes: string[] = [];
  private readonly source: ManifestFile;
  private readonly rules: ReadonlyMap<string, Rule>;

  constructor(source: ManifestFile, rules: readonly Rule[]) {
    this.source = source;
    this.rules = new Map(rules.map((rule) => [rule.id, rule]));
  }

  read(): PolicyFile {
    const { documents, defects } = this.source.yaml;
    for (const { start, message } of defects) this.mistakeAt(start, message);
    const root = documents[0]?.root;
    if (root === undefined || defects.length > 0) return {};
    const top = this.mapping(root, 'the file');
    if (top === undefined) return {};
    this.knownKeys(top, ['version', 'lint', 'image']);
    const version = top.get('version');
    if (!isUnset(version) && (version.kind !== 'scalar' || version.text !== '1'))
      this.mistake(version, 'version must be 1.');
    const lint = top.get('lint');
    return isUnset(lint) ? {} : this.lint(this.mapping(lint, 'lint'));
  }

  private lint(lint: Mapping | undefined): PolicyFile {
    if (lint === undefined) return {};
    this.knownKeys(lint, ['preset', 'kubernetes-version', 'fail-on', 'exclude', 'rules', 'ignore']);
    const preset = this.choice(lint, 'preset', presets);
    const failOn = this.choice(lint, 'fail-on', failOns);
    const target = this.target(lint.get('kubernetes-version'));
    const exclude = this.texts(lint.get('exclude'), 'exclude');
    const rulePolicies = this.rulePolicies(lint.get('rules'));
    const ignores = this.ignores(lint.get('ignore'));
    return {
      ...(preset === undefined ? {} : { preset }),
      ...(failOn === undefined ? {} : { failOn }),
      ...(target === undefined ? {} : { target }),
      ...(exclude === undefined ? {} : { exclude }),
      rules: rulePolicies,
      ignores,
    };
  }

  private rulePolicies(node: Node | undefined): Record<string, RulePolicy> {
    const policies: Record<string, RulePolicy> = {};
    if (isUnset(node)) return policies;
    const map = this.mapping(node, 'rules');
    for (const [i, key] of map?.keys.entries() ?? []) {
      const rule = this.rule(key);
      if (rule !== undefined) policies[rule.id] = this.rulePolicy(rule, map!.values[i]!);
    }
    return policies;
  }

  private rulePolicy(rule: Rule, node: Node): RulePolicy {
    if (node.kind === 'scalar') {
      const severity = this.severity(node);
      return severity === undefined ? {} : { severity };
    }
    const map = this.mapping(node, `rules.${rule.id}`);
    if (map === undefined) return {};
    this.knownKeys(map, ['severity', 'options']);
    const severity = map.scalar('severity');
    const wanted = severity === undefined ? undefined : this.severity(severity);
    const options = map.get('options');
    return {
      ...(wanted === undefined ? {} : { severity: wanted }),
      ...(isUnset(options) ? {} : { options: this.options(rule, options) }),
    };
  }

  private severity(node: Scalar): (typeof severities)[number] | 'off' | undefined {
    // A bare `off` is a boolean to YAML 1.1 and a word to everybody else.
    const text = node.boolean === false ? 'off' : node.text;
    const found = [...severities, 'off' as const].find((severity) => severity === text);
    if (found === undefined)
      this.mistake(node, `${JSON.stringify(node.text)} is no severity; use error, warning, info or off.`);
    return found;
  }

  private options(rule: Rule, node: Node): Record<string, OptionValue> {
    const options: Record<string, OptionValue> = {};
    const map = this.mapping(node, `the options of ${rule.id}`);
    if (map === undefined) return options;
    this.knownKeys(map, Object.keys(rule.options ?? {}));
    for (const [i, key] of map.keys.entries()) {
      const standard = rule.options?.[key.text];
      if (standard === undefined) continue;
      const value = this.option(map.values[i]!, standard);
      if (value === undefined)
        this.mistake(map.values[i]!, `The option ${key.text} of ${rule.id} must be ${nameOfType(standard)}.`);
      else options[key.text] = value;
    }
    return options;
  }

  private option(node: Node, standard: OptionValue): OptionValue | undefined {
    if (typeof standard === 'object')
      return node.kind === 'sequence' ? node.scalars.map(({ text }) => text) : undefined;
    if (node.kind !== 'scalar') return undefined;
    if (typeof standard === 'number') return node.number;
    if (typeof standard === 'boolean') return node.boolean;
    return node.text;
  }

  private ignores(node: Node | undefined): IgnorePolicy[] {
    if (isUnset(node)) return [];
    if (node.kind !== 'sequence') {
      this.mistake(node, 'ignore must be a list.');
      return [];
    }
    return node.items.map((item) => this.ignore(item)).filter((ignore) => ignore !== undefined);
  }

  private ignore(node: Node): IgnorePolicy | undefined {
    const map = this.mapping(node, 'an entry of ignore');
    if (map === undefined) return undefined;
    this.knownKeys(map, ['rule', 'object', 'namespace', 'file', 'reason']);
    const key = map.scalar('rule');
    const reason = map.scalar('reason')?.text.trim() ?? '';
    if (reason === '') this.mistake(map, 'An entry of ignore needs a reason.');
    if (key === undefined) this.mistake(map, 'An entry of ignore needs a rule.');
    const rule = key === undefined ? undefined : this.rule(key);
    if (rule === undefined || reason === '') return undefined;
    const [object, namespace, file] = [
      map.scalar('object')?.text,
      map.scalar('namespace')?.text,
      map.scalar('file')?.text,
    ];
    return {
      rule: rule.id,
      reason,
      ...(object === undefined ? {} : { object: wildcards(object) }),
      ...(namespace === undefined ? {} : { namespace }),
      ...(file === undefined ? {} : { file: (path: string) => matchesGlob(path, file) }),
      place: { file: this.source.file, start: map.start, end: key!.end },
    };
  }

  private rule(key: Scalar): Rule | undefined {
    const rule = this.rules.get(key.text);
    if (rule === undefined)
      this.mistake(key, `There is no rule ${JSON.stringify(key.text)}${suggestion(key.text, [...this.rules.keys()])}.`);
    return rule;
  }

  private choice<T extends string>(map: Mapping, key: string, choices: readonly T[]): T | undefined {
    const node = map.get(key);
    if (isUnset(node)) return undefined;
    const found = choices.find((choice) => node.kind === 'scalar' && node.text === choice);
    if (found === undefined) this.mistake(node, `${key} must be one of ${choices.join(', ')}.`);
    return found;
  }

  private target(node: Node | undefined): readonly [number, number] | undefined {
    if (isUnset(node)) return undefined;
    const target = node.kind === 'scalar' ? parseTarget(node.text) : undefined;
    if (target === undefined) this.mistake(node, 'kubernetes-version must look like "1.34".');
    return target;
  }

  private texts(node: Node | undefined, what: string): string[] | undefined {
    if (isUnset(node)) return undefined;
    if (node.kind === 'sequence') return node.scalars.map(({ text }) => text);
    this.mistake(node, `${what} must be a list.`);
    return undefined;
  }

  private mapping(node: Node, what: string): Mapping | undefined {
    if (node.kind === 'mapping') return node;
    this.mistake(node, `${what[0]!.toUpperCase()}${what.slice(1)} must be a mapping.`);
    return undefined;
  }

  private knownKeys(map: Mapping, known: readonly string[]): void {
    for (const key of map.keys)
      if (!known.includes(key.text))
        this.mistake(key, `Unknown key ${JSON.stringify(key.text)}${suggestion(key.text, known)}.`);
  }

  private mistake(node: Node, message: string): void {
    this.mistakeAt(node.start, message);
  }

  private mistakeAt(offset: number, message: string): void {
    const { line, column } = this.source.lines.position(offset);
    this.mistakes.push(`${this.source.file}:${line}:${column}: ${message}`);
  }
}

function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `; the nearest is ${near}`;
}

function nameOfType(value: OptionValue): string {
  if (typeof value === 'object') return 'a list';
  return typeof value === 'number' ? 'a number' : typeof value === 'boolean' ? 'true or false' : 'a text';
}

/** `*` stands for any run of characters but `/`. */
function wildcards(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('[^/]*')}$`,
  );
}
