import { Problem } from '@slipway/core';
import type { CiRun } from './ci-run.ts';

/**
 * Reads a JUnit file as one run: it failed when a test case has a `failure` or an `error`. Paths are those that its test cases name
 * by `file`, as most writers for interpreted languages do; the time is the newest `timestamp` of its suites.
 *
 * @throws Problem `bad-input` for a text without a test suite
 */
export function readJunit(file: string, text: string): CiRun {
  let [suites, name, time] = [0, '', Number.NaN];
  let [failures, current] = [0, ''];
  const failedPaths = new Set<string>();
  for (const { tag, attributes } of tags(text)) {
    if (tag === 'testsuite' || tag === 'testsuites') {
      suites++;
      name ||= attribute(attributes, 'name');
      const at = Date.parse(attribute(attributes, 'timestamp')) / 1000;
      if (!Number.isNaN(at)) time = Number.isNaN(time) ? at : Math.max(time, at);
    } else if (tag === 'testcase') current = attribute(attributes, 'file').replace(/^\.\//, '');
    else if (tag === 'failure' || tag === 'error') {
      failures++;
      if (current !== '') failedPaths.add(current);
    }
  }
  if (suites === 0)
    throw new Problem('bad-input', `${file} has no test suite.`, {
      hint: 'A JUnit file has <testsuites> or <testsuite>.',
    });
  return {
    workflow: name === '' ? file : name,
    commit: undefined,
    passed: failures === 0,
    attempts: 1,
    time,
    failedPaths: [...failedPaths],
  };
}

/** Opening tags in order. Comments and CDATA, which may have anything in them, are passed over. */
function* tags(text: string): Generator<{ tag: string; attributes: string }> {
  const pattern =
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<([A-Za-z][\w.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
  for (const [, tag, attributes = ''] of text.matchAll(pattern)) if (tag !== undefined) yield { tag, attributes };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = match?.[1] ?? match?.[2] ?? '';
  return value.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity]!);
}
