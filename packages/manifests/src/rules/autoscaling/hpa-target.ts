import { targetType } from '../../index/autoscalers.ts';
import { namedAnywhere, namesIn, nearestName } from '../../index/names.ts';
import type { Mapping } from '../../read/node.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

/** Groups of Kubernetes' own kinds that have a scale subresource. */
const scalable: Readonly<Record<string, string>> = {
  Deployment: 'apps',
  ReplicaSet: 'apps',
  StatefulSet: 'apps',
  ReplicationController: '',
};
const versions: Readonly<Record<string, string>> = { apps: 'apps/v1', '': 'v1' };
const unscalable = new Set(['DaemonSet', 'Pod', 'Job', 'CronJob', 'Service', 'ConfigMap', 'Ingress']);

export const hpaTarget = rule({
  id: 'hpa-target',
  area: 'autoscaling',
  severity: 'error',
  what: 'An autoscaler names a workload that exists and can be scaled.',
  why: 'An autoscaler without its target does nothing (`FailedGetScale`), and nobody notices before the load comes.',
  fix: 'Correct kind, name and apiVersion of scaleTargetRef.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#working-with-horizontal-pod-autoscaler',
  ],
  types: {
    HorizontalPodAutoscaler: check,
    'ScaledObject.keda.sh': check,
  },
});

function check(resource: Resource, { index, report }: Context): void {
  const ref = resource.spec?.map('scaleTargetRef');
  if (ref === undefined || !isScalable(ref, resource, report)) return;
  const name = ref.scalar('name');
  if (name === undefined || name.isNull || name.text === '') return;
  const type = targetType(ref);
  const { scope } = resource;
  if (index.named(type, scope, name.text).length > 0) return;
  const kind = ref.scalar('kind')?.text || 'Deployment';
  const names = namesIn(index, type, scope);
  const near = nearestName(index, type, scope, name.text);
  const elsewhere = namedAnywhere(index, type, name.text)?.scope;
  if (near !== undefined)
    report(
      name,
      `${resource.title} scales ${kind}/${name.text}, which is not among the manifests; there is ${kind}/${near}.`,
      { fix: `Write \`name: ${near}\`.` },
    );
  else if (elsewhere !== undefined)
    report(
      name,
      `${resource.title} scales ${kind}/${name.text} in namespace ${scope}, but that is in namespace ${elsewhere}.`,
      { fix: `Move the autoscaler to namespace ${elsewhere}.` },
    );
  // Without any of its kind here, the target may well be deployed from elsewhere.
  else
    report(
      name,
      `${resource.title} scales ${kind}/${name.text}, which is not among the manifests.`,
      names.size > 0 ? {} : { severity: 'warning' },
    );
}

/** Reports a target of a kind without scale, and one in an API group that does not have its kind. */
function isScalable(ref: Mapping, { title, type }: Resource, report: Context['report']): boolean {
  const kind = ref.scalar('kind');
  if (kind === undefined || kind.isNull || kind.text === '') return type !== 'HorizontalPodAutoscaler';
  const right = Object.keys(scalable).find((name) => name.toLowerCase() === kind.text.toLowerCase());
  const apiVersion = ref.scalar('apiVersion');
  const text = apiVersion === undefined || apiVersion.isNull ? '' : apiVersion.text;
  if (right !== undefined && right !== kind.text) {
    report(kind, `${title} scales a ${kind.text}; the kind is written ${right}.`, {
      fix: `Write ${right}.`,
      edits: [{ start: kind.start, end: kind.end, text: right }],
    });
    return false;
  }
  if (right === undefined) {
    if (!unscalable.has(kind.text)) return true;
    report(kind, `${title} scales a ${kind.text}, which has no number of replicas to set.`, {
      fix: 'Name a Deployment or StatefulSet, or remove the autoscaler.',
    });
    return false;
  }
  const group = text.includes('/') ? text.slice(0, text.indexOf('/')) : '';
  // KEDA takes a missing apiVersion for apps/v1; custom kinds of these names exist (OpenKruise).
  if (group === scalable[right] || (text === '' && type !== 'HorizontalPodAutoscaler') || group.includes('.'))
    return true;
  const version = versions[scalable[right]!]!;
  const missing =
    text === ''
      ? `${title} scales a ${right} without its apiVersion, so it finds none`
      : `${title} scales a ${right} of ${text}, which no API server knows`;
  report(apiVersion ?? ref, `${missing}.`, {
    fix: `Write \`apiVersion: ${version}\`.`,
    ...(apiVersion === undefined || text === ''
      ? {}
      : { edits: [{ start: apiVersion.start, end: apiVersion.end, text: version }] }),
  });
  return false;
}
