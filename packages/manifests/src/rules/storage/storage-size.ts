import type { Mapping, Node } from '../../read/node.ts';
import { parseQuantity } from '../../resources/quantity.ts';
import { type Context, type Detail, rule } from '../rule.ts';

export const storageSize = rule({
  id: 'storage-size',
  area: 'storage',
  severity: 'error',
  what: 'A size of storage is a quantity that makes sense.',
  why: 'The API server refuses what is no quantity, and a claim of nothing. `100` are a hundred bytes and `500m` half a byte: the claim gets the least that its storage has, and an emptyDir of that limit has its pod evicted at the first write.',
  fix: 'Write the size in Gi or Mi, such as 10Gi.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/'],
  options: { 'least-bytes': 1_000_000 },
  workloadsWith: ['volumes'],
  workload({ pod, resource }, context) {
    for (const volume of pod.seq('volumes')?.items ?? []) {
      if (volume.kind !== 'mapping') continue;
      const name = `volume ${volume.scalar('name')?.text ?? '(no name)'} of ${resource.title}`;
      check(volume.map('emptyDir')?.get('sizeLimit'), `The sizeLimit of ${name}`, context, true);
      checkClaim(volume.map('ephemeral')?.map('volumeClaimTemplate')?.map('spec'), `the claim of ${name}`, context);
    }
  },
  types: {
    PersistentVolumeClaim: ({ spec, title }, context) => checkClaim(spec, title, context),
    PersistentVolume: ({ spec, title }, context) =>
      check(spec?.map('capacity')?.get('storage'), `The capacity of ${title}`, context),
    StatefulSet: ({ spec, title }, context) => {
      for (const claim of spec?.seq('volumeClaimTemplates')?.maps ?? []) {
        const name = claim.map('metadata')?.scalar('name')?.text ?? '(no name)';
        checkClaim(claim.map('spec'), `claim template ${name} of ${title}`, context);
      }
    },
  },
});

type Sizes = Context<{ readonly 'least-bytes': number }>;

function checkClaim(spec: Mapping | undefined, what: string, context: Sizes): void {
  check(spec?.map('resources')?.map('requests')?.get('storage'), `The storage request of ${what}`, context);
}

function check(size: Node | undefined, what: string, { options, report }: Sizes, zeroIsNone = false): void {
  if (size?.kind !== 'scalar' || size.isNull || /[$<{]/.test(size.text)) return;
  const { text, start, end } = size;
  const bytes = parseQuantity(text);
  if (bytes === undefined) report(size, `${what} is ${JSON.stringify(text)}, which is no quantity.`);
  else if (bytes < 0 || (bytes === 0 && !zeroIsNone)) report(size, `${what} is ${text}, which is not above zero.`);
  else if (bytes !== 0 && bytes < options['least-bytes']) {
    report(size, `${what} is ${text}, that is ${bytes < 1 ? 'less than one byte' : `${bytes} bytes`}.`, {
      severity: 'warning',
      ...fixOf(text, start, end),
    });
  }
}

/** `500m` can only have been 500Mi; a number without any unit may have been Mi or Gi. */
function fixOf(text: string, start: number, end: number): Detail {
  const [, amount, unit] = /^(\d+)(m?)$/.exec(text) ?? [];
  if (amount === undefined) return {};
  return unit === 'm'
    ? { fix: `Write ${amount}Mi.`, edits: [{ start, end, text: `${amount}Mi` }] }
    : { fix: `Write ${amount}Gi or ${amount}Mi.` };
}
