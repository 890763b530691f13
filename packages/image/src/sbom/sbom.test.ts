import { expect, test } from 'vitest';
import type { ImageAnalysis } from '../layers/analysis.ts';
import type { Evidence } from '../layers/evidence.ts';
import { purlOf } from './package.ts';
import { provenanceStatement } from './provenance.ts';
import { sbomOf } from './sbom.ts';

function analysisWith(evidence: Readonly<Record<string, Evidence>>): ImageAnalysis {
  return {
    imageId: 'sha256:0',
    bytes: 0,
    baseBytes: 0,
    visibleBytes: 0,
    hiddenBytes: 0,
    layers: [{ diffId: 'sha256:1', createdBy: '', bytes: 0, files: 0, hiddenBytes: 0, fromBase: false }],
    largestFiles: [],
    hiddenFiles: [],
    tools: { compilers: [], packageManagers: [], shells: [] },
    setuid: [],
    worldWritable: [],
    hasCaCertificates: false,
    secretFiles: [],
    secretsElsewhere: [],
    others: [],
    credentials: [],
    passwd: '',
    matched: [],
    evidence: new Map(Object.entries(evidence).map(([path, told]) => [path, { ...told, layer: 0 }])),
  };
}

const analysis = analysisWith({
  'etc/os-release': { kind: 'os-release', text: 'ID=alpine\nVERSION_ID=3.20' },
  'lib/apk/db/installed': { kind: 'apk', text: 'P:musl\nV:1.2.5-r0\nA:x86_64\nL:MIT' },
  'app/node_modules/@a/b/package.json': {
    kind: 'node',
    text: '{"name":"@a/b","version":"2.0.0","license":"(MIT OR X)"}',
  },
  'var/lib/rpm/Packages': { kind: 'unread', text: 'the format is not read' },
});
const options = {
  name: 'ghcr.io/example/shop',
  digest: `sha256:${'ab'.repeat(32)}`,
  createdAt: Date.UTC(2026, 10, 29),
};
const root = `pkg:oci/shop@${options.digest}?repository_url=ghcr.io/example/shop`;

function read(format: 'cyclonedx' | 'spdx', changes: Partial<typeof options> & { platform?: string } = {}) {
  return JSON.parse(sbomOf(analysis, { ...options, ...changes, format }));
}

test('both formats say of which platform the packages are', () => {
  const of = { platform: 'linux/arm64' };
  expect(read('cyclonedx', of).metadata.properties).toContainEqual({ name: 'slipway:platform', value: 'linux/arm64' });
  expect(read('spdx', of).packages[0].comment).toMatch(/Of the image for linux\/arm64\.$/);
  expect(JSON.stringify([read('cyclonedx'), read('spdx')])).not.toContain('platform');
});

test('CycloneDX: every reference leads to a component, and the image depends on all of them', () => {
  const bom = read('cyclonedx');
  expect(bom).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { timestamp: '2026-11-29T00:00:00.000Z', component: { type: 'container', purl: root } },
  });
  expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const refs = bom.components.map((one: Record<string, unknown>) => one['bom-ref']);
  expect(new Set(refs).size).toBe(refs.length);
  expect(bom.dependencies).toEqual([{ ref: root, dependsOn: refs }]);
  expect(bom.components).toMatchObject([
    { type: 'operating-system', name: 'alpine', version: '3.20' },
    { purl: 'pkg:apk/alpine/musl@1.2.5-r0?arch=x86_64&distro=alpine-3.20', licenses: [{ license: { name: 'MIT' } }] },
    {
      group: '@a',
      name: 'b',
      version: '2.0.0',
      properties: [{ name: 'slipway:layer', value: 'sha256:1' }],
      evidence: { occurrences: [{ location: '/app/node_modules/@a/b/package.json' }] },
    },
  ]);
  expect(bom.compositions).toEqual([{ aggregate: 'incomplete', assemblies: [root] }]);
  expect(bom.metadata.properties).toHaveLength(1);
});

test('SPDX: every element is related to the image, and nothing claims what is not known', () => {
  const document = read('spdx');
  expect(document).toMatchObject({
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    creationInfo: { created: '2026-11-29T00:00:00Z' },
  });
  const ids: string[] = document.packages.map((one: Record<string, unknown>) => one['SPDXID']);
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^SPDXRef-[a-zA-Z0-9.-]+$/);
  const related = document.relationships.map((one: Record<string, unknown>) => one['relatedSpdxElement']);
  expect(related.sort()).toEqual(ids.toSorted());
  expect(document.packages[0].checksums).toEqual([{ algorithm: 'SHA256', checksumValue: 'ab'.repeat(32) }]);
  for (const one of document.packages) expect([one.licenseDeclared, one.filesAnalyzed]).toEqual(['NOASSERTION', false]);
  expect(document.creationInfo.comment).toContain('/var/lib/rpm/Packages');
});

test.each(['cyclonedx', 'spdx'] as const)('%s is the same for the same image, and another for another', (format) => {
  expect(read(format)).toEqual(read(format));
  const other = read(format, { digest: `sha256:${'cd'.repeat(32)}` });
  expect(other.serialNumber ?? other.documentNamespace).not.toBe(
    read(format).serialNumber ?? read(format).documentNamespace,
  );
});

test.each([
  [{ type: 'npm', namespace: '@angular', name: 'core', version: '1.0.0' }, 'pkg:npm/%40angular/core@1.0.0'],
  [
    {
      type: 'deb',
      namespace: 'debian',
      name: 'g++',
      version: '4:12.2.0-3',
      qualifiers: { arch: 'amd64', distro: undefined },
    },
    'pkg:deb/debian/g%2B%2B@4:12.2.0-3?arch=amd64',
  ],
  [{ type: 'golang', namespace: 'github.com/a', name: 'b' }, 'pkg:golang/github.com/a/b'],
  [{ type: 'generic', name: "it's (a) test!" }, 'pkg:generic/it%27s%20%28a%29%20test%21'],
])('a package URL is written by the rules of purl', (purl, text) => {
  expect(purlOf(purl)).toBe(text);
});

test('a statement of provenance says of which digest it speaks, and who built it when', () => {
  const bytes = provenanceStatement({
    subject: { name: options.name, digest: options.digest },
    buildType: 'https://example.com/build',
    builderId: 'https://example.com/builder',
    invocationId: '42',
    parameters: { target: 'final' },
    dependencies: [{ uri: 'git+https://example.com/repo', digest: { gitCommit: 'abc' } }],
    startedAt: options.createdAt,
    finishedAt: options.createdAt + 1500,
  });
  expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: options.name, digest: { sha256: 'ab'.repeat(32) } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: { externalParameters: { target: 'final' } },
      runDetails: {
        builder: { id: 'https://example.com/builder' },
        metadata: { startedOn: '2026-11-29T00:00:00Z', finishedOn: '2026-11-29T00:00:01Z' },
      },
    },
  });
});
