import { rule } from '../rule.ts';

const always = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController']);
const policies = ['Always', 'OnFailure', 'Never'];

export const restartPolicy = rule({
  id: 'restart-policy',
  area: 'availability',
  severity: 'error',
  what: 'The restart policy suits the kind of workload.',
  why: 'The API server accepts only Always for pods that run for ever, and only OnFailure or Never for those of a Job; left out it is Always, which a Job cannot have.',
  fix: 'Use Always for what runs for ever, OnFailure or Never for a Job.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
    'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
  ],
  workload({ kind, pod, resource }, { report }) {
    const job = kind === 'Job' || kind === 'CronJob';
    const policy = pod.scalar('restartPolicy');
    const text = policy === undefined || policy.isNull ? '' : policy.text;
    if (text === '') {
      if (job)
        report(pod, `The pods of ${resource.title} have no restartPolicy; Always, the default, is refused for them.`, {
          fix: 'Set restartPolicy to OnFailure or Never.',
        });
      return;
    }
    if (!policies.includes(text)) {
      const right = policies.find((name) => name.toLowerCase() === text.toLowerCase());
      report(
        policy!,
        `restartPolicy is ${text}; the API server knows ${policies.join(', ')}.`,
        right === undefined
          ? {}
          : { fix: `Write ${right}.`, edits: [{ start: policy!.start, end: policy!.end, text: right }] },
      );
    } else if (job && text === 'Always') {
      report(policy!, `restartPolicy Always is refused for the pods of ${resource.title}.`, {
        fix: 'Set restartPolicy to OnFailure or Never.',
      });
    } else if (always.has(kind) && text !== 'Always') {
      report(
        policy!,
        `restartPolicy ${text} is refused for the pods of ${resource.title}; they can only have Always.`,
        { fix: 'Remove restartPolicy.' },
      );
    }
  },
});
