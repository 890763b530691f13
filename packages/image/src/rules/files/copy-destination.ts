import { rule } from '../rule.ts';
import { copiedBy } from './copied.ts';

export const copyDestination = rule({
  id: 'copy-destination',
  area: 'files',
  severity: 'warning',
  what: 'Several files are copied into a folder, whose name ends with a slash.',
  why: 'Unless the image has a folder of that name, each file is written over the one before it, and only the last one is left.',
  fix: 'Add the slash.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#destination',
    'https://github.com/hadolint/hadolint/wiki/DL3021',
  ],
  check({ dockerfile, report }) {
    for (const instruction of dockerfile.stages.flatMap(({ instructions }) => instructions)) {
      const copied = copiedBy(instruction);
      const { destination } = copied ?? {};
      const count = (copied?.sources.length ?? 0) + instruction.heredocs.length;
      if (destination === undefined || count < 2 || /\/$|^\.{1,2}$|\/\.{1,2}$|\$/.test(destination.text)) continue;
      const end = destination.end - (instruction.exec === undefined ? 0 : 1);
      report(destination, `${count} files go to ${destination.text}, which does not end with a slash.`, {
        edits: [{ start: end, end, text: '/' }],
      });
    }
  },
});
