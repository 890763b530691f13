import { hasOption, runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const useraddNoLog = rule({
  id: 'useradd-no-log',
  area: 'shell',
  severity: 'warning',
  what: 'A user with a high number is added without an entry in the login logs.',
  why: 'The login logs, /var/log/lastlog and faillog, have a place for every number up to the highest: with a number in the millions they are gigabytes of zeros, which the layer carries.',
  fix: 'Add `--no-log-init`.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://github.com/hadolint/hadolint/wiki/DL3046',
  ],
  check({ dockerfile, report }) {
    for (const { program, args, programWord } of runCalls(dockerfile)) {
      if (program !== 'useradd' || hasOption(args, '-l', '--no-log-init')) continue;
      const at = args.findIndex(({ text }) => /^(?:-u|--uid)$/.test(text));
      const uid =
        at >= 0 ? args[at + 1]?.text : args.find(({ text }) => /^(?:-u|--uid=)\d/.test(text))?.text.replace(/^\D+/, '');
      if (/^\d{6,}$/.test(uid ?? ''))
        report(programWord, `useradd writes login logs with a place for each of ${uid} users.`, {
          edits: [{ start: programWord.end, end: programWord.end, text: ' --no-log-init' }],
        });
    }
  },
});
