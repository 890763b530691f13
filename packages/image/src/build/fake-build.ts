import { existsSync, readFileSync } from 'node:fs';
import { setInterval } from 'node:timers/promises';
import { systemClock } from '@slipway/core';
import { fakeEngine } from '../run/fake-engine.ts';
import { type FakeDocker, fakeDocker } from './fake-docker.ts';

let docker: FakeDocker | undefined;

/** Removes the docker client of the last test. */
export const tidyUp = (): void => docker?.remove();

export const digest = `sha256:${'d'.repeat(64)}`;
export const config = `sha256:${'c'.repeat(64)}`;

/** For tests: what a build works with, whose docker client does what a script says. It goes by `tidyUp`. */
export function setUpBuild(
  script: string,
  more: { keepsManifests?: boolean; clock?: typeof systemClock; signal?: AbortSignal } = {},
) {
  docker = fakeDocker(script);
  const { keepsManifests = true, clock = systemClock, signal } = more;
  const image = { config: { id: keepsManifests ? digest : config, sizeBytes: 77 }, program: () => ({}) };
  const { engine } = fakeEngine(clock, { [digest]: image, [config]: image });
  const lines: string[] = [];
  const deps = {
    ...{ cwd: docker.folder, clock, signal, docker: docker.path, env: { PATH: '/usr/bin:/bin' } },
    ask: async () => undefined,
    engine: { ...engine, keepsManifests },
    log: (line: string) => void lines.push(line),
  };
  return { deps, lines, calls: docker.calls };
}

/** A script of a client whose build succeeds. */
export const succeeds = `metadata({ 'containerimage.digest': '${digest}', 'containerimage.config.digest': '${config}' });`;

/** A script of a client that ends by SIGKILL alone. */
export const hangs = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);
  require('node:child_process').spawn('sleep', ['1000'], { stdio: 'ignore' }); print('ready ' + process.pid);`;

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The client writes its id down once it runs. */
export async function pidOf(folder: string): Promise<number> {
  const file = `${folder}/pid`;
  // The test's own limit ends it.
  for await (const _ of setInterval(20)) if (existsSync(file) && readFileSync(file, 'utf8') !== '') break;
  return Number(readFileSync(file, 'utf8'));
}
