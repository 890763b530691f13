import { rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Clock } from '@slipway/core';
import { runDocker } from '../build/run-docker.ts';
import type { Engine, ImageConfig } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import { temporaryFolder } from '../temporary.ts';
import { fileOfImage } from './image-file.ts';
import { ofModule, ofStart } from './smoke-failure.ts';
import type { SmokeFailure, SmokeResult } from './smoke-result.ts';
import type { SmokeSettings } from './smoke-settings.ts';

/** Runs a module with nothing but its arguments and its environment: no files, no network. */
const runner = `
const { WASI } = require('node:wasi');
const { file, args, env } = JSON.parse(process.argv[1]);
const wasi = new WASI({ version: 'preview1', args, env, preopens: {}, returnOnExit: false });
WebAssembly.compile(require('node:fs').readFileSync(file))
  .then((module) => WebAssembly.instantiate(module, wasi.getImportObject()))
  .then((instance) => wasi.start(instance));
`;

export function isWasi({ os, architecture }: Pick<ImageConfig, 'os' | 'architecture'>): boolean {
  return os === 'wasi' || os === 'wasip1' || architecture === 'wasm';
}

interface Deps {
  readonly engine: Pick<Engine, 'saveImage'>;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A module of the platform `wasi/wasm`, run by Node's WASI: no engine runs it without a shim. It is fine when it exits
 * with 0, or runs on for as long as a container without a probe has to.
 */
export async function runWasi(
  image: string,
  config: ImageConfig,
  settings: SmokeSettings,
  deps: Deps,
): Promise<Omit<SmokeResult, 'probe' | 'port' | 'user' | 'readOnly' | 'deniedWrites'>> {
  const [program = '', ...more] = [
    ...config.entrypoint,
    ...(settings.args.length > 0 ? settings.args : config.command),
  ];
  const path = posix.join('/', config.workingDir, program).slice(1);
  const module = await fileOfImage(
    deps.engine,
    image,
    posix.isAbsolute(program) ? posix.normalize(program).slice(1) : path,
  );
  if (module === undefined) return failed(ofStart(`no such file or directory: ${program}`, undefined), '');
  const folder = temporaryFolder('wasi');
  try {
    const file = join(folder, 'module.wasm');
    writeFileSync(file, module);
    const own = config.env.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]);
    const given = { file, args: [program, ...more], env: { ...Object.fromEntries(own), ...settings.env } };
    return await outcome(JSON.stringify(given), folder, settings, deps);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function outcome(given: string, cwd: string, settings: SmokeSettings, deps: Deps) {
  const lines: string[] = [];
  const heap = `--max-old-space-size=${Math.max(16, Math.round(settings.memoryBytes / 1024 / 1024))}`;
  const command = {
    args: ['--no-warnings', heap, '--eval', runner, given],
    timeoutMs: settings.settleMs,
    what: 'The module',
    onLine: (line: string) => void (lines.length < 1000 && lines.push(line)),
  };
  try {
    const { code, stdout } = await runDocker(command, { ...deps, docker: process.execPath, env: {}, cwd });
    const logs = [...stdout.split('\n'), ...lines]
      .filter((line) => line !== '')
      .slice(-100)
      .join('\n');
    if (code === 0) return { ...failed(undefined, logs), verdict: 'healthy' as const };
    const message = `The module ended with exit code ${code}.${logs === '' ? '' : ` It printed at last: ${logs.split('\n').at(-1)}`}`;
    return failed(ofModule(message, code), logs);
  } catch (error) {
    if (!(error instanceof ImageError) || error.reason !== 'build-late') throw error;
    return { ...failed(undefined, lines.slice(-100).join('\n')), verdict: 'healthy' as const };
  }
}

function failed(cause: SmokeFailure | undefined, logs: string) {
  const unknown = { startUpMs: undefined, peakMemoryBytes: undefined, stopMs: undefined, drained: undefined };
  return { verdict: 'failed' as const, cause, ...unknown, stopCode: undefined, ended: undefined, logs };
}
