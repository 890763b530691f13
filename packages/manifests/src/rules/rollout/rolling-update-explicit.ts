import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const rollingUpdateExplicit = rule({
  id: 'rolling-update-explicit',
  area: 'rollout',
  severity: 'info',
  optional: true,
  what: 'A Deployment says how many pods an update may add and take away.',
  why: 'The defaults of 25% mean something else with every number of replicas: none unavailable of 3, two of 8.',
  fix: 'Set maxSurge and maxUnavailable under strategy.rollingUpdate.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment'],
  types: {
    Deployment: ({ spec, title }, { report }) => {
      if (spec === undefined) return;
      const strategy = spec.map('strategy');
      const type = strategy?.scalar('type')?.text;
      if (type !== undefined && type !== '' && type !== 'RollingUpdate') return;
      const update = strategy?.map('rollingUpdate');
      const missing = ['maxSurge', 'maxUnavailable'].filter((key) => isUnset(update?.get(key)));
      if (missing.length > 0)
        report(update ?? strategy ?? spec, `${title} leaves ${missing.join(' and ')} to the default of 25%.`);
    },
  },
});
