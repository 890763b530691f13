import { afterAll, beforeAll, expect, test } from 'vitest';
import { docker, engineUnderTest, inventory, leftSince, manifestOf } from '../image-e2e/engine-under-test.ts';
import { Repository } from './act.ts';

const engine = engineUnderTest();
const name = `act-${Date.now().toString(36).slice(-5)}`;
const image = `${engine.registry}/${name}/shop`;
let repository: Repository;
beforeAll(() => {
  repository = new Repository();
});
afterAll(() => {
  repository.remove();
  for (const tag of ['1.0.0', 'latest', 'too-big']) docker('rmi', '--force', `${image}:${tag}`);
});

function run(job: string) {
  const { DOCKER_HOST = '', DOCKER_CONFIG = '' } = process.env;
  const [build = '', runtime = ''] = engine.bases.map((text) => text.slice(text.indexOf('=') + 1));
  const vars = { DOCKER_HOST, DOCKER_CONFIG, IMAGE: image, BUILD_IMAGE: build, RUNTIME_IMAGE: runtime };
  return repository.act('build.yml', job, [
    ...Object.entries(vars).flatMap(([key, value]) => ['--var', `${key}=${value}`]),
    ...['--secret', 'BUILD_TOKEN=hunter2-correct-horse', '--secret', 'GITHUB_TOKEN=ghs_of_the_runner'],
  ]);
}

test('a workflow builds, proves and pushes, and hands the digest on', { timeout: 300_000 }, async () => {
  const before = inventory();
  const { step, log } = await run('push');
  const { result, outputs, summary, output, annotations } = step('build');
  expect(result, log).toBe('success');
  const there = await manifestOf(engine.registry, `${name}/shop`, 'latest');
  expect(outputs).toMatchObject({ digest: there.digest, image: `${image}@${there.digest}`, verdict: 'pass' });
  expect((await manifestOf(engine.registry, `${name}/shop`, '1.0.0')).digest).toBe(there.digest);
  expect(step('after').output).toContain(`${image}@${there.digest} ${there.digest}`);
  expect(step('after').output).toContain('cyclonedx');
  expect(summary).toContain('```mermaid\nxychart-beta');
  expect(summary).toContain('saved over shipping the largest');
  expect(summary).toContain(there.digest!);
  expect(annotations.filter(({ level }) => level === 'error')).toEqual([]);
  // act itself prints what it is told to mask.
  for (const text of [summary, output, JSON.stringify(outputs)])
    expect(text).not.toMatch(/hunter2-correct-horse|ghs_of_the_runner/);
  const { config } = there.json as { config: { digest: string } };
  const answer = await fetch(`http://${engine.registry}/v2/${name}/shop/blobs/${config.digest}`);
  const { config: labelled } = (await answer.json()) as { config: { Labels: Record<string, string> } };
  expect(labelled.Labels).toMatchObject({ team: 'shop', 'org.opencontainers.image.revision': repository.head });
  expect(await leftSince(before)).toEqual([]);
});

test('an image above max-size fails the job at its line and is not pushed', { timeout: 300_000 }, async () => {
  const { step, log } = await run('refused');
  expect(step('build').result, log).toBe('failure');
  expect(step('build').annotations).toContainEqual(
    expect.objectContaining({
      level: 'error',
      place: expect.objectContaining({ file: 'examples/shop/Dockerfile', title: 'size-within-limit' }) as unknown,
    }),
  );
  expect(step('after').output).toContain('fail failure');
  expect((await manifestOf(engine.registry, `${name}/shop`, 'too-big')).status).toBe(404);
});
