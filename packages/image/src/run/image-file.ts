import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Engine } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import { wholeFile } from '../layers/evidence-sinks.ts';
import { list, object, parsed, texts } from '../layers/json-shape.ts';
import { compressionOf } from '../layers/layer-reader.ts';
import { tarScanner } from '../layers/tar-scanner.ts';

/** Images of modules are small; what is larger is none. */
const largestBytes = 512 * 1024 * 1024;

/**
 * One file of an image, as its highest layer has it.
 *
 * @param path without a leading slash
 * @throws ImageError `bad-archive`
 */
export async function fileOfImage(
  engine: Pick<Engine, 'saveImage'>,
  reference: string,
  path: string,
): Promise<Buffer | undefined> {
  const members = new Map<string, Buffer>();
  const scanner = tarScanner(reference, ({ name, bytes }) =>
    wholeFile(bytes, (contents) => members.set(name, Buffer.from(contents))),
  );
  let seen = 0;
  for await (const chunk of await engine.saveImage(reference)) {
    seen += chunk.length;
    if (seen > largestBytes)
      throw new ImageError('bad-archive', `${reference} is larger than ${largestBytes} bytes, which no module is`);
    scanner.write(Buffer.from(chunk));
  }
  scanner.end();
  const manifest = object(list(parsed(members.get('manifest.json') ?? '[]'))[0]);
  let found: Buffer | undefined;
  for (const name of texts(manifest?.['Layers'])) found = fileOfLayer(members.get(name), name, path) ?? found;
  return found;
}

function fileOfLayer(blob: Buffer | undefined, name: string, path: string): Buffer | undefined {
  if (blob === undefined) return undefined;
  const compression = compressionOf(blob, name);
  const layer = compression === 'gzip' ? gunzipSync(blob) : compression === 'zstd' ? zstdDecompressSync(blob) : blob;
  let found: Buffer | undefined;
  const scanner = tarScanner(name, (entry) =>
    entry.type === '0' && entry.name.replace(/^(?:\.?\/)+/, '') === path
      ? wholeFile(entry.bytes, (contents) => {
          found = Buffer.from(contents);
        })
      : undefined,
  );
  scanner.write(layer);
  scanner.end();
  return found;
}
