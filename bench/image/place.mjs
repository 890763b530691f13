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

/** Runs the bundle of an action as a runner does, with its inputs; what it gives to the job goes to files of a folder. */
export function action(name, inputs, folder) {
  const given = Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value]);
  const files = Object.fromEntries(
    ['OUTPUT', 'STEP_SUMMARY', 'STATE', 'ENV', 'PATH'].map((kind) => {
      const file = join(folder, `${kind.toLowerCase()}.json`);
      writeFileSync(file, '');
      return [`GITHUB_${kind}`, file];
    }),
  );
  // By env: a shell drops what is no name of a variable to it, such as INPUT_NO-CACHE.
  const settings = Object.entries({ ...files, ...Object.fromEntries(given), GITHUB_ACTIONS: 'true' });
  const program = [process.execPath, resolve('dist', name, 'index.js')];
  return run(['env', ...settings.map(([key, value]) => `${key}=${value}`), ...program]);
}

/** Runs a command. @returns its output, its wall time, and the CPU time of it and of what it started */
export function run(argv, { allowed = [0], cwd = process.cwd() } = {}) {
  return new Promise((done, reject) => {
    const began = performance.now();
    const child = spawn('sh', ['-c', '"$@"; code=$?; times >&2; exit $code', 'sh', ...argv], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => {
      const wallMs = performance.now() - began;
      const cpuMs =
        (err.trim().split('\n').at(-1) ?? '').split(/\s+/).reduce((sum, text) => sum + seconds(text), 0) * 1000;
      if (allowed.includes(code)) done({ out, err, wallMs, cpuMs, code });
      else reject(new Error(`${argv.join(' ')} ended with ${code}:\n${out}${err}`));
    });
  });
}

/** `0m0.250s`, as `times` prints it. */
function seconds(text) {
  const match = /^(\d+)m([\d.]+)s$/.exec(text);
  return match === null ? 0 : Number(match[1]) * 60 + Number(match[2]);
}
