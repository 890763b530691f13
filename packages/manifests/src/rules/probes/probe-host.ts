import { probesOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

export const probeHost = rule({
  id: 'probe-host',
  area: 'probes',
  severity: 'warning',
  what: 'A probe asks the pod that it belongs to.',
  why: 'The kubelet asks from the node, and without `host` it asks the address of the pod. `localhost` is then the node itself, where nothing or something else answers; any other host makes the pod depend on it.',
  fix: 'Remove `host`; for a virtual host set the Host header in httpHeaders, for a process that listens on localhost alone use an exec probe.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
  ],
  containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  container(container, { report }) {
    for (const { name, handler } of probesOf(container)) {
      const host = handler?.[1].scalar('host');
      if (host === undefined || host.isNull || host.text === '') continue;
      const of = `${name} of container ${container.name}`;
      const loopback = host.text === 'localhost' || host.text === '::1' || host.text.startsWith('127.');
      if (!loopback) report(host, `${of} asks host ${host.text} and not its own pod.`);
      else if (container.workload.pod.boolean('hostNetwork') !== true)
        report(host, `${of} asks ${host.text}, which is the node and not the pod.`, { severity: 'error' });
    }
  },
});
