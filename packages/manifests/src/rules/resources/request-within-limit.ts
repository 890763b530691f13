import { parseQuantity } from '../../resources/quantity.ts';
import { rule } from '../rule.ts';

export const requestWithinLimit = rule({
  id: 'request-within-limit',
  area: 'resources',
  severity: 'error',
  what: 'A request is not above its limit.',
  why: 'The API server refuses the pod: a container cannot be promised more than it may use.',
  fix: 'Lower the request or raise the limit; mind the unit (`100m` of cpu, `128Mi` of memory).',
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  containersWith: ['resources'],
  container(container, { report }) {
    const requests = container.node.map('resources')?.map('requests');
    for (const { text: name } of requests?.keys ?? []) {
      const [request, limit] = [container.resource('requests', name), container.resource('limits', name)];
      if (request === undefined || limit === undefined) continue;
      const [wanted, allowed] = [parseQuantity(request.text), parseQuantity(limit.text)];
      if (wanted !== undefined && allowed !== undefined && wanted > allowed)
        report(
          request,
          `Container ${container.name} requests ${request.text} of ${name}, above its limit of ${limit.text}.`,
        );
    }
  },
});
