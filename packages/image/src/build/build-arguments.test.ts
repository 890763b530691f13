import { expect, test } from 'vitest';
import { buildArguments } from './build-arguments.ts';
import { buildRequest } from './build-request.ts';

const args = (given: Parameters<typeof buildRequest>[0]) => buildArguments(buildRequest(given), '/m.json');

test('a build without wishes is loaded, and one manifest', () => {
  expect(args({})).toEqual([
    'buildx',
    'build',
    '--progress=rawjson',
    '--metadata-file=/m.json',
    '--provenance=false',
    '--load',
    '--',
    '.',
  ]);
});

test('annotations need a manifest of the OCI', () => {
  const given = args({ annotations: ['a=b'] });
  expect(given).not.toContain('--load');
  expect(given.slice(given.indexOf('--output'), -2)).toEqual(['--output', 'type=docker,oci-mediatypes=true']);
});

test('everything that users of build-push-action know is passed on', () => {
  const given = args({
    context: 'app',
    file: 'app/Dockerfile',
    target: 'final',
    tags: ['r/a:1', 'r/a:2'],
    labels: ['a=b, c'],
    annotations: ['index:x=y'],
    buildArgs: ['V=1,2', 'HTTP_PROXY'],
    buildContexts: ['lib=../lib'],
    ssh: ['default'],
    platforms: ['linux/amd64', 'linux/arm64'],
    cacheFrom: ['type=gha'],
    cacheTo: ['type=gha,mode=max'],
    noCache: true,
    noCacheFilters: ['build'],
    pull: true,
    network: 'host',
    addHosts: ['a:1.2.3.4'],
    allow: ['network.host'],
    attests: ['type=sbom'],
    provenance: 'mode=max',
    sbom: 'true',
    builder: 'remote',
    cgroupParent: '/x',
    shmSize: '1g',
    ulimit: ['nofile=1:1'],
  });
  expect(given.join(' ')).toMatchInlineSnapshot(
    `"buildx build --progress=rawjson --metadata-file=/m.json --add-host a:1.2.3.4 --allow network.host --annotation index:x=y --attest type=sbom --build-arg V=1,2 --build-arg HTTP_PROXY --build-context lib=../lib --builder remote --cache-from type=gha --cache-to type=gha,mode=max --cgroup-parent /x --file app/Dockerfile --label a=b, c --network host --no-cache --no-cache-filter build --platform linux/amd64,linux/arm64 --provenance=mode=max --sbom=true --pull --shm-size 1g --ssh default --tag r/a:1 --tag r/a:2 --target final --ulimit nofile=1:1 --output type=docker,oci-mediatypes=true -- app"`,
  );
});

test('outputs and push take the place of load', () => {
  expect(args({ outputs: ['type=oci,dest=x.tar'] })).not.toContain('--load');
  expect(args({ push: true })).toEqual(expect.not.arrayContaining(['--load']));
  expect(args({ push: true })).toContain('--push');
});

test('provenance that is asked for by attests is not turned off', () => {
  expect(args({ attests: ['type=provenance,mode=min'] })).not.toContain('--provenance=false');
});

test('a context that looks like a flag is a context', () => {
  expect(args({ context: '--output=type=local,dest=/' }).slice(-2)).toEqual(['--', '--output=type=local,dest=/']);
});
