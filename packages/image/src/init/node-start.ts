import { outputOfTypeScript } from './node-framework.ts';
import type { Member } from './node-package.ts';
import { at, type Project } from './project.ts';

export interface Start {
  readonly command: readonly string[];
  readonly env: readonly string[];
  readonly notes: readonly string[];
}

const entries = [
  'server.js',
  'index.js',
  'app.js',
  'main.js',
  'src/server.js',
  'src/index.js',
  'src/app.js',
  'src/main.js',
  'server.mjs',
  'index.mjs',
];

/**
 * npm as process 1 does not hand signals on, so the program behind `npm start` is called itself.
 *
 * @param build the command that may write the program, of the member or its workspace; undefined for none
 */
export function startOf(project: Project, member: Member, runtime: 'node' | 'bun', build: string | undefined): Start {
  const { scripts, bin } = member.manifest;
  const script = scripts['start:prod'] !== undefined ? 'start:prod' : 'start';
  const start = scripts[script]?.trim();
  const called = start === undefined ? undefined : callOf(followed(start, scripts), runtime);
  if (called !== undefined)
    return {
      ...called,
      notes: [
        ...called.notes,
        ...missingRunner(member, called.command),
        ...missingProgram(project, member, called.command, build),
      ],
    };
  const found = entryOf(project, member);
  const file = found ?? 'index.js';
  const command = [...(runtime === 'bun' ? ['bun', 'run'] : ['node']), file];
  const what = command.join(' ');
  return {
    command,
    env: [],
    notes:
      found === undefined
        ? [
            `Nothing was found to start: ${start === undefined ? 'there is no script start' : `the script ${script} (${start}) is no plain call of ${runtime}`}, no main, no bin, and no file with a usual name such as server.js or index.js. CMD (${what}) is a placeholder; put the program there.`,
          ]
        : [
            start === undefined
              ? `There is no script start; ${what} is called${file === bin?.replace(/^\.\//, '') ? ', the program that bin names: it ends when it has done its work, if it is a tool of the command line' : ''}.`
              : `The script ${script} (${start}) is no plain call of ${runtime}; ${what} is called instead.`,
            ...missingProgram(project, member, command, build),
          ],
  };
}

/** Options of node that take the next word. */
const withValue = /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions)$/;

/** The file that a call of node or bun runs; undefined for code on the command line. */
export function fileOf(command: readonly string[]): string | undefined {
  for (let index = 1; index < command.length; index++) {
    const word = command[index]!;
    if (/^(?:-e|--eval|-p|--print)$/.test(word)) return undefined;
    if (withValue.test(word)) index++;
    else if (!word.startsWith('-') && !(command[0] === 'bun' && word === 'run')) return word;
  }
  return undefined;
}

/** Says that the program is not there, unless a build is expected to write it. */
function missingProgram(
  project: Project,
  member: Member,
  command: readonly string[],
  build: string | undefined,
): string[] {
  const { folder, manifest } = member;
  const file = fileOf(command)?.replace(/^\.\//, '').replace(/\/$/, '');
  if (file === undefined || file.startsWith('/')) return [];
  const main = manifest.main?.replace(/^\.\//, '') ?? 'index.js';
  const named = at(folder, file === '.' || file === '' ? main : file);
  const ends = ['', '.js', '.cjs', '.mjs', '.json', '.node', '/index.js', '/index.cjs', '/index.mjs', '/index.ts'];
  if (ends.some((end) => (end === '' ? isFile(project, named) : project.exists(`${named}${end}`)))) return [];
  if (build === undefined)
    return [
      `CMD calls ${named}, which is not here, and there is no script build that could make it: the container would not start. Correct CMD, or add what makes it.`,
    ];
  const outputs = ['dist', 'build', 'lib', 'out', 'output', '.output', outputOfTypeScript(project, folder)];
  return outputs.some((output) => output !== undefined && named.startsWith(`${at(folder, output)}/`))
    ? []
    : [`CMD calls ${named}, which is not here: the script build is taken to write it.`];
}

function isFile(project: Project, path: string): boolean {
  return project.files.includes(path) || (project.exists(path) && project.read(path) !== undefined);
}

function entryOf(project: Project, { folder, manifest }: Member): string | undefined {
  const has = (file: string) => project.files.includes(at(folder, file));
  if ('@nestjs/core' in manifest.dependencies) return 'dist/main.js';
  // Nx writes where the project says.
  const output = /"outputPath"\s*:\s*"([\w./-]+)"/.exec(project.read(at(folder, 'project.json')) ?? '')?.[1];
  if (output !== undefined && 'nx' in manifest.devDependencies) return `${output}/main.js`;
  if (manifest.bin !== undefined) return manifest.bin.replace(/^\.\//, '');
  if (manifest.main !== undefined) return manifest.main.replace(/^\.\//, '');
  const typed = ['src/index.ts', 'src/server.ts', 'src/main.ts', 'src/app.ts', 'index.ts', 'server.ts'].find(has);
  const plain = entries.find(has);
  if (plain !== undefined) return plain;
  if (manifest.scripts['build'] !== undefined)
    return typed === undefined ? 'dist/index.js' : typed.replace(/^src/, 'dist').replace(/\.ts$/, '.js');
  return typed;
}

/** Scripts that only run another one. */
function followed(start: string, scripts: Readonly<Record<string, string>>): string {
  let script = start;
  for (let steps = 0; steps < 4; steps++) {
    const name = /^(?:npm|pnpm|yarn|bun) (?:run )?([\w:.-]+)$/.exec(script.trim())?.[1];
    const next = name === undefined ? undefined : scripts[name];
    if (next === undefined) return script;
    script = next;
  }
  return script;
}

/** The last of commands joined by `&&`, when it is a plain call. */
function callOf(start: string, runtime: 'node' | 'bun'): Start | undefined {
  const last = start.split('&&').at(-1)!.trim();
  if (/[$&|;<>"'`*]/.test(last)) return undefined;
  const words = last.split(/\s+/);
  const env: string[] = [];
  if (words[0] === 'cross-env') words.shift();
  while (/^[A-Z_]\w*=/.test(words[0] ?? '')) {
    const word = words.shift()!;
    if (word !== 'NODE_ENV=production') env.push(word);
  }
  const [program, ...args] = words.filter((word) => !/^--env-file(?:-if-exists)?=/.test(word));
  const notes =
    words.length > args.length + 1
      ? ['The .env file of the script start is not in the image; set its variables where it runs.']
      : [];
  if (args.length === 0) return undefined;
  if (program === 'node') return { command: ['node', ...args], env, notes };
  if (program === 'tsx' && args[0] !== 'watch') return { command: ['node', '--import', 'tsx', ...args], env, notes };
  if (program === 'ts-node') return { command: ['node', '--require', 'ts-node/register', ...args], env, notes };
  if (program === 'bun' && runtime === 'bun') return { command: ['bun', ...args], env, notes };
  return undefined;
}

function missingRunner({ manifest }: Member, command: readonly string[]): string[] {
  const runner = ['tsx', 'ts-node'].find((name) =>
    command.some((word) => word === name || word.startsWith(`${name}/`)),
  );
  return runner === undefined || runner in manifest.dependencies
    ? []
    : [
        `The program runs by ${runner}, which production does without: move it to dependencies, or compile in a script build.`,
      ];
}
