import { editDistance } from '@slipway/core';
import type { ClusterIndex } from '../../index/cluster-index.ts';
import {
  type ConfigReference,
  configReferences,
  generatedNames,
  madeSecrets,
  secretsNamedBy,
} from '../../index/config-references.ts';
import { namedAnywhere, namesIn, nearestName } from '../../index/names.ts';
import { operatedScopes } from '../../index/operated.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, type Detail, rule } from '../rule.ts';

export const configExists = rule({
  id: 'config-exists',
  area: 'config',
  severity: 'error',
  what: 'A ConfigMap or Secret that a pod needs is among the manifests.',
  why: 'A container whose environment needs a missing object waits in CreateContainerConfigError; a pod whose volume needs it waits in ContainerCreating. A rolling update hangs at its first pod.',
  fix: 'Add the object to the namespace of the pod, correct the name, or mark the reference `optional: true`.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/',
    'https://kubernetes.io/docs/concepts/configuration/secret/',
  ],
  workload(workload, { index, report }) {
    const references = configReferences(workload);
    if (references.length > 0) check(references, workload.resource, index, report);
  },
  types: { Ingress: checkNamed, ServiceAccount: checkNamed, 'Gateway.gateway.networking.k8s.io': checkNamed },
});

function checkNamed(resource: Resource, { index, report }: Context): void {
  const references = secretsNamedBy(resource);
  if (references.length > 0) check(references, resource, index, report);
}

function check(
  references: readonly ConfigReference[],
  { scope }: Resource,
  index: ClusterIndex,
  report: Context['report'],
): void {
  for (const reference of references) {
    const { kind, name, key, optional, by, who } = reference;
    // The object is told of once, where it is named; its keys are another rule's.
    if (optional || (key !== undefined && by === 'volume') || /[$<{]/.test(name.text)) continue;
    if (isThere(index, reference, scope)) continue;
    // Of Secrets that are made elsewhere only those of volumes are told: their pods wait without an error that says why.
    if (
      kind === 'Secret' &&
      by !== 'volume' &&
      namesIn(index, 'Secret', scope).size === 0 &&
      namedAnywhere(index, 'Secret', name.text) === undefined
    )
      continue;
    const { hint, detail } = explain(index, reference, scope);
    report(
      name,
      `${who} ${verbs[by]} ${kind} ${name.text}, which is not among the manifests of namespace ${scope}${hint}.`,
      detail,
    );
  }
}

const verbs: Readonly<Record<ConfigReference['by'], string>> = {
  env: 'gets its environment from',
  volume: 'is made of',
  pull: 'pulls images with',
  certificate: 'serves the certificate of',
};

function isThere(index: ClusterIndex, { kind, name }: ConfigReference, scope: string): boolean {
  return (
    index.named(kind, scope, name.text).length > 0 ||
    (kind === 'ConfigMap' && name.text === 'kube-root-ca.crt') ||
    (kind === 'Secret' && index.derive(madeSecrets).has(`${scope}/${name.text}`)) ||
    index.derive(generatedNames).has(`${kind}/${name.text}`)
  );
}

/**
 * How sure it is. ConfigMaps mostly travel with the workload, so that a missing one among others is a mistake, unless an
 * operator at work in the namespace may make it. Secrets are
 * mostly made elsewhere, on purpose: there only a name that is nearly right, or in another namespace, is one.
 */
function explain(
  index: ClusterIndex,
  { kind, name }: ConfigReference,
  scope: string,
): { hint: string; detail: Detail } {
  const near = nearestName(index, kind, scope, name.text);
  // What is made elsewhere has a name of its own: only a slip of two letters at most says that a Secret here is meant.
  if (near !== undefined && (kind === 'ConfigMap' || editDistance(near, name.text) <= 2))
    return { hint: `; the nearest is ${near}`, detail: { fix: `Write ${near}.` } };
  const elsewhere = namedAnywhere(index, kind, name.text);
  if (elsewhere !== undefined)
    return {
      hint: `; one of that name is in namespace ${elsewhere.scope}`,
      detail: { fix: `Put ${kind} ${name.text} into namespace ${scope} too: pods see only their own.` },
    };
  if (kind === 'Secret')
    return {
      hint: '',
      detail: { severity: 'info', fix: 'Make sure that it is made before the deploy, by hand or by a controller.' },
    };
  const operator = index.derive(operatedScopes).get(scope);
  if (operator !== undefined)
    return {
      hint: '',
      detail: { severity: 'info', fix: `Make sure that the operator of ${operator} makes it, or add it.` },
    };
  return { hint: '', detail: namesIn(index, kind, scope).size > 0 ? {} : { severity: 'warning' } };
}
