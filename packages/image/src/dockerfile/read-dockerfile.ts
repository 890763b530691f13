import type { Location } from '@slipway/core';
import { decodeDockerfile } from './decode-dockerfile.ts';
import type { Defect, Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { contextName } from './named-contexts.ts';
import { readPhysicalLines } from './physical-lines.ts';
import { lineStarts, readInstructions } from './read-instructions.ts';
import type { Span } from './span.ts';
import { expand, settingValue } from './variables.ts';

export interface ReadDockerfileOptions {
  /** Name or index of the stage to build; the last when left out. */
  readonly target?: string | undefined;
  /** Values of `--build-arg`. */
  readonly buildArgs?: Readonly<Record<string, string>> | undefined;
  /** Platform that it is read for, such as `linux/arm64`: a FROM may be chosen by it. */
  readonly platform?: string | undefined;
  /** Names of `--build-context`. */
  readonly contexts?: readonly string[] | undefined;
}

/**
 * Reads a Dockerfile. It takes any text or bytes: what BuildKit would not build is a defect at its place.
 *
 * @param file path as reports print it
 */
export function readDockerfile(
  source: string | Uint8Array,
  file: string,
  options: ReadDockerfileOptions = {},
): Dockerfile {
  const { text, defects: decodingDefects } = decodeDockerfile(source);
  const lines = readPhysicalLines(text);
  const instructions = readInstructions(text, lines);
  const buildArgs = options.buildArgs ?? {};
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
  const preamble = first < 0 ? instructions : instructions.slice(0, first);
  const globalArgs = readGlobalArgs(preamble, buildArgs, lines.escape);
  const stages = readStages(instructions.slice(preamble.length), withPlatform(globalArgs, options), lines.escape);
  return {
    file,
    text,
    escape: lines.escape,
    directives: lines.directives,
    stages,
    final: finalStage(stages, options.target),
    target: options.target,
    globalArgs,
    buildArgs,
    contexts: new Set((options.contexts ?? []).map(contextName)),
    preamble,
    instructions,
    comments: lines.comments,
    defects: [...decodingDefects, ...lines.defects, ...lines.emptyContinuations.map(emptyContinuation)],
    locate: locator(file, text),
  };
}

function emptyContinuation({ start, end }: Span): Defect {
  return { rule: 'continuation-not-empty', start, end, message: 'A blank line stands inside of an instruction.' };
}

/** A function that turns offsets into lines and columns; lines are counted on the first question. */
function locator(file: string, text: string): (span: Span) => Location {
  let starts: number[] | undefined;
  const position = (offset: number) => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
  return ({ start, end }) => ({ file, start: position(start), end: position(end) });
}

function readGlobalArgs(
  preamble: readonly Instruction[],
  buildArgs: Readonly<Record<string, string>>,
  escapeMark: string,
): Map<string, string | undefined> {
  const args = new Map<string, string | undefined>();
  for (const setting of preamble.filter(({ keyword }) => keyword === 'ARG').flatMap(({ settings }) => settings)) {
    const given = Object.hasOwn(buildArgs, setting.key) ? buildArgs[setting.key] : undefined;
    args.set(setting.key, given ?? settingValue(setting, (name) => args.get(name), escapeMark));
  }
  return args;
}

/** What FROM can name: the platform's own variables are there without a declaration. */
function withPlatform(
  globalArgs: ReadonlyMap<string, string | undefined>,
  { platform, buildArgs = {} }: ReadDockerfileOptions,
): ReadonlyMap<string, string | undefined> {
  if (platform === undefined) return globalArgs;
  const [os = '', arch = '', variant = ''] = platform.split('/');
  const values = { TARGETPLATFORM: platform, TARGETOS: os, TARGETARCH: arch, TARGETVARIANT: variant };
  const all = new Map<string, string | undefined>(globalArgs);
  for (const [name, value] of Object.entries(values)) all.set(name, globalArgs.get(name) ?? buildArgs[name] ?? value);
  return all;
}

function readStages(
  instructions: readonly Instruction[],
  globalArgs: ReadonlyMap<string, string | undefined>,
  escapeMark: string,
): Stage[] {
  const groups: Instruction[][] = [];
  for (const instruction of instructions) {
    if (instruction.keyword === 'FROM') groups.push([instruction]);
    else groups.at(-1)?.push(instruction);
  }
  const heads: Omit<Stage, 'instructions' | 'uses'>[] = [];
  const byName = new Map<string, number>();
  for (const [index, [from]] of groups.entries()) {
    const head = readFrom(from!, index, globalArgs, escapeMark);
    // A stage builds on one before it; a later one of that name is an image to BuildKit.
    heads.push({ ...head, parent: byName.get(head.base) });
    if (head.name !== undefined) byName.set(head.name, index);
  }
  return heads.map((head, index) => {
    const own = groups[index]!.slice(1);
    return { ...head, instructions: own, uses: usesOf(own, heads) };
  });
}

function readFrom(
  from: Instruction,
  index: number,
  globalArgs: ReadonlyMap<string, string | undefined>,
  escapeMark: string,
): Omit<Stage, 'instructions' | 'uses'> {
  const [image, as, name] = from.words;
  const { text, unknown } = expand(image?.text ?? '', (key) => globalArgs.get(key), escapeMark);
  const isNamed = as?.text.toLowerCase() === 'as' && name !== undefined;
  return {
    index,
    from,
    base: text.replace(/^(["'])(.*)\1$/, '$2'),
    baseSpan: image ?? from.keywordSpan,
    baseUnknown: unknown,
    parent: undefined,
    name: isNamed ? name.text.toLowerCase() : undefined,
    nameSpan: isNamed ? name : undefined,
  };
}

function usesOf(
  instructions: readonly Instruction[],
  stages: readonly { readonly name: string | undefined }[],
): number[] {
  const uses = new Set<number>();
  for (const instruction of instructions)
    for (const { value } of sourcesOf(instruction.trigger ?? instruction)) {
      const index = stageIndex(value, stages);
      if (index !== undefined) uses.add(index);
    }
  return [...uses];
}

/** What an instruction copies or mounts from: the values of `--from` and of `from=` in mounts, with their places. */
export function sourcesOf({ keyword, flags }: Instruction): { value: string; span: Span }[] {
  if (keyword === 'COPY' || keyword === 'ADD')
    return flags.flatMap(({ name, value, valueSpan }) =>
      name === 'from' && value !== undefined ? [{ value, span: valueSpan }] : [],
    );
  if (keyword !== 'RUN') return [];
  return flags.flatMap(({ name, value, valueSpan }) => {
    const from = name === 'mount' ? mountOptions(value ?? '').get('from') : undefined;
    if (from === undefined) return [];
    const at = value!.search(/(?:^|,)from=/) + (value!.startsWith('from=') ? 5 : 6);
    const start = valueSpan.start + at;
    return [{ value: from, span: { start, end: Math.min(valueSpan.end, start + from.length) } }];
  });
}

/** `type=cache,target=/x` as a map; options without a value are true to BuildKit. */
export function mountOptions(value: string): Map<string, string> {
  return new Map(
    value.split(',').map((part) => {
      const equals = part.indexOf('=');
      const key = equals < 0 ? part : part.slice(0, equals);
      return [key.trim().toLowerCase(), equals < 0 ? 'true' : part.slice(equals + 1)];
    }),
  );
}

/** The stage that a name or number means; undefined for an image. */
export function stageIndex(
  value: string,
  stages: readonly { readonly name: string | undefined }[],
): number | undefined {
  if (/^\d+$/.test(value)) return Number(value) < stages.length ? Number(value) : undefined;
  let names = indexes.get(stages);
  if (names === undefined) {
    names = new Map(stages.flatMap(({ name }, index) => (name === undefined ? [] : [[name, index] as const])));
    indexes.set(stages, names);
  }
  return names.get(value.toLowerCase());
}

/** The last stage of each name, by the list of all. */
const indexes = new WeakMap<object, ReadonlyMap<string, number>>();

function finalStage(stages: readonly Stage[], target: string | undefined): Stage | undefined {
  if (target === undefined || target === '') return stages.at(-1);
  const index = stageIndex(target, stages);
  return index === undefined ? undefined : stages[index];
}
