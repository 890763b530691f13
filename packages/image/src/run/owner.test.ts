import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ownership, type Processes, processesHere } from './owner.ts';

const running = (place: string, pid: number, starts: Readonly<Record<number, string>>): Processes => ({
  place,
  pid,
  startOf: (number) => starts[number],
});

test('who has ended is known by its number and its start', () => {
  const dead = ownership(running('here', 7, { 7: '100' })).mine;
  const at = (starts: Readonly<Record<number, string>>) => ownership(running('here', 9, { 9: '500', ...starts }));
  expect(at({}).isGone(dead)).toBe(true);
  expect(at({ 7: '400' }).isGone(dead)).toBe(true);
  expect(at({ 7: '100' }).isGone(dead)).toBe(false);
});

test('nothing is said of another machine, of what has no owner, and of oneself', () => {
  const here = ownership(running('here', 9, { 9: '500' }));
  expect(here.isGone(ownership(running('there', 7, { 7: '100' })).mine)).toBe(false);
  expect([undefined, '', 'here', 'here/x/1', here.mine].map(here.isGone)).toEqual([false, false, false, false, false]);
});

test('a process of this machine is alive until it ends', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const { mine, isGone } = ownership({ ...processesHere(), pid: child.pid ?? 0 });
  expect(isGone(mine)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isGone(mine)).toBe(true);
});
