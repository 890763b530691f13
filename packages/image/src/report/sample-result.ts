import type { ImageAnalysis } from '../layers/analysis.ts';
import { type ImageResult, nothing } from './image-result.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

/** For tests: an image of a base and two layers of its own, one of which hides bytes of the other. */
export const sampleAnalysis: ImageAnalysis = {
  imageId: digest('a'),
  bytes: 15_800_000,
  baseBytes: 3_500_000,
  visibleBytes: 14_300_000,
  hiddenBytes: 1_500_000,
  layers: [
    { diffId: digest('1'), createdBy: '', bytes: 3_500_000, files: 40, hiddenBytes: 0, fromBase: true },
    {
      diffId: digest('2'),
      createdBy: 'RUN /bin/sh -c apk add curl # buildkit',
      bytes: 3_300_000,
      files: 12,
      hiddenBytes: 1_500_000,
      fromBase: false,
    },
    {
      diffId: digest('3'),
      createdBy: 'COPY /out/shop /shop # buildkit',
      bytes: 9_000_000,
      files: 1,
      hiddenBytes: 0,
      fromBase: false,
    },
  ],
  largestFiles: [{ path: 'shop', bytes: 9_000_000, layer: 2 }],
  hiddenFiles: [{ path: 'var/cache/apk/index', bytes: 1_500_000, layer: 1, hiddenBy: 2 }],
  tools: { compilers: ['usr/bin/gcc'], packageManagers: ['sbin/apk'], shells: ['bin/sh'] },
  setuid: [{ path: 'bin/su', layer: 0 }],
  worldWritable: [],
  hasCaCertificates: true,
  matched: [],
  secretFiles: [],
  secretsElsewhere: [],
  others: [],
  credentials: [],
  passwd: 'root::0\napp::1000',
  evidence: new Map(),
};

/** For tests: a build that was pushed. */
export function sampleResult(more: Partial<ImageResult> = {}): ImageResult {
  return {
    ...nothing,
    state: 'pushed',
    reference: `ghcr.io/acme/shop@${digest('d')}`,
    digest: digest('d'),
    imageId: digest('a'),
    tags: ['ghcr.io/acme/shop:1.4.0'],
    platforms: ['linux/amd64'],
    images: [
      {
        ...{ platform: 'linux/amd64', imageId: digest('a'), bytes: 15_800_000, hiddenBytes: 1_500_000 },
        ...{ user: '65532', uid: 65532, ran: true },
      },
    ],
    user: '65532',
    ports: [{ port: 8080, protocol: 'tcp' }],
    build: { durationMs: 21_000, steps: 9, cachedSteps: 4 },
    stages: [
      { stage: 'build', bytes: 1_180_000_000, final: false },
      { stage: 'stage 1', bytes: 15_800_000, final: true },
    ],
    analysis: sampleAnalysis,
    gates: [{ gate: 'max-size', holds: true, limit: '30.0 MB', actual: '15.8 MB' }],
    smoke: {
      verdict: 'healthy',
      cause: undefined,
      startUpMs: 640,
      peakMemoryBytes: 12_000_000,
      stopMs: 5_100,
      drained: true,
      stopCode: 0,
      ended: undefined,
      probe: 'healthcheck',
      port: undefined,
      user: '65532',
      readOnly: true,
      deniedWrites: undefined,
      logs: 'shop serves',
    },
    sbom: { format: 'cyclonedx', packages: 17, path: '', platform: 'linux/amd64' },
    pushed: [{ reference: 'ghcr.io/acme/shop:1.4.0', digest: digest('d') }],
    attachments: [{ kind: 'sbom', mediaType: 'application/vnd.cyclonedx+json', digest: digest('e'), signed: false }],
    durationMs: 30_000,
    ...more,
  };
}
