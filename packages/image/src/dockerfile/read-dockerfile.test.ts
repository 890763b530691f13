import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDockerfile } from './read-dockerfile.ts';

function instructions(text: string) {
  return readDockerfile(text, 'Dockerfile').instructions;
}

/** What a file consists of, as BuildKit would say it: keyword and arguments, heredocs behind. */
function outline(text: string): string[] {
  return instructions(text).map(({ keyword, flags, argumentsText, heredocs }) =>
    [
      keyword,
      ...flags.map(({ name, value }) => `--${name}=${value}`),
      argumentsText,
      ...heredocs.map((heredoc) => `${heredoc.name}:${heredoc.text}`),
    ].join(' '),
  );
}

describe('files that BuildKit builds', () => {
  // Each of these is read otherwise by dockerfile-ast alone, or by hadolint.
  test.each<[string, string, string[]]>([
    ['a continuation with blanks behind it', 'RUN a \\  \n b', ['RUN a  b']],
    ['an escaped backslash at the end of a line', 'RUN a \\\\\nUSER b', ['RUN a \\\\', 'USER b']],
    ['comments and blank lines within an instruction', 'RUN a \\\n# c \\\n\n && b', ['RUN a  && b']],
    ['a keyword over two lines', 'RU\\\nN a', ['RUN a']],
    ['a continuation before the keyword', '\\\nRUN a', ['RUN a']],
    ['another escape character', '# escape=`\nRUN a `\n b \\\nUSER c', ['RUN a  b \\', 'USER c']],
    ['a directive that comes too late', '# c\n# escape=`\nRUN a \\\n b', ['RUN a  b']],
    ['Windows line ends', 'FROM a\r\nRUN b \\\r\n c\r\n', ['FROM a', 'RUN b  c']],
    ['a byte order mark', '\ufeffFROM a', ['FROM a']],
    [
      'two heredocs, one with tabs',
      'COPY <<A <<-B /x/\na\nA\n\tb\n\tB\nUSER c',
      ['COPY <<A <<-B /x/ A:a\n B:\tb\n', 'USER c'],
    ],
    ['a heredoc with a file descriptor', 'RUN cat 3<<EOF\nx\nEOF\nUSER c', ['RUN cat 3<<EOF EOF:x\n', 'USER c']],
    ['a heredoc whose name is quoted', "RUN <<'EOF'\n$X\nEOF", ["RUN <<'EOF' EOF:$X\n"]],
    ['a here-string', 'RUN cat <<<EOF\nUSER c', ['RUN cat <<<EOF', 'USER c']],
    ['a heredoc whose name stands apart', 'RUN cat << EOF\nx\nEOF\nUSER c', ['RUN cat << EOF EOF:x\n', 'USER c']],
    ['a heredoc whose name has a space', 'RUN cat 3<<"E F"\nx\nE F\nUSER c', ['RUN cat 3<<"E F" E F:x\n', 'USER c']],
    ['what only looks like a heredoc', 'RUN echo "<<EOF" a<<b\nUSER c', ['RUN echo "<<EOF" a<<b', 'USER c']],
    ['a heredoc in the exec form, which is none', 'RUN ["<<EOF"]\nUSER c', ['RUN ["<<EOF"]', 'USER c']],
    ['instructions within a heredoc', 'RUN <<EOF\nFROM x\n# c\nEOF\nUSER c', ['RUN <<EOF EOF:FROM x\n# c\n', 'USER c']],
    ['continuations before an instruction', ' \\\n\n  \\\r\n  USER b', ['USER b']],
    ['a heredoc behind ONBUILD', 'ONBUILD RUN <<EOF\na\nEOF\nUSER c', ['ONBUILD RUN <<EOF EOF:a\n', 'USER c']],
    ['a mount without a target', 'RUN --mount=type=secret,id=a b', ['RUN --mount=type=secret,id=a b']],
    ['quotes in a flag', 'RUN --mount=type=bind,"target=/a b" c', ['RUN --mount=type=bind,target=/a b c']],
  ])('%s', (_, text, expected) => {
    expect(outline(text)).toEqual(expected);
  });
});

test('stages know what they build on, copy from and mount from', () => {
  const { stages, final } = readDockerfile(
    'ARG B=base\nFROM alpine AS Base\nFROM $B AS build\nRUN --mount=from=tools,target=/t x\nFROM t AS tools\nFROM scratch\nCOPY --from=build /a /\nCOPY --from=0 /b /\nCOPY --from=nginx:1 /c /',
    'Dockerfile',
  );
  expect(stages.map(({ name, base, parent, uses }) => ({ name, base, parent, uses }))).toEqual([
    { name: 'base', base: 'alpine', parent: undefined, uses: [] },
    { name: 'build', base: 'base', parent: 0, uses: [2] },
    { name: 'tools', base: 't', parent: undefined, uses: [] },
    { name: undefined, base: 'scratch', parent: undefined, uses: [1, 0] },
  ]);
  expect(final?.index).toBe(3);
});

test('the target is a stage by name, whatever its case, or by number', () => {
  const text = 'FROM a AS Build\nFROM b';
  const at = (target: string) => readDockerfile(text, 'x', { target }).final?.index;
  expect([at('build'), at('BUILD'), at('0'), at('1'), at('2'), at('none'), at('')]).toEqual([
    0,
    0,
    0,
    1,
    undefined,
    undefined,
    1,
  ]);
});

test('build arguments win over defaults, and what has no value is told', () => {
  const text = `ARG A=1\nARG B\nFROM x:$A-$\{B:-2}-$\{A:+y} AS a\nFROM y:$B`;
  const bases = (buildArgs: Record<string, string>) =>
    readDockerfile(text, 'x', { buildArgs }).stages.map(({ base, baseUnknown }) => [base, ...baseUnknown]);
  expect(bases({})).toEqual([['x:1-2-y'], ['y:$B', 'B']]);
  expect(bases({ A: '3', B: '4' })).toEqual([['x:3-4-y'], ['y:4']]);
});

test('settings of ENV, LABEL and ARG keep quotes apart from values', () => {
  const [env, old, arg] = instructions('ENV A="b c" D=e\\ f G=\'$H\'\nLABEL key some value\nARG X Y=1');
  expect(env!.settings.map(({ key, value, raw }) => [key, value, raw])).toEqual([
    ['A', 'b c', '"b c"'],
    ['D', 'e f', 'e\\ f'],
    ['G', '\\$H', "'$H'"],
  ]);
  expect(old!.settings.map(({ key, value }) => [key, value])).toEqual([['key', 'some value']]);
  expect(arg!.settings.map(({ key, value }) => [key, value])).toEqual([
    ['X', undefined],
    ['Y', '1'],
  ]);
});

test('the words of the exec form have their places, quotes included', () => {
  const text = 'CMD [ "a", \\\n "b\\"c" ]';
  const [cmd] = instructions(text);
  expect(cmd!.exec?.map(({ text: word, start, end }) => [word, text.slice(start, end)])).toEqual([
    ['a', '"a"'],
    ['b"c', '"b\\"c"'],
  ]);
  expect(instructions("CMD ['a']")[0]!.exec).toBeUndefined();
});

const pieces = fc.constantFrom(
  'FROM a',
  'RUN b',
  'COPY c d',
  'ENV A=b',
  '<<EOF',
  'EOF',
  '# c',
  '\\',
  '\\\n',
  '\n',
  '\r\n',
  ' ',
  '"',
  "'",
  '$',
  '\t',
  '# escape=`\n',
  '`',
  '\u0000',
  'é',
  '\ud800',
);

test('any text is read, every place lies within it, and keyword and arguments are where they say', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      const { text, instructions: read, defects, comments } = readDockerfile(parts.join(''), 'x');
      for (const { start, end } of [
        ...read,
        ...defects,
        ...comments,
        ...read.flatMap(({ words, flags }) => [...words, ...flags]),
      ])
        expect([start >= 0, start <= end, end <= text.length]).toEqual([true, true, true]);
      for (const { written, keywordSpan } of read)
        if (keywordSpan.end - keywordSpan.start === written.length)
          expect(text.slice(keywordSpan.start, keywordSpan.end)).toBe(written);
    }),
    { numRuns: 400 },
  );
});

test('where it reads as BuildKit does, dockerfile-ast finds the same instructions', () => {
  const plain = fc.constantFrom(
    'FROM a',
    'RUN b && c',
    'COPY --from=x d e',
    'ENV A="b c"',
    '# note',
    '',
    'CMD ["a", "b"]',
    'RUN a \\\n  && b',
    'USER x',
  );
  fc.assert(
    fc.property(fc.array(plain, { maxLength: 12 }), (parts) => {
      const text = parts.join('\n');
      const theirs = DockerfileParser.parse(text).getInstructions();
      expect(instructions(text).map(({ keyword }) => keyword)).toEqual(theirs.map((one) => one.getKeyword()));
    }),
    { numRuns: 200 },
  );
});

test('a backslash with nothing behind it is a defect at its place', () => {
  const { defects } = readDockerfile('FROM a\nRUN b\n \\\n', 'Dockerfile');
  expect(defects).toMatchObject([{ rule: 'instruction-known', start: 14, end: 15 }]);
  expect(readDockerfile('FROM a\n\\\nRUN b\n', 'Dockerfile').defects).toEqual([]);
});

test('a stage is built on by its name in lower case, and copied from by its name in any', () => {
  const { stages } = readDockerfile('FROM a AS Build\nFROM build\nFROM Build\nCOPY --from=BUILD x y\n', 'Dockerfile');
  expect(stages.map(({ parent, uses }) => [parent, uses])).toEqual([
    [undefined, []],
    [0, []],
    [undefined, [0]],
  ]);
});
