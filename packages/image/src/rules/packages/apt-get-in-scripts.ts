import { runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const aptGetInScripts = rule({
  id: 'apt-get-in-scripts',
  area: 'packages',
  severity: 'info',
  what: 'Scripts call apt-get or apt-cache, not apt.',
  why: 'apt is made for people: its options and output may change between versions, as it warns itself.',
  fix: 'Use `apt-get` (`apt-cache` for search and show).',
  references: ['https://manpages.debian.org/apt.8', 'https://github.com/hadolint/hadolint/wiki/DL3027'],
  check({ dockerfile, report }) {
    for (const { program, programWord, args } of runCalls(dockerfile)) {
      if (program !== 'apt') continue;
      const verb = args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
      const other = /^(?:search|show|policy|depends|rdepends)$/.test(verb) ? 'apt-cache' : 'apt-get';
      const isPlain = programWord.raw === 'apt';
      report(programWord, `${`apt ${verb}`.trim()} is for people, not for scripts.`, {
        fix: `Use \`${other} ${verb}\`.`,
        ...(isPlain ? { edits: [{ start: programWord.start, end: programWord.end, text: other }] } : {}),
      });
    }
  },
});
