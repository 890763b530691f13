import { rule } from '../rule.ts';

export const sidecarStartupProbe = rule({
  id: 'sidecar-startup-probe',
  area: 'probes',
  severity: 'info',
  optional: true,
  what: 'A sidecar says when it has started.',
  why: 'The next container begins once the startup probe of the sidecar has succeeded, and without one as soon as its process runs: an application that needs its proxy from the first moment then fails its first connections.',
  fix: 'Add a startupProbe to the sidecar if the other containers need it.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers',
  ],
  container(container, { report }) {
    if (container.role !== 'sidecar' || container.has('startupProbe')) return;
    const { name } = container;
    report(
      container.node,
      `Sidecar ${name} has no startup probe, so the containers after it begin before it is ready for them.`,
    );
  },
});
