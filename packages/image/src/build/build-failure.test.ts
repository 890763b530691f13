import { expect, test } from 'vitest';
import { buildFailure } from './build-failure.ts';

const same = (text: string) => text;
const excerpt = (line: number) => [
  `Dockerfile:${line}`,
  '--------------------',
  `   ${line} | >>> RUN x`,
  '--------------------',
];
const solve = (text: string) => `ERROR: failed to build: failed to solve: ${text}`;

// Texts of BuildKit 0.25 to 0.28, buildx 0.29 and the docker client 28, shortened.
test.each([
  ['step-failed', solve('process "/bin/sh -c false" did not complete successfully: exit code: 1')],
  ['step-failed', solve('failed to compute cache key: failed to calculate checksum of ref a::b: "/nix": not found')],
  ['bad-dockerfile', solve('dockerfile parse error on line 2: unknown instruction: RUNN (did you mean RUN?)')],
  ['bad-dockerfile', solve('target stage "nix" could not be found')],
  ['no-dockerfile', solve('failed to read dockerfile: open Dockerfile: no such file or directory')],
  [
    'registry-away',
    solve('failed to read dockerfile: failed to load cache key: error fetching default branch: git stderr:'),
  ],
  ['no-base', solve('r/x:1: failed to resolve source metadata for r/x:1: r/x:1: not found')],
  [
    'registry-refused',
    solve(
      'r/x:1: failed to resolve source metadata for r/x:1: pull access denied, repository does not exist or may require authorization',
    ),
  ],
  [
    'registry-refused',
    solve(
      'failed to push r/x:1: unexpected status from HEAD request to https://r/v2/x/blobs/sha256:40: 401 Unauthorized',
    ),
  ],
  [
    'registry-away',
    solve(
      'failed to push r/x:1: failed to do request: Head "https://r/v2/": dial tcp 127.0.0.1:1: connect: connection refused',
    ),
  ],
  [
    'registry-away',
    solve(
      'x: failed to resolve source metadata for x: failed to do request: dial tcp: lookup nosuch.invalid: no such host',
    ),
  ],
  ['disk-full', solve('failed to copy: write /var/lib/docker/x: no space left on device')],
  ['engine-too-old', 'ERROR: failed to build: Cache export is not supported for the docker driver.'],
  ['engine-too-old', 'ERROR: failed to build: Multi-platform build is not supported for the docker driver.'],
  ['no-engine', 'ERROR: Cannot connect to the Docker daemon at unix:///x.sock. Is the docker daemon running?'],
  [
    'engine-forbidden',
    'ERROR: permission denied while trying to connect to the Docker daemon socket at unix:///x.sock',
  ],
  ['bad-build-input', 'ERROR: mkdir /home/me/.docker/buildx: permission denied'],
  ['bad-build-input', 'ERROR: failed to build: failed to solve: error from sender: open key: permission denied'],
  [
    'bad-build-input',
    'ERROR: Internal: rpc error: code = Internal desc = grpc: failed to unmarshal the received message: string field contains invalid UTF-8',
  ],
  ['step-failed', 'ERROR: executor failed running [/bin/sh -c false]: exit code: 1'],
  ['engine-too-old', 'ERROR: docker exporter does not currently support exporting manifest lists'],
  ['engine-too-old', 'ERROR: OCI exporter is not supported for the docker driver.'],
  ['engine-too-old', 'ERROR: Cache export is not supported for the docker driver.'],
  ['engine-too-old', 'ERROR: Attestation is not supported for the docker driver.'],
  [
    'engine-too-old',
    'Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.41',
  ],
  ['no-buildx', 'docker: unknown command: docker buildx'],
  [
    'no-buildx',
    "unknown flag: --metadata-file\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information",
  ],
  ['bad-build-input', 'ERROR: failed to build: invalid tag "BAD tag": invalid reference format'],
  ['build-failed', 'ERROR: something that nobody has seen'],
])('%s: %s', (reason, line) => {
  const failure = buildFailure(['', ...line.split('\n')], [], same);
  expect(failure).toMatchObject({ reason, line: undefined });
  expect(failure.hint).toBeTruthy();
  expect(failure.message).not.toMatch(/failed to solve|^ERROR/);
});

const step = (log: string[], error = 'exit code: 1') => ({ name: 'RUN x', cached: false, durationMs: 1, error, log });

test('a failed step is told with its line of the Dockerfile and its last words', () => {
  const failed = [...excerpt(7), solve('process "x" did not complete successfully: exit code: 2')];
  const failure = buildFailure(failed, [step(['compiling', 'main.go:3: undefined: x', ''])], same);
  expect(failure).toMatchObject({ reason: 'step-failed', file: 'Dockerfile', line: 7 });
  expect(failure.message).toContain('Dockerfile:7: process "x"');
  expect(failure.message).toContain('main.go:3: undefined: x');
});

test('a full disk is found in what a step printed', () => {
  const failed = solve('process "x" did not complete successfully: exit code: 1');
  expect(buildFailure([failed], [step(['cp: write error: No space left on device'])], same).reason).toBe('disk-full');
});

test('a step that was only stopped with the others is not the one that failed', () => {
  const steps = [step(['innocent'], 'context canceled'), step(['guilty'])];
  expect(buildFailure([solve('process "x" did not complete successfully')], steps, same).log).toEqual(['guilty']);
});

test('secrets are hidden in the message and in the log', () => {
  const hide = (text: string) => text.replaceAll('hunter22', '***');
  const failure = buildFailure(
    [solve('process "echo hunter22" did not complete successfully')],
    [step(['is hunter22'])],
    hide,
  );
  expect(JSON.stringify([failure.message, failure.log, failure.hint])).not.toContain('hunter22');
});

test('a client that says nothing is a failure with words all the same', () => {
  expect(buildFailure([], [], same)).toMatchObject({ reason: 'build-failed', message: 'buildx said nothing.' });
});

test.each([
  [
    'failed to compute cache key: failed to calculate checksum of ref my1u6w::pdkoew: "/app.jar": not found',
    '"/app.jar" is not where it is copied from.',
  ],
  [
    'r:5000/x:1: failed to resolve source metadata for r:5000/x:1: r:5000/x:1: not found',
    'failed to resolve source metadata for r:5000/x:1: not found.',
  ],
])('%s is said shorter', (text, message) => {
  expect(buildFailure([solve(text)], [], same).message).toBe(message);
});

test('an old BuildKit that takes the lines of a heredoc for instructions is told without what it always says', () => {
  const line =
    'ERROR: rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 3: unknown instruction: ECHO';
  expect(buildFailure([line], [], same)).toMatchObject({
    reason: 'bad-dockerfile',
    message: 'dockerfile parse error line 3: unknown instruction: ECHO.',
    hint: expect.stringContaining('Docker 23'),
  });
});

test('of a Git context that is away, it is told what git said', () => {
  const { message, reason } = buildFailure(
    [
      'ERROR: failed to build: failed to solve: failed to read dockerfile: failed to load cache key: error fetching default branch for repository https://git.example/x.git: git stderr:',
      "fatal: unable to access 'https://git.example/x.git/': Could not resolve host: git.example",
      ': exit status 128',
    ],
    [],
    (text) => text,
  );
  expect(reason).toBe('registry-away');
  expect(message).toBe(
    "error fetching default branch for repository https://git.example/x.git: fatal: unable to access 'https://git.example/x.git/': Could not resolve host: git.example.",
  );
});
