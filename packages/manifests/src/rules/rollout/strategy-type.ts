import { isUnset, type Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

export const strategyType = rule({
  id: 'strategy-type',
  area: 'rollout',
  severity: 'error',
  what: 'An update strategy is of a known type and carries settings of that type only.',
  why: 'The API server refuses an unknown type, and settings of a rolling update beside another type.',
  fix: 'Correct the type, or remove `rollingUpdate`.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy'],
  types: {
    Deployment: ({ spec }, { report }) => check(spec?.map('strategy'), ['RollingUpdate', 'Recreate'], true, report),
    StatefulSet: ({ spec }, { report }) =>
      check(spec?.map('updateStrategy'), ['RollingUpdate', 'OnDelete'], true, report),
    DaemonSet: ({ spec }, { report }) =>
      check(spec?.map('updateStrategy'), ['RollingUpdate', 'OnDelete'], false, report),
  },
});

function check(
  strategy: Mapping | undefined,
  types: readonly string[],
  strict: boolean,
  report: Context['report'],
): void {
  const type = strategy?.scalar('type');
  if (strategy === undefined || type === undefined || type.isNull || type.text === '') return;
  if (!types.includes(type.text)) {
    const right = types.find((name) => name.toLowerCase() === type.text.toLowerCase());
    report(type, `The strategy type is ${type.text}; the API server accepts ${types.join(' and ')}.`, {
      ...(right === undefined
        ? {}
        : { fix: `Write ${right}.`, edits: [{ start: type.start, end: type.end, text: right }] }),
    });
  } else if (strict && type.text !== 'RollingUpdate' && !isUnset(strategy.get('rollingUpdate'))) {
    report(
      strategy.key('rollingUpdate')!,
      `rollingUpdate stands beside strategy type ${type.text}; the API server refuses that.`,
    );
  }
}
