import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cell, table } from './action-tables.ts';

/** What a page says about a rule, whichever package has it. */
export interface RulePage {
  readonly id: string;
  readonly area: string;
  readonly severity: string;
  readonly optional?: boolean;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly references?: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Where pages of some rules come from, and what they are about. */
export interface RuleBook {
  /** Folder that holds the rules and their fixtures. */
  readonly sources: string;
  /** Language of the fixtures, for the code blocks. */
  readonly language: 'yaml' | 'dockerfile';
  /** Heading of the index. */
  readonly title: string;
  /** Section of slipway.yaml; undefined for rules that inputs set, not a policy. */
  readonly section: 'lint' | 'image' | undefined;
  /** How to ignore a finding, behind `ignore:` in slipway.yaml. */
  readonly ignore: readonly string[];
  /** What the index ends with. */
  readonly end?: string;
}

export const manifestBook: Omit<RuleBook, 'sources'> = {
  language: 'yaml',
  title: 'Rules',
  section: 'lint',
  ignore: ['object: Deployment/web', 'reason: why it does not matter there'],
};

export const imageBook: Omit<RuleBook, 'sources'> = {
  language: 'dockerfile',
  title: 'Rules for Dockerfiles',
  section: 'image',
  ignore: ['file: "tools/**"', 'reason: why it does not matter there'],
};

export const builtImageBook: Omit<RuleBook, 'sources'> = {
  language: 'dockerfile',
  title: 'Rules for built images',
  section: undefined,
  ignore: [],
};

/** A page per rule and an index of them all: file name → text. */
export function rulePages(rules: readonly RulePage[], book: RuleBook): Map<string, string> {
  const pages = new Map(rules.map((rule) => [`${rule.id}.md`, rulePage(rule, book)]));
  return pages.set('README.md', indexPage(rules, book));
}

function rulePage(rule: RulePage, book: RuleBook): string {
  const fixtures = join(book.sources, rule.area, rule.id);
  const block = (text: string) => codeBlock(text, book.language);
  const { id, area, severity, optional = false, what, why, fix, references = [] } = rule;
  const bad = shortestFixture(fixtures, 'bad-');
  const good = shortestFixture(fixtures, 'good-');
  const parts = [
    `<!-- Made by npm run docs from the rule and its fixtures; change those. -->\n# ${id}`,
    what,
    `Area \`${area}\` · severity \`${severity}\`${book.section === undefined ? '' : optional ? ' · off unless `preset: all` or `slipway.yaml` turns it on' : ' · on by default'}`,
    `## Why\n\n${why}`,
    `## How to mend it\n\n${fix}`,
    bad === undefined ? '' : `## Found\n\nThe carets stand under what the finding points at.\n\n${block(bad)}`,
    good === undefined ? '' : `## Fine\n\n${block(good)}`,
    book.section === undefined ? '' : `## In slipway.yaml\n\n${codeBlock(policyExample(rule, book), 'yaml')}`,
    references.length === 0 ? '' : `## References\n\n${references.map((reference) => `- ${reference}`).join('\n')}`,
    'See [all rules](README.md).',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function policyExample({ id, severity, options = {} }: RulePage, { section, ignore }: RuleBook): string {
  const other = severity === 'error' ? 'warning' : 'error';
  const names = Object.entries(options).map(([name, value]) => `        ${name}: ${JSON.stringify(value)}\n`);
  const rule =
    names.length === 0
      ? `    ${id}: ${other}\n`
      : `    ${id}:\n      severity: ${other}\n      options:\n${names.join('')}`;
  return `${section}:\n  rules:\n${rule}  ignore:\n    - rule: ${id}\n${ignore.map((line) => `      ${line}\n`).join('')}`;
}

function shortestFixture(folder: string, prefix: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const texts = readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && !name.endsWith('.json'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.sort((a, b) => a.length - b.length)[0];
}

function codeBlock(text: string, language: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function indexPage(rules: readonly RulePage[], { title, section, end }: RuleBook): string {
  const areas = Map.groupBy(rules, ({ area }) => area);
  const sections = [...areas].map(([area, members]) => {
    const rows = members.map(({ id, severity, optional, what }) => [
      `[\`${id}\`](${id}.md)`,
      optional === true ? `${severity}, off` : severity,
      cell(what),
    ]);
    return `## ${area}\n\n${table(['rule', 'severity', 'what must hold'], rows)}`;
  });
  const on = rules.filter(({ optional }) => optional !== true).length;
  const about =
    section === undefined
      ? `${rules.length} rules that \`slipway image build\` and \`slipway image inspect\` hold an image to, beside those
[for Dockerfiles](../image-rules/README.md). Gates (\`max-size\`, \`require-non-root\`, …) are turned on by their inputs; \`fail-on\` says
which severity keeps an image from being pushed.`
      : `${rules.length} rules, ${on} of them on by default; \`preset: all\` turns on the rest. An error breaks a deploy or an application, a
warning is a risk, info is advice. Every severity can be set in \`slipway.yaml\`, and one finding can be ignored with a reason:
see [the policy](../policy.md).`;
  const head = `<!-- Made by npm run docs; change the rules. -->\n# ${title}\n\n${about}\n`;
  return `${head}\n${[...sections, ...(end === undefined ? [] : [end])].join('\n')}`;
}
