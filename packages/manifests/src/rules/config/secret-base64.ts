import type { Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

export const secretBase64 = rule({
  id: 'secret-base64',
  area: 'config',
  severity: 'error',
  what: 'Values under `data` of a Secret are base64.',
  why: 'The API server refuses what is not; a text encoded twice, or with the line feed of an `echo`, is accepted and then is the wrong password.',
  fix: 'Encode the exact bytes (`printf %s "$VALUE" | base64 -w0`), or write them as they are under stringData.',
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
  types: {
    Secret: (secret, { report }) => {
      check(secret.node.map('data'), 'data', report);
    },
    ConfigMap: (map, { report }) => {
      check(map.node.map('binaryData'), 'binaryData', report);
    },
  },
});

const alphabet = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

function check(data: Mapping | undefined, field: string, report: Context['report']): void {
  if (data === undefined) return;
  for (const [i, key] of data.keys.entries()) {
    const value = data.values[i]!;
    if (value.kind !== 'scalar' || value.isNull || isPlaceholder(value.text)) continue;
    const text = value.text.replace(/[\r\n]/g, '');
    if (!alphabet.test(text) || text.length % 4 !== 0) {
      report(value, `${field}.${key.text} is not base64.`);
      continue;
    }
    if (value.type !== 'string') {
      report(value, `${field}.${key.text} is a ${value.type === 'boolean' ? 'boolean' : 'number'}, not text.`, {
        fix: 'Put it in quotes.',
        edits: [
          { start: value.start, end: value.start, text: '"' },
          { start: value.end, end: value.end, text: '"' },
        ],
      });
      continue;
    }
    const bytes = Buffer.from(text, 'base64');
    const decoded = bytes.toString('utf8');
    if (line.test(decoded) && !isLineOfFile(key.text, decoded))
      report(value, `${field}.${key.text} ends with a line feed once decoded, as from echo without -n.`, {
        severity: 'warning',
        fix: 'Encode it without the line feed: `printf %s "$VALUE" | base64 -w0`.',
      });
    else if (isTwice(decoded))
      report(value, `${field}.${key.text} is base64 again once decoded: it was encoded twice.`, {
        severity: 'warning',
        fix: 'Encode the text once.',
      });
  }
}

const line = /^[\x20-\x7e]+\n$/;

/** Files end with a line feed: `web.conf`, and htpasswd's `user:$apr1$…`, which ingress-nginx reads under `auth`. */
function isLineOfFile(key: string, text: string): boolean {
  return key.includes('.') || key === 'auth' || /^[^:\s]+:[${]|^ssh-|^(?:[\w,.-]+ )?ssh-/.test(text);
}

/** Text that decodes to printable text: long enough to be no accident, and with the padding or capitals that words lack. */
function isTwice(text: string): boolean {
  if (text.length < 12 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={1,2}$/.test(text)) return false;
  return /^[\x20-\x7e\n]+$/.test(Buffer.from(text, 'base64').toString('latin1'));
}

function isPlaceholder(text: string): boolean {
  return /[$<{]/.test(text);
}
