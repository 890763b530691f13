import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { type Clock, systemClock } from '@slipway/core';
import { jumpingClock } from '@slipway/testkit';
import { buildImage } from '../../packages/image/src/build/build-image.ts';
import { buildRequest } from '../../packages/image/src/build/build-request.ts';
import { connectEngine } from '../../packages/image/src/engine/connect.ts';
import type { ContainerSpec, Engine, ImageConfig } from '../../packages/image/src/engine/engine.ts';
import { type FakeProgram, fakeEngine } from '../../packages/image/src/run/fake-engine.ts';
import { type Network, realNetwork } from '../../packages/image/src/run/probe-container.ts';
import { smokeLabel } from '../../packages/image/src/run/smoke.ts';
import { root } from '../house/checkout.ts';

/** What the smoke contract is held against: an engine in memory, or a real one. */
export interface EngineUnderTest {
  readonly name: string;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly network: Network;
  /** Names what this run of the contract makes. */
  newId(): string;
  /** The application of fixtures/app as one of its stages: `plain`, `checked`, `root`, `broken`. */
  image(stage: Stage): Promise<string>;
  /** How many containers, networks and volumes of its smoke runs exist: others may be at work on a real engine. */
  leftovers(): Promise<number>;
}

export const stages = ['plain', 'checked', 'root', 'broken'] as const;
export type Stage = (typeof stages)[number];

/** The real engine where `npm run test:image` has brought one, else the one in memory. */
export function engineUnderTest(): Promise<EngineUnderTest> {
  return process.env['SLIPWAY_CONTRACT'] === 'image' ? realEngine() : Promise.resolve(engineInMemory());
}

/** Where the real engine's registry and base images are. */
export function registryUnderTest(): { registry: string; bases: Readonly<Record<string, string>> } {
  const { SLIPWAY_TEST_REGISTRY: registry, SLIPWAY_TEST_BASES: file } = process.env;
  if (registry === undefined || file === undefined)
    throw new Error('There is no engine; run `npm run test:image`, which brings one.');
  return { registry, bases: JSON.parse(readFileSync(file, 'utf8')) as Record<string, string> };
}

/** The application with all that a build of it needs. */
export function appRequest(target: string) {
  const { registry } = registryUnderTest();
  const context = `${root}/test/image-contract/fixtures/app`;
  return buildRequest({ context, target, buildArgs: [`REGISTRY=${registry}`] });
}

export function connectReal(): Promise<Engine> {
  return connectEngine({ env: process.env, platform: process.platform, home: homedir() });
}

async function realEngine(): Promise<EngineUnderTest> {
  const engine = await connectReal();
  const mine = randomBytes(4).toString('hex');
  const built = new Map<Stage, Promise<string>>();
  const build = async (stage: Stage) => {
    const deps = { engine, env: process.env, cwd: root, clock: systemClock, log: () => undefined };
    const { runnable } = await buildImage({ ...appRequest(stage), tags: [`slipway-contract:${stage}`] }, deps);
    if (runnable === undefined) throw new Error(`${stage} was not loaded`);
    return runnable;
  };
  return {
    name: `engine ${engine.version} at ${engine.host}`,
    engine,
    clock: systemClock,
    network: realNetwork,
    newId: () => `${mine}${randomBytes(2).toString('hex')}`,
    image: (stage) => {
      const image = built.get(stage) ?? build(stage);
      built.set(stage, image);
      return image;
    },
    leftovers: async () => {
      const { containers, networks, volumes } = await engine.labelled(smokeLabel);
      return [...containers, ...networks, ...volumes].filter(({ labels }) => labels['slipway.run']?.includes(mine))
        .length;
    },
  };
}

function engineInMemory(): EngineUnderTest {
  const clock = jumpingClock({ byItself: true, quietMs: 0 });
  const program = (env: ReadonlyMap<string, string>, spec: ContainerSpec) => programOf(env.get('MOOD') ?? '', spec);
  const image = (config: Partial<ImageConfig>) => ({ config, program });
  const healthcheck = {
    test: ['CMD', '/app', 'check'],
    intervalMs: 30_000,
    timeoutMs: 3_000,
    startPeriodMs: 0,
    retries: 3,
  };
  const { engine, network, left } = fakeEngine(clock, {
    plain: image({}),
    checked: image({ healthcheck }),
    root: image({ user: '0' }),
    broken: {
      config: { entrypoint: ['/nothing'] },
      program: () => ({ cannotStart: 'exec: "/nothing": stat /nothing: no such file or directory' }),
    },
  });
  let count = 0;
  return {
    ...{ name: 'an engine in memory', engine, clock, network },
    newId: () => String(++count),
    image: async (stage) => stage,
    leftovers: async () => left(),
  };
}

/** What fixtures/app does in each of its moods. */
function programOf(mood: string, spec: ContainerSpec): FakeProgram {
  const logs = `starts in the mood ${mood}\n`;
  const serves = { listensAfterMs: 20, endsAfterTermMs: 10, logs: `${logs}ends\n` };
  switch (mood) {
    case 'slow':
      return { ...serves, listensAfterMs: 1_520 };
    case 'unhealthy':
      return { ...serves, status: 503 };
    case 'stubborn':
      return { listensAfterMs: 20, logs };
    case 'silent':
      return { logs };
    case 'done':
      return { exitsAfterMs: 5, logs: `${logs}has done its work\n` };
    case 'crash':
      return { exitsAfterMs: 5, exitCode: 3, logs: `${logs}panic: cannot reach its database\n` };
    case 'reads-root':
      return { exitsAfterMs: 5, exitCode: 3, logs: `${logs}panic: open /root-only: permission denied\n` };
    case 'writes':
      return spec.readOnly
        ? { exitsAfterMs: 5, exitCode: 3, logs: `${logs}panic: open /state.db: read-only file system\n` }
        : serves;
    case 'survives':
      return spec.readOnly ? { ...serves, logs: `${logs}open /state.db: read-only file system\n` } : serves;
    case 'dies':
      return { ...serves, exitsAfterMs: 700, exitCode: 3, logs: `${logs}panic: lost its database\n` };
    case 'hungry':
      return { exitsAfterMs: 400, exitCode: 137, outOfMemory: true, logs, memory: (ranMs) => ranMs * 150_000 };
    default:
      return serves;
  }
}
