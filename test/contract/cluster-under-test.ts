import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { detectHost, type Host } from '@slipway/core';
import { startSandbox } from '@slipway/sandbox';
import { fakeSurroundings } from '@slipway/testkit';

/** A cluster that the contract is held against: the sandbox, or a real one that `test/cluster` or the user brought up. */
export interface ClusterUnderTest {
  readonly name: string;
  readonly kubeconfig: string;
  /** An image that behaves as its name says: `v1`, `v2`, `crash`, `never-ready`, `crash-once`, `missing`. */
  image(mood: string): string;
  /** An image whose registry answers nobody for this long, counted from now. */
  imageOfSilentRegistry(mood: string, seconds: number): Promise<string>;
  stop(): Promise<void>;
}

/** The real cluster where SLIPWAY_TEST_IMAGES and KUBECONFIG are set, else the sandbox. */
export async function clusterUnderTest(): Promise<ClusterUnderTest> {
  const { KUBECONFIG: path, SLIPWAY_TEST_IMAGES: images } = process.env;
  return path !== undefined && images !== undefined && process.env['SLIPWAY_CONTRACT'] === 'real'
    ? realCluster(path, images)
    : sandboxCluster();
}

function realCluster(path: string, imagesFile: string): ClusterUnderTest {
  const fronts: { close(): void }[] = [];
  const images = JSON.parse(readFileSync(imagesFile, 'utf8')) as Record<string, string>;
  return {
    name: 'a real cluster',
    kubeconfig: readFileSync(path, 'utf8'),
    image: (mood) => images[mood] ?? `${images['v1']!.split('@')[0]}:there-is-no-${mood}`,
    imageOfSilentRegistry: async (mood, seconds) => {
      const [registry = '', ...name] = images[mood]!.split('/');
      const front = await silentFront(registry, seconds);
      fronts.push(front);
      return [front.address, ...name].join('/');
    },
    stop: async () => {
      for (const front of fronts) front.close();
    },
  };
}

/** Another address of a registry, where nobody answers at first. It is on this machine, as the node is. */
async function silentFront(registry: string, seconds: number): Promise<{ address: string; close(): void }> {
  const [host = '', port = ''] = registry.split(':');
  const server = createServer((client) => {
    const upstream = connect(Number(port), host);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on('error', () => client.destroy());
  });
  const listen = (at: number) => new Promise<void>((done) => server.listen(at, '127.0.0.1', done));
  await listen(0);
  const { port: own } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  const timer = setTimeout(() => void listen(own), seconds * 1000);
  return {
    address: `127.0.0.1:${own}`,
    close: () => {
      clearTimeout(timer);
      server.close();
    },
  };
}

async function sandboxCluster(): Promise<ClusterUnderTest> {
  const sandbox = await startSandbox();
  // As fast as a test wants it: nothing here depends on how long it takes.
  sandbox.behave(/.*/, { pullSeconds: 0, readyAfterSeconds: 0.2, drainSeconds: 0.05, answer });
  sandbox.behave(/:crash$/, {
    crash: { afterSeconds: 0.1, exitCode: 3 },
    log: ['starts', 'panic: version crash cannot reach its database'],
  });
  sandbox.behave(/:crash-once$/, {
    crash: { afterSeconds: 0.1, exitCode: 1, times: 1 },
    readyAfterSeconds: 0.2,
    answer,
  });
  sandbox.behave(/:never-ready$/, { readiness: 'fail', answer });
  sandbox.behave(/:unhealthy$/, { readyAfterSeconds: 0.2, answer: () => ({ status: 500, body: 'unhealthy' }) });
  sandbox.behave(/:missing$/, { pull: 'not-found' });
  return {
    name: 'the sandbox',
    kubeconfig: sandbox.kubeconfig,
    image: (mood) => `app:${mood}`,
    imageOfSilentRegistry: async (mood, seconds) => {
      sandbox.behave(/:silent-/, { pull: { unreachableForSeconds: seconds }, readyAfterSeconds: 0.2, answer });
      return `app:silent-${mood}`;
    },
    stop: () => sandbox.stop(),
  };
}

function answer(): { status: number; body: string } {
  return { status: 200, body: 'ok\n' };
}

/** A host whose output is kept, with the manifests on standard input. */
export function hostWith(manifests: string): { readonly host: Host; out(): string; err(): string } {
  const surroundings = fakeSurroundings({ stdin: manifests });
  return { host: detectHost(surroundings), out: surroundings.out, err: surroundings.err };
}
