import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { jumpingClock } from '@slipway/testkit';
import { afterEach, expect, test } from 'vitest';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { buildRequest } from './build-request.ts';
import { hangs, isAlive, pidOf, setUpBuild, succeeds, tidyUp } from './fake-build.ts';
import { measureStages, type StagesToMeasure } from './measure-stages.ts';

afterEach(tidyUp);

test('stages are measured without names, outputs or caches of the build', async () => {
  const { deps: given, calls } = setUpBuild(succeeds);
  const removed: string[] = [];
  const removeImage = async (name: string) => void removed.push(name);
  const deps = { ...given, engine: { ...given.engine, removeImage } };
  const request = buildRequest({ tags: ['r/a:1'], cacheTo: ['type=gha'], noCache: true, provenance: 'mode=max' });
  const wanted = wantedStages('FROM a AS build\nFROM b\n');
  expect(await measureStages(request, wanted, deps)).toMatchObject([{ target: 'build', bytes: 77 }]);
  const [call] = calls();
  expect(call).toContain('--load');
  expect(call?.join(' ')).not.toMatch(/r\/a:1|--cache-to|--no-cache|mode=max/);
  expect(removed).toEqual([call?.[call.indexOf('--tag') + 1]]);
});

test('a stage without a name is measured in a copy of the Dockerfile that names it', async () => {
  const { deps, calls } = setUpBuild(`${succeeds}
    const file = args[args.indexOf('--file') + 1];
    fs.writeFileSync('seen', fs.readFileSync(file) + '|' + fs.readFileSync(file + '.dockerignore'));`);
  const text = 'FROM a\nRUN x\nFROM --platform=linux/amd64 b AS two\nFROM c\nCOPY --from=0 /x /\n';
  writeFileSync(`${deps.cwd}/Dockerfile`, text);
  writeFileSync(`${deps.cwd}/Dockerfile.dockerignore`, 'seen\n');
  const sizes = await measureStages(buildRequest({}), wantedStages(text), deps);
  expect(sizes.map(({ target }) => target)).toEqual(['stage 0', 'two']);
  expect(calls().map((call) => call[call.indexOf('--target') + 1])).toEqual(['two', 'slipway-stage-0']);
  expect(readFileSync(`${deps.cwd}/seen`, 'utf8')).toBe(
    'FROM a AS slipway-stage-0\nRUN x\nFROM --platform=linux/amd64 b AS two\nFROM c AS slipway-stage-2\nCOPY --from=0 /x /\n|seen\n',
  );
  const [call = []] = calls();
  expect(existsSync(call[call.indexOf('--file') + 1] ?? '')).toBe(false);
});

test('a stage of another platform, which no engine unpacks, is measured by its layers', async () => {
  const { deps: given } = setUpBuild(succeeds);
  const deps = { ...given, engine: { ...given.engine, platform: 'linux/riscv64' } };
  const wanted = wantedStages('FROM a AS build\nFROM b\n');
  expect(await measureStages(buildRequest({}), wanted, deps)).toMatchObject([{ target: 'build', bytes: 99 }]);
});

test('a Dockerfile that has changed since it was read is not copied', async () => {
  const { deps } = setUpBuild(succeeds);
  writeFileSync(`${deps.cwd}/Dockerfile`, 'FROM z\n');
  const notices: string[] = [];
  const wanted = { ...wantedStages('FROM a\nFROM b AS two\nFROM c\n'), onNotice: (text: string) => notices.push(text) };
  expect(await measureStages(buildRequest({}), wanted, deps)).toMatchObject([{ target: 'two' }]);
  expect(notices).toEqual(['Stages without a name in Dockerfile are not measured: name them by `AS`.']);
});

test('measuring ends when its time is over, and says what it has not measured', async () => {
  const clock = jumpingClock();
  const { deps, calls } = setUpBuild(`${hangs} fs.writeFileSync('pid', String(process.pid));`, { clock });
  const notices: string[] = [];
  const onNotice = (text: string) => notices.push(text);
  const measuring = measureStages(
    buildRequest({}),
    { ...wantedStages('FROM a AS one\nFROM b AS two\nFROM c\n'), onNotice },
    deps,
  );
  const pid = await pidOf(deps.cwd);
  await clock.advance(5_000);
  await clock.advance(5_000);
  expect(await measuring).toEqual([]);
  expect(notices).toEqual([expect.stringContaining('2 stages were not measured within 5 s')]);
  expect(calls()).toHaveLength(1);
  expect(isAlive(pid)).toBe(false);
});

/** All stages of a Dockerfile but the last. */
function wantedStages(text: string): StagesToMeasure {
  const dockerfile = readDockerfile(text, 'Dockerfile');
  return {
    dockerfile,
    stages: dockerfile.stages.slice(0, -1),
    budgetMs: 5_000,
    readBytes: async () => 99,
    onNotice: () => undefined,
  };
}
