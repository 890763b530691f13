// What it costs to look into an image of about 1 GB: dive and ours in turns, from the engine and from saved archives, and
// ours again with every layer in its cache. CPU is that of the tool; what the engine spends on saving is wall time alone.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { measureTogether, onPath, table } from '../measure.mjs';
import { bases, context, run } from './place.mjs';

const tag = 'bench/layers:1';
const once = join(import.meta.dirname, 'analyze-once.mjs');
const ours = (...what) => [process.execPath, once, ...what];

/** On a builder's base: a copy of it, a large file that is deleted again, files that change their mode. */
const dockerfile = `FROM ${bases.toolchain ?? bases.go}
RUN cp -a /usr/local/go/src /usr/local/go/copy && head -c 60000000 /dev/urandom >/var/blob
RUN rm -r /var/blob /usr/local/go/copy/cmd
RUN chmod -R g+w /usr/local/go/bin
`;

/** Prints the table. */
export async function layers(runs = 7) {
  if (!existsSync(join(import.meta.dirname, '../../packages/image/lib/layers/analyze-image.js')))
    throw new Error('The package is not built; run `npx tsc -b packages/image` first.');
  const place = context('layers', { Dockerfile: dockerfile });
  await run(['docker', 'buildx', 'build', '--quiet', '--load', '--tag', tag, place]);
  try {
    const saved = join(place, 'saved.tar');
    await run(['docker', 'save', '--output', saved, tag]);
    const plain = unpackedSave(place, saved);
    const cache = join(place, 'cache');
    const { out } = await run(ours('engine', tag, cache));
    const { bytes, hiddenBytes, files, layers: count } = JSON.parse(out);
    const dive = onPath('dive');
    const sides = [
      { from: 'engine', dive: ['docker', tag], argv: ours('engine', tag) },
      { from: 'engine, all layers cached', argv: ours('engine', tag, cache) },
      { from: `saved, ${mb(saved)} MB, packed`, dive: ['docker-archive', saved], argv: ours('archive', saved) },
      { from: `saved, ${mb(plain)} MB, unpacked`, dive: ['docker-archive', plain], argv: ours('archive', plain) },
    ];
    const rows = [];
    for (const side of sides) rows.push(await compare(side, dive, runs));
    console.log(
      `\nLooking into an image of ${(bytes / 1e6).toFixed(0)} MB, ${count} layers, ${files} files, ${(hiddenBytes / 1e6).toFixed(1)} MB of it hidden; median of ${runs} runs in turns, ms.`,
    );
    const peer = dive === undefined ? [] : ['dive', 'its CPU', 'its MB'];
    console.log(table(['from', 'slipway', 'its CPU', 'its MB', ...peer], rows));
    if (dive === undefined) console.log('dive is not on PATH, so it was left out.');
    else console.log(execFileSync(dive, ['--version'], { encoding: 'utf8' }).trim());
  } finally {
    await run(['docker', 'rmi', '--force', tag]);
  }
}

async function compare({ from, dive: target, argv }, dive, runs) {
  const theirs = dive === undefined || target === undefined ? [] : [[dive, '--ci', '--source', target[0], target[1]]];
  const [mine, other] = await measureTogether([argv, ...theirs], { runs });
  const cells = ({ wallMs, cpuMs, peakMb }) => [wallMs, cpuMs, peakMb].map(Math.round);
  return [from, ...cells(mine), ...(dive === undefined ? [] : other === undefined ? ['-', '-', '-'] : cells(other))];
}

function mb(file) {
  return Math.round(statSync(file).size / 1e6);
}

/** The archive as engines without the containerd store write it: layers as they are when unpacked. */
function unpackedSave(place, saved) {
  const folder = join(place, 'unpacked');
  mkdirSync(folder);
  const sh = (script, ...args) => execFileSync('sh', ['-c', script, 'sh', ...args], { encoding: 'utf8' });
  sh('tar -xf "$1" -C "$2"', saved, folder);
  const [{ Layers }] = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  for (const layer of new Set(Layers))
    sh('if gzip -t "$1" 2>/dev/null; then gzip -dc "$1" >"$1.tar" && mv "$1.tar" "$1"; fi', join(folder, layer));
  const plain = join(place, 'plain.tar');
  sh('tar -cf "$1" -C "$2" $(ls "$2") && rm -r "$2"', plain, folder);
  return plain;
}

if (process.argv[1] === import.meta.filename) await layers(Number(process.argv[2] ?? 7));
