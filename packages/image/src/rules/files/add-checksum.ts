import { rule } from '../rule.ts';
import { copiedBy, isGit, isUrl } from './copied.ts';

export const addChecksum = rule({
  id: 'add-checksum',
  area: 'files',
  severity: 'warning',
  what: 'ADD of a URL checks what it gets.',
  why: 'Whoever controls that server, or the way to it, decides what comes into the image; and when the file changes there, so does the image.',
  fix: 'Give its digest: `ADD --checksum=sha256:… URL`; for a Git repository name a commit.',
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  check({ dockerfile, report }) {
    for (const instruction of dockerfile.stages.flatMap(({ instructions }) => instructions)) {
      if (instruction.keyword !== 'ADD' || instruction.flags.some(({ name }) => name === 'checksum')) continue;
      for (const word of copiedBy(instruction)?.sources ?? []) {
        const { text } = word;
        if (isGit(text)) {
          if (!/[#?&](?:commit=)?[0-9a-f]{40}/.test(text))
            report(word, `${text} is taken at whatever commit it is at.`);
        } else if (isUrl(text)) {
          const isPlain = /^(?:http|ftp):/i.test(text);
          report(
            word,
            `${text} is taken without a look at its checksum${isPlain ? ', over an unprotected connection' : ''}.`,
          );
        }
      }
    }
  },
});
