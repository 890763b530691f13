import { type RunCall, runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const oneDownloader = rule({
  id: 'one-downloader',
  area: 'shell',
  severity: 'info',
  optional: true,
  what: 'A stage downloads with curl or with wget, not with both.',
  why: 'Both do the same, and each has to be installed and kept up to date.',
  fix: 'Use one of them.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL4001'],
  check({ dockerfile, shipped, report }) {
    for (const stage of shipped) {
      const calls = runCalls(dockerfile, stage).filter(({ program }) => program === 'curl' || program === 'wget');
      const first: RunCall | undefined = calls[0];
      for (const { program, programWord } of calls)
        if (program !== first!.program) report(programWord, `${program} is used beside ${first!.program}.`);
    }
  },
});
