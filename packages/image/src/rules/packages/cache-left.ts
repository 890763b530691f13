import type { Stage } from '../../dockerfile/dockerfile.ts';
import type { Call } from '../../dockerfile/run-scripts.ts';
import { hasOption, isMounted, type RunCall, removes, runCalls } from '../calls.ts';
import { type Install, type Manager, managerOf } from '../package-commands.ts';
import { type ImageRule, rule } from '../rule.ts';

/** What a package manager leaves behind. */
export interface PackageCache {
  readonly id: string;
  readonly what: string;
  readonly fix: string;
  readonly references: readonly string[];
  readonly managers: readonly Manager[];
  /** Folders that it fills: on a cache mount they are in no layer, and a deletion in the same RUN cleans up. */
  readonly folders: readonly string[];
  /** Options of the installing command that keep it from filling them. */
  readonly options: readonly string[];
  /** Name of a variable that turns the cache off. */
  readonly env?: RegExp;
  /** The option that is written behind the verb to mend it. */
  readonly edit?: string;
  readonly holds: string;
  /** A verb that fills it, where the installation itself does not. */
  readonly filledBy?: string;
  /** A later call in the same RUN that cleans up. */
  cleans(call: Call): boolean;
}

/** A rule about one cache. Only what is shipped counts: a builder may keep whatever it likes. */
export function cacheRule(cache: PackageCache): ImageRule {
  const { id, what, fix, references } = cache;
  return rule({
    id,
    area: 'packages',
    severity: 'info',
    what,
    why: 'Nobody uses it any more, and a later RUN cannot take it out of the layer that holds it.',
    fix,
    references,
    check({ dockerfile, shipped, report }) {
      if (isTurnedOff(cache, shipped)) return;
      const calls = runCalls(dockerfile, shipped);
      for (const call of calls) {
        const filling = fillingVerb(cache, call);
        if (filling === undefined || leavesNothing(cache, call, calls)) continue;
        const { end } = filling.verb;
        const edits = cache.edit === undefined ? {} : { edits: [{ start: end, end, text: ` ${cache.edit}` }] };
        report(
          { start: call.programWord.start, end },
          `${filling.name} leaves its ${cache.holds} in the layer.`,
          edits,
        );
      }
    },
  });
}

/** What a call fills the cache by; undefined when it fills none. */
function fillingVerb(
  { managers, filledBy }: PackageCache,
  { program, args, install }: RunCall,
): Pick<Install, 'verb' | 'name'> | undefined {
  if (filledBy === undefined) return install !== undefined && managers.includes(install.manager) ? install : undefined;
  const manager = managerOf(program);
  const verb =
    manager !== undefined && managers.includes(manager) ? args.find(({ text }) => text === filledBy) : undefined;
  return verb === undefined ? undefined : { verb, name: `${program} ${verb.text}` };
}

function isTurnedOff({ env }: PackageCache, shipped: readonly Stage[]): boolean {
  return shipped.some(({ instructions }) =>
    instructions.some(
      ({ keyword, settings }) => keyword === 'ENV' && settings.some(({ key }) => env?.test(key) === true),
    ),
  );
}

function leavesNothing(cache: PackageCache, call: RunCall, calls: readonly RunCall[]): boolean {
  if (hasOption(call.args, ...cache.options) || cache.folders.some((folder) => isMounted(call.run, folder)))
    return true;
  if (call.command.assignments.some(({ text }) => cache.env?.test(text.split('=', 1)[0]!) === true)) return true;
  const later = calls.filter((other) => other.run === call.run && other.command.start >= call.command.start);
  return later.some((other) => cache.cleans(other)) || cache.folders.some((path) => removes(later, path));
}
