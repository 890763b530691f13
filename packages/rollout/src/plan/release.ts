import { Problem } from '@slipway/core';
import type { KubeClient } from '../kube/client.ts';
import { type KubeObject, keyOf, keyText, nameOf } from '../kube/objects.ts';
import type { Manifest } from '../read/manifest.ts';
import { type ImageChoice, imagesOf, setImages } from '../read/set-images.ts';
import { nameConfigByContent } from './config-names.ts';
import { type DrainLack, drainLacks, ensureDrain } from './drain.ts';
import { type Front, frontsOf, isDeployment, type SharedService, sharedServices } from './fronts.ts';
import { shortHash } from './hash.ts';
import { smokeJobFor, smokeJobOf } from './smoke-job.ts';

export const strategies = ['rolling', 'blue-green'] as const;
export type Strategy = (typeof strategies)[number];

export const drains = ['require', 'ensure', 'ignore'] as const;

/** How a release is made of manifests. */
export interface ReleaseSettings {
  readonly app: string | undefined;
  /** Where objects go that name no namespace. */
  readonly namespace: string;
  readonly strategy: Strategy;
  readonly images: readonly ImageChoice[];
  readonly hashConfig: boolean;
  readonly drain: (typeof drains)[number];
  /** Name of the Job among the manifests that tests a release. */
  readonly smokeJob: string | undefined;
}

/** An object as it will be applied, and the manifest that it comes from. */
export interface ReleaseItem {
  readonly object: KubeObject;
  /** What runs now in the place that a new object is to take, under the names of the new one: blue, of green. */
  readonly inPlaceOf?: KubeObject | undefined;
  /** It gets traffic, none of which may be lost: it must not be deleted to be made anew. */
  readonly mustServe?: boolean;
  readonly manifest: Manifest;
}

/** Everything that one release brings to the cluster. */
export interface Release {
  /** Hash of all that is applied: the same manifests and images are the same release. */
  readonly id: string;
  readonly app: string;
  /** Where the release's own state is kept. */
  readonly namespace: string;
  readonly strategy: Strategy;
  readonly items: readonly ReleaseItem[];
  readonly fronts: readonly Front[];
  readonly images: readonly string[];
  /** Runs for each release under a name of its own; it is no part of what is live. */
  readonly smokeJob: ReleaseItem | undefined;
  /** Whether it may lose requests: the user has said that it does not matter. */
  readonly mayLose: boolean;
  /** What would lose requests and is not mended. */
  readonly lacks: readonly DrainLack[];
}

/** @throws Problem for manifests that contradict each other, or fit the strategy badly */
export async function prepareRelease(
  manifests: readonly Manifest[],
  settings: ReleaseSettings,
  client: KubeClient,
): Promise<Release> {
  const placed = await Promise.all(manifests.map(({ object }) => place(object, settings.namespace, client)));
  refuseTwins(placed);
  const withImages = setImages(placed, settings.images);
  const named = settings.hashConfig ? nameConfigByContent(withImages) : withImages;
  const fronts = frontsOf(named);
  if (settings.strategy === 'blue-green' && fronts.length === 0)
    throw new Problem(
      'bad-input',
      'Blue-green needs a Deployment and a Service that selects its pods; there is none.',
      {
        hint: 'Add the Service to the manifests, or use `strategy: rolling`.',
      },
    );
  if (settings.strategy === 'blue-green') refuseShared(sharedServices(named, fronts));
  const fronting = new Set(fronts.map(({ deployment }) => keyText(keyOf(deployment))));
  const drained = named.map((object) =>
    settings.drain === 'ensure' && isDeployment(object) && fronting.has(keyText(keyOf(object)))
      ? ensureDrain(object)
      : object,
  );
  const all = drained.map((object, i) => ({ object, manifest: manifests[i]! }));
  const test = smokeJobOf(all, settings.smokeJob);
  const items = all.filter((item) => item !== test);
  const objects = items.map(({ object }) => object);
  const finalFronts = frontsOf(objects);
  const id = shortHash([settings.strategy, objects]);
  return {
    id,
    app: settings.app ?? appOf(objects, fronts),
    namespace: homeOf(objects, settings.namespace),
    strategy: settings.strategy,
    items,
    fronts: finalFronts,
    images: [...new Set(objects.flatMap(imagesOf))],
    smokeJob: test === undefined ? undefined : { ...test, object: smokeJobFor(test.object, id) },
    mayLose: settings.drain === 'ignore',
    lacks: settings.drain === 'ignore' ? [] : finalFronts.flatMap((front) => drainLacks(front, settings.strategy)),
  };
}

function refuseShared(shared: readonly SharedService[]): void {
  if (shared.length === 0) return;
  const words = shared.map(
    ({ service, workloads }) => `Service ${service.metadata.name} selects the pods of ${workloads.join(' and ')}`,
  );
  throw new Problem(
    'bad-input',
    `Blue-green switches a Service from one Deployment to another, but ${words.join(', ')}.`,
    {
      hint: 'Give its selector a label that the pods of one alone have, or use `strategy: rolling`.',
    },
  );
}

async function place(object: KubeObject, namespace: string, client: KubeClient): Promise<KubeObject> {
  const { status: _, ...rest } = withoutStringData(object);
  if (object.metadata.namespace !== undefined) return rest as KubeObject;
  const resource = await client.resourceOf(object.apiVersion, object.kind);
  // A kind that nobody knows yet comes with a definition of this release; most of these have namespaces.
  if (resource?.namespaced === false) return rest as KubeObject;
  return { ...rest, metadata: { ...object.metadata, namespace } } as KubeObject;
}

/**
 * A Secret with its stringData in data, where the server puts it anyway. A key that is applied as stringData belongs to
 * nobody in data, so that it would stay for ever once the manifest no longer has it.
 */
function withoutStringData(object: KubeObject): KubeObject {
  const { stringData, ...secret } = object as KubeObject & { readonly stringData?: Readonly<Record<string, unknown>> };
  if (object.kind !== 'Secret' || stringData === undefined || stringData === null) return object;
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    typeof value === 'string' ? Buffer.from(value).toString('base64') : value,
  ]);
  const data = (object as { readonly data?: object }).data ?? {};
  return { ...secret, data: { ...data, ...Object.fromEntries(encoded) } } as KubeObject;
}

function refuseTwins(objects: readonly KubeObject[]): void {
  const twins = [...Map.groupBy(objects, (object) => keyText(keyOf(object))).values()].filter(
    ({ length }) => length > 1,
  );
  if (twins.length > 0)
    throw new Problem('bad-input', `Defined more than once: ${twins.map(([one]) => nameOf(keyOf(one!))).join(', ')}.`, {
      hint: 'Name each object in one place only.',
    });
}

/** The namespace of the workloads, where the record and the lock of the release live. */
function homeOf(objects: readonly KubeObject[], namespace: string): string {
  const homes = new Set(objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.namespace!));
  if (homes.size > 0) return homes.size === 1 ? [...homes][0]! : namespace;
  return objects.find(({ metadata }) => metadata.namespace !== undefined)?.metadata.namespace ?? namespace;
}

function appOf(objects: readonly KubeObject[], fronts: readonly Front[]): string {
  const partOf = new Set(objects.flatMap(({ metadata }) => metadata.labels?.['app.kubernetes.io/part-of'] ?? []));
  if (partOf.size === 1) return [...partOf][0]!;
  const names = [
    ...fronts.map(({ deployment }) => deployment.metadata.name),
    ...objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name),
    ...objects.map(({ metadata }) => metadata.name),
  ];
  return names[0] ?? 'app';
}
