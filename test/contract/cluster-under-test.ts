import { readFileSync } from 'node:fs';
import { detectHost, type Host } from '@slipway/core';
import { startSandbox } from '@slipway/sandbox';
import { fakeSurroundings } from '@slipway/testkit';

/** A cluster that the contract is held against: the sandbox, or a real one that `test/cluster` or the user brought up. */
export interface ClusterUnderTest {
  readonly name: string;
  readonly kubeconfig: string;
  /** An image that behaves as its name says: `v1`, `v2`, `crash`, `never-ready`, `crash-once`, `missing`. */
  image(mood: string): string;
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
  const images = JSON.parse(readFileSync(imagesFile, 'utf8')) as Record<string, string>;
  return {
    name: 'a real cluster',
    kubeconfig: readFileSync(path, 'utf8'),
    image: (mood) => images[mood] ?? `${images['v1']!.split('@')[0]}:there-is-no-${mood}`,
    stop: async () => {},
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
  sandbox.behave(/:missing$/, { pull: 'not-found' });
  return {
    name: 'the sandbox',
    kubeconfig: sandbox.kubeconfig,
    image: (mood) => `app:${mood}`,
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
