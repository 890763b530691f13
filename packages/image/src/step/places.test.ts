import { expect, test } from 'vitest';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { analysisFindings } from '../gates/analysis-findings.ts';
import { sampleAnalysis, sampleResult } from '../report/sample-result.ts';
import { sampleConfig } from './fake-parts.ts';
import { placesIn } from './places.ts';
import { smokeFindings } from './smoke-findings.ts';

const smoke = sampleResult().smoke!;
const failed = (code: 'exited' | 'unhealthy') => ({
  ...smoke,
  verdict: 'failed' as const,
  cause: { code, message: 'It failed.', advice: undefined, exitCode: 1, deniedPath: undefined },
});

function places(text: string) {
  return placesIn(readDockerfile(text, 'Dockerfile'), []);
}

test('what a run says against an image stands at what starts in it', () => {
  const at = places('FROM a AS base\nENTRYPOINT ["/x"]\nFROM base\nCMD ["-v"]\nHEALTHCHECK CMD true\nUSER 1\n');
  const line = (result: Parameters<typeof smokeFindings>[0]) =>
    smokeFindings(result, sampleConfig, at)[0]?.location.start.line;
  expect(line(failed('exited'))).toBe(2);
  expect(line({ ...failed('unhealthy'), probe: 'healthcheck' })).toBe(5);
  expect(line({ ...failed('unhealthy'), probe: 'tcp' })).toBe(2);
  expect(line({ ...smoke, drained: false })).toBe(2);
});

test('a file that starts nothing of its own is spoken of at its last FROM', () => {
  const at = places('FROM a\nRUN b\nFROM c\nRUN d\n');
  expect([at.start, at.health, at.user].map(({ start }) => start.line)).toEqual([3, 3, 3]);
  expect(places('FROM a\nCMD b\n').health.start.line).toBe(2);
});

test('paths of an image begin with a slash, however they were recorded', () => {
  const tools = { ...sampleAnalysis.tools, packageManagers: ['sbin/apk'], compilers: ['/usr/bin/cc'] };
  const findings = analysisFindings(
    { ...sampleAnalysis, tools, setuid: [{ path: 'bin/su', layer: 0 }] },
    places('FROM a\n'),
  );
  const messages = findings.map(({ message }) => message).join('\n');
  for (const path of [' /sbin/apk.', ' /usr/bin/cc.', ' /bin/su.']) expect(messages).toContain(path);
});

test('files that change the user are spoken of at the instruction that brought them, those of the base at FROM', () => {
  const setuid = ['bin/su', 'usr/bin/raised', 'usr/bin/wall'].map((path, i) => ({ path, layer: Math.min(i, 1) }));
  const dockerfile = readDockerfile('FROM a\nRUN apk add curl\nCOPY x /shop\n', 'Dockerfile');
  const found = analysisFindings({ ...sampleAnalysis, setuid }, placesIn(dockerfile, sampleAnalysis.layers));
  expect(
    found.filter(({ rule }) => rule === 'setuid-file').map(({ location, message }) => [location.start.line, message]),
  ).toEqual([
    [1, 'In the image a file that changes the user or group is left: /bin/su.'],
    [2, 'In the image a file that changes the user or group is left: /usr/bin/raised, /usr/bin/wall.'],
  ]);
});
