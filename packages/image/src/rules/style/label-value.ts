import type { Setting } from '../../dockerfile/dockerfile.ts';
import { rule } from '../rule.ts';
import { type LabelFormat, labelFormat, labelFormats } from './label-formats.ts';

/** What the values of OCI annotations are. Source: github.com/opencontainers/image-spec, annotations.md. */
const standard = [
  'org.opencontainers.image.created:rfc3339',
  'org.opencontainers.image.url:url',
  'org.opencontainers.image.documentation:url',
  'org.opencontainers.image.source:url',
  'org.opencontainers.image.licenses:spdx',
  'org.opencontainers.image.base.digest:digest',
];

export const labelValue = rule({
  id: 'label-value',
  area: 'style',
  severity: 'info',
  what: 'The labels of the OCI, and those that the policy speaks of, have values of the right form.',
  why: 'Registries and scanners read them: links that are none are not shown, and a license that is none counts as unknown.',
  fix: 'Write the value in the form that the label has.',
  references: [
    'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
    'https://github.com/hadolint/hadolint/wiki/DL3051',
    'https://github.com/hadolint/hadolint/wiki/DL3052',
    'https://github.com/hadolint/hadolint/wiki/DL3053',
    'https://github.com/hadolint/hadolint/wiki/DL3054',
    'https://github.com/hadolint/hadolint/wiki/DL3055',
    'https://github.com/hadolint/hadolint/wiki/DL3056',
    'https://github.com/hadolint/hadolint/wiki/DL3058',
  ],
  options: { formats: [] as readonly string[] },
  mistakeIn({ formats }) {
    const wrong = formats.find((text) => labelFormat(text) === undefined);
    if (wrong === undefined) return undefined;
    return `${JSON.stringify(wrong)} is no label and format; write NAME:FORMAT, where FORMAT is one of ${Object.keys(labelFormats).join(', ')}.`;
  },
  check({ dockerfile, options, report }) {
    const labels = dockerfile.instructions.filter(({ keyword }) => keyword === 'LABEL');
    if (labels.length === 0) return;
    const formats = new Map<string, LabelFormat>();
    for (const text of [...standard, ...options.formats]) {
      const found = labelFormat(text);
      if (found !== undefined) formats.set(found.name, found.format);
    }
    for (const setting of labels.flatMap(({ settings }) => settings)) {
      const message = defectOf(setting, formats.get(setting.key));
      if (message !== undefined) report(setting.value === '' ? setting : setting.valueSpan, message);
    }
  },
});

/** A value with a variable in it is known to the build alone. */
function defectOf({ key, value }: Setting, format: LabelFormat | undefined): string | undefined {
  if (value === '') return `The label ${key} is empty.`;
  if (format === undefined || value === undefined || value.includes('$') || format.accepts(value)) return undefined;
  return `${value} is not ${format.what}.`;
}
