import { hasOption, runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const shellInstruction = rule({
  id: 'shell-instruction',
  area: 'shell',
  severity: 'warning',
  what: 'The shell of a build is set by SHELL.',
  why: 'A link in place of /bin/sh changes the shell of every program in the image too, and package updates put the old one back.',
  fix: 'Write `SHELL ["/bin/bash", "-c"]`.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#shell',
    'https://github.com/hadolint/hadolint/wiki/DL4005',
  ],
  check({ dockerfile, report }) {
    // Without -f it fails where there is one: it brings a shell to an image that has none.
    for (const { program, args, programWord, command } of runCalls(dockerfile))
      if (
        program === 'ln' &&
        args.at(-1)?.text === '/bin/sh' &&
        (hasOption(args, '-f', '--force') || /(?:ba|da|z|k)sh$/.test(args.at(-2)?.text ?? ''))
      )
        report(
          { start: programWord.start, end: command.end },
          'A link replaces /bin/sh for all programs of the image.',
        );
  },
});
