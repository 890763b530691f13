import type { Rule } from '../rule.ts';
import { execProbeTimeout } from './exec-probe-timeout.ts';
import { initContainerProbes } from './init-container-probes.ts';
import { livenessAsksItself } from './liveness-asks-itself.ts';
import { livenessDiffersFromReadiness } from './liveness-differs-from-readiness.ts';
import { livenessGracePeriod } from './liveness-grace-period.ts';
import { livenessProbe } from './liveness-probe.ts';
import { livenessTolerance } from './liveness-tolerance.ts';
import { probeAsksApplication } from './probe-asks-application.ts';
import { probeHandler } from './probe-handler.ts';
import { probeHost } from './probe-host.ts';
import { probeNumbers } from './probe-numbers.ts';
import { probePort } from './probe-port.ts';
import { probeScheme } from './probe-scheme.ts';
import { probeSuccessThreshold } from './probe-success-threshold.ts';
import { probeTimeout } from './probe-timeout.ts';
import { readinessBeforeLiveness } from './readiness-before-liveness.ts';
import { readinessProbe } from './readiness-probe.ts';
import { sidecarStartupProbe } from './sidecar-startup-probe.ts';
import { startBudget } from './start-budget.ts';
import { startupProbe } from './startup-probe.ts';
import { startupReplacesDelay } from './startup-replaces-delay.ts';

export const probeRules: readonly Rule[] = [
  readinessProbe,
  livenessProbe,
  startupProbe,
  sidecarStartupProbe,
  initContainerProbes,
  probeHandler,
  probePort,
  probeHost,
  probeScheme,
  probeNumbers,
  probeSuccessThreshold,
  probeTimeout,
  execProbeTimeout,
  startBudget,
  startupReplacesDelay,
  livenessTolerance,
  livenessGracePeriod,
  livenessAsksItself,
  livenessDiffersFromReadiness,
  readinessBeforeLiveness,
  probeAsksApplication,
];
