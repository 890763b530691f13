import { callsByRun, isMounted, type RunCall, runCalls } from '../calls.ts';
import { chainOf } from '../chain.ts';
import { rule } from '../rule.ts';

export const aptListsFresh = rule({
  id: 'apt-lists-fresh',
  area: 'packages',
  severity: 'warning',
  what: '`apt-get update` runs in the same RUN as the installation.',
  why: 'The layer of an update of its own is taken from the cache for ever: later installs get versions that the mirror no longer has, and fail; without any update there is no list at all.',
  fix: 'Join them: `RUN apt-get update && apt-get install -y … && rm -rf /var/lib/apt/lists/*`.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages) {
      const isUpdated = () => runCalls(dockerfile, chainOf(dockerfile, stage)).some(isUpdate);
      for (const own of callsByRun(dockerfile, stage)) {
        const { run } = own[0]!;
        // Lists on a cache mount outlive the RUN, and a script may update or install by itself.
        if (isMounted(run, '/var/lib/apt/lists') || own.some(runsScript)) continue;
        const update = own.find(isUpdate);
        const install = own.find((call) => call.install?.manager === 'apt' && !isLocal(call.args));
        if (update !== undefined && !own.some(usesLists)) {
          const verb = update.args.find(({ text }) => text === 'update')!;
          const place = { start: update.programWord.start, end: verb.end };
          report(place, `${update.program} update has a layer of its own, which grows old in the cache.`);
        } else if (install?.install !== undefined && update === undefined && !isUpdated()) {
          const { verb, name } = install.install;
          const place = { start: install.programWord.start, end: verb.end };
          report(place, `${name} runs without the lists that apt-get update brings.`);
        }
      }
    }
  },
});

const apt = /^(?:apt-get|apt|aptitude)$/;

function isUpdate({ program, args }: RunCall): boolean {
  return apt.test(program) && args.some(({ text }) => text === 'update');
}

function usesLists({ program, args }: RunCall): boolean {
  const verbs = /^(?:install|upgrade|dist-upgrade|full-upgrade|build-dep|download|source)$/;
  return apt.test(program) && args.some(({ text }) => verbs.test(text));
}

/** Packages that are files need no lists. */
function isLocal(args: readonly { readonly text: string }[]): boolean {
  return args.some(({ text }) => /\.deb$/.test(text));
}

function runsScript({ program, programWord }: RunCall): boolean {
  return /\.sh$/.test(program) || /^(?:\.|source|bash|sh)$/.test(program) || programWord.text.startsWith('./');
}
