import { commandsOf } from '../../dockerfile/run-scripts.ts';
import { rule } from '../rule.ts';

export const noSudo = rule({
  id: 'no-sudo',
  area: 'shell',
  severity: 'warning',
  what: 'A build does not call sudo.',
  why: 'A build is root already until USER says otherwise; sudo behaves otherwise without a terminal, and left in the image it gives its user root.',
  fix: 'Do what needs root before USER, or switch by `USER root` and back.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://github.com/hadolint/hadolint/wiki/DL3004',
  ],
  check({ dockerfile, report }) {
    for (const run of dockerfile.stages.flatMap(({ instructions }) =>
      instructions.filter(({ keyword }) => keyword === 'RUN'),
    ))
      for (const { words } of commandsOf(run, dockerfile.text)) {
        const word = words[0];
        if (word !== undefined && /^(?:\/usr\/bin\/)?sudo$/.test(word.text))
          report(
            word,
            `sudo runs ${words.slice(1).find(({ text }) => !text.startsWith('-'))?.text ?? 'a command'} in a build.`,
          );
      }
  },
});
