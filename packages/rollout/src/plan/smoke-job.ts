import { Problem } from '@slipway/core';
import type { KubeObject } from '../kube/objects.ts';
import { mapPodSpec } from '../read/set-images.ts';
import type { ReleaseItem } from './release.ts';

/** The Job that tests a release, among its manifests. @throws Problem when no Job or several have its name */
export function smokeJobOf(items: readonly ReleaseItem[], name: string | undefined): ReleaseItem | undefined {
  if (name === undefined) return undefined;
  const jobs = items.filter(({ object }) => object.kind === 'Job');
  const named = jobs.filter(({ object }) => object.metadata.name === name);
  if (named.length === 1) return named[0];
  const names = jobs.map(({ object }) => object.metadata.name).join(', ');
  throw new Problem(
    'bad-input',
    named.length === 0
      ? `smoke-job names the Job ${name}, and the manifests have no such Job.`
      : `smoke-job names the Job ${name}, and the manifests have ${named.length} of that name.`,
    { hint: names === '' ? 'Add the Job to the manifests.' : `Jobs of the manifests: ${names}.` },
  );
}

/** The Job for one release: a Job runs once under its name, and this one stands beside what it tests. */
export function smokeJobFor({ metadata, ...job }: KubeObject, release: string): KubeObject {
  const name = `${metadata.name.slice(0, 62 - release.length)}-${release}`;
  return { ...job, metadata: { ...metadata, name } } as KubeObject;
}

/** The Job with variables in the environment of its containers; a variable that it sets itself gives way. */
export function withVariables(job: KubeObject, variables: Readonly<Record<string, string>>): KubeObject {
  const added = Object.entries(variables).map(([name, value]) => ({ name, value }));
  return mapPodSpec(job, (spec) => ({
    ...spec,
    containers: spec.containers.map((container) => {
      const own = (container['env'] ?? []) as readonly { readonly name: string }[];
      return { ...container, env: [...own.filter(({ name }) => variables[name] === undefined), ...added] };
    }),
  }));
}
