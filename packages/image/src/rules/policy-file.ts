import { matchesGlob, nearest, Problem, type Severity, severities } from '@slipway/core';
import type { Document, LineCounter, Node, YAMLMap } from 'yaml';
import type { CheckPolicy, PolicyIgnore, RulePolicy } from './check.ts';
import { imageRules } from './registry.ts';
import type { ImageRule, OptionValue } from './rule.ts';

type Yaml = typeof import('yaml');

/**
 * Reads the `image` section of a `slipway.yaml`: `preset`, `rules` and `ignore`, as for the linter of manifests.
 *
 * @throws Problem `bad-input` that lists everything wrong with the section, each with its line and column
 */
export async function readImagePolicy(file: string, text: string): Promise<CheckPolicy> {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  const reader = new PolicyReader(yaml, document, file, lines);
  const policy = reader.read();
  if (reader.mistakes.length === 0) return policy;
  const count = reader.mistakes.length === 1 ? 'a mistake' : `${reader.mistakes.length} mistakes`;
  throw new Problem('bad-input', `${file} has ${count}:\n${reader.mistakes.map((line) => `  ${line}`).join('\n')}`, {
    hint: 'The keys of the image section are preset, rules and ignore; see docs/policy.md.',
  });
}

class PolicyReader {
  readonly mistakes: string[] = [];
  private readonly yaml: Yaml;
  private readonly document: Document.Parsed;
  private readonly file: string;
  private readonly lines: LineCounter;

  constructor(yaml: Yaml, document: Document.Parsed, file: string, lines: LineCounter) {
    this.yaml = yaml;
    this.document = document;
    this.file = file;
    this.lines = lines;
  }

  read(): CheckPolicy {
    for (const { pos, message } of this.document.errors) this.mistakeAt(pos[0], message.split('\n', 1)[0]!);
    const root = this.document.errors.length > 0 ? null : this.document.contents;
    const image = this.yaml.isMap(root) ? root.get('image', true) : undefined;
    if (image === undefined || this.isNull(image)) return {};
    const section = this.mapping(image, 'image');
    if (section === undefined) return {};
    this.knownKeys(section, ['preset', 'rules', 'ignore']);
    const preset = this.text(section.get('preset', true));
    if (preset !== undefined && preset !== 'recommended' && preset !== 'all')
      this.mistake(section.get('preset', true), 'preset must be one of recommended, all.');
    return {
      ...(preset === 'recommended' || preset === 'all' ? { preset } : {}),
      rules: this.rulePolicies(section.get('rules', true)),
      ignores: this.ignores(section.get('ignore', true)),
    };
  }

  private rulePolicies(node: unknown): Record<string, RulePolicy> {
    const policies: Record<string, RulePolicy> = {};
    if (node === undefined || this.isNull(node)) return policies;
    for (const { key, value } of this.mapping(node, 'rules')?.items ?? []) {
      const rule = this.rule(key);
      if (rule !== undefined) policies[rule.id] = this.rulePolicy(rule, value);
    }
    return policies;
  }

  private rulePolicy(rule: ImageRule, node: unknown): RulePolicy {
    if (this.yaml.isScalar(node)) return this.severity(node);
    const map = this.mapping(node, `rules.${rule.id}`);
    if (map === undefined) return {};
    this.knownKeys(map, ['severity', 'options']);
    const severity = map.get('severity', true);
    const options = map.get('options', true);
    return {
      ...(severity === undefined ? {} : this.severity(severity)),
      ...(options === undefined ? {} : { options: this.options(rule, options) }),
    };
  }

  private severity(node: unknown): { severity?: Severity | 'off' } {
    const text = this.text(node);
    const found = [...severities, 'off' as const].find((severity) => severity === text);
    if (found !== undefined) return { severity: found };
    this.mistake(node, `${JSON.stringify(text ?? null)} is no severity; use error, warning, info or off.`);
    return {};
  }

  private options(rule: ImageRule, node: unknown): Record<string, OptionValue> {
    const options: Record<string, OptionValue> = {};
    const map = this.mapping(node, `the options of ${rule.id}`);
    if (map === undefined) return options;
    this.knownKeys(map, Object.keys(rule.options ?? {}));
    for (const { key, value } of map.items) {
      const name = this.text(key) ?? '';
      const standard = rule.options?.[name];
      if (standard === undefined) continue;
      const given = optionOf(this.yaml.isNode(value) ? value.toJS(this.document) : value, standard);
      if (given === undefined) this.mistake(value, `The option ${name} of ${rule.id} must be ${nameOfType(standard)}.`);
      else options[name] = given;
    }
    const mistake = rule.mistakeIn?.({ ...rule.options, ...options });
    if (mistake !== undefined) this.mistake(map, mistake);
    return options;
  }

  private ignores(node: unknown): PolicyIgnore[] {
    if (node === undefined || this.isNull(node)) return [];
    if (!this.yaml.isSeq(node)) {
      this.mistake(node, 'ignore must be a list.');
      return [];
    }
    return node.items.flatMap((item) => {
      const map = this.mapping(item, 'an entry of ignore');
      if (map === undefined) return [];
      this.knownKeys(map, ['rule', 'file', 'reason']);
      const reason = this.text(map.get('reason', true))?.trim() ?? '';
      if (reason === '') this.mistake(map, 'An entry of ignore needs a reason.');
      const key = map.get('rule', true);
      if (key === undefined) this.mistake(map, 'An entry of ignore needs a rule.');
      const rule = key === undefined ? undefined : this.rule(key);
      const file = this.text(map.get('file', true));
      if (rule === undefined || reason === '') return [];
      return [
        { rule: rule.id, reason, ...(file === undefined ? {} : { file: (path: string) => matchesGlob(path, file) }) },
      ];
    });
  }

  private rule(key: unknown): ImageRule | undefined {
    const id = this.text(key) ?? '';
    const rule = imageRules.find((candidate) => candidate.id === id);
    const ids = imageRules.map((candidate) => candidate.id);
    if (rule === undefined) this.mistake(key, `There is no rule ${JSON.stringify(id)}${suggestion(id, ids)}.`);
    return rule;
  }

  private knownKeys(map: YAMLMap, known: readonly string[]): void {
    for (const { key } of map.items) {
      const name = this.text(key) ?? '';
      if (!known.includes(name)) this.mistake(key, `Unknown key ${JSON.stringify(name)}${suggestion(name, known)}.`);
    }
  }

  private mapping(node: unknown, what: string): YAMLMap | undefined {
    if (this.yaml.isMap(node)) return node;
    this.mistake(node, `${what[0]!.toUpperCase()}${what.slice(1)} must be a mapping.`);
    return undefined;
  }

  /** The text of a scalar; a bare `off` is a word here, whatever YAML 1.1 takes it for. */
  private text(node: unknown): string | undefined {
    if (!this.yaml.isScalar(node) || node.value === null) return undefined;
    return node.value === false && node.source === 'off' ? 'off' : String(node.value);
  }

  private isNull(node: unknown): boolean {
    return this.yaml.isScalar(node) && node.value === null;
  }

  private mistake(node: unknown, message: string): void {
    this.mistakeAt(this.yaml.isNode(node) ? ((node as Node).range?.[0] ?? 0) : 0, message);
  }

  private mistakeAt(offset: number, message: string): void {
    const { line, col } = this.lines.linePos(offset);
    this.mistakes.push(`${this.file}:${Math.max(1, line)}:${Math.max(1, col)}: ${message}`);
  }
}

function optionOf(value: unknown, standard: OptionValue): OptionValue | undefined {
  if (typeof standard === 'object') return Array.isArray(value) ? value.map(String) : undefined;
  if (typeof standard === 'number') return typeof value === 'number' ? value : undefined;
  if (typeof standard === 'boolean') return typeof value === 'boolean' ? value : undefined;
  return typeof value === 'string' ? value : undefined;
}

function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `; the nearest is ${near}`;
}

function nameOfType(value: OptionValue): string {
  if (typeof value === 'object') return 'a list';
  return typeof value === 'number' ? 'a number' : typeof value === 'boolean' ? 'true or false' : 'a text';
}
