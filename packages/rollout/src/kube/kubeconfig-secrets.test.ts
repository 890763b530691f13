import { expect, test } from 'vitest';
import { kubeconfigSecrets } from './kubeconfig-secrets.ts';

test('tokens, keys and what plugins are told are secret; the words of a kubeconfig are not', () => {
  const text = `apiVersion: v1
kind: Config
clusters: [{name: prod, cluster: {server: 'https://k8s.example.com', certificate-authority-data: QUJD}}]
users:
  - name: a
    user: {token: s3cr3t-token}
  - name: b
    user: {client-certificate-data: QUJDREVG, client-key-data: S0VZS0VZ, username: admin-b, password: hunter22}
  - name: c
    user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: aws, args: [eks, get-token], env: [{name: AWS_SECRET_ACCESS_KEY, value: wJalrXUtnFEMI}]}}
  - name: d
    user: {auth-provider: {name: oidc, config: {id-token: eyJhbGciOi, refresh-token: q1w2e3r4}}}
current-context: prod
`;
  expect(kubeconfigSecrets(text)).toEqual([
    's3cr3t-token',
    'S0VZS0VZ',
    'admin-b',
    'hunter22',
    'get-token',
    'wJalrXUtnFEMI',
    'eyJhbGciOi',
    'q1w2e3r4',
  ]);
});

test.each([['users: ['], ['just text'], ['users: none'], ['']])('of %j all is secret', (text) => {
  expect(kubeconfigSecrets(text)).toEqual([text]);
});
