import { hasOption, runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const wgetQuiet = rule({
  id: 'wget-quiet',
  area: 'shell',
  severity: 'info',
  optional: true,
  what: 'wget does not fill the log with its progress.',
  why: 'It prints a line for every 50 kB, which hides what a reader of the log looks for.',
  fix: 'Add `-nv`, `-q` or `--progress=dot:giga`.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3047'],
  check({ dockerfile, report }) {
    for (const { program, programWord, args } of runCalls(dockerfile))
      if (
        program === 'wget' &&
        !hasOption(args, '-q', '--quiet', '-nv', '--no-verbose', '--progress', '-o', '--output-file', '-a') &&
        !args.some(({ text }) => /^-[a-zA-Z]*(?:q|nv)/.test(text))
      )
        report(programWord, 'wget prints its progress.');
  },
});
