import { expect, test } from 'vitest';
import type { ContainerState } from '../engine/engine.ts';
import { ofExit } from './smoke-failure.ts';
import { smokeSettings } from './smoke-settings.ts';

const ended: ContainerState = {
  ...{ status: 'exited', exitCode: 1, outOfMemory: false, error: '', startedAt: 0, finishedAt: 200 },
  ...{ health: 'none', lastHealth: undefined, address: undefined, published: new Map() },
};

test('the last words of a container end before the advice begins', () => {
  const found = ofExit(ended, 'open /s.db: read-only file system\n', smokeSettings({}));
  expect(found.message).toBe(
    'It ended after 0.2 s with exit code 1. It printed at last: open /s.db: read-only file system. It tried to write /s.db on its read-only root: give it a tmpfs or a volume there, or let it write elsewhere.',
  );
});

test('what was killed is told the memory it may have, where the engine does not say that this was why', () => {
  const found = ofExit({ ...ended, exitCode: 137 }, '', smokeSettings({ memoryBytes: 32 * 1024 * 1024 }));
  expect(found).toMatchObject({ code: 'exited', exitCode: 137, message: expect.stringContaining('32 MiB') });
});
