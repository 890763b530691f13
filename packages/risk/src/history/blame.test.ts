import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathText } from './parse-log.ts';
import { replayWhole } from './replay.ts';
import {
  type ScriptedCommit,
  type ScriptedFile,
  type ScriptedRepository,
  scriptedRepository,
} from './scripted-repository.ts';

type Tree = Record<string, ScriptedFile>;

const names = [
  'a.js',
  'src/b.go',
  'src/c d.py',
  'wei"rd\\.ts',
  'tab\there.c',
  'line\nfeed.js',
  'ünï/ö.rs',
  'README',
  'lib/a.js',
  'lib/b.go',
];
const lines = [
  '',
  '}',
  '  if (a) {',
  '\tif (a) {',
  'return a;',
  'return  a;',
  'b',
  'c\r',
  '// c',
  '-- d',
  '++ e',
  '@@ f',
];
const hash = '89e6c98d92887913cadf06b2adb97f26cde4849b';

const line = fc.constantFrom(...lines);
const body = fc
  .record({ lines: fc.array(line, { maxLength: 14 }), end: fc.constantFrom('\n', '') })
  .map(({ lines, end }) => (lines.length === 0 ? '' : lines.join('\n') + end));
const name = fc.constantFrom(...names);

/** One thing that people do to a tree. */
const edit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('splice' as const),
      name,
      at: fc.nat(14),
      cut: fc.nat(3),
      put: fc.array(line, { maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('write' as const), name, body }) },
  fc.record({ kind: fc.constant('spaces' as const), name }),
  fc.record({ kind: fc.constant('move' as const), name, to: name }),
  fc.record({ kind: fc.constant('swap' as const), name, to: name }),
  fc.record({ kind: fc.constant('copy' as const), name, to: name }),
  fc.record({ kind: fc.constant('remove' as const), name }),
  fc.record({ kind: fc.constant('mode' as const), name }),
  fc.record({ kind: fc.constant('binary' as const), name, byte: fc.nat(2) }),
  fc.record({ kind: fc.constant('link' as const), name }),
  fc.record({ kind: fc.constant('submodule' as const), name }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(tree: Tree, change: Edit): Tree {
  const after = { ...tree };
  const file = tree[change.name];
  switch (change.kind) {
    case 'write':
      after[change.name] = { content: change.body };
      break;
    case 'binary':
      after[change.name] = { content: Buffer.from([0, change.byte, 10, 255]) };
      break;
    case 'link':
      after[change.name] = { content: 'target', mode: '120000' };
      break;
    case 'submodule':
      after[change.name] = { content: hash, mode: '160000' };
      break;
    case 'remove':
      delete after[change.name];
      break;
    default:
      if (file !== undefined) rework(after, file, change);
  }
  return after;
}

function rework(after: Tree, file: ScriptedFile, change: Edit): void {
  if (change.kind === 'splice' && file.mode !== '160000') {
    const all = file.content.toString('latin1').split('\n');
    all.splice(Math.min(change.at, all.length - 1), change.cut, ...change.put);
    after[change.name] = { ...file, content: all.join('\n') };
  } else if (change.kind === 'spaces' && typeof file.content === 'string' && file.mode !== '160000') {
    after[change.name] = { ...file, content: file.content.replace(/^/gm, ' ').replaceAll('  ', '\t') };
  } else if (change.kind === 'mode' && file.mode === undefined) after[change.name] = { ...file, mode: '100755' };
  else if (change.kind === 'copy') after[change.to] = file;
  else if (change.kind === 'move') {
    delete after[change.name];
    after[change.to] = file;
  } else if (change.kind === 'swap') {
    const other = after[change.to];
    after[change.to] = file;
    if (other === undefined) delete after[change.name];
    else after[change.name] = other;
  }
}

interface Step {
  readonly edits: readonly Edit[];
  /** How many commits back a branch left that this step merges, and what it did. */
  readonly branch: { readonly back: number; readonly edits: readonly Edit[] } | undefined;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    edits: fc.array(edit, { minLength: 1, maxLength: 4 }),
    branch: fc.option(fc.record({ back: fc.nat(3), edits: fc.array(edit, { minLength: 1, maxLength: 3 }) }), {
      nil: undefined,
      freq: 4,
    }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The commits of a main line with branches that are merged into it. */
function script(history: readonly Step[]): ScriptedCommit[] {
  const commits: ScriptedCommit[] = [
    { files: { 'a.js': { content: 'a\nb\nc\n' }, 'src/b.go': { content: 'if (a) {\n\tb\n}\n' } } },
  ];
  const mainLine = [0];
  for (const { edits, branch } of history) {
    const last = mainLine.at(-1) as number;
    let tree = treeOf(commits[last]);
    const parents = [last];
    if (branch !== undefined) {
      const fork = mainLine.at(-1 - branch.back) ?? 0;
      const side = branch.edits.reduce(apply, treeOf(commits[fork]));
      parents.push(commits.push({ files: side, parents: [fork] }) - 1);
      tree = branch.edits.reduce(apply, tree);
    }
    mainLine.push(commits.push({ files: edits.reduce(apply, tree), parents }) - 1);
  }
  return commits;
}

function treeOf(commit: ScriptedCommit | undefined): Tree {
  return { ...(commit?.files as Tree) };
}

/** A folder cannot have the name of a file; the names above never clash, so every tree is one that git can hold. */
test('every line has the owner that git blame gives it, whatever happens to files', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const repository = scriptedRepository(script(history));
      try {
        await expectOwnersOfBlame(repository);
      } finally {
        repository.remove();
      }
    }),
    { numRuns: 8 },
  );
}, 60_000);

async function expectOwnersOfBlame(repository: ScriptedRepository): Promise<void> {
  const { progress } = await replayWhole(repository.path);
  const hashes = progress.units.map((unit) => unit.hash);
  const tracked = repository.git('ls-tree', '-r', '-z', '--name-only', 'main').split('\0').slice(0, -1);
  expect([...progress.state.files.keys()].map(pathText).sort()).toEqual(tracked.sort());
  for (const [path, record] of progress.state.files) {
    if (!record.text) continue;
    const told = repository.git('blame', '-w', '--first-parent', '--porcelain', 'main', '--', pathText(path));
    const owners = [...told.matchAll(/^([0-9a-f]{40}) \d+ \d+/gm)].map((match) => match[1]);
    const ours = Array.from(record.owners.units.subarray(0, record.owners.lines), (unit) => hashes[unit]);
    expect({ path, owners: ours }).toEqual({ path, owners });
  }
}
