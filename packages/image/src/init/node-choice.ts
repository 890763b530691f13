import { askedFor } from './asked-for.ts';
import { frameworkOf, isServer, staticBuild } from './node-framework.ts';
import type { Member } from './node-package.ts';
import type { Project } from './project.ts';

/** The package that an image is most likely for: the root, one that the root's scripts call, or one that serves. */
export function chosenMember(
  project: Project,
  root: Member,
  members: readonly Member[],
): { readonly member: Member; readonly others: readonly string[] } {
  const { manifest } = root;
  if (project.program !== undefined) {
    const member = askedFor(project.program, [...members, root], ({ folder, manifest: { name } }) => [
      folder,
      folder.slice(folder.lastIndexOf('/') + 1),
      name,
    ]);
    return { member, others: [] };
  }
  const choices = isApplication(project, root, members.length > 0)
    ? [root]
    : members.filter((one) => isApplication(project, one) && !/(?:^|\/)examples?\//.test(`${one.folder}/`));
  const scripts = `${manifest.scripts['build'] ?? ''} ${manifest.scripts['start'] ?? ''}`;
  const member =
    choices.find(
      ({ folder, manifest: { name } }) =>
        folder !== '' && (scripts.includes(folder) || (name !== undefined && scripts.includes(name))),
    ) ??
    choices.find(({ folder }) => /(?:^|\/)(?:web|app|api|server|backend|service)$/.test(folder)) ??
    choices.find(({ manifest: { scripts: own } }) => own['start'] !== undefined) ??
    choices[0] ??
    root;
  return { member, others: choices.filter((one) => one !== member).map(({ folder }) => folder) };
}

function isApplication(project: Project, member: Member, isRootOfMany = false): boolean {
  const { manifest } = member;
  // The root of a workspace has the tools of its members, and scripts that call theirs.
  if (
    isRootOfMany &&
    !project.files.includes('index.html') &&
    !/^(?:node|next|nuxt|nest)\b/.test(manifest.scripts['start'] ?? '')
  )
    return false;
  return (
    isServer(manifest) ||
    frameworkOf(project, member) !== undefined ||
    (manifest.scripts['build'] !== undefined && staticBuild(project, member) !== undefined) ||
    manifest.scripts['start'] !== undefined
  );
}

/** What a workspace has, and which of it the image is for. */
export function workspaceNotes(members: readonly Member[], member: Member, others: readonly string[]): string[] {
  const named = (folders: readonly string[]) =>
    folders.length > 6 ? `${folders.slice(0, 6).join(', ')} and ${folders.length - 6} more` : folders.join(', ');
  const where = member.folder === '' ? 'its root' : member.folder;
  if (others.length > 0)
    return [
      `This workspace has ${others.length + 1} applications; this is for ${where}. Others, for --program: ${named(others)}.`,
    ];
  if (members.length === 0) return [];
  const packages = `${members.length} package${members.length === 1 ? '' : 's'} (${named(members.map(({ folder }) => folder))})`;
  return [
    `This is a workspace of ${packages}; this is for ${where}.${members.length > 1 || member.folder === '' ? ' For another one add --program and its folder.' : ''}`,
  ];
}
