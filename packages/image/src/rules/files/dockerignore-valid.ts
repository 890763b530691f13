import { patternMistake } from '../../context/pattern-mistake.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { mountOptions } from '../../dockerfile/read-dockerfile.ts';
import { reachableStages } from '../chain.ts';
import { rule } from '../rule.ts';
import { copiedBy } from './copied.ts';

export const dockerignoreValid = rule({
  id: 'dockerignore-valid',
  area: 'files',
  severity: 'error',
  what: 'Each line of the .dockerignore is a pattern.',
  why: 'BuildKit refuses to send the context, and names neither the file nor the line.',
  fix: 'Close the bracket, or put a backslash before a character that is meant as itself.',
  references: ['https://docs.docker.com/build/concepts/context/#syntax', 'https://pkg.go.dev/path/filepath#Match'],
  check({ dockerfile, input, report }) {
    if (input.dockerignore === undefined) return;
    const { file, text } = input.dockerignore;
    const severity = readsContext(dockerfile) ? {} : { severity: 'warning' as const };
    for (const [number, raw] of text
      .replace(/^\ufeff/, '')
      .split('\n')
      .entries()) {
      const written = raw.trim();
      const mistake = raw.startsWith('#') ? undefined : patternMistake(written);
      if (mistake === undefined) continue;
      const line = number + 1;
      const column = raw.indexOf(written) + 1;
      const elsewhere = { file, start: { line, column }, end: { line, column: column + written.length } };
      report({ start: 0, end: 0 }, `${JSON.stringify(written)} is no pattern: ${mistake}.`, { elsewhere, ...severity });
    }
  },
});

/** Whether the build takes something from its context: only then is it sent. */
function readsContext(dockerfile: Dockerfile): boolean {
  return [...reachableStages(dockerfile)]
    .flatMap((index) => dockerfile.stages[index]?.instructions ?? [])
    .some(
      (instruction) =>
        copiedBy(instruction)?.fromContext === true ||
        instruction.flags.some(({ name, value }) => name === 'mount' && isOfContext(mountOptions(value ?? ''))),
    );
}

function isOfContext(options: ReadonlyMap<string, string>): boolean {
  return (options.get('type') ?? 'bind') === 'bind' && !options.has('from');
}
