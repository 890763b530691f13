import { describe, expect, test } from 'vitest';
import { alignHistory } from './align-history.ts';
import { baseLayerCount } from './base-layers.ts';

/** Steps from the oldest on: what made a layer has its bytes. */
const newestFirst = (...steps: [createdBy: string, sizeBytes: number][]) =>
  steps.map(([createdBy, sizeBytes]) => ({ createdBy, sizeBytes })).toReversed();
const makers = (steps: readonly { createdBy: string; isEmpty: boolean }[]) =>
  steps.filter(({ isEmpty }) => !isEmpty).map(({ createdBy }) => createdBy);

describe('the steps of an engine that made the layers', () => {
  const steps = newestFirst(
    ['ADD rootfs', 9],
    ['CMD ["sh"]', 0],
    ['WORKDIR /app', 0],
    ['RUN true', 0],
    ['COPY a b', 5],
    ['ENV A=b', 0],
  );

  test('are those with bytes, then those that mostly make one', () => {
    expect(makers(alignHistory(steps, 2))).toEqual(['ADD rootfs', 'COPY a b']);
    expect(makers(alignHistory(steps, 3))).toEqual(['ADD rootfs', 'RUN true', 'COPY a b']);
    expect(makers(alignHistory(steps, 4))).toEqual(['ADD rootfs', 'WORKDIR /app', 'RUN true', 'COPY a b']);
  });

  test('of the old builder are told from what it marks as no operation', () => {
    const old = newestFirst(
      ['/bin/sh -c #(nop) ADD file:1 in /', 9],
      ['/bin/sh -c #(nop)  ENV A=b', 0],
      ['/bin/sh -c true', 0],
    );
    expect(makers(alignHistory(old, 2))).toEqual(['/bin/sh -c #(nop) ADD file:1 in /', '/bin/sh -c true']);
  });
});

describe('where a base ends', () => {
  const history = [
    { createdBy: 'ADD rootfs', isEmpty: false },
    { createdBy: 'CMD ["bash"]', isEmpty: true },
    { createdBy: 'RUN tools', isEmpty: false },
    { createdBy: '/bin/sh -c #(nop)  ENTRYPOINT ["node"]', isEmpty: true },
    { createdBy: 'COPY app', isEmpty: false },
    { createdBy: 'CMD ["app"]', isEmpty: true },
  ];

  test('is after the last command that layers follow', () => {
    expect(baseLayerCount(['a', 'b', 'c'], history, 'history')).toBe(2);
    expect(baseLayerCount(['b', 'c'], history.slice(2), 'history')).toBe(1);
    expect(baseLayerCount(['a', 'b', 'c'], history.slice(2), 'history')).toBe(0);
    expect(baseLayerCount(['a'], [{ createdBy: 'COPY app', isEmpty: false }], 'history')).toBe(0);
  });

  test('is known by its layers, if they are the lowest', () => {
    expect(baseLayerCount(['a', 'b', 'c'], history, { diffIds: ['a', 'b'] })).toBe(2);
    expect(baseLayerCount(['a', 'b', 'c'], history, { diffIds: ['b'] })).toBe(0);
    expect(baseLayerCount(['a'], history, { diffIds: ['a', 'b'] })).toBe(0);
    expect(baseLayerCount(['a'], history, undefined)).toBe(0);
  });
});
