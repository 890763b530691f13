import { runCalls } from '../calls.ts';
import { rule } from '../rule.ts';
import { copiedBy } from './copied.ts';

export const archiveByAdd = rule({
  id: 'archive-by-add',
  area: 'files',
  severity: 'info',
  what: 'A local archive is unpacked by ADD.',
  why: 'Copied first and unpacked then, it is in the image twice, even when a later RUN deletes it.',
  fix: 'Use `ADD archive.tar.gz /folder/`, or bind-mount the archive into the RUN that unpacks it.',
  references: ['https://docs.docker.com/reference/dockerfile/#add', 'https://github.com/hadolint/hadolint/wiki/DL3010'],
  check({ dockerfile, shipped, report }) {
    for (const stage of shipped) {
      const unpacked = runCalls(dockerfile, stage).filter(
        ({ program, args }) =>
          program === 'unzip' ||
          (program === 'tar' && args.some(({ text }) => /^-?[a-z]*x/.test(text) || text === '--extract')),
      );
      for (const instruction of stage.instructions) {
        const copied = copiedBy(instruction);
        if (instruction.keyword !== 'COPY' || copied === undefined) continue;
        for (const word of copied.sources) {
          const name = word.text.slice(word.text.lastIndexOf('/') + 1);
          if (
            !/\.(?:tar|tgz|tar\.\w+)$/.test(name) ||
            !unpacked.some(({ args }) => args.some(({ text }) => text.endsWith(name)))
          )
            continue;
          report(word, `${name} stays in the image beside what is unpacked from it.`);
        }
      }
    }
  },
});
