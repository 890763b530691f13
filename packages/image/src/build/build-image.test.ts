import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { jumpingClock } from '@slipway/testkit';
import { afterEach, expect, test } from 'vitest';
import { buildImage } from './build-image.ts';
import { buildRequest } from './build-request.ts';
import { config, digest, hangs, isAlive, pidOf, setUpBuild, succeeds, tidyUp } from './fake-build.ts';
import { runChecks } from './run-checks.ts';

afterEach(tidyUp);

test('a build gives the digest that is pushed, and the image that runs', async () => {
  const { deps } = setUpBuild(succeeds);
  const built = await buildImage(buildRequest({ tags: ['r/a:1'] }), deps);
  expect(built).toMatchObject({ digest, imageId: config, runnable: digest, tags: ['r/a:1'], steps: [], warnings: [] });
  expect(built.metadata).toHaveProperty(['containerimage.digest'], digest);
});

test('on the classic store an image has no manifest before it is pushed', async () => {
  const { deps } = setUpBuild(`metadata({ 'containerimage.digest': '${config}' });`, { keepsManifests: false });
  expect(await buildImage(buildRequest({}), deps)).toMatchObject({
    digest: undefined,
    imageId: config,
    runnable: config,
  });
});

test('what goes elsewhere than to the engine cannot be run', async () => {
  const { deps } = setUpBuild(succeeds);
  const built = await buildImage(buildRequest({ outputs: ['type=oci,dest=x.tar'] }), deps);
  expect(built).toMatchObject({ digest, runnable: undefined });
});

test('an image of another engine than the one that is asked is a problem', async () => {
  const { deps } = setUpBuild(`metadata({ 'containerimage.digest': 'sha256:other' });`);
  await expect(buildImage(buildRequest({}), deps)).rejects.toMatchObject({ reason: 'no-image' });
});

test('secrets come to the client, and are kept out of everything else', async () => {
  const { deps, lines, calls } = setUpBuild(`
    const name = /env=(\\w+)/.exec(args.join(' '))[1];
    const data = Buffer.from('the token is ' + process.env[name] + '\\n').toString('base64');
    print(JSON.stringify({ vertexes: [{ digest: 'a', name: 'RUN echo ' + process.env[name], started: '2026-11-29T00:00:00Z', completed: '2026-11-29T00:00:01Z', error: 'bad' }], logs: [{ vertex: 'a', data }] }));
    print('ERROR: failed to build: failed to solve: process "echo ' + process.env[name] + '" did not complete successfully: exit code: 1');
    process.exitCode = 1;`);
  const failure: unknown = await buildImage(buildRequest({ secrets: ['t=hunter22'] }), deps).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ reason: 'step-failed', log: ['the token is ***'] });
  expect(lines.join('\n')).toContain('the token is ***');
  expect(JSON.stringify([String(failure), failure, lines, calls()])).not.toContain('hunter22');
});

test('a build that hangs is ended with all that it started, when its time is up', async () => {
  const clock = jumpingClock();
  const { deps } = setUpBuild(`${hangs} fs.writeFileSync('pid', String(process.pid));`, { clock });
  const asserted = expect(buildImage(buildRequest({ timeoutMs: 60_000 }), deps)).rejects.toMatchObject({
    reason: 'build-late',
  });
  const pid = await pidOf(deps.cwd);
  await clock.advance(60_000);
  await clock.advance(5_000);
  await asserted;
  expect(isAlive(pid)).toBe(false);
});

test('an interrupt ends the build, and leaves no files', async () => {
  const stop = new AbortController();
  const clock = jumpingClock();
  const { deps, calls } = setUpBuild(`${hangs} fs.writeFileSync('pid', String(process.pid));`, {
    clock,
    signal: stop.signal,
  });
  const request = buildRequest({ secrets: [`big=${'x'.repeat(200_000)}`] });
  const asserted = expect(buildImage(request, deps)).rejects.toMatchObject({ reason: 'interrupted' });
  const pid = await pidOf(deps.cwd);
  stop.abort(new Error('SIGINT'));
  await clock.settle();
  await clock.advance(5_000);
  await asserted;
  expect(isAlive(pid)).toBe(false);
  const folders = [...(calls()[0] ?? []).join('\n').matchAll(/(?:src|--metadata-file)=(.+)/g)].map(([, path = '']) =>
    dirname(path),
  );
  expect(folders).toHaveLength(2);
  expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
});

test('a build that nobody wants any more is not begun', async () => {
  const { deps, calls } = setUpBuild(succeeds, { signal: AbortSignal.abort(new Error('SIGINT')) });
  await expect(buildImage(buildRequest({}), deps)).rejects.toMatchObject({ reason: 'interrupted' });
  expect(calls()).toEqual([]);
});

test('a build that says nothing for long says that it is at work', async () => {
  const clock = jumpingClock();
  const { deps, lines } = setUpBuild(
    `fs.writeFileSync('pid', String(process.pid)); setInterval(() => fs.existsSync('go') && (${succeeds.replace(';', '')}, process.exit(0)), 20);`,
    { clock },
  );
  const building = buildImage(buildRequest({}), deps);
  await pidOf(deps.cwd);
  await clock.advance(30_000);
  writeFileSync(`${deps.cwd}/go`, '');
  await building;
  expect(lines).toEqual([expect.stringContaining('is still at work')]);
});

test('a machine without the docker client hears what to install', async () => {
  const { deps } = setUpBuild('');
  const problem = { reason: 'no-buildx', hint: expect.stringContaining('buildx') };
  await expect(buildImage(buildRequest({}), { ...deps, docker: `${deps.cwd}/nothing` })).rejects.toMatchObject(problem);
});

test('a client that writes no metadata is too old', async () => {
  const { deps } = setUpBuild('');
  await expect(buildImage(buildRequest({}), deps)).rejects.toMatchObject({ reason: 'no-buildx' });
});

test('the checks of BuildKit are its answer, or a line that says why there is none', async () => {
  const found = setUpBuild(`say('{"warnings": []}'); process.exitCode = 1;`);
  expect(await runChecks(buildRequest({}), found.deps)).toBe('{"warnings": []}');
  expect(found.calls()[0]).toEqual(['buildx', 'build', '--call=check,format=json', '--provenance=false', '--', '.']);
  tidyUp();
  const old = setUpBuild(`print('unknown flag: --call'); process.exitCode = 125;`);
  expect(await runChecks(buildRequest({}), old.deps)).toBeUndefined();
  expect(old.lines).toEqual([expect.stringContaining('are left out')]);
});
