// `npm run bench:lint [-- --corpus DIR] [--runs N]`: slipway lint beside every peer that is on PATH, over one small
// file, about 1,000 and about 10,000 documents. Slipway runs with all of its rules, and once more with those that are on by
// default; peers run with their defaults, kube-linter once more with all of its checks that need no network.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureTogether, onPath, table } from '../measure.mjs';
import { bytesOf, countDocuments, makeCorpus, manifestsIn, multiply } from './corpus.mjs';

const root = resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { corpus: { type: 'string' }, runs: { type: 'string', default: '7' } } });
const runs = Number(values.runs);
const work = mkdtempSync(join(tmpdir(), 'slipway-bench-'));

/** How each tool is called; `files` is false for those that take a folder. */
const peers = [
  { name: 'kube-linter', argv: (folder) => ['kube-linter', 'lint', '--format', 'json', folder] },
  {
    name: 'kube-linter, all',
    program: 'kube-linter',
    argv: (folder) => [
      'kube-linter',
      'lint',
      '--add-all-built-in',
      '--exclude',
      'schema-validation',
      '--format',
      'json',
      folder,
    ],
  },
  {
    name: 'kube-score',
    argv: (_, files) => ['kube-score', 'score', '--output-format', 'json', ...files],
    takesFiles: true,
  },
  {
    name: 'kubeconform',
    argv: (folder) => [
      'kubeconform',
      '-n',
      '1',
      '-skip',
      '.*',
      '-ignore-missing-schemas',
      '-schema-location',
      '/nonexistent',
      '-output',
      'json',
      folder,
    ],
  },
  { name: 'polaris', argv: (folder) => ['polaris', 'audit', '--format', 'json', '--audit-path', folder], slow: true },
];

try {
  const present = peers.filter(({ name, program = name }) => onPath(program) !== undefined);
  const missing = peers.filter((peer) => !present.includes(peer)).map(({ name }) => name);
  const sizes = corpora();
  console.log(
    `Slipway lint beside its peers. Node ${process.version}, ${cpus().length} CPUs, Linux ${release()}, ${new Date().toISOString().slice(0, 10)}; median of ${runs} runs in turns.`,
  );
  if (missing.length > 0) console.log(`Not on PATH, so left out: ${missing.join(', ')}.`);
  for (const size of sizes) await compare(size, present);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function corpora() {
  const thousand = values.corpus === undefined ? join(work, 'corpus-1000') : resolve(values.corpus);
  if (values.corpus === undefined)
    makeCorpus(
      thousand,
      [
        join(root, 'examples'),
        join(root, 'packages/manifests/src/planted'),
        join(root, 'packages/manifests/src/rules'),
      ],
      1000,
    );
  const tenThousand = join(work, 'corpus-10000');
  multiply(thousand, tenThousand, 10);
  const small = join(root, 'packages/manifests/src/planted/baseline.yaml');
  return [
    { title: 'one small file', folder: small, files: [small], runs },
    describe('about 1,000 documents', thousand, runs),
    describe('about 10,000 documents', tenThousand, Math.max(3, Math.ceil(runs / 2))),
  ];
}

function describe(title, folder, count) {
  return { title, folder, files: manifestsIn(folder), runs: count };
}

async function compare({ title, folder, files, runs: count }, present) {
  const documents = countDocuments(files);
  const slipway = (preset) => [
    process.execPath,
    join(root, 'packages/cli/bin/slipway.js'),
    'lint',
    folder,
    '--preset',
    preset,
    '--format',
    'json',
  ];
  const fitting = present.filter(
    ({ takesFiles, slow }) => !(takesFiles && files.length > 2000) && !(slow && files.length > 2000),
  );
  const commands = [
    [process.execPath, '-e', '0'],
    slipway('all'),
    slipway('recommended'),
    ...fitting.map(({ argv }) => argv(folder, files)),
  ];
  const results = await measureTogether(commands, { runs: count, cwd: root });
  const [floor, ours] = results;
  const linter = results[3 + fitting.findIndex(({ name }) => name === 'kube-linter')];
  const names = ['node -e 0', 'slipway, all rules', 'slipway, default rules', ...fitting.map(({ name }) => name)];
  console.log(`\n${title}: ${files.length} files, ${documents} documents, ${(bytesOf(files) / 1e6).toFixed(2)} MB`);
  console.log(
    table(
      ['tool', 'wall ms', 'CPU ms', '× node -e 0 (CPU)', 'docs/s', 'peak MB', 'exit'],
      results.map((result, i) => [
        names[i],
        result.wallMs.toFixed(0),
        result.cpuMs.toFixed(0),
        (result.cpuMs / floor.cpuMs).toFixed(1),
        i === 0 ? '' : Math.round(documents / (result.wallMs / 1000)),
        result.peakMb.toFixed(0),
        result.exit,
      ]),
    ),
  );
  console.log(
    `slipway over node -e 0: ${(ours.wallMs - floor.wallMs).toFixed(0)} ms wall${linter === undefined || fitting.every(({ name }) => name !== 'kube-linter') ? '' : `; slipway ÷ kube-linter: ${(ours.wallMs / linter.wallMs).toFixed(2)} wall, ${(ours.cpuMs / linter.cpuMs).toFixed(2)} CPU`}`,
  );
}
