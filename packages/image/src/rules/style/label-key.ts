import { rule } from '../rule.ts';

export const labelKey = rule({
  id: 'label-key',
  area: 'style',
  severity: 'info',
  what: 'A label is named as Docker and the OCI ask for.',
  why: 'Tools select by label; names with other characters cannot be selected by, and reserved ones mean something to the engine.',
  fix: 'Use lower case letters, digits, dots, dashes and slashes, a letter first, and a domain of your own before them.',
  references: [
    'https://docs.docker.com/engine/manage-resources/labels/',
    'https://github.com/hadolint/hadolint/wiki/DL3048',
  ],
  check({ dockerfile, report }) {
    for (const { key, keySpan } of dockerfile.instructions
      .filter(({ keyword }) => keyword === 'LABEL')
      .flatMap(({ settings }) => settings)) {
      if (key.includes('$')) continue;
      if (
        /^(?:com\.docker|io\.docker|org\.dockerproject)\./.test(key) &&
        !/^com\.docker\.(?:extension|desktop)/.test(key)
      )
        report(keySpan, `${key} is reserved for Docker itself.`);
      else if (!/^[a-z](?:[a-z0-9]|[./_-](?=[a-z0-9]))*$/i.test(key)) report(keySpan, `${key} is no valid label key.`);
    }
  },
});
