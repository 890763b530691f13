import type { ObjectRef } from '@slipway/core';
import type { ClusterIndex } from '../index/cluster-index.ts';
import type { Mapping } from '../read/node.ts';
import type { Container } from './container.ts';
import { parseQuantity } from './quantity.ts';
import type { Workload } from './workload.ts';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/** Requests and limits of a pod in cores and bytes; 0 where nothing is asked for, undefined where nothing limits it. */
export interface PodResources {
  readonly cpuRequest: number;
  readonly cpuLimit: number | undefined;
  readonly memoryRequest: number;
  readonly memoryLimit: number | undefined;
}

export interface Qos extends PodResources {
  readonly class: QosClass;
  /** Why it is of this class, in words. */
  readonly reason: string;
}

/** One row of the public JSON contract. */
export interface QosEntry {
  readonly object: ObjectRef;
  readonly file: string;
  readonly class: QosClass;
  /** 1 is evicted first. Workloads that the manifests alone cannot tell apart share a number. */
  readonly evictionOrder: number;
  /** The score that the kernel's out-of-memory killer is given; for Burstable pods it depends on the node. */
  readonly oomScoreAdj: string;
  readonly cpu: { readonly request: string; readonly limit: string };
  readonly memory: { readonly request: string; readonly limit: string };
  readonly priorityClassName: string;
  readonly reason: string;
}

/**
 * The QoS class of a workload's pods. Source: kubernetes pkg/apis/core/v1/helper/qos/qos.go, ComputePodQOS: only cpu and
 * memory count, of init containers too; a request that is left out is its limit (defaulting); pod-level resources (KEP-2837)
 * stand in for those of the containers.
 */
export function qosOf(workload: Workload): Qos {
  let qos = known.get(workload);
  if (qos === undefined) {
    qos = { ...podResources(workload), ...classOf(workload) };
    known.set(workload, qos);
  }
  return qos;
}

/** The table and several rules ask for the same one. */
const known = new WeakMap<Workload, Qos>();

function classOf(workload: Workload): Pick<Qos, 'class' | 'reason'> {
  const level = workload.pod.map('resources');
  const holders =
    level === undefined
      ? workload.containers
          .filter(({ role }) => role !== 'ephemeral')
          .map(({ name, node }) => ({ name, resources: node.map('resources') }))
      : [{ name: 'the pod', resources: level }];
  let asked = false;
  let unlimited: string | undefined;
  let lower: string | undefined;
  for (const { name, resources } of holders)
    for (const what of ['cpu', 'memory']) {
      const { request, limit } = pairOf(resources, what);
      if (request || limit) asked = true;
      if (!limit) unlimited ??= `${name} has no ${what} limit`;
      else if (request !== limit) lower ??= `${name} requests less ${what} than its limit`;
    }
  if (!asked) return { class: 'BestEffort', reason: 'no container requests or limits cpu or memory' };
  const reason = unlimited ?? lower;
  return reason === undefined
    ? { class: 'Guaranteed', reason: 'every container requests exactly its cpu and memory limits' }
    : { class: 'Burstable', reason };
}

const neither: { readonly request: number | undefined; readonly limit: number | undefined } = {
  request: undefined,
  limit: undefined,
};

/** A request and limit; the request is the limit where only that is written. */
function pairOf(
  resources: Mapping | undefined,
  name: string,
): { readonly request: number | undefined; readonly limit: number | undefined } {
  if (resources === undefined) return neither;
  const limit = quantityAt(resources, 'limits', name);
  return { request: quantityAt(resources, 'requests', name) ?? limit, limit };
}

function quantityAt(resources: Mapping | undefined, list: 'requests' | 'limits', name: string): number | undefined {
  const scalar = resources?.map(list)?.scalar(name);
  return scalar === undefined || scalar.isNull ? undefined : parseQuantity(scalar.text);
}

/**
 * What the scheduler counts for a pod: the sum of its containers and sidecars, or the largest init container where that
 * is more, plus the overhead of its runtime class. Source: k8s.io/component-helpers resource.PodRequests.
 */
export function podResources(workload: Workload): PodResources {
  const request = (name: string) =>
    total(workload, (container) => pairOf(container.node.map('resources'), name).request ?? 0) +
    (quantityOf(workload.pod.map('overhead'), name) ?? 0);
  const limit = (name: string) => {
    const counted = workload.containers.filter(({ role }) => role !== 'ephemeral');
    if (
      counted.length === 0 ||
      counted.some((container) => pairOf(container.node.map('resources'), name).limit === undefined)
    )
      return undefined;
    return total(workload, (container) => pairOf(container.node.map('resources'), name).limit ?? 0);
  };
  const level = workload.pod.map('resources');
  const ofPod = (name: string) => pairOf(level, name);
  return {
    cpuRequest: ofPod('cpu').request ?? request('cpu'),
    cpuLimit: ofPod('cpu').limit ?? limit('cpu'),
    memoryRequest: ofPod('memory').request ?? request('memory'),
    memoryLimit: ofPod('memory').limit ?? limit('memory'),
  };
}

function quantityOf(map: Mapping | undefined, name: string): number | undefined {
  const scalar = map?.scalar(name);
  return scalar === undefined ? undefined : parseQuantity(scalar.text);
}

function total(workload: Workload, amount: (container: Container) => number): number {
  let running = 0;
  let sidecars = 0;
  let starting = 0;
  for (const container of workload.containers) {
    if (container.role === 'main') running += amount(container);
    else if (container.role === 'sidecar') {
      sidecars += amount(container);
      starting = Math.max(starting, sidecars);
    } else if (container.role === 'init') starting = Math.max(starting, sidecars + amount(container));
  }
  return Math.max(running + sidecars, starting);
}

const order: Readonly<Record<QosClass, number>> = { BestEffort: 0, Burstable: 1, Guaranteed: 2 };

/**
 * Every workload in the order in which a node under pressure evicts its pods, as far as manifests tell: those without
 * requests first, then by priority, then those that request least. Source: Kubernetes documentation, "Node-pressure
 * Eviction"; what a pod really uses decides between Burstable pods.
 */
export function qosTable(index: ClusterIndex): QosEntry[] {
  const priorities = index.derive(priorityClasses);
  const rows = index.workloads.map((workload) => ({
    workload,
    qos: qosOf(workload),
    priority: priorityOf(workload, priorities),
  }));
  rows.sort(
    (a, b) =>
      order[a.qos.class] - order[b.qos.class] || a.priority - b.priority || a.qos.memoryRequest - b.qos.memoryRequest,
  );
  let place = 0;
  return rows.map(({ workload, qos, priority }, i) => {
    const before = rows[i - 1];
    const same =
      before !== undefined &&
      before.qos.class === qos.class &&
      before.priority === priority &&
      before.qos.memoryRequest === qos.memoryRequest;
    if (!same) place = i + 1;
    return {
      object: workload.resource.ref,
      file: workload.resource.file.file,
      class: qos.class,
      evictionOrder: place,
      oomScoreAdj: oomScoreAdj(workload, qos),
      cpu: { request: cores(qos.cpuRequest), limit: qos.cpuLimit === undefined ? 'none' : cores(qos.cpuLimit) },
      memory: {
        request: bytes(qos.memoryRequest),
        limit: qos.memoryLimit === undefined ? 'none' : bytes(qos.memoryLimit),
      },
      priorityClassName: workload.pod.string('priorityClassName') ?? '',
      reason: qos.reason,
    };
  });
}

/** Source: kubernetes pkg/kubelet/qos/policy.go. */
function oomScoreAdj(workload: Workload, { class: qosClass, memoryRequest }: Qos): string {
  if (qosClass === 'Guaranteed' || workload.pod.string('priorityClassName') === 'system-node-critical') return '-997';
  if (qosClass === 'BestEffort') return '1000';
  return memoryRequest === 0 ? '999' : `1000 - 1000 × ${bytes(memoryRequest)} / node memory`;
}

/** Values of the PriorityClasses in the set, and of the two that every cluster has. */
function priorityClasses(index: ClusterIndex): ReadonlyMap<string, number> {
  const values = new Map([
    ['system-cluster-critical', 2_000_000_000],
    ['system-node-critical', 2_000_001_000],
  ]);
  for (const resource of index.ofType('PriorityClass')) values.set(resource.name, resource.node.integer('value') ?? 0);
  return values;
}

function priorityOf(workload: Workload, classes: ReadonlyMap<string, number>): number {
  return workload.pod.integer('priority') ?? classes.get(workload.pod.string('priorityClassName') ?? '') ?? 0;
}

/** `250m` or `2`. */
export function cores(value: number): string {
  const milli = Math.round(value * 1000);
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}

/** `128Mi`, rounded where the value is no whole number of its unit. */
export function bytes(value: number): string {
  if (value === 0) return '0';
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];
  let unit = 0;
  let amount = value;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${Number.isInteger(amount) ? amount : amount.toFixed(amount < 10 ? 1 : 0)}${units[unit]}`;
}
