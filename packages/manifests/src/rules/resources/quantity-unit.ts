import type { Edit } from '@slipway/core';
import type { Scalar } from '../../read/node.ts';
import { bytes } from '../../resources/qos.ts';
import { parseQuantity } from '../../resources/quantity.ts';
import { type Context, rule } from '../rule.ts';

export const quantityUnit = rule({
  id: 'quantity-unit',
  area: 'resources',
  severity: 'error',
  what: 'A request or limit is of a size that makes sense for its resource.',
  why: 'A slipped unit is valid to the API server: `64m` of memory is a fraction of one byte, so the container is killed as it starts; `100` of cpu is a hundred cores, so the pod is never scheduled.',
  fix: 'Write memory in Mi or Gi (`64Mi`) and cpu in cores or thousandths of one (`100m`).',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes',
  ],
  options: { 'most-cores': 64, 'least-memory-bytes': 1_048_576, 'most-memory-bytes': 1_099_511_627_776 },
  containersWith: ['resources'],
  container(container, context) {
    for (const list of ['requests', 'limits'] as const) {
      const cpu = container.resource(list, 'cpu');
      if (cpu !== undefined) checkCpu(`${list}.cpu of container ${container.name}`, cpu, context);
      for (const name of ['memory', 'ephemeral-storage']) {
        const amount = container.resource(list, name);
        if (amount !== undefined) checkBytes(`${list}.${name} of container ${container.name}`, amount, context);
      }
    }
  },
});

type Limits = {
  readonly 'most-cores': number;
  readonly 'least-memory-bytes': number;
  readonly 'most-memory-bytes': number;
};

function checkCpu(what: string, amount: Scalar, { options, report }: Context<Limits>): void {
  const value = parseQuantity(amount.text);
  if (value === undefined || value === 0) return;
  if (/[KMGTPE]i?$/.test(amount.text)) report(amount, `${what} is ${amount.text}, a unit of memory.`);
  else if (value < 0.001)
    report(amount, `${what} is ${amount.text}, less than the smallest share, one thousandth of a core.`);
  else if (value >= options['most-cores']) {
    const milli = `${amount.text}m`;
    report(
      amount,
      `${what} is ${amount.text}, that is ${value} whole cores.`,
      /^\d+$/.test(amount.text)
        ? { fix: `Write ${milli} if thousandths of a core are meant.`, edits: edit(amount, milli) }
        : {},
    );
  }
}

function checkBytes(what: string, amount: Scalar, { options, report }: Context<Limits>): void {
  const value = parseQuantity(amount.text);
  if (value === undefined || value === 0) return;
  if (value < options['least-memory-bytes']) {
    const size =
      value < 1 ? 'less than one byte' : `${bytes(value)}${value < 1024 ? ` byte${value === 1 ? '' : 's'}` : ''}`;
    const better = /^\d+m?$/.test(amount.text) ? `${amount.text.replace('m', '')}Mi` : undefined;
    report(
      amount,
      `${what} is ${amount.text}, that is ${size}.`,
      better === undefined ? {} : { fix: `Write ${better} if mebibytes are meant.`, edits: edit(amount, better) },
    );
  } else if (value >= options['most-memory-bytes'])
    report(amount, `${what} is ${amount.text}, that is ${bytes(value)}.`);
}

function edit(amount: Scalar, text: string): readonly Edit[] {
  return [{ start: amount.start, end: amount.end, text }];
}
