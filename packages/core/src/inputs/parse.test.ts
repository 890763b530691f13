import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../problem.ts';
import { choice, flag, integer, lines, list, secret, splitLines, splitList, text } from './input.ts';
import { compareWithActionYml, describeFlags, parseInputs, readArguments, readInputs } from './parse.ts';

const inputs = {
  manifests: list('What to lint.', { default: '.', positional: true }),
  'fail-on': choice('Mildest severity that fails.', ['error', 'warning', 'never'], { default: 'error' }),
  cluster: text('Name of the cluster.'),
  frames: integer('How many.', { default: '40', least: 0 }),
  summary: flag('Write the summary.', { default: 'true' }),
  strict: flag('Be strict.', { default: 'false' }),
  format: choice('What to print.', ['text', 'json'], { default: 'text', place: 'cli' }),
  token: secret('Token.', { place: 'action' }),
};

function problemOf(body: () => unknown): Problem {
  try {
    body();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

test('what is not given has its default; what has none is undefined', () => {
  const defaults = {
    manifests: ['.'],
    'fail-on': 'error',
    cluster: undefined,
    frames: 40,
    summary: true,
    strict: false,
    format: 'text',
    token: undefined,
  };
  expect(parseInputs(inputs, {})).toEqual(defaults);
  // An action gives an empty text for what its user left out.
  expect(parseInputs(inputs, Object.fromEntries(Object.keys(inputs).map((name) => [name, ' \n'])))).toEqual(defaults);
});

test('values are typed', () => {
  const given = {
    manifests: 'a.yaml, b/*.yaml\n!c',
    frames: '0',
    summary: 'FALSE',
    strict: 'True',
    token: ' s3cret\n',
  };
  expect(parseInputs(inputs, given)).toMatchObject({
    manifests: ['a.yaml', 'b/*.yaml', '!c'],
    frames: 0,
    summary: false,
    strict: true,
    token: 's3cret',
  });
});

test('all that is wrong is said in one go, with the nearest word', () => {
  const given = { 'fail-on': 'eror', frames: '-1', summary: 'yes', format: 'xml' };
  const { code, message } = problemOf(() =>
    parseInputs(inputs, given, ['unknown flag --sumary; the nearest is --summary']),
  );
  expect(code).toBe('bad-input');
  expect(message).toMatchInlineSnapshot(`
    "5 inputs are wrong:
      unknown flag --sumary; the nearest is --summary
      fail-on must be one of error, warning, never, but is "eror"; the nearest is error
      frames must be a whole number from 0, but is "-1"
      summary must be true or false, but is "yes"
      format must be one of text, json, but is "xml""
  `);
});

test('one mistake is one sentence, and a required input says what it is for', () => {
  const { message } = problemOf(() => parseInputs({ cluster: text('Name of the cluster.', { required: true }) }, {}));
  expect(message).toBe('cluster is required: Name of the cluster.');
});

test.each(['1.5', '1e3', '0x10', '٣', '+1', 'Infinity', '9'.repeat(17)])('%s is no whole number', (frames) => {
  expect(problemOf(() => parseInputs(inputs, { frames })).message).toContain('frames must be a whole number from 0');
});

test('a value that is very long is not printed whole, and a secret not at all', () => {
  const { message } = problemOf(() => parseInputs(inputs, { summary: 'x'.repeat(100_000) }));
  expect(message.length).toBeLessThan(400);
  const wrong = { ...secret('Token.'), parse: () => ({ expected: 'a token' }) };
  expect(problemOf(() => parseInputs({ wrong }, { wrong: 'hunter2' })).message).not.toContain('hunter2');
});

test.each([
  ['a,b', ['a', 'b']],
  ['a\r\nb\n\n', ['a', 'b']],
  ['deploy/{a,b}.yaml,c', ['deploy/{a,b}.yaml', 'c']],
  ['{a,{b,c}},d', ['{a,{b,c}}', 'd']],
  ['never{closed\nnext', ['never{closed', 'next']],
  ['a}b,c', ['a}b', 'c']],
  [' , ', []],
])('the list %j has the items %j', (given, items) => {
  expect(splitList(given)).toEqual(items);
});

test('arguments may be values of flags, flags of their own, lists and names of files', () => {
  const args = ['a.yaml', '--fail-on', 'never', '--frames=3', '--no-summary', '--strict', '--manifests', 'b', '-'];
  expect(readArguments(inputs, args)).toEqual({
    given: { manifests: 'a.yaml\nb\n-', 'fail-on': 'never', frames: '3', summary: 'false', strict: 'true' },
    mistakes: [],
  });
  expect(readArguments(inputs, ['--strict=false', '--', '--odd', '-name'])).toEqual({
    given: { strict: 'false', manifests: '--odd\n-name' },
    mistakes: [],
  });
  const pem = '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----';
  expect(readArguments(inputs, ['--cluster', pem])).toEqual({ given: { cluster: pem }, mistakes: [] });
  expect(readArguments(inputs, ['--cluster', '-x', '--fail-on', 'error', '--fail-on', 'never']).given).toEqual({
    cluster: '-x',
    'fail-on': 'never',
  });
});

test.each([
  [['--fial-on', 'never', 'a.yaml'], ['unknown flag --fial-on; the nearest is --fail-on'], 'a.yaml'],
  [['--token', 'x'], ['unknown flag --token'], undefined],
  [['--constructor'], ['unknown flag --constructor'], undefined],
  [['--no-constructor'], ['unknown flag --no-constructor'], undefined],
  [['--no-frames'], ['unknown flag --no-frames; the nearest is --frames'], undefined],
  [['--frames'], ['--frames needs a value'], undefined],
  [['--frames', '--strict'], ['--frames needs a value'], undefined],
  [['--no-summary=true'], ['--no-summary takes no value'], undefined],
  [['-q', '--sumary'], ['unexpected argument "-q"', 'unknown flag --sumary; the nearest is --summary'], undefined],
])('%j: %j', (args, mistakes, manifests) => {
  const { given, mistakes: found } = readArguments(inputs, args);
  expect(found).toEqual(mistakes);
  expect(given['manifests']).toBe(manifests);
});

test('a command without positional arguments takes none', () => {
  const { mistakes } = readArguments({ strict: inputs.strict }, ['a', '--', 'b']);
  expect(mistakes).toEqual(['unexpected argument "a"', 'unexpected argument "b"']);
});

test('flags of the CLI are explained, those that are on with their way off', () => {
  expect(describeFlags(inputs).join('\n')).toMatchInlineSnapshot(`
    "  --manifests A,B                What to lint. [.]
      --fail-on error|warning|never  Mildest severity that fails. [error]
      --cluster TEXT                 Name of the cluster.
      --frames N                     How many. [40]
      --[no-]summary                 Write the summary.
      --strict                       Be strict.
      --format text|json             What to print. [text]"
  `);
});

test('an action is asked for its own inputs alone', () => {
  const asked: string[] = [];
  const host = {
    input: (name: string) => {
      asked.push(name);
      return name === 'frames' ? '7' : undefined;
    },
  };
  expect(readInputs(inputs, host)).toMatchObject({ frames: '7', cluster: undefined });
  expect(asked).toEqual(['manifests', 'fail-on', 'cluster', 'frames', 'summary', 'strict', 'token']);
});

test('every difference to an action.yml is named, in both directions', () => {
  const same = {
    manifests: { description: 'What to lint.', required: false, default: '.' },
    'fail-on': { description: 'Mildest severity that fails.', default: 'error' },
    cluster: { description: 'Name of the cluster.', required: false },
    frames: { description: 'How many.', default: '40' },
    summary: { description: 'Write the summary.', default: 'true' },
    strict: { description: 'Be strict.', default: 'false' },
    token: { description: 'Token.' },
  };
  expect(compareWithActionYml(inputs, same)).toEqual([]);
  const { cluster, ...others } = same;
  const differences = compareWithActionYml(inputs, {
    ...others,
    frames: { description: 'How much.', default: '41', required: true },
    format: { description: 'What to print.' },
    extra: {},
  });
  expect(cluster).toBeDefined();
  expect(differences).toEqual([
    'action.yml lacks cluster',
    'the description of frames differs: How much.',
    'the default of frames differs: 41',
    'frames is required in one of them only',
    'format is for the CLI alone, but action.yml has it',
    'action.yml has extra, which no code reads',
  ]);
});

test('an item of lines keeps its commas, and its flag may be repeated', () => {
  const cache = { 'cache-from': lines('Caches.'), secrets: lines('Secrets.', { confidential: true }) };
  const text = 'type=registry,ref=example.com/cache\r\n\n  # a comment\n type=gha,scope=a,mode=max \n';
  expect(parseInputs(cache, { 'cache-from': text })).toEqual({
    'cache-from': ['type=registry,ref=example.com/cache', 'type=gha,scope=a,mode=max'],
    secrets: [],
  });
  const { given } = readArguments(cache, ['--cache-from', 'type=gha,scope=a', '--cache-from=type=inline']);
  expect(parseInputs(cache, given)['cache-from']).toEqual(['type=gha,scope=a', 'type=inline']);
  expect(describeFlags(cache)[0]).toContain('--cache-from LINE');
});

test('an item of lines in double quotes holds line breaks and quotes, and one that is never closed is a plain line', () => {
  expect(splitLines('a=1\n"KEY=one\ntwo ""2"""\n  b=2')).toEqual(['a=1', 'KEY=one\ntwo "2"', 'b=2']);
  expect(splitLines('"open\nnext')).toEqual(['"open', 'next']);
  expect(splitLines('"a" b\n')).toEqual(['"a" b']);
  expect(splitLines('')).toEqual([]);
});

test('whatever lines are given, none is lost and none is empty', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[^\s"#][^\r\n"]*[^\s"]$/)), (items) => {
      expect(splitLines(items.join('\n'))).toEqual(items.map((text) => text.trim()));
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => splitLines(text).every((line) => line !== '')));
});

test('a default that only a runner can evaluate is none elsewhere', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
  const token = secret('Token.', { default: '${{ github.token }}', place: 'action' });
  expect(parseInputs({ token }, {})).toEqual({ token: undefined });
  expect(parseInputs({ token }, { token: 'ghs_x' })).toEqual({ token: 'ghs_x' });
});

test('a letter stands for a flag where an input has one', () => {
  const build = { file: text('Dockerfile.', { short: 'f' }), folder: text('Folder.', { positional: true }) };
  const given = { file: 'a', folder: 'b' };
  expect(readArguments(build, ['-f', 'a', 'b'])).toEqual({ given, mistakes: [] });
  expect(readArguments(build, ['b', '-f=a'])).toEqual({ given, mistakes: [] });
  expect(readArguments(build, ['-x', '-f'])).toEqual({
    given: {},
    mistakes: ['unexpected argument "-x"', '--file needs a value'],
  });
  expect(describeFlags(build)[0]).toContain('--file TEXT, -f');
});
