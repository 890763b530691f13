import { nearest } from '@slipway/core';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { platformArgs, predefinedArgs, variablesIn } from '../../dockerfile/variables.ts';
import { rootOf } from '../chain.ts';
import { rule } from '../rule.ts';
import { scopeAt } from '../scope.ts';
import { lostInScripts } from './lost-in-scripts.ts';

export const variableDefined = rule({
  id: 'variable-defined',
  area: 'syntax',
  severity: 'warning',
  what: 'A variable is declared in its stage before it is used.',
  why: 'It is empty otherwise, without a word: files go to the wrong folder, and an empty version is the newest one. An ARG above the first FROM is not seen inside of a stage.',
  fix: 'Declare it before by ARG or ENV in this stage; for an ARG above FROM, `ARG NAME` repeats it.',
  references: [
    'https://docs.docker.com/reference/build-checks/undefined-var/',
    'https://docs.docker.com/reference/dockerfile/#scope',
  ],
  buildCheck: 'UndefinedVar',
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages)
      for (const instruction of stage.instructions)
        for (const { text, start, span } of expandedParts(instruction))
          for (const use of variablesIn(text, dockerfile.escape)) {
            if (use.modifier?.includes('-') === true || use.modifier?.includes('+') === true) continue;
            const reason = reasonOf(use.name, dockerfile, stage, instruction);
            if (reason !== undefined)
              report(span(start + use.start, start + use.end), `${use.name} has no value here: ${reason}.`);
          }
    for (const { name, at, reason } of lostInScripts(dockerfile)) report(at, `${name} has no value here: ${reason}.`);
  },
});

interface Part {
  readonly text: string;
  readonly start: number;
  span(start: number, end: number): { start: number; end: number };
}

/** What the builder itself expands; commands of RUN, CMD and ENTRYPOINT belong to the shell. */
function expandedParts(instruction: Instruction): Part[] {
  const { keyword, args, flags, heredocs } = instruction;
  const flagParts = flags
    .filter(({ value }) => value?.includes('$') === true)
    .map(({ value, valueSpan }) => ({
      text: value!,
      start: valueSpan.start,
      span: (start: number, end: number) => ({ start, end }),
    }));
  if (!/^(?:ADD|COPY|ENV|EXPOSE|LABEL|STOPSIGNAL|USER|VOLUME|WORKDIR|ARG)$/.test(keyword))
    return keyword === 'RUN' ? flagParts : [];
  const bodies = heredocs.flatMap(({ text, expand, start }) =>
    expand ? [{ text, start, span: (from: number, to: number) => ({ start: from, end: to }) }] : [],
  );
  return [...flagParts, { text: args.text, start: 0, span: (start, end) => args.span(start, end) }, ...bodies];
}

/**
 * Why a variable has no value. The environment of a base image is not known here, so only what cannot come from there is
 * told: a name that the file itself declares elsewhere, one that is nearly the same as a declared one, or any on scratch.
 */
function reasonOf(name: string, dockerfile: Dockerfile, stage: Stage, instruction: Instruction): string | undefined {
  if (predefinedArgs.has(name) || name === 'PATH') return undefined;
  const scope = scopeAt(dockerfile, stage, instruction);
  if (scope.has(name)) return undefined;
  // ARG may use an ARG of the same instruction.
  if (instruction.keyword === 'ARG' && instruction.settings.some(({ key }) => key === name)) return undefined;
  if (instruction.keyword === 'ENV' && instruction.settings.some(({ key }) => key === name))
    return isOwn(name) ? undefined : 'it is set in this very instruction';
  if (dockerfile.globalArgs.has(name)) return `the ARG above FROM is not seen in a stage that does not repeat it`;
  if (platformArgs.has(name)) return `it needs \`ARG ${name}\` in this stage`;
  const { setters, stages } = declarationsIn(dockerfile);
  const later = setters
    .get(stage)
    ?.get(name)
    ?.find((other) => other.start > instruction.start);
  if (later !== undefined) return `it is declared later, in line ${dockerfile.locate(later).start.line}`;
  const other = stages.get(name)?.find(({ index }) => index !== stage.index);
  if (other !== undefined) return `only stage ${other.name ?? other.index} declares it`;
  const near = name.length < 3 ? undefined : nearest(name, scope.keys());
  if (near !== undefined && !wellKnown.has(name)) return `nothing declares it; the nearest is ${near}`;
  return rootOf(dockerfile, stage).base === 'scratch' ? 'nothing declares it' : undefined;
}

/** Where a file declares which names: the ARG and ENV of each stage, and the stages with an ARG. */
interface Declarations {
  readonly setters: ReadonlyMap<Stage, ReadonlyMap<string, readonly Instruction[]>>;
  readonly stages: ReadonlyMap<string, readonly Stage[]>;
}

const declarations = new WeakMap<Dockerfile, Declarations>();

function declarationsIn(dockerfile: Dockerfile): Declarations {
  const known = declarations.get(dockerfile) ?? readDeclarations(dockerfile);
  declarations.set(dockerfile, known);
  return known;
}

function readDeclarations(dockerfile: Dockerfile): Declarations {
  const setters = new Map<Stage, Map<string, Instruction[]>>();
  const stages = new Map<string, Stage[]>();
  for (const stage of dockerfile.stages) {
    const own = new Map<string, Instruction[]>();
    setters.set(stage, own);
    for (const instruction of stage.instructions.filter(({ keyword }) => keyword === 'ARG' || keyword === 'ENV'))
      for (const { key } of instruction.settings) {
        append(own, key, instruction);
        if (instruction.keyword === 'ARG' && stages.get(key)?.at(-1) !== stage) append(stages, key, stage);
      }
  }
  return { setters, stages };
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Variables that extend what a base may have set: `ENV PATH=/opt/bin:$PATH`. */
function isOwn(name: string): boolean {
  return /PATH$|OPTS$|FLAGS$|ARGS$|^LD_|^JAVA_TOOL_OPTIONS$/.test(name);
}

const wellKnown = new Set([
  'HOME',
  'PATH',
  'USER',
  'PWD',
  'HOSTNAME',
  'LANG',
  'SHELL',
  'TERM',
  'GOPATH',
  'GOROOT',
  'JAVA_HOME',
  'NODE_VERSION',
  'PYTHON_VERSION',
]);
