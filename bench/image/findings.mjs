// What it costs to judge a Dockerfile, in CPU time, because machines are shared: our rules within one process, after start,
// and hadolint over the same files in one process, where it is on PATH. The files are the fixtures of our rules and, with --corpus FOLDER, those of a folder.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measure as measureCommand, median, onPath, table } from '../measure.mjs';

const root = resolve(import.meta.dirname, '../..');

/** Prints the table. `bar` is what the issue asks for: 1 ms a file after start, by the mean over all files. */
export async function findings(runs = 7, corpus = undefined) {
  const parts = await import(pathToFileURL(sources()).href);
  const fixtures = globSync('packages/image/src/rules/*/*/*.dockerfile', { cwd: root }).map((path) => join(root, path));
  const own = { title: 'fixtures of the rules', files: fixtures };
  const given = corpus === undefined ? [] : [{ title: `files of ${corpus}`, files: filesBelow(corpus) }];
  const hadolint = onPath('hadolint');
  const rows = [];
  for (const { title, files } of [own, ...given]) rows.push(await measure(parts, title, files, runs, hadolint));
  console.log(table(['files', 'bytes, mean', 'Slipway, CPU ms a file', 'of it reading', 'hadolint, ms a file'], rows));
  if (hadolint === undefined) console.log('hadolint is not on PATH, so it was left out.');
  else console.log(execFileSync(hadolint, ['--version'], { encoding: 'utf8' }).trim());
}

/** The built package where there is one; else the sources, which Node 24 runs with --conditions=development. */
function sources() {
  return join(
    root,
    'packages/image',
    process.execArgv.includes('--conditions=development') ? 'src/parts.ts' : 'lib/parts.js',
  );
}

function filesBelow(folder) {
  return globSync('**/*', { cwd: folder })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
}

async function measure({ readDockerfile, checkDockerfile }, title, files, runs, hadolint) {
  const texts = files.map((file) => readFileSync(file));
  const once = (read) => {
    const began = process.cpuUsage();
    for (const [i, text] of texts.entries()) read(text, files[i]);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000 / texts.length;
  };
  const check = (text, file) => checkDockerfile({ dockerfile: readDockerfile(text, file) }, { preset: 'all' });
  // The first rounds compile.
  for (let i = 0; i < 3; i++) once(check);
  const [whole, reading] = [[], []];
  for (let i = 0; i < runs; i++) {
    whole.push(once(check));
    reading.push(once((text, file) => readDockerfile(text, file)));
  }
  // One process for all files: its start is shared by them, as ours is left out.
  const argv = hadolint === undefined ? undefined : [hadolint, '--no-fail', '-f', 'json', ...files];
  const peer = argv === undefined ? undefined : (await measureCommand(argv, { runs })).cpuMs / files.length;
  const bytes = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  return [
    `${files.length} ${title}`,
    bytes.toFixed(0),
    median(whole).toFixed(3),
    median(reading).toFixed(3),
    peer === undefined ? '-' : peer.toFixed(2),
  ];
}

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--corpus');
  await findings(7, at < 0 ? undefined : process.argv[at + 1]);
}
