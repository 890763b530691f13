import { Readable } from 'node:stream';
import { layout, type MadeImage, tarOf } from '@slipway/testkit';
import { expect, test } from 'vitest';
import type { ImageConfig } from '../engine/engine.ts';
import { analyzeImage } from './analyze-image.ts';
import { engineSource } from './engine-source.ts';

const amd64: MadeImage = {
  platform: 'linux/amd64',
  layers: [{ tar: tarOf([{ name: 'etc/passwd', body: 'root:x:0:0::/:\n\n app:x:7:7::/:\n' }]) }],
  config: { User: 'app' },
};
const arm64: MadeImage = {
  platform: 'linux/arm64',
  layers: [{ tar: tarOf([{ name: 'opt/big', body: 'x'.repeat(500) }]), packing: 'gzip' }],
  config: { User: 'root', Env: ['A=1'] },
};

/** An engine that has an image for each of two platforms, and says so or not. */
function engineWith(archive: Buffer, diffIds: readonly string[], platforms?: readonly string[]) {
  let saves = 0;
  const engine = {
    inspectImage: async () => ({ id: 'x', diffIds, ...(platforms && { platforms }) }) as unknown as ImageConfig,
    imageHistory: async () => [],
    saveImage: async () => {
      saves++;
      return Readable.from([archive]);
    },
  };
  return { engine, saves: () => saves };
}

async function diffIdsOf(image: MadeImage): Promise<string[]> {
  const { createHash } = await import('node:crypto');
  return image.layers.map(({ tar }) => `sha256:${createHash('sha256').update(tar).digest('hex')}`);
}

test('an engine that has images for several platforms tells of each, whichever of them runs', async () => {
  const archive = tarOf(layout([amd64, arm64]));
  const { engine } = engineWith(archive, await diffIdsOf(amd64), ['linux/amd64', 'linux/arm64']);
  const analysis = await analyzeImage(engineSource(engine, 'shop:1'), { match: (path) => path.startsWith('/opt/') });
  expect(analysis).toMatchObject({ passwd: 'root::0\napp::7', matched: [] });
  expect(analysis.others).toMatchObject([
    {
      platform: 'linux/arm64',
      user: 'root',
      env: ['A=1'],
      analysis: { bytes: 500, passwd: '', matched: [{ path: 'opt/big' }], others: [] },
    },
  ]);
});

test('an image for another platform of which only a part is there is named, and nothing more is said of it', async () => {
  const { layerDigests } = (await import('@slipway/testkit')).imageParts(arm64);
  const isMissing = ({ name }: { name: string }) => name.endsWith(layerDigests[0]!.slice(7));
  const archive = tarOf(layout([amd64, arm64]).filter((member) => !isMissing(member)));
  const { engine } = engineWith(archive, await diffIdsOf(amd64), ['linux/amd64', 'linux/arm64']);
  const { others } = await analyzeImage(engineSource(engine, 'shop:1'));
  expect(others).toEqual([{ platform: 'linux/arm64', user: '', env: [], analysis: undefined }]);
});
