import { type Probe, probesOf } from '../../resources/probe.ts';
import { type Context, rule } from '../rule.ts';

const fields = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const;
const defaults: Readonly<Record<string, number>> = {
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
};

export const probeNumbers = rule({
  id: 'probe-numbers',
  area: 'probes',
  severity: 'error',
  what: 'The numbers of a probe mean what they say.',
  why: 'The API server refuses negative numbers, and a termination grace period where a probe cannot have one. A zero it takes for the default: `failureThreshold: 0` is three, `timeoutSeconds: 0` is one second.',
  fix: 'Write the number that is meant, or leave the field out.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go',
  ],
  containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  container(container, { report }) {
    for (const probe of probesOf(container)) {
      const of = `${probe.name} of container ${container.name}`;
      for (const field of fields) {
        const value = probe.node.scalar(field);
        const number = value?.integer;
        if (value === undefined || number === undefined || number > 0) continue;
        const fallback = defaults[field];
        if (number < 0) report(value, `${field} of ${of} is ${number}; the API server refuses a negative number.`);
        else if (fallback !== undefined)
          report(value, `${field} of ${of} is 0, which Kubernetes takes for the default of ${fallback}.`, {
            severity: 'warning',
            fix: `Write ${fallback} if that is meant, or leave the field out.`,
          });
      }
      checkGrace(probe, of, report);
    }
  },
});

function checkGrace({ name, node }: Probe, of: string, report: Context['report']): void {
  const value = node.scalar('terminationGracePeriodSeconds');
  if (value === undefined || value.isNull) return;
  if (name === 'readinessProbe')
    report(
      node.key('terminationGracePeriodSeconds')!,
      `${of} has a terminationGracePeriodSeconds, though it never terminates anything; the API server refuses that.`,
      { fix: 'Remove it.' },
    );
  else if (value.integer !== undefined && value.integer <= 0)
    report(value, `terminationGracePeriodSeconds of ${of} is ${value.integer}; the API server asks for 1 or more.`);
}
