import type { Mapping, Scalar } from '../../read/node.ts';
import type { Container } from '../../resources/container.ts';
import { rule } from '../rule.ts';

export const noHostProcess = rule({
  id: 'no-host-process',
  area: 'security',
  severity: 'warning',
  what: 'No Windows container runs as a process of its node.',
  why: 'A HostProcess container has no isolation at all: it runs as a user of the node with all files and devices.',
  fix: 'Remove windowsOptions.hostProcess, unless the container administers the node.',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/'],
  container(container, { report }) {
    const setting = hostProcess(container);
    if (setting?.boolean === true) report(setting, `Container ${container.name} runs as a process of its node.`);
  },
});

function hostProcess(container: Container): Scalar | undefined {
  const options = (context: Mapping | undefined) => context?.map('windowsOptions')?.scalar('hostProcess');
  return options(container.securityContext) ?? options(container.workload.pod.map('securityContext'));
}
