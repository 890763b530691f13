import { conditionOf, type KubeEvent, type ObjectKey, type Pod } from '../kube/objects.ts';
import { afterMs, atOnce, type Trouble } from './trouble.ts';

type PodTrouble = Omit<Trouble, 'workload' | 'object'>;

/** A cluster without an autoscaler finds a node within seconds or never; with one it takes minutes. */
const unschedulableMs = 30_000;
const scaleUpMs = 5 * 60_000;

/** What is wrong with a pod as a whole: no node, no volume, no sandbox. */
export function podTrouble(pod: Pod, events: readonly KubeEvent[]): PodTrouble | undefined {
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status === 'False' && scheduled.reason === 'Unschedulable') {
    const scaling = events.some(({ reason }) => reason === 'TriggeredScaleUp');
    return {
      code: 'unschedulable',
      permanent: false,
      message: `no node takes it: ${scheduled.message ?? 'no reason given'}`,
      proof: afterMs(scaling ? scaleUpMs : unschedulableMs),
      path: ['spec', 'template', 'spec', 'containers'],
      fix: 'Lower its requests, add nodes, or mend nodeSelector, affinity and tolerations.',
    };
  }
  if ((pod.status?.containerStatuses ?? []).some(({ state }) => state?.running !== undefined)) return undefined;
  const mount = events.findLast(({ reason }) => reason === 'FailedMount' || reason === 'FailedAttachVolume');
  if (mount !== undefined) return mountTrouble(mount.message ?? '');
  const sandbox = events.findLast(({ reason }) => reason === 'FailedCreatePodSandBox');
  if (sandbox !== undefined)
    return {
      code: 'container-refused',
      permanent: false,
      message: `its node cannot start it: ${(sandbox.message ?? '').slice(0, 300)}`,
      proof: afterMs(60_000),
      path: ['spec', 'template', 'spec'],
      fix: 'Look at the network plugin and the runtime of the node.',
    };
  return undefined;
}

function mountTrouble(words: string): PodTrouble {
  const missing = /(?:configmap|secret|references non-existent (?:config|secret) key)/i.test(words);
  const absent = missing && /not found|non-existent/i.test(words);
  return {
    code: absent ? 'config-missing' : 'volume-not-mounted',
    permanent: false,
    message: words.slice(0, 300),
    proof: afterMs(absent ? 1_500 : 120_000),
    path: ['spec', 'template', 'spec', 'volumes'],
    fix: absent
      ? 'Add the object or key that is named here to the release, or mark the reference optional.'
      : 'Look at the claim and its storage class; a volume of one node cannot follow a pod to another.',
  };
}

/** The API server refuses the pods themselves: quota, admission, Pod Security, a missing ServiceAccount. */
export function refusedTrouble(
  object: ObjectKey,
  words: string,
  { ending }: { readonly ending: boolean },
): Omit<Trouble, 'workload'> {
  const quota = /exceeded quota/i.test(words);
  const account = /serviceaccount .* not found/i.test(words);
  return {
    code: 'pods-refused',
    // Pods that are on their way out give their quota back.
    permanent: !(quota && ending) && !account,
    object,
    message: `the API server refuses its pods: ${words}`,
    proof: quota && ending ? afterMs(20_000) : account ? afterMs(5_000) : atOnce,
    path: ['spec', 'template', 'spec'],
    fix: quota
      ? 'Raise the quota or lower requests: a release needs room for its surge, blue-green for twice the pods.'
      : 'Mend what the words above name.',
  };
}
