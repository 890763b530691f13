import { rule } from '../rule.ts';

export const statefulsetPartition = rule({
  id: 'statefulset-partition',
  area: 'rollout',
  severity: 'warning',
  what: 'A StatefulSet updates all its pods.',
  why: 'Pods with an ordinal below the partition keep the old revision, even when they are deleted. A partition left from a staged update holds back every later one.',
  fix: 'Remove the partition once the staged update is over.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions'],
  types: {
    StatefulSet: ({ spec }, { report }) => {
      const partition = spec?.map('updateStrategy')?.map('rollingUpdate')?.scalar('partition');
      const number = partition?.integer;
      if (partition === undefined || number === undefined || number === 0) return;
      const first = spec!.map('ordinals')?.integer('start') ?? 0;
      const replicas = spec!.integer('replicas') ?? 1;
      const held = Math.min(number - first, replicas);
      if (number < 0)
        report(partition, `partition is ${number}; the API server refuses a negative number.`, {
          severity: 'error',
          fix: 'Remove it.',
        });
      else if (held >= replicas)
        report(
          partition,
          `partition is ${number} and the last ordinal ${first + replicas - 1}, so no pod is ever updated.`,
        );
      else if (held > 0)
        report(partition, `partition is ${number}, so ${held} of ${replicas} pods keep the old revision.`, {
          severity: 'info',
        });
    },
  },
});
