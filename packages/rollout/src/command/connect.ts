import { type Clock, type Host, resilient, type ValuesOf } from '@slipway/core';
import type { deployInputs } from '../inputs.ts';
import { type Execute, KubeClient } from '../kube/client.ts';
import { type Access, loadAccess } from '../kube/kubeconfig.ts';
import { isTransient } from '../kube/transient.ts';
import { Transport } from '../kube/transport.ts';

export type DeployValues = ValuesOf<typeof deployInputs>;

/** What a command works with. */
export interface Connection {
  readonly client: KubeClient;
  readonly access: Access;
  readonly clock: Clock;
}

/** A way to a cluster, and what keeps its secrets out of the log. */
export async function connect(
  values: DeployValues,
  host: Host,
  clock: Clock,
): Promise<{ client: KubeClient; access: Access }> {
  for (const secret of [values.kubeconfig, values.token, values['github-token']])
    if (secret !== undefined) await host.mask(secret);
  const access = await loadAccess({
    kubeconfig: values.kubeconfig,
    kubeconfigPath: host.environment['KUBECONFIG'],
    context: values.context,
    server: values.server,
    token: values.token,
    certificateAuthority: values['certificate-authority'],
  });
  for (const secret of access.secrets) await host.mask(secret);
  const perSecond = values['requests-per-second'];
  const service = resilient({
    clock,
    retryable: isTransient,
    tries: values.retries + 1,
    perSecond,
    burst: perSecond * 2,
  });
  const execute: Execute = (operation, signal) => service.execute(operation, signal);
  return { client: new KubeClient(new Transport(access, clock), execute), access };
}
