import { type Finding, Problem, type Severity } from '@slipway/core';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Span } from '../dockerfile/span.ts';
import { imageRules } from './registry.ts';

/** Id of the finding for a check of BuildKit that no rule of ours is the same as; its message names the check. */
export const otherBuildCheck = 'build-check';

/** Checks that one of our rules covers together with others. */
const also: Readonly<Record<string, string>> = {
  ExposeProtoCasing: 'expose-format',
  InvalidBaseImagePlatform: 'base-platform',
};

/**
 * Findings from what `docker buildx build --call=check,format=json` prints. Checks that are one of our rules get its id,
 * so that an ignore or a severity holds for both; what `ours` says of the same rule and line is left out.
 *
 * @throws Problem `bad-input` for text that is not this JSON
 */
export function buildxChecks(json: string, dockerfile: Dockerfile, ours: readonly Finding[] = []): Finding[] {
  const result = parse(json);
  const said = new Set(ours.map(({ rule, location }) => `${rule}:${location.start.line}`));
  const findings: Finding[] = [];
  for (const warning of list(result['warnings'])) {
    const check = text(warning, 'ruleName') ?? '';
    const rule = ruleOf(check);
    const span = spanOf(record(warning, 'location'), dockerfile);
    const location = dockerfile.locate(span);
    // Our finding may stand in another line of the same instruction.
    // An undeclared variable makes a default invalid too.
    const cause = check === 'InvalidDefaultArgInFrom' && isSaid(ours, 'base-arg-declared', dockerfile, span);
    if (cause || said.has(`${rule.id}:${location.start.line}`) || isSaid(ours, rule.id, dockerfile, span)) continue;
    const detail = text(warning, 'detail') ?? text(warning, 'description') ?? 'BuildKit has a warning here';
    const url = text(warning, 'url');
    const fix = url === undefined ? {} : { fix: { text: `See ${url}` } };
    findings.push({
      rule: rule.id,
      severity: rule.severity,
      message: `${detail.replace(/\.$/, '')} (${check}).`,
      location,
      ...fix,
    });
  }
  const error = record(result, 'buildError');
  const message = error === undefined ? undefined : text(error, 'message');
  if (message !== undefined)
    findings.push({
      rule: otherBuildCheck,
      severity: 'error',
      message: `BuildKit cannot build this: ${message}.`,
      location: dockerfile.locate(spanOf(record(error, 'location'), dockerfile)),
    });
  return findings;
}

function ruleOf(check: string): { id: string; severity: Severity } {
  const found = imageRules.find(({ buildCheck, id }) => buildCheck === check || also[check] === id);
  return found === undefined
    ? { id: otherBuildCheck, severity: 'warning' }
    : { id: found.id, severity: found.severity };
}

function isSaid(ours: readonly Finding[], rule: string, dockerfile: Dockerfile, { start }: Span): boolean {
  const instruction = dockerfile.instructions.find((one) => one.start <= start && start <= one.end);
  if (instruction === undefined) return false;
  const { start: from, end: to } = dockerfile.locate(instruction);
  return ours.some(
    (finding) =>
      finding.rule === rule && finding.location.start.line >= from.line && finding.location.start.line <= to.line,
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

/** The line of a location, without its indent; BuildKit counts lines from 1 and gives no columns. */
function spanOf(location: Readonly<Record<string, unknown>> | undefined, dockerfile: Dockerfile): Span {
  const start = record(list(location?.['ranges'])[0], 'start');
  const line = typeof start?.['line'] === 'number' ? start['line'] : 1;
  const lines = dockerfile.text.split('\n');
  const index = Math.min(Math.max(1, line), lines.length) - 1;
  const offset = lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  const written = lines[index]!;
  const indent = written.length - written.trimStart().length;
  return { start: offset + indent, end: Math.max(offset + indent, offset + written.trimEnd().length) };
}
