import { expect, test } from 'vitest';
import { sampleResult } from '../report/sample-result.ts';
import type { SmokeResult } from '../run/smoke-result.ts';
import { sampleConfig } from './fake-parts.ts';
import { placesOf } from './places.ts';
import { smokeFindings, smokeGates } from './smoke-findings.ts';

const places = placesOf('shop:1');
const smoked = (more: Partial<SmokeResult>): SmokeResult => ({ ...sampleResult().smoke!, ...more });
const said = (smoke: SmokeResult, started = sampleConfig) =>
  smokeFindings(smoke, started, places).map(({ rule, message, fix }) => `${rule}: ${message} ${fix?.text}`);

test('a healthy run that stopped cleanly has nothing against it, and its gates say no more than was seen', () => {
  const smoke = smoked({});
  expect(said(smoke)).toEqual([]);
  expect(smokeGates(smoke, true)).toEqual([
    { gate: 'smoke', holds: true, limit: 'healthy', actual: 'healthy' },
    {
      ...{ gate: 'read-only', holds: true, limit: 'a read-only root' },
      actual: 'no failed write in its log',
    },
  ]);
});

test('a write that failed and was survived is a warning with the file, and in the gate', () => {
  const smoke = smoked({ deniedWrites: ['/data.txt', '/var/cache/app'] });
  expect(said(smoke)).toEqual([
    expect.stringMatching(/^read-only-root: It could not write \/data.txt, \/var\/cache\/app .*smoke-tmpfs/),
  ]);
  expect(smokeGates(smoke, true)[1]).toMatchObject({
    holds: true,
    actual: 'tried to write /data.txt, /var/cache/app, and ran on',
  });
  expect(said(smoked({ deniedWrites: [] }))).toEqual([expect.stringContaining('does not name')]);
});

test('one that ended by itself is told as what it is, unless that was asked for', () => {
  const ended = { afterMs: 100, exitCode: 0 };
  const smoke = smoked({ ended, probe: 'running', drained: undefined, stopMs: undefined, stopCode: undefined });
  expect(said(smoke)).toEqual([
    expect.stringMatching(
      /^keeps-running: The container ended by itself after 0.1 s with exit code 0.*smoke-probe: exit/,
    ),
  ]);
  expect(smokeGates(smoke, false)[0]?.actual).toContain('ended by itself after 0.1 s with exit code 0');
  expect(said({ ...smoke, probe: 'exit' })).toEqual([]);
});

test('who does not hear SIGTERM is told what its form needs', () => {
  const smoke = smoked({ drained: false, stopMs: 5_000, stopCode: undefined });
  const form = (...command: string[]) => said(smoke, { ...sampleConfig, entrypoint: [], command })[0];
  expect(form('/bin/sh', '-c', 'sleep 1000')).toMatch(/SIGKILL did after 5.0 s.*exec form/);
  expect(form('sleep', '1000')).toMatch(/sleep is process 1.*tini/);
  expect(form('sleep', '1000')).not.toContain('exec form');
});

test.each([
  [undefined, 0, true],
  [undefined, 143, true],
  ['QUIT', 131, true],
  ['15', 143, true],
  [undefined, 1, false],
  ['SIGQUIT', 143, false],
])('after the stop signal %s, exit code %i is clean: %s', (stopSignal, stopCode, clean) => {
  const found = said(smoked({ stopCode }), { ...sampleConfig, stopSignal });
  expect(found).toEqual(clean ? [] : [expect.stringContaining(`exit code ${stopCode}`)]);
});
