import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A docker client for tests: a program that does what it is told, and writes down how it was called. */
export interface FakeDocker {
  readonly path: string;
  readonly folder: string;
  /** Arguments of each call, in order. */
  calls(): readonly (readonly string[])[];
  remove(): void;
}

/**
 * @param script JavaScript; knows `args`, `print(line)` for standard error, `say(text)` for standard output, `fs`, and
 *   `metadata(json)`, which writes the file of --metadata-file
 */
export function fakeDocker(script: string): FakeDocker {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-fake-docker-'));
  const path = join(folder, 'docker');
  const log = join(folder, 'calls.jsonl');
  writeFileSync(
    path,
    `#!${process.execPath}
const fs = require('node:fs');
const args = process.argv.slice(2);
fs.appendFileSync(${JSON.stringify(log)}, JSON.stringify(args) + '\\n');
const print = (line) => fs.writeSync(2, line + '\\n');
const say = (text) => fs.writeSync(1, text);
const metadata = (json) => fs.writeFileSync(args.find((arg) => arg.startsWith('--metadata-file=')).slice(16), JSON.stringify(json));
${script}
`,
  );
  writeFileSync(log, '');
  chmodSync(path, 0o755);
  return {
    path,
    folder,
    calls: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
