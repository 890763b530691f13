/** Fields that the validation of the API server requires, though the schema does not. Source: pkg/apis/<group>/validation. */
const alsoRequired: Readonly<Record<string, string>> = {
  V1Container: 'image',
  V1CronJob: 'spec',
  V1DaemonSet: 'spec',
  V1Deployment: 'spec',
  V1EphemeralContainer: 'image',
  V1Job: 'spec',
  V1JobTemplateSpec: 'spec',
  V1PersistentVolume: 'spec',
  V1PersistentVolumeClaim: 'spec',
  V1PersistentVolumeSpec: 'accessModes capacity',
  V1Pod: 'spec',
  V1PodTemplateSpec: 'spec',
  V1ReplicaSet: 'spec',
  V1ReplicaSetSpec: 'template',
  V1ReplicationController: 'spec',
  V1ReplicationControllerSpec: 'template',
  V1RuleWithOperations: 'apiGroups apiVersions operations resources',
  V1Service: 'spec',
  V1StatefulSet: 'spec',
  V2HorizontalPodAutoscaler: 'spec',
};

/**
 * Fields that the schema requires, but that the API server fills in (pkg/apis/rbac/v1/defaults.go), or whose absence a
 * rule of its own explains.
 */
const notAsked: Readonly<Record<string, string>> = {
  RbacV1Subject: 'apiGroup',
  V1PolicyRule: 'verbs',
  V1RoleRef: 'apiGroup',
};

/**
 * Texts for which another rule says what an unquoted `yes` or `1.10` becomes. A list or mapping is as wrong in them as
 * anywhere.
 */
const judgedElsewhere: Readonly<Record<string, string>> = {
  V1ConfigMap: 'data',
  V1EnvVar: 'value',
  V1ObjectMeta: 'labels annotations',
  V1Secret: 'data stringData',
};

/** How the fields of one type differ from what the schema says of them. */
export interface Extras {
  readonly required: readonly string[];
  readonly waived: readonly string[];
  /** Fields in which any scalar passes. */
  readonly loose: readonly string[];
}

/** Undefined for most types, which are as the schema says. */
export function extrasOf(type: string): Extras | undefined {
  const [required, waived, loose] = [alsoRequired[type], notAsked[type], judgedElsewhere[type]];
  if (required === undefined && waived === undefined && loose === undefined) return undefined;
  return { required: namesIn(required), waived: namesIn(waived), loose: namesIn(loose) };
}

function namesIn(names: string | undefined): readonly string[] {
  return names === undefined ? [] : names.split(' ');
}
