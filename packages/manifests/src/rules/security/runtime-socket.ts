import { cleanPath, hostPaths, runtimeOfSocket } from '../../resources/host-path.ts';
import { rule } from '../rule.ts';

export const runtimeSocket = rule({
  id: 'runtime-socket',
  area: 'security',
  severity: 'warning',
  what: 'No pod mounts the socket of the container runtime.',
  why: 'Whoever may write to that socket can start a privileged container with the whole node mounted: it is root on the node, whatever the pod itself may do.',
  fix: 'Build images with a rootless builder, and read container data from the kubelet or the API server.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  workloadsWith: ['volumes'],
  workload(workload, { report }) {
    for (const { path } of hostPaths(workload)) {
      const runtime = runtimeOfSocket(cleanPath(path.text));
      if (runtime !== undefined) report(path, `Pods of ${workload.resource.title} mount the socket of ${runtime}.`);
    }
  },
});
