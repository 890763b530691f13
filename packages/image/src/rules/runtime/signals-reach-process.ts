import { callsOf } from '../../dockerfile/run-scripts.ts';
import { instructionsOf } from '../chain.ts';
import { rule } from '../rule.ts';

export const signalsReachProcess = rule({
  id: 'signals-reach-process',
  area: 'runtime',
  severity: 'warning',
  what: 'The application itself is process 1, and gets SIGTERM.',
  why: 'The shell form starts a shell as process 1, which does not hand signals on: every stop waits for its whole grace period and then kills, with requests under way.',
  fix: 'Use the exec form, `["program", "argument"]`, or start the program of a script by `exec`.',
  references: [
    'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    'https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example',
    'https://github.com/hadolint/hadolint/wiki/DL3025',
  ],
  buildCheck: 'JSONArgsRecommended',
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages) {
      // Whoever sets a shell by SHELL chose it.
      if (instructionsOf([stage], 'SHELL').length > 0) continue;
      const [entrypoints, commands] = [instructionsOf([stage], 'ENTRYPOINT'), instructionsOf([stage], 'CMD')];
      // Only the last of each counts; earlier ones are the matter of instruction-once.
      for (const instruction of [entrypoints.at(-1), commands.at(-1)]) {
        if (instruction === undefined || instruction.exec !== undefined || instruction.argumentsText === '') continue;
        // What begins with a bracket was meant as the exec form: exec-form-json says what is wrong with it.
        if (instruction.argumentsText.startsWith('[')) continue;
        const calls = callsOf(instruction, dockerfile.text);
        if (calls.at(-1)?.command.words[0]?.text === 'exec') continue;
        const { keyword, args } = instruction;
        const also =
          keyword === 'ENTRYPOINT' && commands.length > 0 ? '; what CMD says is not passed to it either' : '';
        report(
          args.span(0, args.text.length),
          `The shell form of ${keyword} makes a shell process 1, and SIGTERM gets no further${also}.`,
          execForm(args.text, args.span(0, args.text.length)),
        );
      }
    }
  },
});

/** The exec form of a command that needs no shell. */
function execForm(text: string, { start, end }: { start: number; end: number }) {
  if (end - start !== text.length || !/^[\w./:@%+=, -]+$/.test(text) || /^[\w]+=/.test(text)) return {};
  const json = `[${text
    .trim()
    .split(/\s+/)
    .map((word) => JSON.stringify(word))
    .join(', ')}]`;
  return { fix: `Write \`${json}\`.`, edits: [{ start, end, text: json }] };
}
