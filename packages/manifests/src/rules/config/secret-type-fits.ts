import type { ClusterIndex } from '../../index/cluster-index.ts';
import { type ConfigReference, configReferences, dataOf, secretsNamedBy } from '../../index/config-references.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const pullTypes = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];

export const secretTypeFits = rule({
  id: 'secret-type-fits',
  area: 'config',
  severity: 'warning',
  what: 'A Secret that pulls images or serves a certificate holds what that takes.',
  why: 'The kubelet passes over pull secrets of any other type and asks the registry without credentials; an Ingress controller that finds no certificate serves its own, which browsers refuse.',
  fix: 'Give the Secret the type and the keys of its use, or name another Secret.',
  references: [
    'https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod',
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  ],
  workload(workload, { index, report }) {
    for (const reference of configReferences(workload))
      if (reference.by === 'pull') checkPull(reference, workload.resource.scope, index, report);
  },
  types: {
    ServiceAccount(account, { index, report }) {
      for (const reference of secretsNamedBy(account)) checkPull(reference, account.scope, index, report);
    },
    Ingress: checkCertificates,
    'Gateway.gateway.networking.k8s.io': checkCertificates,
  },
});

function checkCertificates(resource: Resource, { index, report }: Context): void {
  for (const { name } of secretsNamedBy(resource)) {
    const [secret] = index.named('Secret', resource.scope, name.text);
    const keys = secret === undefined ? [] : dataOf(secret).map(([{ text }]) => text);
    // An empty Secret is a place that a controller fills; of the built-in type it is another rule's.
    if (keys.length === 0 || typeOf(secret!) === 'kubernetes.io/tls') continue;
    const missing = ['tls.crt', 'tls.key'].filter((key) => !keys.includes(key));
    if (missing.length > 0)
      report(
        name,
        `${resource.title} serves the certificate of Secret ${name.text}, which has no ${missing.join(' and no ')}.`,
      );
  }
}

function checkPull(
  { name, who }: ConfigReference,
  scope: string,
  index: ClusterIndex,
  report: Context['report'],
): void {
  const [secret] = index.named('Secret', scope, name.text);
  if (secret === undefined) return;
  const type = typeOf(secret);
  if (!pullTypes.includes(type) && !/[$<{]/.test(type))
    report(name, `${who} would pull images with Secret ${name.text}, but that is of type ${type}.`, {
      fix: `Make Secret ${name.text} one of type kubernetes.io/dockerconfigjson (\`kubectl create secret docker-registry\`).`,
    });
}

function typeOf({ node }: Resource): string {
  return node.string('type') || 'Opaque';
}
