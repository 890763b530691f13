import { commandsOf } from '../../dockerfile/run-scripts.ts';
import { rule } from '../rule.ts';

export const workdirNotCd = rule({
  id: 'workdir-not-cd',
  area: 'shell',
  severity: 'info',
  optional: true,
  what: 'WORKDIR changes the folder, not `cd`.',
  why: 'A folder that holds for all that follows is easier to see than one that each RUN changes for itself.',
  fix: 'Set WORKDIR before the RUN.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#workdir',
    'https://github.com/hadolint/hadolint/wiki/DL3003',
  ],
  check({ dockerfile, report }) {
    for (const run of dockerfile.stages.flatMap(({ instructions }) =>
      instructions.filter(({ keyword }) => keyword === 'RUN'),
    )) {
      const first = commandsOf(run, dockerfile.text).find(({ words }) => words.length > 0 && words[0]!.text !== 'set');
      if (first?.words[0]?.text === 'cd' && first.words[1]?.text.startsWith('/') === true)
        report(first, `The RUN changes to ${first.words[1].text} by itself.`);
    }
  },
});
