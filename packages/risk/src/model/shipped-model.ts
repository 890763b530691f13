import type { Model } from './model.ts';
import { modelOf } from './parse-model.ts';
import shipped from './shipped.json' with { type: 'json' };

/** The model that comes with this version: trained on the repositories that docs/risk-model-card.md names. */
export function shippedModel(): Model {
  return modelOf(shipped, 'the shipped model');
}
