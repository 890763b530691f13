import type { Member } from './node-package.ts';
import { outputsIn } from './outputs.ts';
import { at, type Project } from './project.ts';

const outputs = ['dist', 'build', 'out'];

/**
 * What stays out of the context of an application of Node.
 *
 * @param packages that are built, the root among them
 */
export function ignoredBy(project: Project, packages: readonly Member[], hasBuild: boolean): string[] {
  const scriptsOf = new Map(packages.map(({ folder, manifest: { scripts } }) => [folder, scripts]));
  const written = outputsIn(project, [...scriptsOf.keys()], outputs, (folder, name) =>
    isCalled(scriptsOf.get(folder) ?? {}, name),
  );
  return [
    'coverage',
    '.nyc_output',
    '*.log',
    '**/.turbo',
    '.yarn/cache',
    '.yarn/install-state.gz',
    '.pnp.*',
    ...(hasBuild ? ['**/.next', '**/.nuxt', '**/.output', ...written] : []),
  ];
}

/** Whether a script other than a start runs something in the folder, which must be there before. */
function isCalled(scripts: Readonly<Record<string, string>>, folder: string): boolean {
  const call = new RegExp(
    `(?:^|&& *|\\b(?:node|bun|tsx|ts-node|sh|bash)(?: -\\S+)* +|--config[ =])(?:\\./)?${folder}/`,
  );
  return Object.entries(scripts).some(([name, script]) => !/^(?:start|serve|test)/.test(name) && call.test(script));
}

/** Told where a build may read settings from a file that stays out, as such files hold secrets. */
export function settingsNotes(project: Project, folder: string, hasBuild: boolean): string[] {
  const found = ['.env.production', '.env'].filter((name) => project.files.includes(at(folder, name)));
  if (!hasBuild || found.length === 0) return [];
  const names = found.map((name) => at(folder, name)).join(' and ');
  return [
    `${names} ${found.length === 1 ? 'stays' : 'stay'} out of the build, as such files hold secrets. If the build takes public settings from there, hand them over as ARG and --build-args.`,
  ];
}
