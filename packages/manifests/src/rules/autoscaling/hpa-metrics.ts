import { nearest } from '@slipway/core';
import { isUnset, type Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

const sources: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};
const fields: Readonly<Record<string, string>> = {
  Utilization: 'averageUtilization',
  AverageValue: 'averageValue',
  Value: 'value',
};

export const hpaMetrics = rule({
  id: 'hpa-metrics',
  area: 'autoscaling',
  severity: 'error',
  what: 'A metric of an autoscaler has one source and a target that fits it.',
  why: 'The API server refuses a metric without its source or target. A target whose type and value differ is accepted and read by its value.',
  fix: 'Give the metric the source that its type names, and a target of a type that the source has.',
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/#HorizontalPodAutoscalerSpec',
  ],
  types: {
    HorizontalPodAutoscaler: ({ spec, version, title }, { report }) => {
      // v2beta1 has other fields, and v1 only its percentage.
      if (spec === undefined || (version !== 'v2' && version !== 'v2beta2')) return;
      const metrics = spec.seq('metrics');
      if (isUnset(spec.get('metrics')))
        report(spec, `${title} names no metric, so it scales by 80% of the requested cpu.`, {
          severity: 'info',
          fix: 'Name the metric and its target.',
        });
      for (const metric of metrics?.maps ?? []) checkMetric(metric, report);
    },
  },
});

function checkMetric(metric: Mapping, report: Context['report']): void {
  const type = metric.scalar('type');
  if (type === undefined || type.isNull) return;
  const source = sources[type.text];
  if (source === undefined) {
    const near = nearest(type.text, Object.keys(sources));
    report(
      type,
      `The metric type is ${type.text || 'empty'}; the API server knows ${Object.keys(sources).join(', ')}.`,
      near === undefined ? {} : { fix: `Write ${near}.` },
    );
    return;
  }
  const others = Object.values(sources).filter((key) => key !== source && !isUnset(metric.get(key)));
  for (const other of others)
    report(
      metric.key(other)!,
      `A metric of type ${type.text} has ${other}; the API server accepts only ${source} there.`,
      { fix: `Move it to a metric of its own, or rename it to ${source}.` },
    );
  const node = metric.map(source);
  if (node === undefined) {
    if (others.length === 0 && isUnset(metric.get(source)))
      report(metric, `The metric of type ${type.text} has no ${source}.`);
    return;
  }
  const target = node.map('target');
  if (target === undefined) return;
  checkTarget(type.text, target, report);
}

function checkTarget(metricType: string, target: Mapping, report: Context['report']): void {
  const shares = metricType === 'Resource' || metricType === 'ContainerResource';
  const allowed = shares
    ? ['averageUtilization', 'averageValue']
    : metricType === 'Pods'
      ? ['averageValue']
      : ['value', 'averageValue'];
  const given = Object.values(fields).filter((key) => !isUnset(target.get(key)));
  const fitting = given.filter((key) => allowed.includes(key));
  if (fitting.length === 0) {
    const instead = given.length === 0 ? 'none' : given.join(' and ');
    report(
      given.length === 0 ? target : target.key(given[0]!)!,
      `A metric of type ${metricType} asks for a target of ${allowed.join(' or ')}, but there is ${instead}.`,
      { fix: `Set ${allowed[0]}.` },
    );
    return;
  }
  if (fitting.length > 1 && metricType !== 'Object')
    report(
      target.key(fitting[1]!)!,
      `The target has both ${fitting.join(' and ')}; the API server accepts one of them.`,
      { fix: 'Keep one of the two.' },
    );
  const type = target.scalar('type');
  const field = type === undefined ? undefined : fields[type.text];
  if (type !== undefined && field !== undefined && !given.includes(field))
    report(type, `The target is of type ${type.text} but sets ${fitting[0]}, which is what counts.`, {
      severity: 'warning',
      fix: `Write the type that ${fitting[0]} has, or set ${field}.`,
    });
  const share = target.scalar('averageUtilization');
  if (share?.integer !== undefined && share.integer < 1)
    report(share, `averageUtilization is ${share.integer}; the API server asks for 1 or more.`, {
      fix: 'Write the percentage of the request, such as 70.',
    });
}
