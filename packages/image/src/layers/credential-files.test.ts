import { expect, test } from 'vitest';
import { credentialForm } from './credential-files.ts';

const key = `-----BEGIN OPENSSH PRIVATE KEY-----\n${'b3BlbnNzaC1rZXktdjEA'.repeat(4)}\n-----END OPENSSH PRIVATE KEY-----\n`;

function found(path: string, text: string): string | undefined {
  const form = credentialForm({ path, bytes: text.length });
  return form?.holds(text) === true ? form.what : undefined;
}

test.each([
  ['root/.ssh/id_rsa', key, 'a private key'],
  ['root/.ssh/deploy', key, 'a private key'],
  ['opt/tls.pem', `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${key}`, 'a private key'],
  ['etc/ssh/ssh_host_ed25519_key', key, 'the private key of an SSH server'],
  ['root/.aws/credentials', '[default]\naws_secret_access_key = wJalrXUtnFEMIK7MDENG\n', 'AWS credentials'],
  ['app/.npmrc', '//registry.example.com/:_authToken=abcdef0123\n', 'the login of an npm registry'],
  ['root/.netrc', 'machine example.com login me password hunter2\n', 'passwords'],
  ['root/.git-credentials', 'https://me:hunter2@example.com\n', 'passwords'],
  ['root/.docker/config.json', '{"auths":{"example.com":{"auth":"bWU6aHVudGVyMg=="}}}', 'the login of a registry'],
  ['root/.dockerconfigjson', '{"auths":{"example.com":{"auth":"bWU6aHVudGVyMg=="}}}', 'the login of a registry'],
  ['root/.config/gh/hosts.yml', 'github.com:\n  oauth_token: abcdef0123456789\n', 'a token'],
  ['root/.pgpass', 'db:5432:shop:me:hunter2\n', 'passwords'],
  ['root/.m2/settings.xml', '<server><password>hunter2</password></server>', 'a password'],
  ['root/.kube/config', 'users:\n- user:\n    token: abcdef0123456789\n', 'the login of a cluster'],
  ['app/.env', 'PORT=80\nexport DB_PASSWORD="hunter2"\n', 'passwords or tokens in variables'],
  ['srv/service-account.json', '{"private_key": "-----BEGIN PRIVATE KEY-----\\nAAA"}', 'the key of a service account'],
])('/%s is found', (path, text, what) => {
  expect(found(path, text)).toBe(what);
});

test.each([
  ['etc/ssl/certs/ca.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ['root/.ssh/id_rsa.pub', key],
  ['root/.ssh/known_hosts', 'example.com ssh-ed25519 AAAA\n'],
  ['opt/README.key', 'it begins with -----BEGIN PRIVATE KEY----- and goes on'],
  ['app/node_modules/agent/test/key.pem', key],
  ['usr/lib/python3/dist-packages/x/tests/key.pem', key],
  ['usr/share/doc/openssl/key.pem', key],
  ['etc/ssl/private/ssl-cert-snakeoil.key', key],
  ['app/.npmrc', '//registry.example.com/:_authToken=$NPM_TOKEN\nfund=false\n'],
  ['root/.docker/config.json', '{"credsStore":"desktop","auths":{"example.com":{}}}'],
  ['app/.env', 'PORT=80\nDB_PASSWORD=\nDB_PASSWORD_FILE=/run/secrets/db\nTOKEN=changeme\n'],
  ['app/.env.example', 'DB_PASSWORD=hunter2\n'],
  ['usr/local/etc/php/php.ini-production', 'mysqli.default_pw = hunter2\n'],
])('/%s is no credential', (path, text) => {
  expect(found(path, text)).toBeUndefined();
});
