import type { Deployment, Labels, Service } from '../kube/objects.ts';

/** Tells the pods of one release from those of another, where both carry the labels of the same manifest. */
export const colorLabel = 'slipway.dev/color';
/** On a coloured Deployment: the name that it has in the manifests. */
export const frontLabel = 'slipway.dev/front';
/** Set by the Deployment controller on every pod of a ReplicaSet. */
export const templateHashLabel = 'pod-template-hash';

/** Pod names are made of it with two suffixes and should stay below 63 characters. */
const longestName = 45;

export function coloredName(name: string, color: string): string {
  return `${name.slice(0, longestName - color.length - 1).replace(/[-.]+$/, '')}-${color}`;
}

/** The Deployment under a name, labels and a selector of its own, so that it can stand beside one of another colour. */
export function colored(deployment: Deployment, color: string, replicas: number | undefined): Deployment {
  const { metadata, spec } = deployment;
  const { template, selector } = spec;
  const own = { [colorLabel]: color };
  return {
    ...deployment,
    metadata: {
      ...metadata,
      name: coloredName(metadata.name, color),
      labels: { ...metadata.labels, ...own, [frontLabel]: metadata.name.slice(0, 63) },
    },
    spec: {
      ...spec,
      ...(replicas === undefined ? {} : { replicas }),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, ...own } },
      template: {
        ...template,
        metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...own } },
      },
    },
  };
}

/** The Service's own selector, without what a release added to it. */
export function plainSelector({ spec }: Service): Labels {
  const { [colorLabel]: _, [templateHashLabel]: __, ...plain } = spec.selector ?? {};
  return plain;
}

export function sameLabels(a: Labels | undefined, b: Labels | undefined): boolean {
  const [left, right] = [Object.entries(a ?? {}), b ?? {}];
  return left.length === Object.keys(right).length && left.every(([key, value]) => right[key] === value);
}
