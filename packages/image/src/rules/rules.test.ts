import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { checkDockerfile } from './check.ts';
import { findingsOfFixture } from './fixtures.ts';
import { imageRules } from './registry.ts';

const here = import.meta.dirname;

describe.each(imageRules.filter(({ area }) => area !== 'policy'))('$id', ({ id, area, what, why, fix }) => {
  const folder = join(here, area, id);
  const fixtures = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.dockerfile')) : [];
  const bad = fixtures.filter((name) => name.startsWith('bad-'));
  const good = fixtures.filter((name) => name.startsWith('good-'));

  test('says what, why and how, and has bad and good fixtures', () => {
    for (const text of [what, why, fix]) expect(text).toMatch(/^[A-Za-z`].*[.`]$/s);
    expect(bad).not.toHaveLength(0);
    expect(good).not.toHaveLength(0);
    expect(fixtures).toHaveLength(bad.length + good.length);
  });

  test.each(bad)('finds what %s marks, at the marked place', (name) => {
    const { findings, expected } = findingsOfFixture(id, join(folder, name));
    expect(expected).not.toHaveLength(0);
    expect(findings).toEqual(expected);
  });

  test.each(good)('finds nothing in %s', (name) => {
    const { findings, expected } = findingsOfFixture(id, join(folder, name));
    expect(expected).toEqual([]);
    expect(findings.map(({ message }) => message)).toEqual([]);
  });
});

test('every rule has an id of its own, and none is called by a name that says nothing', () => {
  const ids = imageRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});

test('edits of a finding lie within the text and make the finding go away', () => {
  const text = 'FROM --platform=$TARGETPLATFORM alpine:3.22 as build\nMAINTAINER Ann\nADD a /a\nCMD node x\n';
  const found = checkDockerfile({ dockerfile: readDockerfile(text, 'Dockerfile') }).findings;
  for (const rule of [
    'target-platform-implied',
    'from-as-casing',
    'maintainer-label',
    'copy-not-add',
    'signals-reach-process',
  ]) {
    const edits = found.find((finding) => finding.rule === rule)?.fix?.edits ?? [];
    expect(edits).not.toHaveLength(0);
    const mended = edits.reduceRight(
      (mending, { start, end, text: by }) => mending.slice(0, start) + by + mending.slice(end),
      text,
    );
    const left = checkDockerfile({ dockerfile: readDockerfile(mended, 'Dockerfile') }).findings;
    expect(left.map((finding) => finding.rule)).not.toContain(rule);
  }
});

const pieces = fc.constantFrom(
  'FROM a',
  'FROM golang:1 AS b\n',
  'FROM scratch\n',
  'RUN ',
  'COPY ',
  'ADD ',
  '--from=b ',
  '--mount=type=cache,target=/x ',
  '<<EOF',
  'EOF\n',
  '\n',
  ' ',
  '\\\n',
  '\\',
  '`',
  '"',
  "'",
  '$',
  '${',
  '$(',
  '`',
  '{',
  '}',
  '(',
  ')',
  ';',
  '&&',
  '|',
  '# x\n',
  '# slipway-ignore base-tag: y\n',
  'apt-get install ',
  'curl https://x | sh',
  'ENV A=',
  'ARG B\n',
  'EXPOSE 1\n',
  'CMD ["a", ',
  'HEALTHCHECK CMD ',
  'ONBUILD ',
  'USER ',
  'WORKDIR ',
  'case x in a) b;; esac',
  'for i in a; do b; done',
  '\r\n',
  '\u0000',
  'é',
  '\ud800',
  '\ufeff',
  'LABEL a=b c\n',
  'SHELL []\n',
);

test('any text gets findings whose places lie within it, and never a crash', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const dockerfile = readDockerfile(text, 'x');
        const lines = dockerfile.text.split('\n');
        const context = {
          bytes: 2e7,
          files: 9,
          truncated: false,
          skipped: [],
          largest: [],
          savable: [{ pattern: '.git', bytes: 1e7, files: 3 }],
          savableBytes: 1e7,
          secrets: ['.env'],
        };
        const input = { dockerfile, context, dockerignore: { file: '.dockerignore', text } };
        for (const { location, fix } of checkDockerfile(input, { preset: 'all' }).findings) {
          const { start, end } = location;
          expect(lines.length).toBeGreaterThanOrEqual(end.line);
          expect(start.line).toBe(end.line);
          expect(end.column).toBeGreaterThanOrEqual(start.column);
          expect(end.column - 1).toBeLessThanOrEqual(lines[end.line - 1]!.length);
          for (const edit of fix?.edits ?? [])
            expect([edit.start <= edit.end, edit.end <= dockerfile.text.length]).toEqual([true, true]);
        }
      },
    ),
    { numRuns: 250 },
  );
});

test('bytes that are no text are told at their place', () => {
  const bytes = Buffer.from([...Buffer.from('FROM alpine:3.22\nRUN echo '), 0xff, 0x0a]);
  const { findings } = checkDockerfile({ dockerfile: readDockerfile(bytes, 'x') });
  const finding = findings.find(({ rule }) => rule === 'dockerfile-encoding');
  expect(finding).toMatchObject({ severity: 'warning', location: { start: { line: 2, column: 10 } } });
  const wide = Buffer.from('\ufeffFROM alpine:3.22\n', 'utf16le');
  const found = checkDockerfile({ dockerfile: readDockerfile(wide, 'x') }).findings;
  expect(found[0]).toMatchObject({ rule: 'dockerfile-encoding', severity: 'error' });
});
