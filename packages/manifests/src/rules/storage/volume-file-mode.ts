import type { Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

const sources = ['configMap', 'secret', 'downwardAPI', 'projected'];
const nested = ['configMap', 'secret', 'downwardAPI', 'serviceAccountToken'];

export const volumeFileMode = rule({
  id: 'volume-file-mode',
  area: 'storage',
  severity: 'error',
  what: 'The mode of files in a volume is written in octal.',
  why: 'Without a leading zero YAML reads it as decimal: 644 is 01204, which the API server refuses as above 0777, and 400 is 0620, which lets the group write what was to be read by the owner alone.',
  fix: 'Write it with a leading zero, such as 0644.',
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions'],
  workloadsWith: ['volumes'],
  workload({ pod }, { report }) {
    for (const volume of pod.seq('volumes')?.items ?? []) {
      if (volume.kind !== 'mapping') continue;
      for (const key of sources) {
        const source = volume.map(key);
        if (source === undefined) continue;
        checkSource(source, report);
        if (key !== 'projected') continue;
        for (const part of source.seq('sources')?.maps ?? [])
          for (const inner of nested) {
            const map = part.map(inner);
            if (map !== undefined) checkSource(map, report);
          }
      }
    }
  },
});

function checkSource(source: Mapping, report: Context['report']): void {
  checkMode(source, 'defaultMode', report);
  for (const item of source.seq('items')?.items ?? []) if (item.kind === 'mapping') checkMode(item, 'mode', report);
}

function checkMode(map: Mapping, key: string, report: Context['report']): void {
  const node = map.scalar(key);
  const value = node?.integer;
  if (node === undefined || value === undefined) return;
  const { text, start, end } = node;
  const octal = `0${value.toString(8)}`;
  // Three digits below 8 are most likely a mode that lost its zero.
  const slipped = /^[0-7]{3}$/.test(text) && !decimals.has(text);
  if (value >= 0 && value <= 0o777 && !slipped) return;
  const what =
    value < 0 || value > 0o777
      ? `${key} ${text} is ${value < 0 ? 'negative' : `${octal} in octal, above 0777`}.`
      : `${key} ${text} is decimal, which makes it ${octal}.`;
  report(
    node,
    what,
    slipped
      ? {
          fix: `Write 0${text}.`,
          edits: [{ start, end, text: `0${text}` }],
          severity: value > 0o777 ? 'error' : 'warning',
        }
      : {},
  );
}

/** 0400, 0500, 0550, 0555, 0640, 0644, 0660, 0664, 0770 and 0777, as JSON and `kubectl get` show them. */
const decimals = new Set(['256', '320', '360', '365', '416', '420', '432', '436', '504', '511']);
