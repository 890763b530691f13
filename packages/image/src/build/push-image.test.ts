import { createHash } from 'node:crypto';
import { systemClock } from '@slipway/core';
import { afterEach, expect, test } from 'vitest';
import { config, digest, setUpBuild, tidyUp } from './fake-build.ts';
import { pushImage } from './push-image.ts';

afterEach(tidyUp);

const answers = (manifest: string) => `
  if (args[0] === 'push') say('The push refers to repository [r/a]\\n1: digest: ' + require('node:crypto').createHash('sha256').update(${JSON.stringify(manifest)}).digest('hex').replace(/^/, 'sha256:') + ' size: 7\\n');
  else say(${JSON.stringify(manifest)} + '\\n');`;

test('what is pushed is read back, and must be what ran', async () => {
  const manifest = JSON.stringify({ config: { digest: config } });
  const pushed = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
  const { deps, calls } = setUpBuild(answers(manifest));
  const image = { runnable: digest, digest: pushed, imageId: config };
  expect(await pushImage(['localhost:5000/a:1', 'r/b'], image, deps)).toEqual([
    { reference: 'localhost:5000/a:1', digest: pushed },
    { reference: 'r/b:latest', digest: pushed },
  ]);
  expect(calls()[1]).toEqual(['buildx', 'imagetools', 'inspect', '--raw', `localhost:5000/a@${pushed}`]);
  await expect(pushImage(['r/a:1'], { ...image, digest }, deps)).rejects.toMatchObject({ reason: 'not-what-ran' });
});

test('on the classic store the configuration must be the one that ran', async () => {
  const { deps } = setUpBuild(answers(JSON.stringify({ config: { digest: config } })), { keepsManifests: false });
  const image = { runnable: config, digest: undefined, imageId: config };
  expect(await pushImage(['r/a:1'], image, deps)).toMatchObject([{ reference: 'r/a:1' }]);
  await expect(pushImage(['r/a:1'], { ...image, runnable: digest }, deps)).rejects.toMatchObject({
    reason: 'not-what-ran',
  });
});

test('a registry that refuses is a problem with what to do', async () => {
  const { deps } = setUpBuild(`print('denied: requested access to the resource is denied'); process.exitCode = 1;`);
  const image = { runnable: digest, digest, imageId: config };
  await expect(pushImage(['r/a:1'], image, deps)).rejects.toMatchObject({
    reason: 'registry-refused',
    code: 'forbidden',
  });
});

test('a registry that has trouble is asked again, one that refuses is not', async () => {
  const image = { runnable: digest, digest, imageId: config };
  const clock = systemClock;
  const { deps, calls, lines } = setUpBuild(`print('error from registry: unknown'); process.exitCode = 1;`);
  const sleeps: number[] = [];
  const patient = {
    ...clock,
    sleep: async (ms: number, signal?: AbortSignal) => (ms < 60_000 ? void sleeps.push(ms) : clock.sleep(ms, signal)),
  };
  await expect(pushImage(['r/a:1'], image, { ...deps, clock: patient })).rejects.toMatchObject({
    reason: 'registry-away',
  });
  expect(calls()).toHaveLength(3);
  expect(sleeps).toEqual([5_000, 20_000]);
  expect(lines.join('\n')).toContain('tried again in 5 s');
});

test('what was pushed before a push that fails is told with it', async () => {
  const manifest = JSON.stringify({ config: { digest: config } });
  const { deps } = setUpBuild(
    `if (args[1] === 'r/b:1') { print('denied'); process.exitCode = 1; } else {${answers(manifest)}}`,
  );
  const image = {
    runnable: digest,
    digest: `sha256:${createHash('sha256').update(manifest).digest('hex')}`,
    imageId: config,
  };
  await expect(pushImage(['r/a:1', 'r/b:1'], image, deps)).rejects.toMatchObject({
    reason: 'registry-refused',
    message: expect.stringMatching(/The push of r\/b:1 failed: denied .*r\/a:1 had been pushed before/),
  });
});

test('an image that was not loaded is not pushed', async () => {
  const { deps } = setUpBuild('');
  await expect(pushImage(['r/a:1'], { runnable: undefined, digest, imageId: config }, deps)).rejects.toMatchObject({
    reason: 'no-image',
  });
});
