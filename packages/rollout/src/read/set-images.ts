import { Problem } from '@slipway/core';
import type { Container, KubeObject, PodSpec } from '../kube/objects.ts';

/** An image that replaces others: `name` is the container's image without tag and digest, or the container's name. */
export interface ImageChoice {
  readonly name: string;
  readonly ref: string;
}

/** Reads `ghcr.io/acme/shop@sha256:…`, or `shop=ghcr.io/acme/shop@sha256:…`. */
export function parseImageChoice(text: string): ImageChoice {
  const equals = text.indexOf('=');
  const [name, ref] = equals < 0 ? [repositoryOf(text), text] : [text.slice(0, equals), text.slice(equals + 1)];
  if (name === '' || ref === '' || /\s/.test(ref))
    throw new Problem('bad-input', `images has ${JSON.stringify(text)}, which is no image.`, {
      hint: 'Give repository@sha256:digest or repository:tag, or container=image.',
    });
  return { name, ref };
}

/** An image without its tag and digest; a port of the registry is no tag. */
export function repositoryOf(image: string): string {
  const bare = image.split('@')[0]!;
  const colon = bare.lastIndexOf(':');
  return colon > bare.lastIndexOf('/') ? bare.slice(0, colon) : bare;
}

/**
 * Puts the images of a release into its objects.
 *
 * @throws Problem for an image that no container has: deploying the old one instead would look like success
 */
export function setImages(objects: readonly KubeObject[], choices: readonly ImageChoice[]): KubeObject[] {
  const used = new Set<ImageChoice>();
  const result = objects.map((object) =>
    mapPodSpec(object, (spec) => {
      const replace = (container: Container): Container => {
        const choice = choices.find(
          ({ name }) => name === container.name || name === repositoryOf(container.image ?? ''),
        );
        if (choice === undefined) return container;
        used.add(choice);
        return { ...container, image: choice.ref };
      };
      return {
        ...spec,
        containers: spec.containers.map(replace),
        ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(replace) }),
      };
    }),
  );
  const unused = choices.filter((choice) => !used.has(choice));
  if (unused.length > 0)
    throw new Problem('bad-input', `No container runs ${unused.map(({ name }) => name).join(', ')}.`, {
      hint: `Containers run ${[...new Set(objects.flatMap(imagesOf))].join(', ') || 'no images'}; \`container=image\` names one by its container.`,
    });
  return result;
}

/** Every image that an object's pods run. */
export function imagesOf(object: KubeObject): string[] {
  const spec = podSpecOf(object);
  return [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].flatMap(({ image }) => image ?? []);
}

const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** The pod that an object makes; undefined for kinds that make none. */
export function podSpecOf(object: KubeObject): PodSpec | undefined {
  const path = templates[object.kind];
  if (path === undefined) return undefined;
  let value: unknown = object;
  for (const step of path) value = (value as Record<string, unknown> | undefined)?.[step];
  return isPodSpec(value) ? value : undefined;
}

function isPodSpec(value: unknown): value is PodSpec {
  return typeof value === 'object' && value !== null && Array.isArray((value as { containers?: unknown }).containers);
}

/** The object with its pod changed; the same object when it makes no pod. */
export function mapPodSpec(object: KubeObject, change: (spec: PodSpec) => PodSpec): KubeObject {
  const spec = podSpecOf(object);
  return spec === undefined ? object : (replaceAt(object, templates[object.kind]!, change(spec)) as KubeObject);
}

function replaceAt(value: unknown, path: readonly string[], by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  const map = value as Record<string, unknown>;
  return { ...map, [step]: replaceAt(map[step], rest, by) };
}
