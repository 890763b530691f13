import { readFileSync } from 'node:fs';
import { fakeSurroundings } from '@slipway/testkit';
import { expect, test } from 'vitest';
import type { Host } from './hosts/host.ts';
import { terminalHost } from './hosts/terminal.ts';
import { Problem } from './problem.ts';
import { type Outcome, run } from './run.ts';
import { version } from './version.ts';

async function ended(body: () => Promise<Outcome>) {
  const surroundings = fakeSurroundings();
  const outputs: Record<string, string> = {};
  const host: Host = {
    ...terminalHost(surroundings),
    output: async (name, value) => {
      outputs[name] = value;
    },
  };
  return { code: await run(host, body), outputs, told: surroundings.err() };
}

test('fine is 0, findings that fail are 1, and both have outputs', async () => {
  const outputs = { verdict: 'x' };
  expect(await ended(async () => ({ failed: false, outputs }))).toEqual({ code: 0, outputs, told: '' });
  expect(await ended(async () => ({ failed: true, outputs }))).toEqual({ code: 1, outputs, told: '' });
  expect(await ended(async () => ({ failed: false }))).toMatchObject({ code: 0, outputs: {} });
});

test.each(['bad-input', 'not-found', 'forbidden', 'unavailable'] as const)(
  'a problem %s is 2, told without a stack',
  async (code) => {
    const { code: exit, told } = await ended(async () => {
      throw new Problem(code, 'No such file.', { hint: 'Name one.' });
    });
    expect({ exit, told }).toEqual({ exit: 2, told: 'error: No such file.\nhint: Name one.\n' });
  },
);

test.each([
  new TypeError('x is undefined'),
  'a text',
  undefined,
  Object.assign(new Error('bare'), { stack: undefined }),
])('whatever else is thrown (%s) is a bug of ours: 3, with what is known of it', async (thrown) => {
  const { code, told } = await ended(async () => {
    throw thrown;
  });
  expect(code).toBe(3);
  expect(told).toContain('This is a bug in Slipway');
  expect(told).toContain(thrown instanceof Error ? thrown.message : String(thrown));
  expect(told).toContain('Please report it');
});

test('the version is that of the packages', () => {
  const { version: released } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(version).toBe(released);
});
