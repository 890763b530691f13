import type { Dockerfile, Instruction } from '../../dockerfile/dockerfile.ts';
import { rule } from '../rule.ts';

export const instructionArguments = rule({
  id: 'instruction-arguments',
  area: 'syntax',
  severity: 'error',
  what: 'An instruction has the arguments that it needs.',
  why: 'BuildKit refuses the file.',
  fix: 'See the reference for what the instruction takes.',
  references: ['https://docs.docker.com/reference/dockerfile/'],
  check({ dockerfile, report }) {
    for (const instruction of dockerfile.instructions) {
      for (const one of [
        instruction,
        ...(instruction.keyword === 'ONBUILD' && instruction.trigger !== undefined ? [instruction.trigger] : []),
      ]) {
        const message = defectOf(one, dockerfile);
        if (message !== undefined) report(one, message);
      }
    }
  },
});

function defectOf(instruction: Instruction, dockerfile: Dockerfile): string | undefined {
  const { keyword, argumentsText, settings, heredocs, flags, exec } = instruction;
  const isEmpty = argumentsText === '' && heredocs.length === 0;
  if (
    isEmpty &&
    /^(?:FROM|COPY|ADD|ENV|ARG|LABEL|EXPOSE|USER|WORKDIR|VOLUME|STOPSIGNAL|SHELL|ONBUILD|HEALTHCHECK|MAINTAINER)$/.test(
      keyword,
    )
  )
    return `${keyword} has no arguments.`;
  // CMD and ENTRYPOINT without any take away those of the base.
  if (isEmpty && keyword === 'RUN' && !flags.some(({ name }) => name === 'mount')) return 'RUN has no command.';
  if (keyword === 'FROM') return fromDefect(instruction.words);
  if ((keyword === 'COPY' || keyword === 'ADD') && instruction.words.length < 2)
    return `${keyword} needs a source and a destination, and has one of them.`;
  if (keyword === 'ENV' || keyword === 'LABEL') {
    const bare = settings.find(
      ({ raw, keySpan }) => raw === undefined || (raw === '' && dockerfile.text[keySpan.end] !== '='),
    );
    if (bare !== undefined)
      return settings.length === 1 ? `${keyword} ${bare.key} has no value.` : `${bare.key} has no =.`;
    if (settings.some(({ key }) => key === '')) return `${keyword} has a value without a name.`;
  }
  if (keyword === 'SHELL' && exec === undefined) return 'SHELL takes the JSON form alone: ["program", "argument"].';
  if (keyword === 'HEALTHCHECK') return healthDefect(instruction);
  return undefined;
}

function fromDefect(words: Instruction['words']): string | undefined {
  if (words.length === 1) return undefined;
  if (words.length !== 3 || words[1]!.text.toLowerCase() !== 'as')
    return `FROM takes IMAGE or IMAGE AS NAME, and has ${words.length} words.`;
  const name = words[2]!.text;
  return /^[a-z][a-z0-9-_.]*$/i.test(name)
    ? undefined
    : `${name} cannot be the name of a stage: it begins with a letter and has letters, digits, dots, dashes and underscores.`;
}

function healthDefect({ trigger, argumentsText }: Instruction): string | undefined {
  if (/^none$/i.test(argumentsText.trim())) return undefined;
  if (trigger === undefined || !/^(?:CMD|NONE)$/.test(trigger.keyword))
    return 'HEALTHCHECK takes CMD and a command, or NONE.';
  if (trigger.keyword === 'NONE') return 'HEALTHCHECK NONE takes no arguments.';
  return trigger.argumentsText === '' ? 'HEALTHCHECK CMD has no command.' : undefined;
}
