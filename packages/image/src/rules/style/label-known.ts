import { nearest } from '@slipway/core';
import { rule } from '../rule.ts';

export const labelKnown = rule({
  id: 'label-known',
  area: 'style',
  severity: 'info',
  optional: true,
  what: 'The image has no labels but those that the policy names.',
  why: 'Tools look for the labels that were agreed on; others are misspelt, or left from another file.',
  fix: 'Remove the label, or add it to the option `labels`.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3050'],
  options: { labels: [] as readonly string[] },
  check({ dockerfile, options: { labels }, report }) {
    // Without a list nothing was agreed on.
    if (labels.length === 0) return;
    for (const { keyword, settings } of dockerfile.instructions)
      for (const { key, keySpan } of keyword === 'LABEL' ? settings : []) {
        if (key.includes('$') || labels.includes(key)) continue;
        const near = nearest(key, labels);
        report(keySpan, `The policy knows no label ${key}${near === undefined ? '' : `; the nearest is ${near}`}.`);
      }
  },
});
