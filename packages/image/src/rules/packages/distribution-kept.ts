import { runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const distributionKept = rule({
  id: 'distribution-kept',
  area: 'packages',
  severity: 'warning',
  what: 'A build does not upgrade to another release of the distribution.',
  why: 'The image is then neither what its base says nor what anybody tested, and most of the base is shipped a second time.',
  fix: 'Take a base of the release that you want.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3035'],
  check({ dockerfile, report }) {
    for (const { program, programWord, args } of runCalls(dockerfile)) {
      const verb = args.find(({ text }) => !text.startsWith('-'));
      if (verb === undefined) continue;
      const isUpgrade =
        (program === 'zypper' && /^(?:dist-upgrade|dup)$/.test(verb.text)) ||
        (/^(?:apt-get|apt)$/.test(program) && /^(?:dist-upgrade|full-upgrade)$/.test(verb.text));
      if (isUpgrade)
        report({ start: programWord.start, end: verb.end }, `${program} ${verb.text} replaces much of the base image.`);
    }
  },
});
