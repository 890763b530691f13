// One analysis in a process of its own, as the built package does it:
//
//   node bench/image/analyze-once.mjs engine|archive WHAT [CACHE]
//
// Prints bytes, hidden bytes and files as JSON.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [kind, what, cache] = process.argv.slice(2);
const lib = resolve(import.meta.dirname, '../../packages/image/lib');
const load = (path) => import(pathToFileURL(join(lib, path)).href);

const { analyzeImage } = await load('layers/analyze-image.js');
const { layers, bytes, hiddenBytes } = await analyzeImage(await source(), cache === undefined ? {} : { cache });
const files = layers.reduce((sum, layer) => sum + layer.files, 0);
console.log(JSON.stringify({ layers: layers.length, bytes, hiddenBytes, files }));
process.exit();

async function source() {
  if (kind === 'archive') return (await load('layers/archive-source.js')).archiveSource(what);
  const { connectEngine } = await load('engine/connect.js');
  const engine = await connectEngine({ env: process.env, platform: process.platform, home: homedir() });
  return (await load('layers/engine-source.js')).engineSource(engine, what);
}
