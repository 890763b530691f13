import { nearest } from '@slipway/core';
import type { Scalar } from '../../read/node.ts';
import { parseQuantity } from '../../resources/quantity.ts';
import { rule } from '../rule.ts';

const units = ['m', 'k', 'M', 'G', 'T', 'Ki', 'Mi', 'Gi', 'Ti'];
/** How people write units that Kubernetes does not know. */
const meant: Readonly<Record<string, string>> = {
  KB: 'k',
  kb: 'k',
  K: 'k',
  MB: 'M',
  Mb: 'M',
  mb: 'M',
  GB: 'G',
  gb: 'G',
  Gb: 'G',
  g: 'G',
  KiB: 'Ki',
  MiB: 'Mi',
  GiB: 'Gi',
  mi: 'Mi',
  gi: 'Gi',
  ki: 'Ki',
  MI: 'Mi',
  GI: 'Gi',
};

export const quantitySyntax = rule({
  id: 'quantity-syntax',
  area: 'resources',
  severity: 'error',
  what: 'A request or limit is a quantity that Kubernetes can read.',
  why: 'The API server refuses the object.',
  fix: 'Write a number and one of m, k, M, G, T, Ki, Mi, Gi, Ti: `250m`, `128Mi`, `1.5`.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/'],
  containersWith: ['resources'],
  container(container, { report }) {
    for (const list of ['requests', 'limits'] as const) {
      const amounts = container.node.map('resources')?.map(list);
      for (const [i, { text: name }] of amounts?.keys.entries() ?? []) {
        const amount = amounts!.values[i]!;
        if (amount.kind !== 'scalar' || amount.isNull || parseQuantity(amount.text) !== undefined) continue;
        const better = suggestion(amount);
        report(
          amount,
          `${JSON.stringify(amount.text)} of ${name} in ${list} of container ${container.name} is no quantity.`,
          better === undefined
            ? {}
            : { fix: `Write ${better}.`, edits: [{ start: amount.start, end: amount.end, text: better }] },
        );
      }
    }
  },
});

function suggestion({ text }: Scalar): string | undefined {
  const match = /^(\d+)(?:[.,](\d+))?\s*([A-Za-z]*)$/.exec(text);
  if (match === null) return undefined;
  const [, whole, fraction, unit = ''] = match;
  const known = units.includes(unit) || unit === '' ? unit : (meant[unit] ?? nearest(unit, units));
  return known === undefined ? undefined : `${whole}${fraction === undefined ? '' : `.${fraction}`}${known}`;
}
