import { rule } from '../rule.ts';

const defaultDeadline = 600;

export const progressDeadline = rule({
  id: 'progress-deadline',
  area: 'rollout',
  severity: 'error',
  what: 'The progress deadline of a Deployment is longer than minReadySeconds.',
  why: 'A pod counts as available only after minReadySeconds, so a shorter deadline could never be met; the API server refuses the object.',
  fix: 'Raise progressDeadlineSeconds above minReadySeconds, with room for a pod to start.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds'],
  types: {
    Deployment: ({ spec, group, version }, { report }) => {
      if (spec === undefined) return;
      const ready = spec.scalar('minReadySeconds');
      const deadline = spec.scalar('progressDeadlineSeconds');
      // Before apps/v1 a deadline left out meant none.
      const atMost = deadline?.integer ?? (group === 'apps' && version === 'v1' ? defaultDeadline : undefined);
      const atLeast = ready?.integer ?? 0;
      if (atMost === undefined || atMost > atLeast || atLeast < 0) return;
      const message =
        deadline?.integer === undefined
          ? `minReadySeconds is ${atLeast} and progressDeadlineSeconds is ${defaultDeadline} unless it is set; it has to be longer.`
          : `progressDeadlineSeconds of ${atMost} is not longer than minReadySeconds of ${atLeast}.`;
      report(deadline?.integer === undefined ? ready! : deadline, message);
    },
  },
});
