import { rule } from '../rule.ts';

export const livenessProbe = rule({
  id: 'liveness-probe',
  area: 'probes',
  severity: 'info',
  optional: true,
  what: 'A long-running container has a liveness probe.',
  why: 'A process that hangs without exiting stays as it is until somebody notices. Against it: a probe that fails for a reason that a restart does not mend makes things worse, so leave it out where the process ends itself when it is broken.',
  fix: 'Add a livenessProbe that asks the process alone, none of what it depends on, and that waits longer than the readinessProbe.',
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
  container(container, { report }) {
    if (container.role !== 'main' || container.workload.completes || container.has('livenessProbe')) return;
    report(container.node, `Container ${container.name} has no liveness probe.`);
  },
});
