import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '@slipway/manifests';
import { cell, table } from './action-tables.ts';

/** A page per rule and an index of them all: file name → text. `sources` is the folder that holds the rules and their fixtures. */
export function rulePages(rules: readonly Rule[], sources: string): Map<string, string> {
  const pages = new Map(rules.map((rule) => [`${rule.id}.md`, rulePage(rule, join(sources, rule.area, rule.id))]));
  return pages.set('README.md', indexPage(rules));
}

function rulePage(rule: Rule, fixtures: string): string {
  const { id, area, severity, optional = false, what, why, fix, references = [], options = {} } = rule;
  const bad = shortestFixture(fixtures, 'bad-');
  const good = shortestFixture(fixtures, 'good-');
  const parts = [
    `<!-- Made by npm run docs from the rule and its fixtures; change those. -->\n# ${id}`,
    what,
    `Area \`${area}\` · severity \`${severity}\` · ${optional ? 'off unless `preset: all` or `slipway.yaml` turns it on' : 'on by default'}`,
    `## Why\n\n${why}`,
    `## How to mend it\n\n${fix}`,
    bad === undefined ? '' : `## Found\n\nThe carets stand under what the finding points at.\n\n${yamlBlock(bad)}`,
    good === undefined ? '' : `## Fine\n\n${yamlBlock(good)}`,
    `## In slipway.yaml\n\n${yamlBlock(policyExample(id, severity, options))}`,
    references.length === 0 ? '' : `## References\n\n${references.map((reference) => `- ${reference}`).join('\n')}`,
    'See [all rules](README.md).',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function policyExample(id: string, severity: string, options: NonNullable<Rule['options']>): string {
  const other = severity === 'error' ? 'warning' : 'error';
  const names = Object.entries(options).map(([name, value]) => `        ${name}: ${JSON.stringify(value)}\n`);
  const rule =
    names.length === 0
      ? `    ${id}: ${other}\n`
      : `    ${id}:\n      severity: ${other}\n      options:\n${names.join('')}`;
  return `lint:\n  rules:\n${rule}  ignore:\n    - rule: ${id}\n      object: Deployment/web\n      reason: why it does not matter there\n`;
}

function shortestFixture(folder: string, prefix: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const texts = readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.sort((a, b) => a.length - b.length)[0];
}

function yamlBlock(text: string): string {
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}

function indexPage(rules: readonly Rule[]): string {
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
  const head = `<!-- Made by npm run docs; change the rules. -->
# Rules

${rules.length} rules, ${on} of them on by default; \`preset: all\` turns on the rest. An error breaks a deploy or an application, a
warning is a risk, info is advice. Every severity can be set in \`slipway.yaml\`, and one finding can be ignored with a reason:
see [the policy](../policy.md).
`;
  return `${head}\n${sections.join('\n')}`;
}
