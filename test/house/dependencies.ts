import { type File, type Manifest, parseManifest } from './checkout.ts';
import { type Breach, importsOf, isSource, isTest, packageOf } from './source.ts';

export interface Workspace {
  /** From the root: `packages/core`; empty for the root itself. */
  readonly folder: string;
  readonly manifest: Manifest;
}

export function workspaces(files: readonly File[]): Workspace[] {
  return files
    .filter(({ path }) => /^((packages|actions)\/[^/]+\/)?package\.json$/.test(path))
    .map((file) => ({ folder: file.path.replace(/\/?package\.json$/, ''), manifest: parseManifest(file) }));
}

function importedBy(files: readonly File[]): Set<string> {
  return new Set(files.flatMap((file) => importsOf(file).flatMap(({ specifier }) => packageOf(specifier) ?? [])));
}

/** Dependencies that a workspace declares and never imports, or imports and never declares. */
export function dependencyBreaches(files: readonly File[]): Breach[] {
  const root = workspaces(files).find(({ folder }) => folder === '')!.manifest;
  const tools = new Set(Object.keys(root.devDependencies ?? {}));
  return workspaces(files).flatMap(({ folder, manifest: { name, dependencies = {}, devDependencies = {} } }) => {
    if (folder === '') return undeclaredTools(files, tools);
    const own = files.filter((file) => file.path.startsWith(`${folder}/`) && isSource(file));
    const shipped = importedBy(own.filter((file) => !isTest(file)));
    const tested = importedBy(own.filter(isTest));
    const known = (library: string) => library in dependencies || library === name;
    return [
      ...Object.keys(dependencies)
        .filter((library) => !shipped.has(library))
        .map((library) => `${folder}/package.json: ${library} is not imported`),
      ...Object.keys(devDependencies)
        .filter((library) => !tested.has(library))
        .map((library) => `${folder}/package.json: ${library} is imported by no test`),
      ...[...shipped]
        .filter((library) => !known(library))
        .map((library) => `${folder} imports ${library} but does not declare it`),
      ...[...tested]
        .filter((library) => !known(library) && !(library in devDependencies) && !tools.has(library))
        .map((library) => `a test of ${folder} imports ${library} but neither ${folder} nor the root declares it`),
    ];
  });
}

/**
 * What scripts, configurations and tests of whole actions import: workspaces, and tools that the root declares. Applications
 * among the fixtures have a package.json of their own.
 */
function undeclaredTools(files: readonly File[], tools: ReadonlySet<string>): Breach[] {
  const own = files.filter((file) => isSource(file) && !/^(packages|actions)\/|\/fixtures\//.test(file.path));
  return [...importedBy(own)]
    .filter((library) => !library.startsWith('@slipway/') && !tools.has(library))
    .map((library) => `scripts or tests of the root import ${library} but its package.json does not declare it`);
}

/** Tools of the root that no script runs and no file imports. */
export function needlessTools(files: readonly File[]): string[] {
  const root = workspaces(files).find(({ folder }) => folder === '')!.manifest;
  const imported = importedBy(files.filter((file) => isSource(file)));
  const scripts = [
    ...Object.values(root.scripts ?? {}),
    ...files.filter(({ path }) => path.startsWith('.ci/')).map(({ text }) => text),
  ].join('\n');
  const commands: Readonly<Record<string, string>> = { '@biomejs/biome': 'biome', typescript: 'tsc' };
  return Object.keys(root.devDependencies ?? {}).filter((tool) => {
    if (tool.startsWith('@types/') || imported.has(tool)) return false;
    return !new RegExp(`\\b${commands[tool] ?? tool}\\b`).test(scripts);
  });
}

/** Workspaces whose tsconfig does not build first what their package.json depends on. */
export function referenceBreaches(files: readonly File[]): Breach[] {
  return workspaces(files).flatMap(({ folder, manifest: { dependencies = {}, devDependencies = {} } }) => {
    const config = files.find(({ path }) => folder !== '' && path === `${folder}/tsconfig.json`);
    if (config === undefined) return [];
    const parsed = JSON.parse(config.text) as { references?: { path: string }[] };
    const built = new Set((parsed.references ?? []).map(({ path }) => `@slipway/${path.split('/').at(-1)}`));
    return Object.keys({ ...dependencies, ...devDependencies })
      .filter((library) => library.startsWith('@slipway/') && !built.has(library))
      .map((library) => `${config.path}: no reference to ${library}`);
  });
}
