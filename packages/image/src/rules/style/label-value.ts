import type { Setting } from '../../dockerfile/dockerfile.ts';
import { rule } from '../rule.ts';

const date = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const semver = /^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** What the values of OCI annotations are. Source: github.com/opencontainers/image-spec, annotations.md. */
const forms: Readonly<Record<string, readonly [(value: string) => boolean, string]>> = {
  created: [
    (value) => date.test(value) && !Number.isNaN(Date.parse(value.replace(' ', 'T'))),
    'a date and time of RFC 3339',
  ],
  url: [isUrl, 'a URL'],
  documentation: [isUrl, 'a URL'],
  source: [isUrl, 'a URL'],
  licenses: [
    (value) => /^[A-Za-z0-9.+-]+(?:\s+(?:WITH|AND|OR)\s+[A-Za-z0-9.+()-]+)*$/.test(value.replace(/[()]/g, '')),
    'an expression of SPDX license identifiers',
  ],
  'base.digest': [(value) => /^sha256:[0-9a-f]{64}$/.test(value), 'a digest'],
};

export const labelValue = rule({
  id: 'label-value',
  area: 'style',
  severity: 'info',
  what: 'The labels of the OCI have values of the right form.',
  why: 'Registries and scanners read them: links that are none are not shown, and a license that is none counts as unknown.',
  fix: 'Write the value in the form that the annotation has.',
  references: [
    'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
    'https://github.com/hadolint/hadolint/wiki/DL3051',
    'https://github.com/hadolint/hadolint/wiki/DL3052',
    'https://github.com/hadolint/hadolint/wiki/DL3053',
    'https://github.com/hadolint/hadolint/wiki/DL3054',
  ],
  check({ dockerfile, report }) {
    for (const setting of dockerfile.instructions
      .filter(({ keyword }) => keyword === 'LABEL')
      .flatMap(({ settings }) => settings)) {
      const message = defectOf(setting);
      if (message !== undefined) report(setting.value === '' ? setting : setting.valueSpan, message);
    }
  },
});

function defectOf({ key, value }: Setting): string | undefined {
  if (value === '') return `The label ${key} is empty.`;
  const name = /^org\.opencontainers\.image\.(.+)$/.exec(key)?.[1];
  const form = name === undefined ? undefined : forms[name];
  if (form === undefined || value === undefined || value.includes('$')) return undefined;
  return form[0](value) ? undefined : `${value} is not ${form[1]}.`;
}

function isUrl(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(value) && URL.canParse(value);
}

/** Whether a value is a version of semver.org, for callers that require one. */
export function isSemver(value: string): boolean {
  return semver.test(value);
}
