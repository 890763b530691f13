import { rule } from '../rule.ts';
import { lacksResource } from './lacks-resource.ts';

export const cpuLimit = rule({
  id: 'cpu-limit',
  area: 'resources',
  severity: 'info',
  what: 'A cpu limit is set, or left out on purpose.',
  why: 'For a limit: one busy pod cannot take the idle cpu that its neighbours count on, start-up and load tests behave the same on every node, and Guaranteed QoS needs it. Against it: the kernel stops the container for the rest of each 100 ms once its share is used, idle cores or not, which shows as latency; with requests set everywhere, neighbours are already safe.',
  fix: 'Set resources.limits.cpu well above the request where neighbours must be protected or QoS must be Guaranteed; where latency matters more, leave it out and ignore this rule with that reason.',
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  container(container, { index, report }) {
    const holder = lacksResource(container, 'limits', 'cpu', index);
    if (holder !== undefined) report(holder, `Container ${container.name} has no cpu limit.`);
  },
});
