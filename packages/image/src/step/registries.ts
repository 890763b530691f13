import { join } from 'node:path';
import { systemClock } from '@slipway/core';
import { analyzeImage } from '../layers/analyze-image.ts';
import { isAttestation, platformOf } from '../layers/image-index.ts';
import { list, object, parsed, text, texts } from '../layers/json-shape.ts';
import { registrySource } from '../layers/registry-source.ts';
import { dockerCredentials } from '../registry/credentials.ts';
import { type ImageReference, parseReference, wantedOf } from '../registry/reference.ts';
import { connectRegistry, type Registry } from '../registry/registry.ts';
import type { AnalysisWish, Artifact, RemoteImage } from './parts.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The registry of an image, with the login that the docker client has for it. */
function registryOf({ registry }: ImageReference, env: Environment, signal?: AbortSignal): Registry {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? '/';
  const configFile = join(env['DOCKER_CONFIG'] ?? join(home, '.docker'), 'config.json');
  return connectRegistry(registry, {
    clock: systemClock,
    credentials: dockerCredentials({ configFile }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/**
 * Looks into an image of a registry, of this machine's kind of platform where there are several.
 *
 * @param cache folder that layers are kept in
 * @returns undefined when there is no such image
 */
export async function inspectIn(
  env: Environment,
  reference: string,
  wish: AnalysisWish,
  cache: string | undefined,
): Promise<RemoteImage | undefined> {
  const parts = parseReference(reference);
  const registry = registryOf(parts, env, wish.signal);
  const platform = `linux/${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const manifest = await registry.imageManifest(parts.repository, wantedOf(parts), platform);
  if (manifest === undefined) return undefined;
  const others = await otherPlatforms(registry, parts, manifest.descriptor.digest);
  const configDigest = text(object(manifest.json['config'])?.['digest']) ?? '';
  const [analysis, bytes] = await Promise.all([
    analyzeImage(registrySource(registry, reference, { platform }), {
      base: 'history',
      ...wish,
      ...(cache === undefined ? {} : { cache }),
    }),
    registry.blobBytes(parts.repository, configDigest),
  ]);
  const image = object(parsed(bytes)) ?? {};
  const config = object(image['config']) ?? {};
  return {
    analysis,
    digest: manifest.descriptor.digest,
    user: text(config['User']) ?? '',
    env: texts(config['Env']),
    otherPlatforms: others,
    ports: portsOf(Object.keys(object(config['ExposedPorts']) ?? {})),
    platform: `${text(image['os']) ?? 'linux'}/${text(image['architecture']) ?? ''}`,
  };
}

/** Platforms of an index beside the image with this digest; none where there is no index. */
async function otherPlatforms(registry: Registry, reference: ImageReference, digest: string): Promise<string[]> {
  const found = await registry.manifest(reference.repository, wantedOf(reference));
  return list(found?.json['manifests']).flatMap((item) => {
    const descriptor = object(item);
    const isOther = descriptor !== undefined && descriptor['digest'] !== digest && !isAttestation(descriptor);
    return isOther ? [platformOf(descriptor)] : [];
  });
}

/** Tags of the repository of a reference, as the registry lists them. */
export async function tagsIn(env: Environment, reference: string, signal: AbortSignal): Promise<readonly string[]> {
  const parts = parseReference(reference);
  return registryOf(parts, env, signal).tags(parts.repository);
}

/** `8080/tcp`, as the configuration of an image has it. */
function portsOf(keys: readonly string[]): RemoteImage['ports'] {
  return keys.flatMap((key) => {
    const [, number = '', protocol = 'tcp'] = /^(\d+)(?:\/(tcp|udp|sctp))?$/.exec(key) ?? [];
    if (number === '' || (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'sctp')) return [];
    return [{ port: Number(number), protocol }];
  });
}

/** Puts an artifact beside `repository@sha256:…`. @returns its digest */
export async function attachTo(env: Environment, subject: string, artifact: Artifact): Promise<string> {
  const parts = parseReference(subject);
  const attached = await registryOf(parts, env).attach(parts.repository, wantedOf(parts), artifact);
  return attached.digest;
}
