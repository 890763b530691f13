import { expect, test } from 'vitest';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { checkDockerfile } from './check.ts';

function errorsOf(text: string, target?: string): string[] {
  const { findings } = checkDockerfile({ dockerfile: readDockerfile(text, 'Dockerfile', { target }) });
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

const end = 'FROM alpine:3.22\nUSER 1000\n';

test.each([
  `FROM alpine:3.22 AS x\nFROM x AS x\nUSER 1000\n`,
  `FROM alpine:3.22 AS base1\nCOPY --from=base2 /a /a\nUSER 1000\n`,
  `FROM debian:13\nRUN apt-get install curl\nUSER 1000\n`,
  "FROM alpine:3.22\nRUN cat <<'E O' > /y\nhi\nE O\nUSER 1000\n",
])('what BuildKit builds is refused by no error: %j', (text) => {
  expect(errorsOf(text)).toEqual([]);
});

test.each(['ENV A="x', 'STOPSIGNAL FOO', 'EXPOSE foo'])(
  'BuildKit does not come to %s in a stage that the target does not need',
  (mistake) => {
    const text = `FROM alpine:3.22 AS one\n${mistake}\n${end}`;
    expect(errorsOf(text)).toEqual([]);
    expect(errorsOf(text, 'one')).toHaveLength(1);
  },
);

test.each(['ENV A', 'COPY --from=7 /a /b', 'EXPOSE'])('%s keeps any stage of the file from being built', (mistake) => {
  expect(errorsOf(`FROM alpine:3.22 AS one\n${mistake}\n${end}`)).toHaveLength(1);
});

test.each(['VOLUME $X', 'STOPSIGNAL $X'])('%s of a variable without a value is refused on scratch', (line) => {
  expect(errorsOf(`FROM scratch\n${line}\n`)).toEqual(['instruction-arguments']);
  expect(errorsOf(`FROM scratch\nARG X=/a\n${line.replace('STOPSIGNAL', 'VOLUME')}\n`)).toEqual([]);
  expect(errorsOf(`FROM alpine:3.22\n${line}\nUSER 1000\n`)).toEqual([]);
});

test('with check=error=true what a check of BuildKit finds too is an error', () => {
  const text = 'FROM alpine:3.22\nMAINTAINER me\nUSER 1000\n';
  expect(errorsOf(text)).toEqual([]);
  expect(errorsOf(`# check=error=false\n${text}`)).toEqual([]);
  expect(errorsOf(`# check=skip=JSONArgsRecommended;error=true\n${text}`)).toEqual(['maintainer-label']);
});
