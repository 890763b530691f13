import { type Clock, type Host, resilient, type ValuesOf } from '@slipway/core';
import type { deployInputs } from '../inputs.ts';
import { type Execute, KubeClient } from '../kube/client.ts';
import { type Access, isPath, kubeconfigText, loadAccess } from '../kube/kubeconfig.ts';
import { kubeconfigSecrets } from '../kube/kubeconfig-secrets.ts';
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
  const { kubeconfig = '', token = '', 'github-token': githubToken = '' } = values;
  const ofKubeconfig =
    kubeconfig === '' || isPath(kubeconfig)
      ? []
      : [...kubeconfigSecrets(kubeconfigText(kubeconfig)), ...oneLine(kubeconfig)];
  // Outside of GitHub's runner the default is an expression that nobody has replaced.
  for (const secret of [...ofKubeconfig, token, githubToken])
    if (secret !== '' && !secret.startsWith('${{')) await host.mask(secret);
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
    firstDelayMs: values['first-retry-ms'],
    longestDelayMs: Math.max(values['longest-retry'] * 1000, values['first-retry-ms']),
    deadlineMs: values['retry-deadline'] * 1000,
    breakAfter: values['break-after'],
    brokenMs: values['broken-for'] * 1000,
    concurrent: values['concurrent-requests'],
  });
  const execute: Execute = (operation, signal) => service.execute(operation, signal);
  return { client: new KubeClient(new Transport(access, clock), execute), access };
}

/** The text as it was given, and in base64, where either is one line: as several it would be masked line by line. */
function oneLine(kubeconfig: string): string[] {
  return [kubeconfig, Buffer.from(kubeconfig).toString('base64')].filter((text) => !text.trim().includes('\n'));
}
