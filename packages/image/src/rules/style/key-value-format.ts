import { rule } from '../rule.ts';

export const keyValueFormat = rule({
  id: 'key-value-format',
  area: 'style',
  severity: 'info',
  what: 'ENV and LABEL are written as KEY=value.',
  why: 'Without `=` all the rest of the line is one value: `ENV A=1 B=2` and `ENV A 1 B=2` mean different things, and the second is deprecated.',
  fix: 'Write `KEY=value`, in quotes when it has white space.',
  references: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
  buildCheck: 'LegacyKeyValueFormat',
  check({ dockerfile, report }) {
    for (const { keyword, settings, args } of dockerfile.instructions) {
      const [setting] = settings;
      if ((keyword !== 'ENV' && keyword !== 'LABEL') || setting?.raw === undefined) continue;
      const { keySpan, valueSpan, raw, key } = setting;
      const between = dockerfile.text.slice(keySpan.end, valueSpan.start);
      if (between.startsWith('=') || args.text.slice(key.length).startsWith('=') || /^\S*=/.test(args.text)) continue;
      const isPlain = /^[ \t]+$/.test(between) && valueSpan.end - valueSpan.start === raw.length;
      const value =
        /^[\w./:@%+,-]+$/.test(raw) || /^(["'])[^"'\\]*\1$/.test(raw)
          ? raw
          : /["'\\]/.test(raw)
            ? undefined
            : `"${raw}"`;
      report({ start: keySpan.start, end: valueSpan.end }, `${keyword} ${key} is written without =.`, {
        ...(isPlain && value !== undefined
          ? {
              fix: `Write \`${keyword} ${key}=${value}\`.`,
              edits: [{ start: keySpan.end, end: valueSpan.end, text: `=${value}` }],
            }
          : {}),
      });
    }
  },
});
