import type { Clock } from '@slipway/core';
import type { ContainerSpec, ContainerState, Engine, ImageConfig, Labels } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import type { Answer, Network } from './probe-container.ts';

/** What a container of a fake image does, in the time of its clock. */
export interface FakeProgram {
  /** From when on it answers its port and its health check; undefined never does. */
  readonly listensAfterMs?: number;
  /** What it answers; 200 unless told. */
  readonly status?: number;
  readonly exitsAfterMs?: number;
  readonly exitCode?: number;
  /** The engine says that memory was lacking: when it ends, or at once where it never does. */
  readonly outOfMemory?: boolean;
  /** How long it takes to end after SIGTERM; undefined ignores it. */
  readonly endsAfterTermMs?: number;
  /** What it ends with then; 0 unless told. */
  readonly termCode?: number;
  readonly logs?: string;
  /** Its working set as time goes on. */
  readonly memory?: (ranMs: number) => number;
  /** Why the engine cannot start it. */
  readonly cannotStart?: string;
}

export interface FakeImage {
  readonly config: Partial<ImageConfig>;
  /** By the environment and the specification that it is run with. */
  readonly program: (env: ReadonlyMap<string, string>, spec: ContainerSpec) => FakeProgram;
}

/** An engine in memory, for tests: no container, no network, no waiting. */
export interface FakeEngine {
  readonly engine: Engine;
  readonly network: Network;
  /** What was created, in order. */
  readonly specs: readonly ContainerSpec[];
  readonly signals: readonly string[];
  /** Requests that fail from now on, by their name, and with what. */
  readonly faults: Map<keyof Engine, Error>;
  /** Containers and networks that exist. */
  left(): number;
}

interface Container {
  readonly spec: ContainerSpec;
  readonly program: FakeProgram;
  startedAt: number | undefined;
  termAt: number | undefined;
  killedAt: number | undefined;
}

const empty: ImageConfig = {
  ...{
    id: 'sha256:fake',
    repoDigests: [],
    repoTags: [],
    os: 'linux',
    architecture: 'amd64',
    sizeBytes: 1,
    diffIds: [],
  },
  ...{ user: '65532', entrypoint: ['/app'], command: [], env: [], workingDir: '', exposedPorts: [], volumes: [] },
  ...{ labels: {}, stopSignal: undefined, healthcheck: undefined },
};

/** All that exists in the engine, by id. */
interface World {
  readonly clock: Clock;
  readonly images: Readonly<Record<string, FakeImage>>;
  readonly containers: Map<string, Container>;
  readonly networks: Map<string, Labels>;
  readonly specs: ContainerSpec[];
  readonly signals: string[];
  newId(): string;
}

export function fakeEngine(clock: Clock, images: Readonly<Record<string, FakeImage>>): FakeEngine {
  let count = 0;
  const newId = () => `${++count}`.padStart(12, '0');
  const world: World = { clock, images, containers: new Map(), networks: new Map(), specs: [], signals: [], newId };
  const { containers, networks, specs, signals } = world;
  const faults = new Map<keyof Engine, Error>();
  const answer = (port: number): Answer => {
    const id = [...containers.keys()].find((key) =>
      [...(stateIn(world, key)?.published.values() ?? [])].includes(port),
    );
    return id === undefined ? silence(port) : answerOf(containers.get(id), port, clock.now());
  };
  const engine: Engine = {
    ...{ version: '28.0.0', apiVersion: '1.48', host: 'unix:///fake.sock', platform: 'linux/amd64' },
    ...{ keepsManifests: true, isLocal: true, reachesContainers: false },
    ...imagesIn(world),
    ...containersIn(world),
    createNetwork: async (_name, labels) => {
      const id = newId();
      networks.set(id, labels);
      return id;
    },
    removeNetwork: async (id) => void networks.delete(id),
    labelled: async () => ({
      containers: [...containers].map(([id, { spec }]) => ({ id, labels: spec.labels })),
      networks: [...networks].map(([id, labels]) => ({ id, labels })),
      volumes: [],
    }),
  };
  const network: Network = { http: async ({ port }) => answer(port), tcp: async ({ port }) => answer(port) };
  const left = () => containers.size + networks.size;
  return { engine: withFaults(engine, faults), network, specs, signals, faults, left };
}

function imagesIn({ images }: World) {
  return {
    inspectImage: async (reference: string) => {
      const image = images[reference];
      return image === undefined ? undefined : { ...empty, ...image.config };
    },
    saveImage: async () => Promise.reject(new Error('a fake image has no layers')),
    imageHistory: async () => [],
    tagImage: async () => undefined,
    removeImage: async () => undefined,
  };
}

function containersIn(world: World) {
  const { clock, images, containers, specs, signals } = world;
  const find = (id: string) => containers.get(id);
  return {
    createContainer: async (spec: ContainerSpec) => {
      const env = new Map(
        spec.env.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]),
      );
      const program = images[spec.image]?.program(env, spec) ?? {};
      const id = world.newId();
      containers.set(id, { spec, program, startedAt: undefined, termAt: undefined, killedAt: undefined });
      specs.push(spec);
      return id;
    },
    startContainer: async (id: string) => {
      const container = find(id);
      if (container?.program.cannotStart !== undefined)
        throw new ImageError('engine-refused', container.program.cannotStart);
      if (container !== undefined) container.startedAt = clock.now();
    },
    inspectContainer: async (id: string) => stateIn(world, id),
    containerLogs: async (id: string) => (find(id)?.startedAt === undefined ? '' : (find(id)?.program.logs ?? '')),
    containerMemory: async (id: string) => {
      const container = find(id);
      if (container?.startedAt === undefined || stateIn(world, id)?.status !== 'running') return undefined;
      const bytes = container.program.memory?.(clock.now() - container.startedAt) ?? 1_000_000;
      return { bytes, metLimit: bytes >= container.spec.memoryBytes };
    },
    exec: async (id: string) => {
      const healthy = answerOf(find(id), 0, clock.now()).healthy;
      return { exitCode: healthy ? 0 : 1, output: healthy ? 'ok' : 'it says no' };
    },
    killContainer: async (id: string, signal: string) => {
      signals.push(signal);
      const container = find(id);
      if (container === undefined) return;
      if (signal === 'SIGKILL') container.killedAt = clock.now();
      else container.termAt ??= clock.now();
    },
    removeContainer: async (id: string) => void containers.delete(id),
  };
}

function stateIn({ containers, clock }: World, id: string): ContainerState | undefined {
  const container = containers.get(id);
  return container === undefined ? undefined : containerState(container, id, clock.now());
}

function withFaults(engine: Engine, faults: ReadonlyMap<keyof Engine, Error>): Engine {
  return new Proxy(engine, {
    get: (target, name: keyof Engine) => {
      const fault = faults.get(name);
      return fault === undefined ? target[name] : async () => Promise.reject(fault);
    },
  });
}

function containerState(container: Container, id: string, now: number): ContainerState {
  const { spec, program, startedAt } = container;
  const end = endOf(container);
  const ended = startedAt !== undefined && now >= end.at;
  const checked = spec.healthcheck !== 'none' && startedAt !== undefined && !ended;
  const answer = answerOf(container, 8080, now);
  const listens = (startedAt ?? 0) + (program.listensAfterMs ?? 0);
  return {
    status: startedAt === undefined ? 'created' : ended ? 'exited' : 'running',
    exitCode: ended ? end.code : 0,
    outOfMemory: (ended || program.exitsAfterMs === undefined) && program.outOfMemory === true,
    error: '',
    startedAt,
    finishedAt: ended ? end.at : undefined,
    health: !checked ? 'none' : answer.healthy ? 'healthy' : 'starting',
    lastHealth: !checked
      ? undefined
      : { exitCode: answer.healthy ? 0 : 1, output: answer.healthy ? 'ok' : answer.text, endedAt: listens },
    address: undefined,
    published: new Map(ended ? [] : spec.publish.map((port) => [port, Number(id) * 10_000 + port])),
  };
}

function endOf({ program, startedAt = Number.POSITIVE_INFINITY, termAt, killedAt }: Container): {
  at: number;
  code: number;
} {
  const ends = [
    {
      at: program.exitsAfterMs === undefined ? Number.POSITIVE_INFINITY : startedAt + program.exitsAfterMs,
      code: program.exitCode ?? 0,
    },
    {
      at:
        termAt === undefined || program.endsAfterTermMs === undefined
          ? Number.POSITIVE_INFINITY
          : termAt + program.endsAfterTermMs,
      code: program.termCode ?? 0,
    },
    { at: killedAt ?? Number.POSITIVE_INFINITY, code: 137 },
  ];
  return ends.reduce((first, next) => (next.at < first.at ? next : first));
}

function answerOf(container: Container | undefined, port: number, now: number): Answer {
  const { program, startedAt } = container ?? {};
  if (program?.listensAfterMs === undefined || startedAt === undefined || now < startedAt + program.listensAfterMs)
    return silence(port);
  const status = program.status ?? 200;
  return status < 400
    ? { healthy: true }
    : { healthy: false, answered: true, text: `port ${port} answers with ${status}` };
}

function silence(port: number): Answer {
  return { healthy: false, answered: false, text: `port ${port} does not answer: ECONNREFUSED` };
}
