import { join } from 'node:path';
import { type Host, systemClock } from '@slipway/core';
import { buildImage } from '../build/build-image.ts';
import { measureStages } from '../build/measure-stages.ts';
import { pushImage } from '../build/push-image.ts';
import { runChecks } from '../build/run-checks.ts';
import { connectEngine } from '../engine/connect.ts';
import { analyzeImage } from '../layers/analyze-image.ts';
import { engineSource } from '../layers/engine-source.ts';
import { sweepLayerCache } from '../layers/sweep-cache.ts';
import { smokeRun } from '../run/smoke.ts';
import type { Parts } from './parts.ts';
import { attachTo, inspectIn, tagsIn } from './registries.ts';

/** The parts as they are, on a host. */
export function realParts(host: Host): Parts {
  const { environment: env } = host;
  const cache = layerCacheFolder(env);
  return {
    clock: systemClock,
    connectEngine: () => connectEngine({ env, platform: process.platform, home: homeOf(env) }),
    buildImage,
    runChecks,
    measureStages,
    pushImage,
    smokeRun,
    analyze: async (engine, reference, wish) => {
      const kept = cache === undefined ? {} : { cache };
      const analysis = await analyzeImage(engineSource(engine, reference, wish), { base: 'history', ...wish, ...kept });
      if (cache !== undefined) await sweepLayerCache(cache, systemClock.now(), wish.onNotice);
      return analysis;
    },
    inspectRemote: (reference, wish) => inspectIn(env, reference, wish, cache),
    listTags: (reference, signal) => tagsIn(env, reference, signal),
    attach: (subject, artifact) => attachTo(env, subject, artifact),
    ...(host.name === 'github' ? { attest: attestAs(env) } : {}),
  };
}

/** Sigstore is loaded only where the run has an identity to sign with. */
function attestAs(env: Readonly<Record<string, string | undefined>>): NonNullable<Parts['attest']> {
  return async (wish, tell) => {
    if (!env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
      tell('Nothing was signed: the job has no identity (add `permissions: id-token: write`).');
      return undefined;
    }
    const { createAttestation } = await import('@slipway/core/attestation');
    return createAttestation(wish, tell);
  };
}

function homeOf(env: Readonly<Record<string, string | undefined>>): string {
  return env['HOME'] ?? env['USERPROFILE'] ?? '/';
}

/** Layers that were read once are not read again: base layers are the same for every build. */
function layerCacheFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const base = env['XDG_CACHE_HOME'] ?? (env['HOME'] === undefined ? undefined : join(env['HOME'], '.cache'));
  return base === undefined ? undefined : join(base, 'slipway', 'layers');
}
