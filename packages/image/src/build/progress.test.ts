import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildProgress } from './progress.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 29) + seconds * 1000).toISOString();
const base64 = (text: string) => Buffer.from(text).toString('base64');
const vertex = (digest: string, name: string, more: object = {}) =>
  JSON.stringify({ vertexes: [{ digest, name, ...more }] });

function read(...lines: string[]) {
  const printed: string[] = [];
  const progress = buildProgress((line) => printed.push(line));
  for (const line of lines) progress.take(line);
  const live = [...printed];
  progress.finish();
  return { live, printed, progress };
}

test('a step is one line once it has ended, with its time, or that it was cached', () => {
  const { printed } = read(
    vertex('a', '[internal] load build definition from Dockerfile', { started: at(0), completed: at(0.1) }),
    vertex('b', `[1/3] FROM base@sha256:${'a'.repeat(64)}`, { started: at(0), completed: at(0), cached: true }),
    vertex('c', '[2/3] RUN   go\n build', { started: at(1) }),
    vertex('c', '[2/3] RUN   go\n build', { started: at(1), completed: at(13.3) }),
    vertex('d', '[3/3] RUN false', { started: at(14), completed: at(15), error: 'exit code: 1' }),
  );
  expect(printed).toEqual(['  cached  [1/3] FROM base', '  12.3 s  [2/3] RUN go build', '  FAILED  [3/3] RUN false']);
});

test('a step that is taken up again is one line with the time of all', () => {
  const name = '[1/2] FROM base';
  const { live, printed, progress } = read(
    vertex('a', name, { started: at(0) }),
    vertex('a', name, { started: at(0), completed: at(1) }),
    vertex('a', name, { started: at(2) }),
    vertex('a', name, { started: at(2), completed: at(4) }),
    vertex('b', '[2/2] RUN x', { started: at(5) }),
  );
  expect(live).toEqual(['   3.0 s  [1/2] FROM base']);
  expect(printed).toEqual(live);
  expect(progress.steps()).toMatchObject([{ name, durationMs: 3_000, cached: false }, { name: '[2/2] RUN x' }]);
});

test('the last lines of a step are kept for its failure', () => {
  const data = (text: string) => JSON.stringify({ logs: [{ vertex: 'a', stream: 1, data: base64(text) }] });
  const { progress } = read(
    vertex('a', 'RUN', { started: at(0) }),
    ...Array.from({ length: 100 }, (_, i) => data(`line ${i}\n`)),
  );
  expect(progress.steps()[0]?.log).toHaveLength(40);
  expect(progress.steps()[0]?.log.at(-1)).toBe('line 99');
});

test('warnings name their rule and line, once each', () => {
  const warning = JSON.stringify({
    warnings: [
      {
        short: base64("StageNameCasing: Stage name 'B' should be lowercase (line 2)"),
        detail: [base64('Stage names should be lowercase')],
        url: 'https://docs.example/rule',
        range: [{ start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }],
      },
      { short: base64('an old warning'), level: 1 },
    ],
  });
  expect(read(warning, warning).progress.warnings()).toEqual([
    {
      rule: 'StageNameCasing',
      message: "Stage name 'B' should be lowercase",
      detail: 'Stage names should be lowercase',
      line: 2,
      url: 'https://docs.example/rule',
    },
    { rule: undefined, message: 'an old warning', detail: undefined, line: undefined, url: undefined },
  ]);
});

test('what is no event is kept, in order', () => {
  expect(read('Dockerfile:3', '{"some": "json"}', '{broken', 'ERROR: x').progress.rest).toEqual([
    'Dockerfile:3',
    '{"some": "json"}',
    '{broken',
    'ERROR: x',
  ]);
});

test('no line makes the reading fail', () => {
  const value = fc.jsonValue();
  const event = fc.record({ vertexes: value, logs: value, warnings: value, statuses: value }, { requiredKeys: [] });
  const line = fc.oneof(
    fc.string(),
    event.map((json) => JSON.stringify(json)),
    value.map((json) => JSON.stringify(json)),
  );
  fc.assert(fc.property(fc.array(line), (lines) => void read(...lines)));
});
