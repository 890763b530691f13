import { createHash } from 'node:crypto';
import { version } from '@slipway/core';
import type { ImageAnalysis } from '../layers/analysis.ts';
import { listPackages, type PackageList } from './list-packages.ts';
import { type Package, purlOf } from './package.ts';

export interface SbomOptions {
  readonly format: 'cyclonedx' | 'spdx';
  /** Repository of the image, with its host, or its local name; without tag and digest. */
  readonly name: string;
  /** Of the image. */
  readonly digest: string;
  /** That it is of, such as `linux/amd64`: an image for several has other packages for each. */
  readonly platform?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A bill of materials as JSON. The same image, name and time give the same bytes: ids are derived, not drawn. */
export function sbomOf(analysis: ImageAnalysis, options: SbomOptions): string {
  const list = listPackages(analysis);
  const diffIds = analysis.layers.map(({ diffId }) => diffId);
  const document = options.format === 'cyclonedx' ? cycloneDx(list, diffIds, options) : spdx(list, diffIds, options);
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function imagePurl({ name, digest }: SbomOptions): string {
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return purlOf({ type: 'oci', name: last, version: digest, qualifiers: { repository_url: name } });
}

/** A UUID of version 8 (RFC 9562: whatever its maker likes) from what the document is about. */
function uuidOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) & 3];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Source: CycloneDX 1.6, bom-1.6.schema.json. */
function cycloneDx(
  { packages, distribution, gaps }: PackageList,
  diffIds: readonly string[],
  options: SbomOptions,
): object {
  const { name, digest, platform, createdAt } = options;
  const root = imagePurl(options);
  const notes = [
    ...(platform === undefined ? [] : [{ name: 'slipway:platform', value: platform }]),
    ...gaps.map((gap) => ({ name: 'slipway:gap', value: gap })),
  ];
  const system =
    distribution === undefined
      ? []
      : [
          {
            type: 'operating-system',
            'bom-ref': `os:${distribution.id}`,
            name: distribution.id,
            ...(distribution.version && { version: distribution.version }),
            description: distribution.name,
          },
        ];
  const components = [...system, ...packages.map((one) => component(one, diffIds))];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf('cyclonedx', name, digest, String(createdAt))}`,
    version: 1,
    metadata: {
      timestamp: new Date(createdAt).toISOString(),
      tools: { components: [{ type: 'application', name: 'slipway', version }] },
      component: { type: 'container', 'bom-ref': root, name, version: digest, purl: root },
      ...(notes.length > 0 && { properties: notes }),
    },
    components,
    dependencies: [{ ref: root, dependsOn: components.map((one) => one['bom-ref']) }],
    compositions: [{ aggregate: gaps.length > 0 ? 'incomplete' : 'unknown', assemblies: [root] }],
  };
}

function component(
  { namespace, name, version: packageVersion, license, hash, purl, paths, layers, type }: Package,
  diffIds: readonly string[],
) {
  const group = type === 'maven' || type === 'npm' || type === 'composer' ? namespace : undefined;
  const whole = type === 'golang' && namespace !== undefined ? `${namespace}/${name}` : name;
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group && { group }),
    name: whole,
    ...(packageVersion && { version: packageVersion }),
    ...(hash && { hashes: [{ alg: hash.algorithm, content: hash.value }] }),
    ...(license && { licenses: [{ license: { name: license } }] }),
    purl,
    properties: layers.flatMap((layer) => {
      const diffId = diffIds[layer];
      return diffId === undefined ? [] : [{ name: 'slipway:layer', value: diffId }];
    }),
    evidence: { occurrences: paths.map((path) => ({ location: `/${path}` })) },
  };
}

/** Source: SPDX 2.3, spdx-schema.json. */
function spdx({ packages, distribution, gaps }: PackageList, diffIds: readonly string[], options: SbomOptions): object {
  const { name, digest, createdAt } = options;
  const root = 'SPDXRef-image';
  const unknown = {
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
  };
  const about = [
    ...(distribution === undefined ? [] : [`Built on ${distribution.name}.`]),
    ...(options.platform === undefined ? [] : [`Of the image for ${options.platform}.`]),
  ].join(' ');
  const image = {
    SPDXID: root,
    name,
    versionInfo: digest,
    ...unknown,
    licenseDeclared: 'NOASSERTION',
    primaryPackagePurpose: 'CONTAINER',
    ...(/^sha256:/.test(digest) && { checksums: [{ algorithm: 'SHA256', checksumValue: digest.slice(7) }] }),
    externalRefs: [purlReference(imagePurl(options))],
    ...(about !== '' && { comment: about }),
  };
  const items = packages.map((one) => ({
    SPDXID: `SPDXRef-${one.type}-${createHash('sha256').update(one.purl).digest('hex').slice(0, 16)}`,
    name:
      (one.type === 'golang' || one.type === 'npm' || one.type === 'composer') && one.namespace !== undefined
        ? `${one.namespace}/${one.name}`
        : one.name,
    ...(one.version && { versionInfo: one.version }),
    ...unknown,
    // What packages state is not always an expression of SPDX, and a wrong one makes the document invalid.
    licenseDeclared: 'NOASSERTION',
    ...(one.license && { licenseComments: `The package states: ${one.license}` }),
    ...(one.hash && { checksums: [{ algorithm: one.hash.algorithm.replace('-', ''), checksumValue: one.hash.value }] }),
    sourceInfo: `found by ${one.paths.map((path) => `/${path}`).join(', ')} in ${one.layers.map((layer) => `layer ${diffIds[layer] ?? layer + 1}`).join(', ')}`,
    externalRefs: [purlReference(one.purl)],
  }));
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name,
    documentNamespace: `https://slipway.dev/spdx/${uuidOf('spdx', name, digest, String(createdAt))}`,
    creationInfo: {
      created: new Date(createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
      creators: [`Tool: slipway-${version}`],
      ...(gaps.length > 0 && { comment: gaps.join(' ') }),
    },
    packages: [image, ...items],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: root },
      ...items.map(({ SPDXID }) => ({ spdxElementId: root, relationshipType: 'CONTAINS', relatedSpdxElement: SPDXID })),
    ],
  };
}

function purlReference(purl: string): object {
  return { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl };
}
