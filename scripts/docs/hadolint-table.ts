import { table } from './action-tables.ts';

/** The part of the index of image rules that speaks to those who come from hadolint. */
export function hadolintTable(
  codes: ReadonlyMap<string, readonly string[]>,
  rules: readonly { readonly id: string; readonly optional?: boolean }[],
): string {
  const off = new Set(rules.filter(({ optional }) => optional === true).map(({ id }) => id));
  const rows = [...codes].map(([code, ids]) => [
    code,
    ids.map((id) => `[\`${id}\`](${id}.md)${off.has(id) ? ' (off by default)' : ''}`).join(', '),
  ]);
  return `## Coming from hadolint

Comments such as \`# hadolint ignore=DL3008\` and \`# hadolint global ignore=DL3008\` are honoured: they hide what of ours is named
beside that rule. What hadolint is told by its configuration are options here: \`trustedRegistries\` is \`allowed\` of
\`base-registry\`, \`label-schema\` is \`formats\` of \`label-value\` (\`formats: ["version:semver"]\`) with \`labels\` of
\`required-image-labels\`, \`strict-labels\` is \`label-known\`. DL1001, which forbids such comments, has no counterpart; \`ignore-reason\`
asks for a reason instead.

${differences.map((line) => `- ${line}`).join('\n')}

${table(['hadolint', 'here'], rows)}`;
}

/** Where ours say less or more than hadolint, each for a reason; bench/image/hadolint.mjs counts them on any folder. */
const differences: readonly string[] = [
  'Variables have the values that ARG and ENV give them; what only the build knows is not guessed at.',
  'Heredocs are read as the scripts that they are.',
  'Caches, package lists, recommended packages and the user count in stages that are shipped; a builder may leave what it likes.',
  'An image is root too when no USER is set at all, unless its base is known to have one.',
  'A pipe counts when a download is in front of it (`every-pipe` of `pipe-failure` asks for all), `cd` when a RUN begins with it, and RUNs that could be one when both are short.',
  'Of several CMDs the earlier ones are at fault: the last is the one that counts.',
  'ShellCheck is not built in: of its findings those are here that change what an image is or let a broken build pass.',
];
