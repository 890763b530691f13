import type { Clock } from '@slipway/core';
import { BuildFailure } from '../build/build-failure.ts';
import type { BuildRequest } from '../build/build-request.ts';
import type { BuildResult } from '../build/build-result.ts';
import type { Engine, ImageConfig } from '../engine/engine.ts';
import { sampleAnalysis, sampleResult } from '../report/sample-result.ts';
import type { Artifact, Parts } from './parts.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

/** For tests: an image of the engine. */
export const sampleConfig: ImageConfig = {
  id: digest('d'),
  repoDigests: [],
  repoTags: [],
  os: 'linux',
  architecture: 'amd64',
  sizeBytes: 15_800_000,
  diffIds: [],
  user: '65532',
  entrypoint: ['/shop'],
  command: [],
  env: ['PATH=/'],
  workingDir: '/',
  exposedPorts: [{ port: 8080, protocol: 'tcp' }],
  volumes: [],
  labels: {},
  stopSignal: undefined,
  healthcheck: undefined,
};

export const sampleBuilt: BuildResult = {
  digest: digest('d'),
  imageId: digest('a'),
  runnable: digest('d'),
  tags: [],
  steps: [
    { name: '[1/2] FROM base', cached: true, durationMs: 0, error: undefined },
    { name: '[2/2] COPY', cached: false, durationMs: 10, error: undefined },
  ],
  warnings: [],
  durationMs: 1000,
  metadata: { 'containerimage.digest': digest('d') },
};

/** What was done, in order, and what it was done with. */
export interface Recorded {
  readonly calls: string[];
  request: BuildRequest | undefined;
  readonly attached: { readonly subject: string; readonly artifact: Artifact }[];
}

/** For tests: parts that build, run and push nothing, and say what they were asked. */
export function fakeParts(more: Partial<Parts> = {}, config: Partial<ImageConfig> = {}): { parts: Parts } & Recorded {
  let now = 0;
  const clock: Clock = { now: () => (now += 10), sleep: async () => undefined };
  const recorded: Recorded = { calls: [], request: undefined, attached: [] };
  // Only what the glue itself asks an engine for.
  const engine = {
    inspectImage: async () => ({ ...sampleConfig, ...config }),
  } as Partial<Engine> as Engine;
  const say = <T>(name: string, value: T): T => {
    recorded.calls.push(name);
    return value;
  };
  const parts: Parts = {
    clock,
    connectEngine: async () => engine,
    buildImage: async (request) => {
      recorded.request = request;
      return say('build', sampleBuilt);
    },
    analyze: async () => say('analyze', sampleAnalysis),
    runChecks: async () => say('check', undefined),
    measureStages: async (_, { stages }) =>
      say(
        'measure',
        stages.map(({ name = '', index }) => ({ target: name || `stage ${index}`, bytes: 1e9, durationMs: 1 })),
      ),
    smokeRun: async () => say('smoke', sampleResult().smoke!),
    pushImage: async (tags, _, { onPushed }) => {
      const pushed = tags.map((reference) => ({ reference, digest: digest('d') }));
      for (const image of pushed) onPushed?.(image);
      return say('push', pushed);
    },
    inspectRemote: async () => undefined,
    listTags: async () => [],
    attach: async (subject, artifact) => {
      recorded.attached.push({ subject, artifact });
      return say('attach', digest('e'));
    },
    ...more,
  };
  return Object.assign(recorded, { parts });
}

/** For tests: a step of the Dockerfile that failed at a line. */
export function failedStep(line: number, log: readonly string[]): BuildFailure {
  return new BuildFailure('step-failed', `Dockerfile:${line}: it did not complete successfully: exit code: 1.`, {
    hint: 'Read it.',
    place: { file: 'Dockerfile', line },
    log,
  });
}
