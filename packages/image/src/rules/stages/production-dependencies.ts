import { hasOption, type RunCall, runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const productionDependencies = rule({
  id: 'production-dependencies',
  area: 'stages',
  severity: 'info',
  what: 'The image that is shipped has no dependencies of development.',
  why: 'Compilers, bundlers and test tools of npm are often most of node_modules; each is shipped, scanned and patched for nothing.',
  fix: 'Install with `npm ci --omit=dev` in the stage that is shipped, and build in another one.',
  references: ['https://docs.npmjs.com/cli/commands/npm-ci#omit'],
  check({ dockerfile, shipped, report }) {
    const calls = runCalls(dockerfile, shipped);
    if (
      shipped.some(({ instructions }) =>
        instructions.some(({ keyword, settings }) => keyword === 'ENV' && settings.some(isProduction)),
      )
    )
      return;
    if (calls.some(prunes)) return;
    for (const call of calls) {
      const verb = call.args.find(({ text }) => !text.startsWith('-'))?.text;
      if (!installsAll(call, verb) || call.command.assignments.some(({ text }) => /^NODE_ENV=production$/.test(text)))
        continue;
      report(
        {
          start: call.programWord.start,
          end: call.args.find(({ text }) => text === verb)?.end ?? call.programWord.end,
        },
        `${call.program}${verb === undefined ? '' : ` ${verb}`} brings the dependencies of development too.`,
        {
          fix:
            call.program === 'yarn'
              ? 'Use `yarn workspaces focus --production`, or `yarn install --production` with Yarn 1.'
              : call.program === 'pnpm'
                ? 'Use `pnpm install --prod --frozen-lockfile`.'
                : 'Use `npm ci --omit=dev`.',
        },
      );
    }
  },
});

function isProduction({ key, value }: { key: string; value: string | undefined }): boolean {
  return (
    (key === 'NODE_ENV' && value === 'production') ||
    (/^npm_config_(?:omit|production)$/i.test(key) && value !== 'false')
  );
}

function prunes({ program, args }: RunCall): boolean {
  return (
    /^(?:npm|pnpm|yarn)$/.test(program) &&
    args.some(({ text }) => text === 'prune' || text === 'focus' || text === 'deploy')
  );
}

function installsAll({ program, args }: RunCall, verb: string | undefined): boolean {
  const operands = args.filter(({ text }) => !text.startsWith('-'));
  if (
    program === 'npm' &&
    !(/^(?:ci|clean-install)$/.test(verb ?? '') || (/^(?:install|i)$/.test(verb ?? '') && operands.length === 1))
  )
    return false;
  if (program === 'pnpm' && !(/^(?:install|i)$/.test(verb ?? '') && operands.length === 1)) return false;
  if (
    program === 'yarn' &&
    !((verb === undefined && !hasOption(args, '--version')) || (verb === 'install' && operands.length === 1))
  )
    return false;
  if (!/^(?:npm|pnpm|yarn)$/.test(program)) return false;
  return !hasOption(args, '--omit', '--production', '--prod', '-P', '--only', '--global', '-g');
}
