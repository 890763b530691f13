import { gunzipSync, gzipSync } from 'node:zlib';
import { RolloutError } from '../error.ts';
import { ApiError, isConflict } from '../kube/api-error.ts';
import type { KubeClient } from '../kube/client.ts';
import type { ConfigMap, KubeObject, ObjectKey } from '../kube/objects.ts';
import type { ReleaseRecord } from './record.ts';

/** Name of the ConfigMap and the Lease of an application. */
export function stateName(app: string): string {
  const name = `slipway-${app.toLowerCase().replace(/[^a-z0-9.-]+/g, '-')}`.slice(0, 200);
  return name.replace(/[^a-z0-9]+$/, '');
}

/** etcd takes objects of up to 1.5 MiB, the API server ConfigMaps of 1 MiB. */
const maxStoredBytes = 900_000;

/**
 * The record of an application in a ConfigMap. Every write names the version that it replaces, so that a deploy which
 * has lost its lock without knowing cannot write over its successor.
 */
export class RecordStore {
  readonly key: ObjectKey;
  private readonly client: KubeClient;
  private readonly app: string;
  private stored: ConfigMap | undefined;
  /** The release that was live when the record was loaded. */
  previous: ReleaseRecord['live'];
  /** Objects of the live release, as they were applied; without the data of Secrets. */
  private live: readonly KubeObject[] = [];
  record: ReleaseRecord;

  constructor(client: KubeClient, app: string, namespace: string) {
    this.client = client;
    this.app = app;
    this.key = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: stateName(app) };
    this.record = { version: 1, app, fence: 0 };
  }

  get liveObjects(): readonly KubeObject[] {
    return this.live;
  }

  /** Reads the record anew. @throws RolloutError when it is of a newer Slipway */
  async load(): Promise<ReleaseRecord> {
    this.stored = (await this.client.get(this.key)) as ConfigMap | undefined;
    const text = this.stored?.data?.['record.json'];
    this.record = text === undefined ? { version: 1, app: this.app, fence: 0 } : parseRecord(text, this.key);
    const packed = this.stored?.binaryData?.['live.json.gz'];
    this.previous ??= this.record.live;
    this.live = packed === undefined ? [] : unpack(packed);
    return this.record;
  }

  /** @throws RolloutError `lock-lost` when somebody else wrote in between */
  async save(record: ReleaseRecord, live: readonly KubeObject[] = this.live): Promise<void> {
    const packed = live === this.live ? (this.stored?.binaryData?.['live.json.gz'] ?? '') : pack(live);
    const object: ConfigMap = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        namespace: this.key.namespace,
        name: this.key.name,
        labels: { 'app.kubernetes.io/managed-by': 'slipway' },
        ...(this.stored?.metadata.resourceVersion === undefined
          ? {}
          : { resourceVersion: this.stored.metadata.resourceVersion }),
      },
      data: { 'record.json': JSON.stringify(record) },
      ...(packed === '' ? {} : { binaryData: { 'live.json.gz': packed } }),
    };
    try {
      this.stored = (await (this.stored === undefined
        ? this.client.create(object)
        : this.client.replace(object))) as ConfigMap;
    } catch (error) {
      if (!isConflict(error) && !(error instanceof ApiError && error.status === 404)) throw error;
      await this.settle(record, error);
    }
    this.record = record;
    this.live = live;
  }

  /** A write whose answer was lost looks like a conflict with oneself; a request that a person left is taken along. */
  private async settle(record: ReleaseRecord, error: unknown): Promise<void> {
    const mine = JSON.stringify(record);
    await this.load();
    const { request, ...theirs } = this.record;
    const { request: _, ...ours } = record;
    if (JSON.stringify(this.record) === mine || JSON.stringify(theirs) === JSON.stringify(ours)) return;
    if (theirs.fence <= record.fence && request !== undefined) return this.save({ ...record, request });
    throw new RolloutError('lock-lost', `Another deploy of ${this.app} has taken over.`, {
      cause: error,
      hint: 'This one has stopped and left everything to the other.',
    });
  }
}

function parseRecord(text: string, key: ObjectKey): ReleaseRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && 'version' in value && value.version === 1)
    return value as ReleaseRecord;
  throw new RolloutError('refused', `ConfigMap ${key.namespace}/${key.name} is no record that this Slipway can read.`, {
    hint: 'A newer Slipway may have written it. If nothing else helps, delete it: the application runs on, but its history is forgotten.',
  });
}

function pack(objects: readonly KubeObject[]): string {
  const bare = objects.map((object) => (object.kind === 'Secret' ? withoutData(object) : object));
  const packed = gzipSync(JSON.stringify(bare)).toString('base64');
  // Too large to be remembered: going back then means the previous ReplicaSets, whose pods still exist as templates.
  return packed.length > maxStoredBytes ? '' : packed;
}

function withoutData({ data: _, stringData: __, ...secret }: KubeObject): KubeObject {
  return secret as KubeObject;
}

function unpack(packed: string): KubeObject[] {
  return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) as KubeObject[];
}
