// Where the benchmarks deploy, and how they tell what they saw.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../measure.mjs';
import { must, run } from './sides.mjs';

export const images = JSON.parse(readFileSync(process.env.SLIPWAY_TEST_IMAGES, 'utf8'));
export const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
export const helm = onPath('helm');
let namespaces = 0;

/** Two images in turn, so that every release is a change. */
export const turn = (i) => (i % 2 === 0 ? images.v2 : images.v1);

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
export const worst = (numbers) => Math.max(...numbers);

/** A namespace of its own, and the file of what `manifests` makes for it. */
export async function fresh(manifests) {
  namespaces++;
  const namespace = `bench-${namespaces}`;
  await run(['kubectl', 'delete', 'namespace', namespace, '--ignore-not-found', '--wait']);
  await must(['kubectl', 'create', 'namespace', namespace]);
  const file = join(folder, `${namespace}.yaml`);
  writeFileSync(file, manifests(namespace));
  return { namespace, file };
}

export async function drop({ namespace }) {
  await run(['kubectl', 'delete', 'namespace', namespace, '--wait=false']);
}

export function cleanUp() {
  rmSync(folder, { recursive: true, force: true });
}

export async function ready(namespace) {
  await must(['kubectl', '-n', namespace, 'rollout', 'status', 'deployment/web', '--timeout=90s']);
}

export async function address(namespace) {
  return (await must(['kubectl', '-n', namespace, 'get', 'service', 'web', '-o', 'jsonpath=http://{.spec.clusterIP}/']))
    .out;
}

export function table(title, columns, rows) {
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => String(row[i]).length)));
  const line = (cells) => `| ${cells.map((cell, i) => String(cell).padEnd(widths[i])).join(' | ')} |`;
  console.log(
    `\n${title}\n\n${line(columns)}\n${line(widths.map((width) => '-'.repeat(width)))}\n${rows.map(line).join('\n')}`,
  );
}
