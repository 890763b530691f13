// What the benchmarks of images share: the engine's settings, contexts in a temporary folder, commands that must succeed.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const { SLIPWAY_TEST_REGISTRY, SLIPWAY_TEST_BASES, SLIPWAY_CLI } = process.env;
if (SLIPWAY_TEST_REGISTRY === undefined || SLIPWAY_TEST_BASES === undefined)
  throw new Error('There is no engine; run `npm run bench:image`, which brings one.');

export const registry = SLIPWAY_TEST_REGISTRY;
/** Base images of this machine by name: runtime, static, go; with --full also debian and toolchain. */
export const bases = JSON.parse(readFileSync(SLIPWAY_TEST_BASES, 'utf8'));
export const slipway = [process.execPath, resolve(SLIPWAY_CLI ?? 'dist/cli/index.js')];

const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-image-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A folder with these files. */
export function context(name, files) {
  const place = join(folder, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
  return place;
}

/** Runs a command. @returns its output and wall time; the process's own CPU time is not told apart */
export function run(argv, { allowed = [0], cwd = process.cwd() } = {}) {
  return new Promise((done, reject) => {
    const began = performance.now();
    const child = spawn(argv[0], argv.slice(1), { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => {
      const wallMs = performance.now() - began;
      if (allowed.includes(code)) done({ out, err, wallMs, code });
      else reject(new Error(`${argv.join(' ')} ended with ${code}:\n${out}${err}`));
    });
  });
}
