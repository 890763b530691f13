import { isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const privilegedPort = rule({
  id: 'privileged-port',
  area: 'security',
  severity: 'info',
  optional: true,
  what: 'A container listens on ports above 1023.',
  why: 'Some runtimes let only root, or a process with NET_BIND_SERVICE, open lower ports: the container then needs more rights than it has use for.',
  fix: 'Listen on a port such as 8080, and let the Service keep the well-known one.',
  references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  containersWith: ['ports'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    for (const { node, number } of container.ports)
      if (number !== undefined && number > 0 && number < 1024 && number !== 22)
        report(node.scalar('containerPort')!, `Container ${container.name} listens on the privileged port ${number}.`);
  },
});
