import { rule } from '../rule.ts';

const keys = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'] as const;

export const initContainerProbes = rule({
  id: 'init-container-probes',
  area: 'probes',
  severity: 'error',
  what: 'Only containers that keep running have probes and lifecycle hooks.',
  why: 'The API server refuses them on init containers, which end before the others begin, and on ephemeral ones. A sidecar (an init container with `restartPolicy: Always`) may have them.',
  fix: 'Remove them, or make the container a sidecar with `restartPolicy: Always`.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
  ],
  containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'],
  container(container, { report }) {
    const { role } = container;
    if (role !== 'init' && role !== 'ephemeral') return;
    for (const key of keys) {
      if (!container.has(key)) continue;
      const kind = role === 'init' ? 'init container' : 'ephemeral container';
      report(
        container.node.key(key)!,
        `The ${kind} ${container.name} has a ${key}; the API server refuses that.`,
        role === 'init' ? {} : { fix: 'Remove it.' },
      );
    }
  },
});
