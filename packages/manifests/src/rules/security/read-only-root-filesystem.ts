import { isReleased, isWindows } from '../../resources/security.ts';
import { rule } from '../rule.ts';

/** Where well-known images write; `/tmp` aside. Source: the Dockerfile of each. */
const writtenBy: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:^|\/)nginx(?:-unprivileged)?(?:[:@]|$)/, ['/var/cache/nginx', '/var/run']],
  [/(?:^|\/)(?:httpd|apache)(?:[:@]|$)/, ['/usr/local/apache2/logs']],
  [/(?:^|\/)(?:redis|valkey)(?:[:@]|$)/, ['/data']],
  [/(?:^|\/)postgres(?:[:@]|$)/, ['/var/run/postgresql']],
  [/(?:^|\/)(?:mysql|mariadb)(?:[:@]|$)/, ['/var/run/mysqld']],
  [/(?:^|\/)mongo(?:[:@]|$)/, ['/data/configdb']],
  [/(?:^|\/)rabbitmq(?:[:@]|$)/, ['/var/lib/rabbitmq', '/var/log/rabbitmq']],
  [/(?:^|\/)grafana(?:[:@]|$)/, ['/var/lib/grafana']],
  [/(?:^|\/)haproxy(?:[:@]|$)/, ['/var/run/haproxy']],
  [/(?:^|\/)tomcat(?:[:@]|$)/, ['/usr/local/tomcat/work', '/usr/local/tomcat/temp', '/usr/local/tomcat/logs']],
];

export const readOnlyRootFilesystem = rule({
  id: 'read-only-root-filesystem',
  area: 'security',
  severity: 'info',
  what: 'The root file system of a container is read-only.',
  why: 'Who breaks into a container with a writable file system can replace its programs and leave tools behind; what the application itself writes there fills the disk of the node and is lost at the next restart.',
  fix: 'Set readOnlyRootFilesystem: true, and mount an emptyDir where the application writes, such as /tmp.',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    const context = container.securityContext;
    const readOnly = context?.scalar('readOnlyRootFilesystem');
    if (readOnly?.boolean === true || isWindows(container.workload)) return;
    const written = missingMounts(container.image ?? '', container.node.seq('volumeMounts')?.maps ?? []);
    const fix =
      written.length === 0
        ? {}
        : { fix: `Set readOnlyRootFilesystem: true, and mount an emptyDir at ${written.join(' and ')}.` };
    if (readOnly?.boolean === false)
      report(readOnly, `Container ${container.name} has a writable root file system.`, fix);
    else
      report(
        context ?? container.node,
        `Container ${container.name} has a writable root file system, as readOnlyRootFilesystem is not set.`,
        fix,
      );
  },
});

/** Paths that the image is known to write and that no volume covers. */
function missingMounts(
  image: string,
  mounts: readonly { scalar(key: string): { text: string } | undefined }[],
): string[] {
  const known = writtenBy.find(([pattern]) => pattern.test(image))?.[1];
  if (known === undefined) return [];
  const paths = mounts.map((mount) => mount.scalar('mountPath')?.text ?? '');
  return ['/tmp', ...known].filter((path) => !paths.some((mounted) => `${path}/`.startsWith(`${mounted}/`)));
}
