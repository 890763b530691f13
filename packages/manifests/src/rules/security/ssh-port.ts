import { isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const sshPort = rule({
  id: 'ssh-port',
  area: 'security',
  severity: 'warning',
  what: 'No container runs an SSH server.',
  why: 'An SSH server needs keys, users and mostly root inside the container, and lets people change what no manifest says; kubectl exec does the same under the rights and the audit log of the cluster.',
  fix: 'Remove the SSH server and its port, and use kubectl exec or kubectl debug.',
  references: ['https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/'],
  containersWith: ['ports'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    for (const { node, number, protocol } of container.ports)
      if (number === 22 && protocol === 'TCP')
        report(node.scalar('containerPort')!, `Container ${container.name} listens on port 22, that of SSH.`);
  },
});
