import { isDeepStrictEqual } from 'node:util';
import { isMap, type Json, type KubeObject, labelsAt, mapAt, numberAt } from '../objects.ts';
import { selects } from './selectors.ts';
import { type Cause, refused, required, unsupported, wrong } from './status-error.ts';
import { podSpecCauses } from './validate-pod.ts';

/** What is refused in Deployments, ReplicaSets, StatefulSets and DaemonSets (pkg/apis/apps/validation). */
export function workloadCauses(object: KubeObject, old: KubeObject | undefined): Cause[] {
  const spec = mapAt(object, 'spec');
  const causes = [
    ...atLeastZero(spec, 'replicas'),
    ...atLeastZero(spec, 'minReadySeconds'),
    ...atLeastZero(spec, 'revisionHistoryLimit'),
    ...selectorCauses(spec),
    ...templateCauses(mapAt(spec, 'template'), 'spec.template', ['Always'], object.kind),
    ...strategyCauses(object, spec),
  ];
  if (object.kind === 'StatefulSet' && old !== undefined) causes.push(...statefulSetUpdate(spec, mapAt(old, 'spec')));
  else if (old !== undefined && !isDeepStrictEqual(spec['selector'], mapAt(old, 'spec')['selector']))
    causes.push(wrong('spec.selector', spec['selector'], 'field is immutable'));
  return causes;
}

function atLeastZero(spec: Json, field: string): Cause[] {
  const value = spec[field];
  return typeof value === 'number' && value < 0
    ? [wrong(`spec.${field}`, value, 'must be greater than or equal to 0')]
    : [];
}

function selectorCauses(spec: Json): Cause[] {
  const selector = mapAt(spec, 'selector');
  const labels = labelsAt(spec, 'template', 'metadata', 'labels');
  const shown = Object.keys(labels).length === 0 ? null : labels;
  const mismatch = wrong('spec.template.metadata.labels', shown, '`selector` does not match template `labels`');
  if (spec['selector'] === undefined) return [required('spec.selector'), mismatch];
  if (Object.keys(selector).length === 0)
    return [wrong('spec.selector', selector, 'empty selector is invalid for deployment'), mismatch];
  return selects(selector, labels) ? [] : [mismatch];
}

/** @param policies the restart policies that the kind allows */
export function templateCauses(template: Json, path: string, policies: readonly string[], kind = ''): Cause[] {
  const spec = mapAt(template, 'spec');
  const policy = String(spec['restartPolicy']);
  return [
    // Volumes of a StatefulSet may come from its claims, so only its pods are judged (ValidatePodTemplateSpecForStatefulSet).
    ...(kind === 'StatefulSet' ? [] : podSpecCauses(spec, `${path}.spec`)),
    ...(policies.includes(policy) ? [] : [unsupported(`${path}.spec.restartPolicy`, policy, policies)]),
  ];
}

/** Whether an amount of pods is none, such as 0 and 0%. */
const isNone = (value: unknown) => value === 0 || value === '0%' || value === '0';

function strategyCauses({ kind }: KubeObject, spec: Json): Cause[] {
  const field = kind === 'Deployment' ? 'strategy' : 'updateStrategy';
  const strategy = mapAt(spec, field);
  const at = `spec.${field}`;
  if (kind === 'ReplicaSet') return [];
  const types = kind === 'Deployment' ? ['Recreate', 'RollingUpdate'] : ['RollingUpdate', 'OnDelete'];
  if (!types.includes(String(strategy['type']))) return [unsupported(at, strategy, types)];
  if (strategy['type'] === 'Recreate' && isMap(strategy['rollingUpdate']))
    return [refused(`${at}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")];
  const { maxSurge, maxUnavailable } = mapAt(strategy, 'rollingUpdate');
  const causes = Object.entries({ maxUnavailable, maxSurge })
    .filter(([, value]) => typeof value === 'string' && !/^\d+%$/.test(value))
    .map(([name, value]) =>
      wrong(
        `${at}.rollingUpdate.${name}`,
        value,
        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
      ),
    );
  if (kind === 'Deployment' && isNone(maxSurge) && isNone(maxUnavailable))
    causes.push(wrong(`${at}.rollingUpdate.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0'));
  const [deadline, minReady] = [numberAt(spec, 'progressDeadlineSeconds'), numberAt(spec, 'minReadySeconds') ?? 0];
  if (deadline !== undefined && deadline <= minReady)
    causes.push(wrong('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds'));
  return causes;
}

const mutableOfStatefulSets = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

function statefulSetUpdate(spec: Json, old: Json): Cause[] {
  const fixed = ({ ...all }: Json): Json => {
    for (const field of mutableOfStatefulSets) delete all[field];
    return all;
  };
  return isDeepStrictEqual(fixed(spec), fixed(old))
    ? []
    : [
        refused(
          'spec',
          "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
        ),
      ];
}

/** What is refused in Jobs (pkg/apis/batch/validation). */
export function jobCauses(object: KubeObject, old: KubeObject | undefined): Cause[] {
  const spec = mapAt(object, 'spec');
  const before = mapAt(old, 'spec');
  const fixed = ['completions', 'selector', 'template', 'completionMode', 'podFailurePolicy', 'backoffLimitPerIndex'];
  const isSuspended = before['suspend'] === true;
  return [
    ...['parallelism', 'completions', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished'].flatMap(
      (field) => atLeastZero(spec, field),
    ),
    ...jobTemplateCauses(mapAt(spec, 'template'), 'spec.template'),
    ...(old === undefined ? [] : fixed)
      .filter((field) => !(isSuspended && field === 'template') && !isDeepStrictEqual(spec[field], before[field]))
      .map((field) => wrong(`spec.${field}`, spec[field], 'field is immutable')),
  ];
}

function jobTemplateCauses(template: Json, path: string): Cause[] {
  const spec = mapAt(template, 'spec');
  const policy = spec['restartPolicy'];
  const words = required(`${path}.spec.restartPolicy`, 'valid values: "OnFailure", "Never"');
  return [...podSpecCauses(spec, `${path}.spec`), ...(policy === 'Always' ? [words] : [])];
}

/** What is refused in CronJobs. */
export function cronJobCauses(object: KubeObject): Cause[] {
  const spec = mapAt(object, 'spec');
  const schedule = String(spec['schedule'] ?? '');
  const isOne = /^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|@every \S+|(\S+\s+){4}\S+)$/.test(
    schedule.trim(),
  );
  const count = schedule
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '').length;
  const scheduleCauses =
    schedule === ''
      ? [required('spec.schedule')]
      : isOne
        ? []
        : [wrong('spec.schedule', schedule, `expected exactly 5 fields, found ${count}: [${schedule.trim()}]`)];
  return [
    ...scheduleCauses,
    ...jobTemplateCauses(mapAt(spec, 'jobTemplate', 'spec', 'template'), 'spec.jobTemplate.spec.template'),
    ...(object.metadata.name?.length > 52
      ? [wrong('metadata.name', object.metadata.name, 'must be no more than 52 characters')]
      : []),
  ];
}
