import type { Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

const selectPolicies = ['Max', 'Min', 'Disabled'];

export const hpaBehavior = rule({
  id: 'hpa-behavior',
  area: 'autoscaling',
  severity: 'error',
  what: 'The scaling behavior of an autoscaler stays within what the API allows, and scales both ways.',
  why: 'The API server refuses values outside its limits. With scaleDown disabled the workload keeps the size of its worst hour for ever; without a stabilization window it follows every dip.',
  fix: 'Correct the value.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior',
  ],
  types: {
    HorizontalPodAutoscaler: ({ spec, title }, { report }) => {
      const behavior = spec?.map('behavior');
      if (behavior === undefined) return;
      for (const direction of ['scaleUp', 'scaleDown'] as const) {
        const rules = behavior.map(direction);
        if (rules !== undefined) checkRules(direction, rules, title, report);
      }
    },
  },
});

function checkRules(
  direction: 'scaleUp' | 'scaleDown',
  rules: Mapping,
  title: string,
  report: Context['report'],
): void {
  const window = rules.scalar('stabilizationWindowSeconds');
  const seconds = window?.integer;
  if (window !== undefined && seconds !== undefined && (seconds < 0 || seconds > 3600))
    report(window, `stabilizationWindowSeconds of ${direction} is ${seconds}; the API server accepts 0 to 3600.`, {
      fix: 'Write 0 to 3600.',
    });
  else if (window !== undefined && seconds === 0 && direction === 'scaleDown')
    report(window, `${title} scales down at once after every dip: the stabilization window of scaleDown is 0 s.`, {
      severity: 'info',
      fix: 'Remove it (the default is 300), or set it to a minute or more.',
    });
  const select = rules.scalar('selectPolicy');
  if (select !== undefined && !select.isNull && !selectPolicies.includes(select.text))
    report(select, `selectPolicy is ${select.text || 'empty'}; the API server knows ${selectPolicies.join(', ')}.`, {
      fix: `Write one of ${selectPolicies.join(', ')}.`,
    });
  if (select?.text === 'Disabled') {
    const never =
      direction === 'scaleDown' ? 'down, so it keeps the size of its worst hour' : 'up, so it does nothing under load';
    report(select, `${title} never scales ${never}.`, {
      severity: direction === 'scaleDown' ? 'info' : 'warning',
      fix: 'Use Max or Min, with policies that are slow enough.',
    });
  }
  const policies = rules.seq('policies');
  if (policies !== undefined && policies.items.length === 0)
    report(rules.key('policies')!, `policies of ${direction} is an empty list; the API server asks for at least one.`, {
      fix: 'Remove it to get the default, or add a policy.',
    });
  for (const policy of policies?.maps ?? []) checkPolicy(direction, policy, report);
}

function checkPolicy(direction: string, policy: Mapping, report: Context['report']): void {
  const period = policy.scalar('periodSeconds');
  if (period?.integer !== undefined && (period.integer < 1 || period.integer > 1800))
    report(
      period,
      `periodSeconds of a policy of ${direction} is ${period.integer}; the API server accepts 1 to 1800.`,
      { fix: 'Write 1 to 1800.' },
    );
  const value = policy.scalar('value');
  if (value?.integer !== undefined && value.integer < 1)
    report(value, `value of a policy of ${direction} is ${value.integer}; the API server asks for 1 or more.`, {
      fix: 'Write 1 or more, or selectPolicy: Disabled to stop it.',
    });
  const type = policy.scalar('type');
  if (type !== undefined && !type.isNull && type.text !== 'Pods' && type.text !== 'Percent')
    report(
      type,
      `The type of a policy of ${direction} is ${type.text || 'empty'}; the API server knows Pods and Percent.`,
      { fix: 'Write Pods or Percent.' },
    );
}
