import { Problem, type Severity } from '@slipway/core';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Span } from '../dockerfile/span.ts';
import type { PlacedFinding } from './check.ts';
import { imageRules } from './registry.ts';

/** Id of the finding for a check of BuildKit that no rule of ours is the same as; its message names the check. */
export const otherBuildCheck = 'build-check';

/** Checks that one of our rules covers together with others. */
const also: Readonly<Record<string, string>> = {
  ExposeProtoCasing: 'expose-format',
  InvalidBaseImagePlatform: 'base-platform',
};

/** What BuildKit has to say about a Dockerfile. */
export interface BuildCheck {
  /** Its name, such as `StageNameCasing`; undefined when BuildKit does not say, or cannot build the file at all. */
  readonly rule: string | undefined;
  readonly message: string;
  /** From 1. BuildKit gives no columns. */
  readonly line: number | undefined;
  readonly url?: string | undefined;
  /** Whether it keeps the file from being built. */
  readonly isFatal?: boolean;
}

/**
 * Reads what `docker buildx build --call=check,format=json` prints.
 *
 * @throws Problem `bad-input` for text that is not this JSON
 */
export function readBuildChecks(json: string): BuildCheck[] {
  const result = parse(json);
  const checks: BuildCheck[] = list(result['warnings']).map((warning) => ({
    rule: text(warning, 'ruleName'),
    message: text(warning, 'detail') ?? text(warning, 'description') ?? 'BuildKit has a warning here',
    line: lineOf(record(warning, 'location')),
    url: text(warning, 'url'),
  }));
  const error = record(result, 'buildError');
  const message = error === undefined ? undefined : text(error, 'message');
  if (message === undefined) return checks;
  const reason = message.replace(/^dockerfile parse error on line \d+: /, '');
  const fatal = { rule: undefined, message: `BuildKit cannot build this: ${reason}`, isFatal: true };
  return [...checks, { ...fatal, line: lineOf(record(error, 'location')) }];
}

/**
 * Checks of BuildKit as findings. One that is a rule of ours gets its id, so that an ignore or a severity holds for both; what
 * `ours` says of the same rule and instruction is left out.
 *
 * @param severityOf of a rule by its id; undefined when it is turned off
 */
export function buildCheckFindings(
  checks: readonly BuildCheck[],
  dockerfile: Dockerfile,
  ours: readonly PlacedFinding[],
  severityOf: (id: string) => Severity | undefined,
): PlacedFinding[] {
  const isStrict = areChecksErrors(dockerfile);
  return checks.flatMap(({ rule = '', message, line, url, isFatal = false }) => {
    const id = ruleOf(rule);
    const own = severityOf(id);
    const severity = isFatal || (isStrict && own !== undefined) ? 'error' : own;
    const span = spanOf(line, dockerfile);
    // An undeclared variable makes a default invalid too.
    const isCaused =
      rule === 'InvalidDefaultArgInFrom' &&
      isSaid(ours, ({ rule: other }) => other === 'base-arg-declared', dockerfile, span);
    // What keeps the file from being built is an error of ours as well, whichever rule says it.
    const isSame = (other: PlacedFinding) => (isFatal ? other.severity === 'error' : other.rule === id);
    if (severity === undefined || isCaused || isSaid(ours, isSame, dockerfile, span)) return [];
    const name = rule === '' ? '' : ` (${rule})`;
    return [
      {
        rule: id,
        severity,
        message: `${message.replace(/\.$/, '')}${name}.`,
        location: dockerfile.locate(span),
        span,
        ...(url === undefined ? {} : { fix: { text: `See ${url}` } }),
      },
    ];
  });
}

/** Whether `# check=error=true` has BuildKit refuse what one of its checks finds. Source: BuildKit, frontend/dockerfile/linter. */
export function areChecksErrors({ directives }: Pick<Dockerfile, 'directives'>): boolean {
  const value = directives.find(({ name }) => name === 'check')?.value ?? '';
  return value.split(';').some((part) => /^\s*error\s*=\s*(?:1|t|T|TRUE|true|True)\s*$/.test(part));
}

/** Id of our rule for a check of BuildKit; `build-check` for one that no rule is the same as. */
export function ruleOf(check: string): string {
  if (check === '') return otherBuildCheck;
  return imageRules.find(({ buildCheck, id }) => buildCheck === check || also[check] === id)?.id ?? otherBuildCheck;
}

/** Whether our own finding stands somewhere in the same instruction. */
function isSaid(
  ours: readonly PlacedFinding[],
  isSame: (finding: PlacedFinding) => boolean,
  dockerfile: Dockerfile,
  { start, end }: Span,
): boolean {
  const within = dockerfile.instructions.find((one) => one.start <= start && start <= one.end) ?? { start, end };
  return ours.some(
    (finding) => isSame(finding) && within.start <= finding.span.start && finding.span.start <= within.end,
  );
}

function parse(json: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new Problem('bad-input', 'What buildx printed for --call=check is no JSON.', {
      cause,
      hint: 'buildx 0.15 and BuildKit 0.15 are the first that print checks as JSON; `docker buildx version` tells.',
    });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Problem('bad-input', 'What buildx printed for --call=check is JSON, but no result of a check.');
}

function list(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}

function record(value: unknown, key: string): Readonly<Record<string, unknown>> | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'object' && found !== null ? { ...found } : undefined;
}

function text(value: unknown, key: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function lineOf(location: Readonly<Record<string, unknown>> | undefined): number | undefined {
  const line = record(list(location?.['ranges'])[0], 'start')?.['line'];
  return typeof line === 'number' ? line : undefined;
}

/** A line without its indent. */
function spanOf(line = 1, dockerfile: Dockerfile): Span {
  const lines = dockerfile.text.split('\n');
  const index = Math.min(Math.max(1, line), lines.length) - 1;
  const offset = lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  const written = lines[index]!;
  const indent = written.length - written.trimStart().length;
  return { start: offset + indent, end: Math.max(offset + indent, offset + written.trimEnd().length) };
}
