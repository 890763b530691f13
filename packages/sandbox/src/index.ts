export type { Clock } from '@slipway/core';
