import { instructionsOf } from '../chain.ts';
import { rule } from '../rule.ts';

export const requiredImageLabels = rule({
  id: 'required-image-labels',
  area: 'style',
  severity: 'info',
  optional: true,
  what: 'The image has the labels that the policy asks for.',
  why: 'Without them nobody can tell from the image where its sources are. `image build` adds those of the git ref by itself.',
  fix: 'Add them by LABEL, or take them out of the option `labels`.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3049'],
  options: { labels: ['org.opencontainers.image.source', 'org.opencontainers.image.revision'] as readonly string[] },
  check({ dockerfile, shipped, options, report }) {
    const { final } = dockerfile;
    const there = new Set(instructionsOf(shipped, 'LABEL').flatMap(({ settings }) => settings.map(({ key }) => key)));
    const missing = options.labels.filter((label) => !there.has(label));
    if (final !== undefined && missing.length > 0)
      report(final.baseSpan, `The image has no label ${missing.join(', ')}.`);
  },
});
