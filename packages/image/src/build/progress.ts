import type { BuildStep, BuildWarning } from './build-result.ts';

/** A step with what a failure is explained by. */
export interface LiveStep extends BuildStep {
  /** The last lines that it printed. */
  readonly log: readonly string[];
}

/** What is known of a build while it runs, read from `--progress=rawjson`. */
export interface Progress {
  /** Takes one line of standard error. */
  take(line: string): void;
  /** Prints what is still to be said. */
  finish(): void;
  steps(): readonly LiveStep[];
  warnings(): readonly BuildWarning[];
  /** Lines that were no JSON: excerpts of the Dockerfile, and why it failed. */
  readonly rest: readonly string[];
}

interface Step {
  readonly name: string;
  cached: boolean;
  error: string | undefined;
  /** Start → end of each time that BuildKit worked on it. */
  readonly spans: Map<number, number | undefined>;
  readonly log: string[];
  printed: boolean;
}

/** How many lines of a step's own output are kept. */
const logLines = 40;
const logLineLength = 2_000;

/**
 * Reads BuildKit's events, and prints one line a step once it has ended. What is new may be unknown, what is known may
 * be missing: no line can make it fail.
 */
export function buildProgress(print: (line: string) => void): Progress {
  const steps = new Map<string, Step>();
  const warnings: BuildWarning[] = [];
  const rest: string[] = [];
  const said = new Set<string>();

  const stepOf = (digest: string, name = '') => {
    const step = steps.get(digest) ?? {
      name,
      cached: false,
      error: undefined,
      spans: new Map(),
      log: [],
      printed: false,
    };
    steps.set(digest, step);
    return step;
  };
  const printEnded = (only: (step: Step) => boolean) => {
    for (const step of steps.values()) {
      if (step.printed || step.spans.size === 0 || isRunning(step) || !only(step)) continue;
      step.printed = true;
      if (isWorthALine(step)) print(lineOf(step));
    }
  };
  return {
    rest,
    take: (line) => {
      const event = eventOf(line);
      if (event === undefined) {
        if (rest.length < 1000) rest.push(line);
        return;
      }
      // BuildKit takes up some steps again at once: what had ended before this event and stays so is done.
      const ended = new Set([...steps.values()].filter((step) => !step.printed && !isRunning(step)));
      for (const vertex of event.vertexes) takeVertex(stepOf(vertex.digest, vertex.name), vertex);
      for (const log of event.logs) takeLog(stepOf(log.vertex), log.text);
      for (const warning of event.warnings) {
        const key = JSON.stringify(warning);
        if (!said.has(key)) warnings.push(warning);
        said.add(key);
      }
      if (event.vertexes.length > 0) printEnded((step) => ended.has(step));
    },
    finish: () => printEnded(() => true),
    steps: () => [...steps.values()].filter(({ name }) => name !== '').map(liveStepOf),
    warnings: () => warnings,
  };
}

function takeVertex(step: Step, vertex: Vertex): void {
  step.cached ||= vertex.cached;
  step.error = vertex.error ?? step.error;
  if (vertex.started !== undefined) step.spans.set(vertex.started, vertex.completed ?? step.spans.get(vertex.started));
}

function takeLog(step: Step, text: string): void {
  for (const line of text.replace(/\n$/, '').split('\n')) step.log.push(line.slice(0, logLineLength));
  if (step.log.length > logLines) step.log.splice(0, step.log.length - logLines);
}

const isRunning = (step: Step) => [...step.spans.values()].some((end) => end === undefined);

const durationOf = (step: Step) =>
  [...step.spans].reduce((sum, [start, end]) => sum + Math.max(0, (end ?? start) - start), 0);

function isWorthALine(step: Step): boolean {
  return (
    step.name !== '' && (!step.name.startsWith('[internal]') || durationOf(step) >= 1000 || step.error !== undefined)
  );
}

function lineOf(step: Step): string {
  const name = step.name.replace(/@sha256:[0-9a-f]{64}/, '').replace(/\s+/g, ' ');
  const short = name.length > 160 ? `${name.slice(0, 159)}…` : name;
  const state =
    step.error !== undefined ? 'FAILED' : step.cached ? 'cached' : `${(durationOf(step) / 1000).toFixed(1)} s`;
  return `${state.padStart(8)}  ${short}`;
}

function liveStepOf(step: Step): LiveStep {
  const { name, cached, error, log } = step;
  return { name, cached, error, log, durationMs: durationOf(step) };
}

interface Vertex {
  readonly digest: string;
  readonly name: string;
  readonly started: number | undefined;
  readonly completed: number | undefined;
  readonly cached: boolean;
  readonly error: string | undefined;
}

interface Event {
  readonly vertexes: readonly Vertex[];
  readonly logs: readonly { readonly vertex: string; readonly text: string }[];
  readonly warnings: readonly BuildWarning[];
}

type Json = Readonly<Record<string, unknown>>;

/** Undefined for a line that is no event of BuildKit's. Source: moby/buildkit, client/graph.go (SolveStatus). */
function eventOf(line: string): Event | undefined {
  if (!line.startsWith('{')) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined; // Not swallowed: the caller keeps the line.
  }
  if (!isJson(json) || !['vertexes', 'statuses', 'logs', 'warnings'].some((key) => key in json)) return undefined;
  return {
    vertexes: listOf(json['vertexes']).map((vertex) => ({
      digest: textOf(vertex['digest']) ?? '',
      name: textOf(vertex['name']) ?? '',
      started: timeOf(vertex['started']),
      completed: timeOf(vertex['completed']),
      cached: vertex['cached'] === true,
      error: textOf(vertex['error']),
    })),
    logs: listOf(json['logs']).map((log) => ({ vertex: textOf(log['vertex']) ?? '', text: base64Of(log['data']) })),
    warnings: listOf(json['warnings']).map(warningOf),
  };
}

function warningOf(warning: Json): BuildWarning {
  const [range] = listOf(warning['range']);
  const start = isJson(range?.['start']) ? range['start']['line'] : undefined;
  const message = base64Of(warning['short']);
  const detail = Array.isArray(warning['detail']) ? warning['detail'].map(base64Of).join(' ') : '';
  return {
    rule: /^(\w+): /.exec(message)?.[1],
    message: message.replace(/^\w+: /, '').replace(/ \(line \d+\)$/, ''),
    detail: detail === '' ? undefined : detail,
    line: typeof start === 'number' ? start : numberOf(/\(line (\d+)\)$/.exec(message)?.[1]),
    url: textOf(warning['url']),
  };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const base64Of = (value: unknown) => (typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : '');

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
