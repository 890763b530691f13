import { isLicenseExpression } from './spdx-expression.ts';

const date = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const semver = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** A form that the value of a label can be asked to have. */
export interface LabelFormat {
  readonly what: string;
  accepts(value: string): boolean;
}

/** Forms by the names that hadolint's label schema has for them; `digest` is ours. */
export const labelFormats: Readonly<Record<string, LabelFormat>> = {
  text: { what: 'a text', accepts: (value) => value !== '' },
  url: { what: 'a URL', accepts: (value) => /^[a-z][a-z0-9+.-]*:/i.test(value) && URL.canParse(value) },
  rfc3339: {
    what: 'a date and time of RFC 3339',
    accepts: (value) => date.test(value) && !Number.isNaN(Date.parse(value.replace(' ', 'T'))),
  },
  semver: { what: 'a semantic version', accepts: (value) => semver.test(value) },
  spdx: {
    what: 'an expression of SPDX license identifiers',
    accepts: isLicenseExpression,
  },
  hash: { what: 'a git hash', accepts: (value) => /^(?:[0-9a-f]{7}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) },
  email: {
    what: 'an email address',
    accepts: (value) => /^[^\s@<>()[\]\\,;:"]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}$/.test(value),
  },
  digest: { what: 'a digest', accepts: (value) => /^sha256:[0-9a-f]{64}$/.test(value) },
};

/** `NAME:FORMAT` of a policy; undefined when it is none. */
export function labelFormat(text: string): { name: string; format: LabelFormat } | undefined {
  const colon = text.lastIndexOf(':');
  const name = text.slice(0, colon).trim();
  const format = text.slice(colon + 1).trim();
  if (colon < 1 || name === '' || !Object.hasOwn(labelFormats, format)) return undefined;
  return { name, format: labelFormats[format]! };
}
