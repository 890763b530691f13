import { hasOption, type RunCall, runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const npmCacheRemoved = rule({
  id: 'npm-cache-removed',
  area: 'packages',
  severity: 'info',
  what: 'The cache of npm, Yarn or pnpm is not in the image that is shipped.',
  why: 'It holds every package a second time, packed; nobody uses it any more.',
  fix: 'End the RUN with `&& npm cache clean --force` (`yarn cache clean`, `pnpm store prune`), or put the cache on a cache mount: `--mount=type=cache,target=/root/.npm`.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3060'],
  check({ dockerfile, shipped, report }) {
    const calls = runCalls(dockerfile, shipped);
    for (const call of calls) {
      const { program, args, run, programWord } = call;
      const verb = args.find(({ text }) => !text.startsWith('-'));
      if (!installs(program, verb?.text) || hasOption(args, '--version', '-v', '--help')) continue;
      if (run.flags.some(({ name, value }) => name === 'mount' && /type=(?:cache|tmpfs)/.test(value ?? ''))) continue;
      if (calls.some((other) => other.run === run && cleans(other))) continue;
      const place = { start: programWord.start, end: verb?.end ?? programWord.end };
      report(place, `${program}${verb === undefined ? '' : ` ${verb.text}`} leaves its cache in the layer.`);
    }
  },
});

/** They fill their caches by any installation, with names or without. */
function installs(program: string, verb: string | undefined): boolean {
  if (program === 'npm') return /^(?:ci|install|i|clean-install)$/.test(verb ?? '');
  if (program === 'yarn') return verb === undefined || /^(?:install|add|global)$/.test(verb);
  return program === 'pnpm' && /^(?:install|i|add)$/.test(verb ?? '');
}

function cleans({ program, args }: RunCall): boolean {
  if (program === 'rm') return args.some(({ text }) => /\.npm|\.cache|_cacache|yarn|store/.test(text));
  return /^(?:npm|yarn|pnpm)$/.test(program) && args.some(({ text }) => text === 'cache' || text === 'store');
}
