import { nearest } from '@slipway/core';
import { hasPlainSelector, ownSelectors } from '../../index/own-selectors.ts';
import { Selector } from '../../index/selector.ts';
import type { Mapping, Scalar } from '../../read/node.ts';
import type { Workload } from '../../resources/workload.ts';
import { type Context, rule } from '../rule.ts';

export const selectorMatchesTemplate = rule({
  id: 'selector-matches-template',
  area: 'rollout',
  severity: 'error',
  what: 'A workload selects the pods that its template makes.',
  why: 'The API server refuses an object whose selector does not match its own template: it would make pods for ever and never find them.',
  fix: 'Give the template the labels of the selector.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector'],
  workload(workload, { index, report }) {
    const selector = index.derive(ownSelectors).get(workload);
    if (selector === undefined) return;
    const spec = workload.resource.spec!;
    const plain = hasPlainSelector(workload);
    if (selector.isEmpty) {
      // An empty map of a ReplicationController stands for the template's labels.
      if (!plain)
        report(
          spec.key('selector')!,
          `The selector of ${workload.resource.title} is empty; the API server asks for one that selects the template's pods.`,
        );
      return;
    }
    if (!selector.matches(workload.podLabels))
      reportMismatch(
        workload,
        plain ? spec.map('selector') : spec.map('selector')?.map('matchLabels'),
        selector,
        spec.key('selector')!,
        report,
      );
  },
});

function reportMismatch(
  workload: Workload,
  labels: Mapping | undefined,
  selector: Selector,
  key: Scalar,
  report: Context['report'],
): void {
  const { podLabels } = workload;
  for (const [name, wanted] of selector.labels) {
    const has = podLabels?.scalar(name);
    if (has?.text === wanted) continue;
    const at = labels?.get(name) ?? key;
    if (has !== undefined) {
      report(at, `The selector asks for ${name}=${wanted}, but the pod template has ${name}=${has.text}.`, {
        fix: `Make both the same: \`${name}: ${has.text}\` or \`${name}: ${wanted}\`.`,
      });
      continue;
    }
    const near = nearest(name, podLabels?.keys.map(({ text }) => text) ?? []);
    const instead = near === undefined ? 'has no such label' : `has ${near}`;
    report(labels?.key(name) ?? key, `The selector asks for ${name}=${wanted}, but the pod template ${instead}.`, {
      fix: `Add \`${name}: ${wanted}\` to the labels of the template.`,
    });
  }
  const failed = selector.requirements.filter((requirement) => !new Selector([], [requirement]).matches(podLabels));
  for (const requirement of failed) {
    const text = new Selector([], [requirement]).text;
    report(key, `The selector asks for ${text}, which the labels of the pod template do not meet.`, {
      fix: 'Change the labels of the template so that they do.',
    });
  }
}
