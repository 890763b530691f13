import type { Rule } from '../rule.ts';
import { cronjobConcurrency } from './cronjob-concurrency.ts';
import { cronjobDeadline } from './cronjob-deadline.ts';
import { cronjobHistory } from './cronjob-history.ts';
import { cronjobSchedule } from './cronjob-schedule.ts';
import { cronjobTimeZone } from './cronjob-time-zone.ts';
import { gracePeriod } from './grace-period.ts';
import { hostPortUpdate } from './host-port-update.ts';
import { jobDeadline } from './job-deadline.ts';
import { jobSettings } from './job-settings.ts';
import { jobTtl } from './job-ttl.ts';
import { minReadySeconds } from './min-ready-seconds.ts';
import { prestopDelay } from './prestop-delay.ts';
import { prestopWithinGracePeriod } from './prestop-within-grace-period.ts';
import { progressDeadline } from './progress-deadline.ts';
import { progressDeadlineCoversStart } from './progress-deadline-covers-start.ts';
import { revisionHistory } from './revision-history.ts';
import { rollingStrategy } from './rolling-strategy.ts';
import { rollingUpdateExplicit } from './rolling-update-explicit.ts';
import { rollingUpdateKeepsCapacity } from './rolling-update-keeps-capacity.ts';
import { rollingUpdateKeepsPods } from './rolling-update-keeps-pods.ts';
import { rollingUpdateMoves } from './rolling-update-moves.ts';
import { rollingUpdateValues } from './rolling-update-values.ts';
import { rwoVolumeUpdate } from './rwo-volume-update.ts';
import { selectorMatchesTemplate } from './selector-matches-template.ts';
import { selectorOwnPods } from './selector-own-pods.ts';
import { serviceOneRelease } from './service-one-release.ts';
import { statefulsetPartition } from './statefulset-partition.ts';
import { statefulsetService } from './statefulset-service.ts';
import { strategyType } from './strategy-type.ts';

export const rolloutRules: readonly Rule[] = [
  strategyType,
  rollingStrategy,
  rollingUpdateValues,
  rollingUpdateMoves,
  rollingUpdateKeepsPods,
  rollingUpdateKeepsCapacity,
  rollingUpdateExplicit,
  rwoVolumeUpdate,
  hostPortUpdate,
  minReadySeconds,
  progressDeadline,
  progressDeadlineCoversStart,
  revisionHistory,
  gracePeriod,
  prestopWithinGracePeriod,
  prestopDelay,
  selectorMatchesTemplate,
  selectorOwnPods,
  serviceOneRelease,
  statefulsetService,
  statefulsetPartition,
  cronjobSchedule,
  cronjobTimeZone,
  cronjobDeadline,
  cronjobConcurrency,
  cronjobHistory,
  jobSettings,
  jobTtl,
  jobDeadline,
];
