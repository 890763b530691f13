import type { Clock } from '@slipway/core';
import { Verbs } from '../api/verbs.ts';
import type { KubeObject } from '../objects.ts';
import { PodBehaviours } from '../pods/behaviour.ts';
import { builtInKinds, type Kind, resourceName } from '../store/kinds.ts';
import { Store } from '../store/store.ts';
import { Controllers } from './controllers.ts';
import type { Resources } from './workloads.ts';

const options = { manager: 'tests' };

/** A cluster without a network: what tests of controllers write goes through defaults and validation. */
export class ClusterForTests {
  readonly store: Store;
  readonly verbs: Verbs;
  readonly behaviours = new PodBehaviours();
  readonly controllers: Controllers;
  /** Every object that was written, in order, as `resource/name`. */
  readonly writes: string[] = [];

  constructor(clock: Clock) {
    this.store = new Store(clock);
    this.verbs = new Verbs(this.store, clock);
    this.store.create('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } });
    this.controllers = new Controllers(this.store, clock, this.verbs, this.behaviours, { inventSecrets: false });
    this.store.subscribe(({ resource, object }) => this.writes.push(`${resource}/${object.metadata.name}`));
  }

  create(kind: string, name: string, content: object, metadata: object = {}): KubeObject {
    const found = kindOf(kind);
    const namespace = found.namespaced ? 'default' : '';
    const target = { kind: found, namespace, name: '', subresource: '' };
    return this.verbs.create(target, { metadata: { name, ...metadata }, ...content }, options);
  }

  /** By merge patch. */
  change(kind: string, name: string, patch: object): KubeObject {
    const target = { kind: kindOf(kind), namespace: 'default', name, subresource: '' };
    return this.verbs.patch(target, JSON.stringify(patch), 'application/merge-patch+json', options);
  }

  delete(kind: string, name: string, body: object = {}): void {
    const found = kindOf(kind);
    this.verbs.remove(
      { kind: found, namespace: found.namespaced ? 'default' : '', name, subresource: '' },
      body,
      options,
    );
  }

  get<R extends keyof Resources>(resource: R, name: string): Resources[R] | undefined {
    return this.store.get(resource, 'default', name) as Resources[R] | undefined;
  }

  list<R extends keyof Resources>(resource: R): Resources[R][] {
    return this.store.list(resource) as Resources[R][];
  }

  /** `reason: message (count)` of the events about an object, in order. */
  events(name: RegExp = /./): string[] {
    return this.list('events')
      .filter(({ involvedObject }) => name.test((involvedObject as { name: string }).name))
      .map(
        ({ reason, message, count }) =>
          `${String(reason)}: ${String(message)}${(count ?? 1) === 1 ? '' : ` (${count})`}`,
      );
  }
}

function kindOf(kind: string): Kind {
  const found = builtInKinds.find((one) => one.kind === kind || resourceName(one) === kind);
  if (found === undefined) throw new TypeError(`no kind ${kind}`);
  return found;
}

/** The spec of a web server behind a readiness probe, as most Deployments are. */
export function webSpec(
  more: {
    readonly image?: string;
    readonly replicas?: number;
    readonly spec?: object;
    readonly pod?: object;
    readonly container?: object;
  } = {},
): object {
  const { image = 'web:1', replicas = 1, spec = {}, pod = {}, container = {} } = more;
  const probe = { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 10 };
  const web = {
    name: 'web',
    image,
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: probe,
    ...container,
  };
  return {
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [web], ...pod } },
      ...spec,
    },
  };
}
