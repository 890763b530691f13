import type { Mapping } from '../../read/node.ts';
import type { Container } from '../../resources/container.ts';
import { isWindows } from '../../resources/security.ts';
import { type Context, rule } from '../rule.ts';

export const mountPath = rule({
  id: 'mount-path',
  area: 'storage',
  severity: 'error',
  what: 'A mount has an absolute path of its own, and a subPath that stays inside its volume.',
  why: 'The API server refuses two mounts at one path and a subPath with `..`; a relative mountPath depends on the runtime, which cannot pass on one with a colon or mount over the root.',
  fix: 'Write an absolute mountPath that no other mount of the container has, and a relative subPath.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
  containersWith: ['volumeMounts'],
  container(container, { report }) {
    const mounts = container.node.seq('volumeMounts');
    if (mounts === undefined) return;
    const seen = new Map<string, string>();
    for (const mount of mounts.items) {
      if (mount.kind !== 'mapping') continue;
      checkPath(container, mount, seen, report);
      checkSubPath(mount, 'subPath', report);
      checkSubPath(mount, 'subPathExpr', report);
      if (isSet(mount, 'subPath') && isSet(mount, 'subPathExpr'))
        report(mount.key('subPathExpr')!, `A mount of container ${container.name} has both subPath and subPathExpr.`);
    }
  },
});

function isSet(mount: Mapping, key: string): boolean {
  const value = mount.scalar(key);
  return value !== undefined && !value.isNull && value.text !== '';
}

function checkPath(container: Container, mount: Mapping, seen: Map<string, string>, report: Context['report']): void {
  const path = mount.scalar('mountPath');
  if (path === undefined || path.isNull) return;
  const volume = mount.scalar('name')?.text ?? '';
  if (path.text === '') {
    report(path, `Container ${container.name} mounts ${volume} at no path.`);
    return;
  }
  const clean = path.text.replace(/\/+$/, '') || '/';
  const other = seen.get(clean);
  if (other !== undefined) report(path, `Container ${container.name} mounts both ${other} and ${volume} at ${clean}.`);
  else if (isWindows(container.workload)) return;
  else if (clean === '/')
    report(
      path,
      `Container ${container.name} mounts ${volume} over the root of its file system, which runtimes refuse.`,
    );
  else if (path.text.includes(':'))
    report(path, `Container ${container.name} mounts ${volume} at ${path.text}, a path with a colon.`);
  else if (!path.text.startsWith('/') && !/^[$<{]/.test(path.text))
    report(path, `Container ${container.name} mounts ${volume} at ${path.text}, which is not absolute.`, {
      severity: 'warning',
    });
  seen.set(clean, volume);
}

function checkSubPath(mount: Mapping, key: string, report: Context['report']): void {
  const path = mount.scalar(key);
  if (path === undefined || path.isNull) return;
  const what = path.text.startsWith('/')
    ? 'begins with a slash'
    : path.text.split('/').includes('..')
      ? 'leaves the volume'
      : undefined;
  if (what !== undefined) report(path, `${key} ${path.text} ${what}.`);
}
