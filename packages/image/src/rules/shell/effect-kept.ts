import { commandsOf } from '../../dockerfile/run-scripts.ts';
import { rule } from '../rule.ts';

export const effectKept = rule({
  id: 'effect-kept',
  area: 'shell',
  severity: 'warning',
  what: 'A RUN does something that is still there after it.',
  why: 'Each RUN has a shell of its own: the folder, variables, aliases and services of one are gone in the next, which then runs somewhere else than its author believes.',
  fix: 'Use WORKDIR for a folder and ENV for a variable, or put the command into the RUN that needs it.',
  references: ['https://docs.docker.com/reference/dockerfile/#run'],
  check({ dockerfile, report }) {
    for (const run of dockerfile.stages.flatMap(({ instructions }) =>
      instructions.filter(({ keyword }) => keyword === 'RUN'),
    )) {
      if (run.argumentsText === '' && run.heredocs.length === 0 && run.flags.length === 0)
        report(run.keywordSpan, 'RUN has no command, so it does nothing.', { fix: 'Remove it.' });
      const commands = commandsOf(run, dockerfile.text);
      if (commands.length === 0 || commands.some(({ redirects }) => redirects.length > 0)) continue;
      if (
        !commands.every(
          ({ words }) =>
            words.length === 0 ||
            /^(?:cd|export|alias|source|\.|set|unset|ulimit|umask|pushd|popd|hash|shopt)$/.test(words[0]!.text),
        )
      )
        continue;
      const first = commands.find(({ words }) => words[0]?.text !== 'set') ?? commands[0]!;
      const name = first.words[0]?.text;
      const better = name === 'cd' ? 'Use WORKDIR.' : name === 'export' || name === undefined ? 'Use ENV.' : undefined;
      const what = name === undefined ? 'The variable is' : `What ${name} does is`;
      report(
        { start: first.start, end: commands.at(-1)!.end },
        `${what} gone when this RUN ends.`,
        better === undefined ? {} : { fix: better },
      );
    }
  },
});
