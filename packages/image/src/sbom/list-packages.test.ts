import { Readable } from 'node:stream';
import { newSave, tarOf, zipOf } from '@slipway/testkit';
import { describe, expect, test } from 'vitest';
import { analyzeImage } from '../layers/analyze-image.ts';
import { streamSource } from '../layers/stream-source.ts';
import { listPackages } from './list-packages.ts';

/** The packages of an image that has these files in one layer after the other. */
async function packagesOf(...layers: Readonly<Record<string, string | Buffer>>[]) {
  const saved = newSave({
    layers: layers.map((files) => ({
      tar: tarOf(Object.entries(files).map(([name, body]) => ({ name, body, mode: 0o755 }))),
    })),
  });
  return listPackages(await analyzeImage(streamSource(async () => Readable.from([saved]), 'made')));
}

async function purls(files: Readonly<Record<string, string | Buffer>>): Promise<string[]> {
  return (await packagesOf(files)).packages.map(({ purl }) => purl);
}

const debian = { 'etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12"\nNAME="Debian"\nVERSION_ID="12"\nID=debian\n' };
const alpine = { 'etc/os-release': 'ID=alpine\nVERSION_ID=3.20.1\n' };

describe('each ecosystem names its packages', () => {
  test('Alpine', async () => {
    const installed =
      'C:Q1x=\nP:libcrypto3\nV:3.3.1-r0\nA:x86_64\nL:Apache-2.0\no:openssl\nF:lib\nR:x\n\nP:musl\nV:1.2.5-r0\nA:x86_64\no:musl\n\n';
    expect(await purls({ ...alpine, 'lib/apk/db/installed': installed })).toEqual([
      'pkg:apk/alpine/libcrypto3@3.3.1-r0?arch=x86_64&distro=alpine-3.20.1&upstream=openssl',
      'pkg:apk/alpine/musl@1.2.5-r0?arch=x86_64&distro=alpine-3.20.1',
    ]);
  });

  test('Debian, without what is merely configured', async () => {
    const status = [
      'Package: libc6\nStatus: install ok installed\nSource: glibc (2.36-9)\nVersion: 1:2.36-9+deb12u4\nArchitecture: amd64\nDescription: C\n library\n',
      'Package: gone\nStatus: deinstall ok config-files\nVersion: 1\n',
    ].join('\n');
    expect(await purls({ ...debian, 'var/lib/dpkg/status': status })).toEqual([
      'pkg:deb/debian/libc6@1:2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12&upstream=glibc',
    ]);
  });

  test('distroless, a file a package', async () => {
    const files = {
      'var/lib/dpkg/status.d/base': 'Package: base-files\nVersion: 12\nArchitecture: amd64\n',
      'var/lib/dpkg/status.d/base.md5sums': 'x',
    };
    expect(await purls({ ...debian, ...files })).toEqual(['pkg:deb/debian/base-files@12?arch=amd64&distro=debian-12']);
  });

  test('Node, by what is installed, not by what is merely lying about', async () => {
    const files = {
      'app/package.json': '{"name":"app","version":"1.0.0"}',
      'app/node_modules/left/package.json': '{"name":"left","version":"1.2.3","license":"MIT"}',
      'app/node_modules/@a/b/package.json': '{"name":"@a/b","version":"2.0.0"}',
      'app/node_modules/left/test/package.json': '{"name":"fixture","version":"0.0.0"}',
      'app/node_modules/broken/package.json': '{',
    };
    expect(await purls(files)).toEqual(['pkg:npm/%40a/b@2.0.0', 'pkg:npm/left@1.2.3']);
  });

  test('npm, with licences and hashes from what it noted of the installation', async () => {
    const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
    const lock = {
      packages: {
        'node_modules/@a/b': { version: '2.0.0', integrity, license: 'MIT' },
        'node_modules/@a/b/node_modules/left': { version: '1.0.0' },
        'node_modules/own': { resolved: 'packages/own', link: true },
      },
    };
    const { packages } = await packagesOf({
      'app/node_modules/.package-lock.json': JSON.stringify(lock),
      'app/node_modules/@a/b/package.json': '{"name":"@a/b","version":"2.0.0"}',
    });
    expect(packages).toMatchObject([
      {
        purl: 'pkg:npm/%40a/b@2.0.0',
        license: 'MIT',
        hash: { algorithm: 'SHA-512', value: '07'.repeat(64) },
        paths: ['app/node_modules/.package-lock.json', 'app/node_modules/@a/b/package.json'],
      },
      { purl: 'pkg:npm/left@1.0.0' },
    ]);
  });

  test('Conda, Composer and .NET', async () => {
    const sum = 'ab'.repeat(32);
    const { packages } = await packagesOf({
      'opt/conda/conda-meta/numpy-2.0.0-py313_0.json': JSON.stringify({
        ...{
          name: 'numpy',
          version: '2.0.0',
          build: 'py313_0',
          subdir: 'linux-64',
          license: 'BSD-3-Clause',
          sha256: sum,
        },
        channel: 'https://conda.example/conda-forge/linux-64',
      }),
      'app/vendor/composer/installed.json': JSON.stringify({
        packages: [{ name: 'Monolog/monolog', version: '3.9.0', license: ['MIT', 'Apache-2.0'] }],
      }),
      'app/shop.deps.json': JSON.stringify({
        libraries: {
          'shop/1.0.0': { type: 'project', sha512: '' },
          'Newtonsoft.Json/13.0.3': { type: 'package', sha512: `sha512-${Buffer.alloc(64, 1).toString('base64')}` },
        },
      }),
    });
    expect(packages).toMatchObject([
      { purl: 'pkg:composer/monolog/monolog@3.9.0', license: '(MIT OR Apache-2.0)' },
      {
        purl: 'pkg:conda/numpy@2.0.0?build=py313_0&channel=conda-forge&subdir=linux-64',
        license: 'BSD-3-Clause',
        hash: { algorithm: 'SHA-256', value: sum },
      },
      { purl: 'pkg:nuget/Newtonsoft.Json@13.0.3', hash: { algorithm: 'SHA-512' } },
    ]);
  });

  test('Python', async () => {
    const files = {
      'usr/lib/python3/site-packages/Foo_Bar-1.0.dist-info/METADATA':
        'Metadata-Version: 2.1\nName: Foo_Bar\nVersion: 1.0\nLicense: MIT\n\nName: not-this\n',
    };
    expect(await purls(files)).toEqual(['pkg:pypi/foo-bar@1.0']);
  });

  test('Ruby', async () => {
    const gemspec =
      'Gem::Specification.new do |s|\n  s.name = "rake".freeze\n  s.version = "13.2.1"\n  s.licenses = ["MIT".freeze]\nend\n';
    const { packages } = await packagesOf({ 'usr/lib/ruby/gems/3.3.0/specifications/rake-13.2.1.gemspec': gemspec });
    expect(packages).toMatchObject([{ purl: 'pkg:gem/rake@13.2.1', license: 'MIT' }]);
  });

  test('Java', async () => {
    const body = 'groupId=org.example\nartifactId=app\nversion=1.0\n';
    const jar = zipOf([{ name: 'META-INF/maven/org.example/app/pom.properties', body }]);
    expect(await purls({ 'app.jar': jar })).toEqual(['pkg:maven/org.example/app@1.0']);
    const unpacked = 'app/META-INF/maven/org.example/app/pom.properties';
    expect(await purls({ [unpacked]: body, 'app/pom.properties': body })).toEqual(['pkg:maven/org.example/app@1.0']);
  });

  test('Go, with replaced modules as what replaces them', async () => {
    const list = [
      'path\texample.com/app',
      'mod\texample.com/app\t(devel)\t',
      'dep\tgithub.com/a/B\tv1.0.0\th1:x=',
      'dep\tgithub.com/c/d\tv1.0.0',
      '=>\tgithub.com/fork/d\tv1.0.1\th1:y=',
      'dep\tgithub.com/e/f\tv0.1.0',
      '=>\t./f\t\t',
      '',
    ].join('\n');
    const marks = Buffer.alloc(16, 1);
    const info = Buffer.concat([marks, Buffer.from(list), marks]);
    const program = Buffer.concat([
      Buffer.from('\x7fELF', 'latin1'),
      Buffer.alloc(5000),
      Buffer.from('\xff Go buildinf:\x08\x02', 'latin1'),
      Buffer.alloc(16),
      Buffer.from([8]),
      Buffer.from('go1.26.8'),
      Buffer.from([(info.length & 0x7f) | 0x80, info.length >> 7]),
      info,
    ]);
    expect(await purls({ app: program })).toEqual([
      'pkg:golang/example.com/app',
      'pkg:golang/github.com/a/b@v1.0.0',
      'pkg:golang/github.com/e/f@v0.1.0',
      'pkg:golang/github.com/fork/d@v1.0.1',
      'pkg:golang/stdlib@1.26.8',
    ]);
  });
});

test('only what is seen in the image counts', async () => {
  const path = 'app/node_modules/left/package.json';
  const { packages } = await packagesOf(
    { [path]: '{"name":"left","version":"1.0.0"}' },
    { [path]: '{"name":"left","version":"2.0.0"}' },
  );
  expect(packages).toMatchObject([{ version: '2.0.0', layers: [1] }]);
  expect(
    (await packagesOf({ [path]: '{"name":"left","version":"1.0.0"}' }, { 'app/.wh.node_modules': '' })).packages,
  ).toEqual([]);
});

test('a package that several files tell of is listed once, with all of them', async () => {
  const text = '{"name":"left","version":"1.0.0"}';
  const { packages } = await packagesOf({
    'a/node_modules/left/package.json': text,
    'b/node_modules/left/package.json': text,
  });
  expect(packages).toMatchObject([{ paths: ['a/node_modules/left/package.json', 'b/node_modules/left/package.json'] }]);
});

test('what cannot be read is a gap, not silence', async () => {
  const { gaps, packages } = await packagesOf({ 'app.jar': 'no archive', 'var/lib/rpm/Packages': 'binary' });
  expect(packages).toEqual([]);
  expect(gaps).toHaveLength(2);
});
