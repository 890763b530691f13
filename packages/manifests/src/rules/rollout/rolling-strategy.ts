import { servicesByWorkload } from '../../index/services.ts';
import { isUnset } from '../../read/node.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

export const rollingStrategy = rule({
  id: 'rolling-strategy',
  area: 'rollout',
  severity: 'warning',
  what: 'What serves requests is updated pod by pod.',
  why: '`Recreate` stops every pod before the first new one starts: an outage with each release, without end when the release does not start. `OnDelete` updates nothing until somebody deletes the pods.',
  fix: 'Use RollingUpdate; keep the other only where two releases must not run at once.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment'],
  options: { always: false },
  workload(workload, { index, options, report }) {
    const { spec } = workload.resource;
    const type = (
      workload.kind === 'Deployment' || workload.kind === 'DeploymentConfig'
        ? spec?.map('strategy')
        : spec?.map('updateStrategy')
    )?.scalar('type');
    if (type?.text === 'OnDelete')
      return report(type, `${workload.resource.title} is updated only when somebody deletes its pods.`, {
        severity: 'info',
      });
    if (type?.text !== 'Recreate') return;
    const service = index.derive(servicesByWorkload).get(workload)?.[0];
    // Without requests to lose, or with a volume for one writer, it is the right choice.
    if (!options.always && (service === undefined || keepsVolume(workload))) return;
    const traffic = service === undefined ? '' : `, though Service ${service.name} sends them traffic`;
    report(type, `Every update of ${workload.resource.title} stops all its pods first${traffic}.`);
  },
});

function keepsVolume({ pod }: Workload): boolean {
  return (pod.seq('volumes')?.maps ?? []).some((volume) => !isUnset(volume.get('persistentVolumeClaim')));
}
