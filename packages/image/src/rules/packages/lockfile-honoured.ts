import { hasOption, runCalls } from '../calls.ts';
import { instructionsOf } from '../chain.ts';
import { rule } from '../rule.ts';

export const lockfileHonoured = rule({
  id: 'lockfile-honoured',
  area: 'packages',
  severity: 'info',
  what: 'An installation takes the versions of the lock file as they are.',
  why: '`npm install` changes the lock file when it does not fit package.json, so the image may have what nobody tested; `npm ci` fails instead.',
  fix: 'Use `npm ci`.',
  references: ['https://docs.npmjs.com/cli/commands/npm-ci'],
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages) {
      const copies = instructionsOf([stage], 'COPY', 'ADD').map(({ argumentsText }) => argumentsText);
      if (!copies.some((text) => /package-lock\.json|package\*|npm-shrinkwrap/.test(text))) continue;
      for (const { program, args, programWord } of runCalls(dockerfile, stage)) {
        const words = args.filter(({ text }) => !text.startsWith('-'));
        const verb = words[0];
        if (program !== 'npm' || words.length !== 1 || !/^(?:install|i)$/.test(verb!.text)) continue;
        if (hasOption(args, '-g', '--global', '--package-lock-only')) continue;
        report({ start: programWord.start, end: verb!.end }, 'npm install may change what the lock file says.', {
          edits: [{ start: verb!.start, end: verb!.end, text: 'ci' }],
        });
      }
    }
  },
});
