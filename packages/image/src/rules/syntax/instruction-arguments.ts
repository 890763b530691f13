import type { Dockerfile, Instruction } from '../../dockerfile/dockerfile.ts';
import type { Span } from '../../dockerfile/span.ts';
import { predefinedArgs, variablesIn, wordMistake } from '../../dockerfile/variables.ts';
import { rootOf } from '../chain.ts';
import { isUrl } from '../files/copied.ts';
import { rule } from '../rule.ts';
import { scopeAt } from '../scope.ts';
import { withHeldBack } from './held-back.ts';
import { isSignal } from './signals.ts';

export const instructionArguments = rule({
  id: 'instruction-arguments',
  area: 'syntax',
  severity: 'error',
  what: 'An instruction has the arguments that it needs.',
  why: 'BuildKit refuses the file.',
  fix: 'See the reference for what the instruction takes.',
  references: ['https://docs.docker.com/reference/dockerfile/'],
  check({ dockerfile, report }) {
    for (const { one, detail } of withHeldBack(dockerfile.instructions)) {
      const open = detail.severity === undefined ? unreadableIn(one, dockerfile.escape) : undefined;
      if (open !== undefined)
        report(open.span, `${open.mistake}.`, {
          fix: 'Correct it, or put a backslash before it.',
          whenBuilt: true,
        });
      const message = defectOf(one, dockerfile) ?? emptyIn(one, dockerfile);
      // These alone are taken apart before anybody asks what they are for.
      const isTakenApart = one.keyword === 'ENV' || one.keyword === 'LABEL';
      const isOfBuild = /^(?:STOPSIGNAL|VOLUME)$/.test(one.keyword) && one.argumentsText !== '';
      if (message !== undefined) report(one, message, isTakenApart ? {} : { whenBuilt: isOfBuild, ...detail });
    }
  },
});

function defectOf(instruction: Instruction, dockerfile: Dockerfile): string | undefined {
  const { keyword, argumentsText, heredocs, exec } = instruction;
  const isEmpty = argumentsText === '' && heredocs.length === 0;
  if (
    isEmpty &&
    /^(?:FROM|COPY|ADD|ENV|ARG|LABEL|EXPOSE|USER|WORKDIR|VOLUME|STOPSIGNAL|SHELL|ONBUILD|HEALTHCHECK|MAINTAINER)$/.test(
      keyword,
    )
  )
    return `${keyword} has no arguments.`;
  // CMD and ENTRYPOINT without any take away those of the base, and RUN does nothing.
  if (keyword === 'FROM') return fromDefect(instruction.words);
  if ((keyword === 'COPY' || keyword === 'ADD') && instruction.words.length < 2)
    return `${keyword} needs a source and a destination, and has one of them.`;
  if (keyword === 'COPY' && isOfContext(instruction) && instruction.words.slice(0, -1).some(({ text }) => isUrl(text)))
    return 'COPY takes no URL; ADD does.';
  if (/^(?:ENV|LABEL|ARG)$/.test(keyword)) return settingsDefect(instruction, dockerfile.text);
  if (keyword === 'VOLUME' && exec?.length === 0) return 'VOLUME has no path.';
  if (keyword === 'VOLUME' && instruction.words.some(({ text }) => text.trim() === ''))
    return 'VOLUME has an empty path.';
  if (keyword === 'STOPSIGNAL' && !argumentsText.includes('$') && !isSignal(argumentsText))
    return `${argumentsText} is no signal.`;
  if (keyword === 'SHELL' && exec?.length === 0) return 'SHELL has no program.';
  if (keyword === 'SHELL' && exec === undefined) return 'SHELL takes the JSON form alone: ["program", "argument"].';
  if (keyword === 'HEALTHCHECK') return healthDefect(instruction);
  return undefined;
}

/** VOLUME or STOPSIGNAL of nothing but variables without a value; on scratch alone, as a base may set them. */
function emptyIn(instruction: Instruction, dockerfile: Dockerfile): string | undefined {
  const { keyword, words, exec } = instruction;
  if ((keyword !== 'VOLUME' && keyword !== 'STOPSIGNAL') || exec !== undefined) return undefined;
  if (!words.some(({ text }) => /^(?:\$\w+|\$\{\w+\})+$/.test(text))) return undefined;
  const stage = dockerfile.stages.findLast(({ from }) => from.start <= instruction.start);
  if (stage === undefined || rootOf(dockerfile, stage).base !== 'scratch') return undefined;
  const scope = scopeAt(dockerfile, stage, instruction);
  const isEmpty = (text: string) =>
    /^(?:\$\w+|\$\{\w+\})+$/.test(text) &&
    variablesIn(text, dockerfile.escape).every(({ name }) =>
      scope.has(name) ? scope.get(name) === '' : !isGiven(name),
    );
  const empty = words.find(({ text }) => isEmpty(text));
  return empty === undefined ? undefined : `${empty.text} has no value here, and ${keyword} takes no empty one.`;
}

/** What BuildKit sets on scratch too. */
function isGiven(name: string): boolean {
  return name === 'PATH' || predefinedArgs.has(name);
}

function isOfContext({ flags }: Instruction): boolean {
  return !flags.some(({ name }) => name === 'from');
}

/** A quote that is not closed, or a substitution that is none, where BuildKit itself replaces variables. */
function unreadableIn(instruction: Instruction, escapeMark: string): { span: Span; mistake: string } | undefined {
  const { keyword, settings, exec } = instruction;
  if (exec !== undefined || !/^(?:ENV|LABEL|ARG|ADD|COPY|EXPOSE|USER|VOLUME|WORKDIR|STOPSIGNAL)$/.test(keyword))
    return undefined;
  if (!/["'{]/.test(instruction.argumentsText)) return undefined;
  const parts =
    settings.length > 0
      ? settings.map(({ raw = '', valueSpan }) => ({ text: raw, start: valueSpan.start, end: valueSpan.end }))
      : instruction.words;
  for (const { text, start, end } of parts) {
    const mistake = wordMistake(text, escapeMark);
    if (mistake !== undefined) return { span: { start, end }, mistake };
  }
  return undefined;
}

function settingsDefect({ keyword, settings }: Instruction, text: string): string | undefined {
  const bare = settings.find(({ raw, keySpan }) => raw === undefined || (raw === '' && text[keySpan.end] !== '='));
  if (bare !== undefined && keyword !== 'ARG')
    return settings.length === 1 ? `${keyword} ${bare.key} has no value.` : `${bare.key} has no =.`;
  const isNameless = settings.some(({ keySpan }) => keySpan.end === keySpan.start);
  return isNameless ? `${keyword} has a value without a name.` : undefined;
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
