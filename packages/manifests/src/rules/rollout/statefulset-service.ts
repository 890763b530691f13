import { nearestName } from '../../index/names.ts';
import { serviceSelector } from '../../index/services.ts';
import { rule } from '../rule.ts';

export const statefulsetService = rule({
  id: 'statefulset-service',
  area: 'rollout',
  severity: 'warning',
  what: 'A StatefulSet names a headless Service that selects its pods.',
  why: 'That Service gives each pod its own DNS name. Without it `web-0.web` does not resolve, and members of a cluster do not find each other.',
  fix: 'Add a Service with `clusterIP: None` and the labels of the pods as its selector, and name it in serviceName.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id'],
  workload(workload, { index, report }) {
    if (workload.kind !== 'StatefulSet') return;
    const { resource } = workload;
    const { spec, scope } = resource;
    const name = spec?.scalar('serviceName');
    if (spec === undefined) return;
    if (name === undefined || name.isNull || name.text === '') {
      const severity = resource.version === 'v1' ? 'info' : 'error';
      return report(name ?? spec, `${resource.title} names no Service, so its pods have no DNS names of their own.`, {
        severity,
      });
    }
    const service = index.named('Service', scope, name.text)[0];
    if (service === undefined) {
      const near = nearestName(index, 'Service', scope, name.text);
      const instead = near === undefined ? '' : `; there is ${near}`;
      return report(
        name,
        `No Service ${name.text} in namespace ${scope} is among the manifests${instead}.`,
        near === undefined ? {} : { fix: `Write \`serviceName: ${near}\`, or add the Service.` },
      );
    }
    if (service.spec?.scalar('clusterIP')?.text !== 'None') {
      return report(
        name,
        `Service ${service.name} is not headless: its name resolves to one address and not to the pods of ${resource.title}.`,
        { fix: `Set \`clusterIP: None\` in Service ${service.name}, or name a headless one.` },
      );
    }
    const selector = serviceSelector(service);
    if (selector === undefined || !selector.matches(workload.podLabels))
      report(
        name,
        `Service ${service.name} does not select the pods of ${resource.title}${selector === undefined ? '' : ` (it asks for ${selector.text})`}.`,
        { fix: `Give Service ${service.name} the labels of the pods as its selector.` },
      );
  },
});
