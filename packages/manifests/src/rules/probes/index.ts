import { readinessProbe } from './readiness-probe.ts';

export const probeRules = [readinessProbe];
