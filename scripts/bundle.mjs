// Bundles what runs without node_modules: the CLI and each action, from tsc's output in lib/ to dist/<name>/.
//
//   node scripts/bundle.mjs                   writes dist/
//   node scripts/bundle.mjs --check           builds in memory and names the files of dist/ that differ
//   node scripts/bundle.mjs --only cli,pipeline
//   node scripts/bundle.mjs --out DIR         another place than dist/, to try something or to compare
//
// The bytes depend on the sources alone: not on the folder, the machine or the Node version. So reviewers can trust
// that dist/ is what the sources say, and CI can hold it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import ncc from '@vercel/ncc';
import { bundleKubernetesClient, kubernetesClient } from './kubernetes-client.ts';

const root = resolve(import.meta.dirname, '..');

/** Name of the folder in dist/ → compiled entry. Every folder of actions/ is one. */
const entries = {
  cli: 'packages/cli/lib/main.js',
  ...Object.fromEntries(readdirSync(join(root, 'actions')).map((name) => [name, `actions/${name}/lib/main.js`])),
};

/** Made once, for whatever needs it. */
let client;

/**
 * @param {string} entry path of a compiled ES module, from the root
 * @returns {Promise<Map<string, Buffer>>} file name → content
 */
async function bundle(entry) {
  const { code, assets } = await ncc(join(root, entry), { cache: false, license: 'licenses.txt', quiet: true });
  const files = new Map([['index.js', Buffer.from(code)]]);
  for (const [name, { source }] of Object.entries(assets)) files.set(name, Buffer.from(source));
  await addKubernetesClient(files);
  // The runner reads the module kind from the nearest package.json; the repository's own would do only inside it.
  files.set('package.json', Buffer.from('{\n  "type": "module"\n}\n'));
  return files;
}

/** Puts the client's own bundle beside the files that import it: they load it when they first speak to a cluster. */
async function addKubernetesClient(files) {
  const { specifier, file } = kubernetesClient;
  const users = [...files].filter(([name, source]) => name.endsWith('.js') && source.includes(specifier));
  if (users.length === 0) return;
  client ??= await bundleKubernetesClient();
  for (const [name, source] of users)
    files.set(name, Buffer.from(source.toString('utf8').replaceAll(specifier, `./${file}`)));
  files.set(file, client.code);
  const licenses = files.get('licenses.txt')?.toString('utf8') ?? '';
  const missing = client.licenses.filter(({ heading }) => !licenses.includes(heading));
  files.set('licenses.txt', Buffer.from([licenses, ...missing.map(({ heading, text }) => heading + text)].join('\n')));
}

/** @returns {Map<string, Buffer>} every file below a folder, by its path from there */
function read(folder) {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => [
      relative(folder, join(parentPath, name)),
      readFileSync(join(parentPath, name)),
    ]),
  );
}

function write(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** @returns {string[]} one line for each file that is missing, needless or different */
function compare(name, committed, built) {
  const lines = [];
  for (const file of [...new Set([...committed.keys(), ...built.keys()])].sort()) {
    const [old, fresh] = [committed.get(file), built.get(file)];
    if (old === undefined) lines.push(`dist/${name}/${file} is missing`);
    else if (fresh === undefined) lines.push(`dist/${name}/${file} is not made by the build`);
    else if (!old.equals(fresh))
      lines.push(`dist/${name}/${file} differs from a rebuild (${old.length} bytes committed, ${fresh.length} built)`);
  }
  return lines;
}

const { values: options } = parseArgs({
  options: { check: { type: 'boolean' }, only: { type: 'string' }, out: { type: 'string' } },
});
const dist = options.out === undefined ? join(root, 'dist') : resolve(options.out);
const names = options.only?.split(',') ?? Object.keys(entries);
const unknown = names.filter((name) => !(name in entries));
if (unknown.length > 0)
  throw new Error(`no such bundle: ${unknown.join(', ')}; there are ${Object.keys(entries).join(', ')}`);

const differences = [];
// Chunks lie beside index.js and are imported by name, so module ids must not depend on where the build was started.
process.chdir(root);
for (const name of names) {
  const files = await bundle(entries[name]);
  const size = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  console.log(`dist/${name}: ${files.size} files, ${Math.ceil(size / 1000)} kB`);
  if (options.check) differences.push(...compare(name, read(join(dist, name)), files));
  else write(join(dist, name), files);
}
// In a folder that somebody named, other things may lie that are nobody's business here.
if (options.only === undefined && options.out === undefined) {
  const needless = existsSync(dist) ? readdirSync(dist).filter((name) => !(name in entries)) : [];
  for (const name of needless) {
    if (options.check) differences.push(`dist/${name} is not made by the build`);
    else rmSync(join(dist, name), { recursive: true });
  }
}
if (differences.length > 0) {
  console.error(
    `dist/ is not what the sources say. Run npm run build and commit dist/.\n  ${differences.join('\n  ')}`,
  );
  process.exitCode = 1;
}
