import type { KubeClient } from '../kube/client.ts';
import type { KubeObject, ObjectKey } from '../kube/objects.ts';
import type { PlannedObject } from '../plan/dry-run.ts';
import { snapshotOf } from '../plan/snapshot.ts';
import { stateName } from './record-store.ts';

const entry = 'secrets.json';

/**
 * Secrets that a release changes under their own names, as they were before. They are kept in a Secret beside them for
 * as long as the release is under way: whoever may read the one may read the other, and the record, which more people
 * may read, never holds their values.
 */
export class SecretBackup {
  private readonly client: KubeClient;
  private readonly name: string;

  constructor(client: KubeClient, app: string) {
    this.client = client;
    this.name = `${stateName(app)}-before`;
  }

  /** Keeps what is there now, unless an earlier runner of the same release has done so: its view is the older one. */
  async keep(planned: readonly PlannedObject[]): Promise<void> {
    const changing = planned.flatMap(({ key, action, live }) =>
      key.kind === 'Secret' && live !== undefined && (action === 'change' || action === 'replace')
        ? [{ namespace: key.namespace, live: { ...snapshotOf(live), apiVersion: 'v1', kind: 'Secret' } }]
        : [],
    );
    for (const [namespace, secrets] of Map.groupBy(changing, (one) => one.namespace)) {
      if ((await this.client.get(this.keyIn(namespace))) !== undefined) continue;
      const text = JSON.stringify(secrets.map(({ live }) => live));
      await this.client.create({
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'Opaque',
        metadata: { namespace, name: this.name, labels: { 'app.kubernetes.io/managed-by': 'slipway' } },
        data: { [entry]: Buffer.from(text).toString('base64') },
      } as unknown as KubeObject);
    }
  }

  /** What was kept in a namespace; nothing where no Secret has changed. */
  async kept(namespace: string): Promise<readonly KubeObject[]> {
    const backup = (await this.client.get(this.keyIn(namespace))) as
      | (KubeObject & { readonly data?: Readonly<Record<string, string>> })
      | undefined;
    const packed = backup?.data?.[entry];
    return packed === undefined ? [] : (JSON.parse(Buffer.from(packed, 'base64').toString('utf8')) as KubeObject[]);
  }

  async forget(namespace: string): Promise<void> {
    await this.client.remove(this.keyIn(namespace));
  }

  private keyIn(namespace: string): ObjectKey {
    return { apiVersion: 'v1', kind: 'Secret', namespace, name: this.name };
  }
}
