import type { Rule } from '../rule.ts';
import { livenessTolerance } from './liveness-tolerance.ts';
import { probePort } from './probe-port.ts';
import { probeSuccessThreshold } from './probe-success-threshold.ts';
import { probeTimeout } from './probe-timeout.ts';
import { readinessProbe } from './readiness-probe.ts';

export const probeRules: readonly Rule[] = [
  readinessProbe,
  probePort,
  probeTimeout,
  probeSuccessThreshold,
  livenessTolerance,
];
