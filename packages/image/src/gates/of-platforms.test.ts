import type { Finding } from '@slipway/core';
import { expect, test } from 'vitest';
import { ofPlatforms } from './of-platforms.ts';

const start = { line: 1, column: 1 };
const finding = (message: string): Finding => ({
  rule: 'size-within-limit',
  severity: 'error',
  message,
  location: { file: 'Dockerfile', start, end: start },
});
const gate = { gate: 'max-size', holds: false, limit: '1 MB', actual: '2 MB' } as const;
const of = (platform: string, ...messages: string[]) => ({
  platform,
  gates: [gate],
  findings: messages.map(finding),
});

test('an image for one platform is spoken of without it', () => {
  expect(ofPlatforms([of('linux/amd64', 'Large.')])).toMatchObject({
    gates: [gate],
    findings: [{ message: 'Large.' }],
  });
});

test('each gate names its platform, and a finding all that have it', () => {
  const { gates, findings } = ofPlatforms([of('linux/amd64', 'Large.'), of('linux/arm64', 'Large.', 'Root.')]);
  expect(gates).toEqual([
    { ...gate, platform: 'linux/amd64' },
    { ...gate, platform: 'linux/arm64' },
  ]);
  expect(findings.map(({ message }) => message)).toEqual([
    'For linux/amd64, linux/arm64: Large.',
    'For linux/arm64: Root.',
  ]);
});
