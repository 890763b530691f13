import { expect, test } from 'vitest';
import type { ContainerStatus } from '../kube/objects.ts';
import { containerTrouble } from './container-trouble.ts';
import { isProven, type Trouble } from './trouble.ts';

const image = 'registry.example.com:5000/team/app:1.2';
const waiting = (reason: string, message = ''): ContainerStatus => ({
  name: 'web',
  state: { waiting: { reason, message } },
});
const resolve = `failed to pull and unpack image "${image}": failed to resolve reference "${image}"`;

test.each<[string, ContainerStatus, string, boolean]>([
  [
    'an image that does not exist',
    waiting('ErrImagePull', `rpc error: code = NotFound desc = ${resolve}: ${image}: not found`),
    'image-not-found',
    true,
  ],
  [
    'the same while the kubelet waits',
    waiting(
      'ImagePullBackOff',
      `Back-off pulling image "${image}": ErrImagePull: rpc error: code = NotFound desc = ${resolve}: ${image}: not found`,
    ),
    'image-not-found',
    true,
  ],
  [
    'a registry that wants a password',
    waiting('ErrImagePull', `${resolve}: pull access denied, repository does not exist or may require authorization`),
    'image-denied',
    true,
  ],
  [
    'a registry that is away',
    waiting('ErrImagePull', `${resolve}: dial tcp 10.0.0.1:5000: connect: connection refused`),
    'image-unreachable',
    false,
  ],
  [
    'a name that DNS does not know now',
    waiting('ErrImagePull', `${resolve}: dial tcp: lookup registry.example.com: no such host`),
    'image-unreachable',
    false,
  ],
  ['a time-out', waiting('ErrImagePull', `${resolve}: net/http: TLS handshake timeout`), 'image-unreachable', false],
  ['an invalid name', waiting('InvalidImageName', "couldn't parse image name"), 'image-name-invalid', true],
  ['an image that may not be pulled', waiting('ErrImageNeverPull'), 'image-not-found', true],
  [
    'a missing key',
    waiting('CreateContainerConfigError', "couldn't find key nope in ConfigMap default/web"),
    'config-missing',
    true,
  ],
  [
    'a missing ConfigMap, which may come in this moment',
    waiting('CreateContainerConfigError', 'configmap "web" not found'),
    'config-missing',
    false,
  ],
  [
    'a cache that lags',
    waiting('CreateContainerConfigError', 'failed to sync configmap cache: timed out waiting for the condition'),
    'config-missing',
    false,
  ],
  [
    'a root image that must not run as root',
    waiting('CreateContainerConfigError', 'container has runAsNonRoot and image will run as root'),
    'config-missing',
    true,
  ],
  [
    'a command that is not in the image',
    {
      name: 'web',
      restartCount: 1,
      state: { waiting: { reason: 'RunContainerError', message: 'exec: "serve": executable file not found in $PATH' } },
    },
    'command-not-found',
    true,
  ],
  [
    'a command that the runtime could not start',
    {
      name: 'web',
      state: {
        terminated: {
          exitCode: 128,
          reason: 'StartError',
          message: 'OCI runtime create failed: exec: "/app": no such file or directory',
        },
      },
    },
    'command-not-found',
    true,
  ],
])('%s is told apart', (_, status, code, permanent) => {
  expect(containerTrouble(status, image)).toMatchObject({ code, permanent });
});

const crashed = (restartCount: number, down: boolean): ContainerStatus => ({
  name: 'web',
  restartCount,
  state: down ? { terminated: { exitCode: 3 } } : { running: { startedAt: '2026-11-23T12:00:00Z' } },
  lastState: restartCount === 0 ? {} : { terminated: { exitCode: 3 } },
});
const proven = (status: ContainerStatus) => isProven(containerTrouble(status, image) as unknown as Trouble, 0);

test('one crash proves nothing, the second of the same container does', () => {
  expect(proven(crashed(0, true))).toBe(false);
  expect(proven(crashed(1, false))).toBe(false);
  expect(proven(crashed(1, true))).toBe(true);
  expect(containerTrouble(crashed(1, true), image)).toMatchObject({ code: 'crash-loop', exitCode: 3 });
});

test('a container that waits for its next start counts the end that it waits for', () => {
  const status = { ...crashed(1, true), state: { waiting: { reason: 'CrashLoopBackOff' } } };
  expect(proven(status)).toBe(true);
});

test('memory is told apart from other crashes, and a good end is none', () => {
  const killed = { name: 'web', restartCount: 1, state: { terminated: { exitCode: 137, reason: 'OOMKilled' } } };
  expect(containerTrouble(killed, image)).toMatchObject({ code: 'out-of-memory', field: 'resources' });
  expect(containerTrouble({ name: 'web', state: { terminated: { exitCode: 0 } } }, image)).toBeUndefined();
  expect(
    containerTrouble({ name: 'web', state: { running: { startedAt: '2026-11-23T12:00:00Z' } } }, image),
  ).toBeUndefined();
});
