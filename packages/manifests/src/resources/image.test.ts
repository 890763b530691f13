import { expect, test } from 'vitest';
import { imageReference } from './image.ts';

const sha = `sha256:${'a'.repeat(64)}`;

test.each([
  ['nginx', 'docker.io', 'library/nginx', undefined, undefined],
  ['nginx:1.27', 'docker.io', 'library/nginx', '1.27', undefined],
  ['shop/web', 'docker.io', 'shop/web', undefined, undefined],
  ['localhost/web', 'localhost', 'web', undefined, undefined],
  ['localhost:5000/web', 'localhost:5000', 'web', undefined, undefined],
  ['registry.example.com:5000/shop/web:2.4.1', 'registry.example.com:5000', 'shop/web', '2.4.1', undefined],
  [`ghcr.io/shop/web@${sha}`, 'ghcr.io', 'shop/web', undefined, sha],
  [`ghcr.io/shop/web:1@${sha}`, 'ghcr.io', 'shop/web', '1', sha],
  [`web@sha512:${'b'.repeat(128)}`, 'docker.io', 'library/web', undefined, `sha512:${'b'.repeat(128)}`],
  ['a__b/c--d', 'docker.io', 'a__b/c--d', undefined, undefined],
] as const)('%s is taken apart', (text, registry, repository, tag, digest) => {
  expect(imageReference(text)).toEqual({ registry, repository, tag, digest });
});

test.each([
  '',
  'Nginx',
  'shop/Web',
  'nginx:',
  ':1',
  'nginx:1:2',
  'nginx@sha256:12',
  'a b',
  'https://ghcr.io/web',
  'nginx:-x',
  'a//b',
  '-a',
  'a'.repeat(64),
  `a/${'b'.repeat(254)}`,
  `nginx@sha256:${'a'.repeat(40)}`,
  `nginx@sha256:${'A'.repeat(64)}`,
  `nginx@md5:${'a'.repeat(32)}`,
])('%s is no reference', (text) => {
  expect(imageReference(text)).toBeUndefined();
});
