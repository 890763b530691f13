// A corpus of a wanted number of documents. Without a folder of the reader's own it is made of the repository's
// manifests (examples and rule fixtures), each copy in a folder and namespace of its own, as a large repository of many
// applications would be.
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Paths of the manifests below a folder, in one order everywhere. */
export function manifestsIn(folder) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...manifestsIn(path));
    else if (/\.(ya?ml|json)$/.test(entry.name)) found.push(path);
  }
  return found;
}

export function countDocuments(files) {
  let documents = 0;
  for (const file of files)
    documents += readFileSync(file, 'utf8')
      .split(/^---(?:[ \t].*)?$/m)
      .filter((text) => /^\s*[^#\s]/m.test(text)).length;
  return documents;
}

/** Copies the repository's own manifests until `wanted` documents are there. */
export function makeCorpus(target, sources, wanted) {
  let documents = 0;
  for (let copy = 0; documents < wanted; copy++) {
    for (const source of sources) {
      for (const file of manifestsIn(source)) {
        if (documents >= wanted) return documents;
        documents += copyFile(file, join(target, `app-${copy}`, relative(source, file)), copy);
      }
    }
  }
  return documents;
}

function copyFile(file, to, copy) {
  mkdirSync(join(to, '..'), { recursive: true });
  const text = readFileSync(file, 'utf8').replace(/^( *)namespace: *([\w-]+) *$/gm, `$1namespace: $2-${copy}`);
  writeFileSync(to, text);
  return countDocuments([to]);
}

/** The same folder `times` times side by side. */
export function multiply(folder, target, times) {
  for (let i = 0; i < times; i++) cpSync(folder, join(target, `copy-${i}`), { recursive: true });
}

export function bytesOf(files) {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}
