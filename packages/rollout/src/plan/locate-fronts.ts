import type { KubeClient } from '../kube/client.ts';
import type { Deployment, HorizontalPodAutoscaler, KubeObject, Labels, Service } from '../kube/objects.ts';
import type { FrontState, ProxyPort, ServiceState } from '../state/record.ts';
import { colored, coloredName, colorLabel, plainSelector, sameLabels } from './colors.ts';
import { autoscalerOf, type Front, isDeployment } from './fronts.ts';
import type { Release, ReleaseItem } from './release.ts';

/** A front as it stands in the cluster now. */
export interface LocatedFront {
  readonly front: Front;
  /** The Deployment that gets the traffic; undefined at the first release. */
  readonly live: Deployment | undefined;
  /** Its colour; undefined for a Deployment that was made by other means, which is adopted as it stands. */
  readonly color: string | undefined;
  /** The live Services, in the order of `front.services`. */
  readonly services: readonly (Service | undefined)[];
  readonly autoscaler: HorizontalPodAutoscaler | undefined;
}

/** Finds who gets the traffic of each front: what a Service selects is the truth, whatever any record says. */
export async function locateFronts(
  release: Release,
  client: KubeClient,
  autoscalers: readonly KubeObject[],
): Promise<LocatedFront[]> {
  return Promise.all(
    release.fronts.map(async (front) => {
      const { namespace = '', name } = front.deployment.metadata;
      const services = (await Promise.all(
        front.services.map((service) =>
          client.get({ apiVersion: 'v1', kind: 'Service', namespace, name: service.metadata.name }),
        ),
      )) as (Service | undefined)[];
      const color = services.flatMap((service) => service?.spec.selector?.[colorLabel] ?? [])[0];
      const deployment = (wanted: string) =>
        client.get({ apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: wanted }) as Promise<
          Deployment | undefined
        >;
      const own = color === undefined ? undefined : await deployment(coloredName(name, color));
      const live = own ?? (await deployment(name));
      const autoscaler =
        (live === undefined ? undefined : autoscalerOf(autoscalers, live)) ??
        autoscalerOf(autoscalers, front.deployment);
      return { front, live, color: own === undefined ? undefined : color, services, autoscaler };
    }),
  );
}

/** The port of a Service that an HTTP request is sent to: one that says it is HTTP, else the first. */
export function proxyPort({ spec: { ports = [] } }: Service): ProxyPort {
  const port =
    ports.find(({ name = '', appProtocol = '' }) => /^https?\b/.test(name) || /^https?$/.test(appProtocol)) ?? ports[0];
  const secure = port?.appProtocol === 'https' || /^https\b/.test(port?.name ?? '') || port?.port === 443;
  return { name: port?.name ?? '', scheme: secure ? 'https' : 'http' };
}

/** The fronts of a release: in a rolling one the Deployment that is live is itself the new one. */
export function frontStates(release: Release, located: readonly LocatedFront[]): FrontState[] {
  const states = coloredStates(release, located);
  if (release.strategy === 'blue-green') return states;
  return states.map((front, i) => {
    const name = located[i]!.live?.metadata.name ?? front.name;
    return { ...front, green: { ...front.green, name, color: located[i]!.color ?? '' } };
  });
}

/** The two colours of each front of a blue-green release. */
function coloredStates(release: Release, located: readonly LocatedFront[]): FrontState[] {
  return located.map(({ front, live, color, services, autoscaler }) => {
    const { namespace = '', name } = front.deployment.metadata;
    const liveReplicas = live?.spec.replicas ?? 1;
    const wanted = front.deployment.spec.replicas;
    const scaled = autoscaler !== undefined || front.autoscaler !== undefined || wanted === undefined;
    // Never fewer pods than serve now, whatever the manifest says: the HPA or a person had a reason.
    const replicas = live === undefined ? (wanted ?? 1) : scaled ? liveReplicas : Math.max(wanted, liveReplicas);
    return {
      namespace,
      name,
      ...(live === undefined
        ? {}
        : { blue: { name: live.metadata.name, uid: live.metadata.uid ?? '', replicas: liveReplicas } }),
      green: { name: coloredName(name, release.id), color: release.id, replicas },
      services: front.services.map((service, i) => serviceState(service, services[i], release.id, color)),
      ...(autoscaler === undefined ? {} : { autoscaler: { name: autoscaler.metadata.name } }),
    };
  });
}

function serviceState(
  manifest: Service,
  live: Service | undefined,
  greenColor: string,
  blueColor: string | undefined,
): ServiceState {
  const { name } = manifest.metadata;
  const port = proxyPort(manifest);
  const green = { ...manifest.spec.selector, [colorLabel]: greenColor };
  if (live === undefined) return { name, port, green };
  const original: Labels = live.spec.selector ?? {};
  const blue = blueColor === undefined ? {} : { blue: { ...plainSelector(live), [colorLabel]: blueColor } };
  return { name, port, original, green, ...blue };
}

/**
 * The objects as they are applied beside what is live: Services keep the selector that they have, HPAs the target, and
 * a rolling release rolls the Deployment that gets the traffic, whatever colour it has.
 */
export function placeItems(release: Release, located: readonly LocatedFront[]): ReleaseItem[] {
  return release.items.map((item) => ({
    ...item,
    object: placeObject(item.object, release, located),
    inPlaceOf: blueOf(item.object, release, located),
    mustServe: !release.mayLose && release.fronts.some(({ deployment }) => deployment === item.object),
  }));
}

/** What green differs from: blue as if it were the same colour and size. */
function blueOf(object: KubeObject, release: Release, located: readonly LocatedFront[]): KubeObject | undefined {
  if (release.strategy !== 'blue-green' || !isDeployment(object)) return undefined;
  const { namespace, name } = object.metadata;
  const found = located.find(
    ({ front: { deployment } }) => deployment.metadata.namespace === namespace && deployment.metadata.name === name,
  );
  if (found?.live === undefined) return undefined;
  const [state] = coloredStates(release, [found]);
  const blue = { ...found.live, metadata: { ...found.live.metadata, name } };
  return colored(blue, release.id, state!.green.replicas);
}

function placeObject(object: KubeObject, release: Release, located: readonly LocatedFront[]): KubeObject {
  const { namespace, name } = object.metadata;
  const mine = located.filter(({ front }) => front.deployment.metadata.namespace === namespace);
  if (isDeployment(object)) {
    const found = mine.find(({ front }) => front.deployment.metadata.name === name);
    if (found === undefined) return object;
    const [state] = coloredStates(release, [found]);
    if (release.strategy === 'blue-green') return colored(object, release.id, state!.green.replicas);
    return found.color === undefined ? object : colored(object, found.color, undefined);
  }
  for (const { front, live, services, color } of mine) {
    const at = front.services.findIndex((service) => service.metadata.name === name);
    if (object.kind === 'Service' && at >= 0) return placeService(object as Service, services[at], release, color);
    if (object.kind === 'HorizontalPodAutoscaler' && front.autoscaler?.metadata.name === name) {
      const green = coloredName(front.deployment.metadata.name, release.id);
      return retarget(
        object as HorizontalPodAutoscaler,
        live?.metadata.name ?? (release.strategy === 'rolling' ? undefined : green),
      );
    }
  }
  return object;
}

function placeService(
  object: Service,
  live: Service | undefined,
  release: Release,
  color: string | undefined,
): Service {
  const { selector } = object.spec;
  // A selector that is neither the manifest's nor a release's was changed on purpose, which the manifest now says.
  const narrowed =
    live !== undefined && sameLabels(plainSelector(live), selector) && !sameLabels(live.spec.selector, selector);
  const keep = release.strategy === 'blue-green' ? live !== undefined : narrowed && color !== undefined;
  if (keep) return { ...object, spec: { ...object.spec, selector: live!.spec.selector ?? {} } };
  if (release.strategy === 'rolling') return object;
  return { ...object, spec: { ...object.spec, selector: { ...selector, [colorLabel]: release.id } } };
}

/** The HPA with another Deployment to scale. */
export function retarget(object: HorizontalPodAutoscaler, name: string | undefined): HorizontalPodAutoscaler {
  if (name === undefined) return object;
  return { ...object, spec: { ...object.spec, scaleTargetRef: { ...object.spec.scaleTargetRef, name } } };
}
