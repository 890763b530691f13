import {
  type Deployment,
  type HorizontalPodAutoscaler,
  type KubeObject,
  matchesSelector,
  type Service,
} from '../kube/objects.ts';
import { podSpecOf } from '../read/set-images.ts';

/** A Deployment that receives traffic, with the Services that send it: what blue-green switches. */
export interface Front {
  readonly deployment: Deployment;
  readonly services: readonly Service[];
  readonly autoscaler: HorizontalPodAutoscaler | undefined;
}

/** Pairs each Deployment of a release with the Services that select its pods, and the HPA that scales it. */
export function frontsOf(objects: readonly KubeObject[]): Front[] {
  return objects.filter(isDeployment).flatMap((deployment) => {
    const services = objects.filter(isService).filter((service) => selects(service, deployment));
    return services.length === 0 ? [] : [{ deployment, services, autoscaler: autoscalerOf(objects, deployment) }];
  });
}

/** A Service of a front, and whose pods it selects. */
export interface SharedService {
  readonly service: Service;
  /** `Deployment web` */
  readonly workloads: readonly string[];
}

/** Services of fronts that send to the pods of other workloads as well: one selector cannot follow two of them. */
export function sharedServices(objects: readonly KubeObject[], fronts: readonly Front[]): SharedService[] {
  const services = new Set(fronts.flatMap((front) => front.services));
  return [...services].flatMap((service) => {
    const workloads = objects
      .filter((object) => hasTemplate(object) && selects(service, object))
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    return workloads.length > 1 ? [{ service, workloads }] : [];
  });
}

/** Whether an object makes pods from a template, as a Deployment does. */
function hasTemplate(object: KubeObject): object is Deployment {
  return (
    ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].includes(object.kind) && podSpecOf(object) !== undefined
  );
}

export function isDeployment(object: KubeObject): object is Deployment {
  return object.kind === 'Deployment' && object.apiVersion === 'apps/v1';
}

export function isService(object: KubeObject): object is Service {
  return object.kind === 'Service' && object.apiVersion === 'v1';
}

export function isAutoscaler(object: KubeObject): object is HorizontalPodAutoscaler {
  return object.kind === 'HorizontalPodAutoscaler' && object.apiVersion === 'autoscaling/v2';
}

function selects({ metadata, spec }: Service, deployment: Deployment): boolean {
  const { selector = {} } = spec;
  if ((metadata.namespace ?? '') !== (deployment.metadata.namespace ?? '')) return false;
  return (
    Object.keys(selector).length > 0 &&
    matchesSelector(deployment.spec.template.metadata?.labels ?? {}, { matchLabels: selector })
  );
}

/** The HPA among some objects that scales a Deployment of this name. */
export function autoscalerOf(
  objects: readonly KubeObject[],
  { metadata: { name, namespace = '' } }: Pick<Deployment, 'metadata'>,
): HorizontalPodAutoscaler | undefined {
  return objects
    .filter(isAutoscaler)
    .find(
      ({ metadata, spec: { scaleTargetRef } }) =>
        (metadata.namespace ?? '') === namespace &&
        scaleTargetRef.kind === 'Deployment' &&
        scaleTargetRef.name === name,
    );
}
