import { frameworkOf, needsServer } from './node-framework.ts';
import type { Member } from './node-package.ts';
import { at, type Project } from './project.ts';

const listens = /\.listen\(|\bcreateServer\(|\bserve\(|\bexport default \{/;

/** What runs when the file is called, and not only when what it exports is. */
const atOnce =
  /^(?:await )?(?:\w+\.listen|serve|main|start|run|bootstrap)\(|require\.main === module|import\.meta\.main/m;
const offered = /\bmodule\.exports\b|^exports\.|^export\s/m;

/** Whether a call of the file starts a server; one of a library only has functions that would. */
function isProgram(text: string): boolean {
  return listens.test(text) && (!offered.test(text) || atOnce.test(text) || /\bexport default \{/.test(text));
}

/**
 * Why a package looks like one that others import, and nothing to run: it has no start and no program, and offers itself.
 *
 * @param file that would be called, relative to the package
 */
export function libraryNote(project: Project, member: Member, file: string | undefined): string | undefined {
  const { folder, manifest } = member;
  const { scripts, bin, offers } = manifest;
  const isStarted = scripts['start'] !== undefined || scripts['start:prod'] !== undefined || bin !== undefined;
  // npm init writes main into every package.
  const isOffered = offers.some((field) => field !== 'main');
  if (isStarted || !isOffered || needsServer(manifest) || frameworkOf(project, member) !== undefined) return undefined;
  const text = file === undefined ? '' : (project.read(at(folder, file)) ?? '');
  if (isProgram(text)) return undefined;
  return `This looks like a library, which others import, and not like a program: package.json has ${offers.slice(0, 3).join(', ')}, but no script start and no bin${text === '' ? '' : `, and ${file} starts no server`}. If there is a program, name it in a script start; one in a folder of its own gets its image by slipway image init FOLDER.`;
}
