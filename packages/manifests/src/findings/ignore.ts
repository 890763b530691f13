import type { ObjectRef } from '@slipway/core';
import type { ManifestFile } from '../read/source.ts';
import type { Resource } from '../resources/resource.ts';
import type { ManifestFinding } from './manifest-finding.ts';
import type { IgnorePolicy } from './policy.ts';

/** A wish to hide the findings of one rule, wherever it was written. */
export interface Ignore {
  readonly rule: string;
  readonly reason: string;
  readonly by: 'comment' | 'annotation' | 'policy';
  readonly file: string;
  /** Offsets of the wish itself in its file, to point at when it is wrong. */
  readonly start: number;
  readonly end: number;
  /** Whether it covers a finding of its rule. */
  covers(finding: ManifestFinding): boolean;
}

/** A finding that was hidden, and why. */
export interface IgnoredFinding {
  readonly finding: ManifestFinding;
  readonly reason: string;
  readonly by: Ignore['by'];
}

const prefix = 'slipway.ignore/';
const commentPattern =
  /(?:^|[ \t])#[ \t]*slipway-ignore[ \t]+([a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*)[ \t]*(?::[ \t]*(.*?))?[ \t]*$/;

/** Ignores written as annotations: `slipway.ignore/<rule>: <reason>` on the object. */
export function annotationIgnores(resource: Resource): Ignore[] {
  const { annotations } = resource;
  if (annotations === undefined) return [];
  const ignores: Ignore[] = [];
  for (const [i, key] of annotations.keys.entries()) {
    if (!key.text.startsWith(prefix)) continue;
    const value = annotations.values[i]!;
    const { file, start, end } = { file: resource.file.file, start: resource.node.start, end: resource.node.end };
    ignores.push({
      rule: key.text.slice(prefix.length),
      reason: value.kind === 'scalar' && !value.isNull ? value.text.trim() : '',
      by: 'annotation',
      file,
      start: key.start,
      end: key.end,
      covers: ({ location }) => location.file === file && location.startOffset >= start && location.startOffset <= end,
    });
  }
  return ignores;
}

/**
 * Ignores written as comments, `# slipway-ignore <rule>[, <rule>]: <reason>`. At the head of a document it covers the
 * whole document; behind a value, or on a line of its own, it covers the entry of that or the next line with all that is
 * indented below it.
 */
export function commentIgnores(file: ManifestFile): Ignore[] {
  if (!file.text.includes('slipway-ignore')) return [];
  const raw = file.text.split('\n');
  const lines = raw.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const ignores: Ignore[] = [];
  let offset = 0;
  let atHead = true;
  for (const [i, line] of lines.entries()) {
    const start = offset;
    offset += raw[i]!.length + 1;
    const content = line.replace(/(?:^|[ \t])#.*$/, '').trim();
    if (/^---(?:[ \t]|$)/.test(line)) atHead = true;
    else if (content !== '') atHead = false;
    const match = line.includes('slipway-ignore') ? commentPattern.exec(line) : null;
    if (match === null) continue;
    const [first, last] = atHead
      ? documentLines(lines, i)
      : entryLines(lines, content === '' ? nextContent(lines, i + 1) : i);
    const column = line.indexOf('slipway-ignore');
    for (const rule of match[1]!.split(',')) {
      ignores.push({
        rule: rule.trim(),
        reason: match[2]?.trim() ?? '',
        by: 'comment',
        file: file.file,
        start: start + column,
        end: start + line.trimEnd().length,
        covers: (finding) => {
          if (finding.file !== file.file) return false;
          const { line } = finding.location.start;
          return line >= first && line <= last;
        },
      });
    }
  }
  return ignores;
}

function nextContent(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && /^[ \t]*(?:#.*)?$/.test(lines[at]!)) at++;
  return at;
}

/** Lines (from 1) of the document that line `at` (from 0) belongs to. */
function documentLines(lines: readonly string[], at: number): [number, number] {
  let last = at + (/^---/.test(lines[at]!) ? 1 : 0);
  while (last < lines.length && !/^---(?:[ \t]|$)/.test(lines[last]!)) last++;
  return [at + 1, last];
}

/** Lines (from 1) of the entry that begins on line `at` (from 0): itself and what is indented below it. */
function entryLines(lines: readonly string[], at: number): [number, number] {
  const head = lines[at] ?? '';
  const indent = indentOf(head);
  const isItem = /^[ \t]*-(?:[ \t]|$)/.test(head);
  let last = at + 1;
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (/^[ \t]*(?:#.*)?$/.test(line)) continue;
    const deeper = indentOf(line) > indent;
    const ownList = !isItem && indentOf(line) === indent && /^[ \t]*-[ \t]/.test(line);
    if (!deeper && !ownList) break;
    last = i + 1;
  }
  return [at + 1, last];
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Ignores written in the policy file, each for the objects and files it names. */
export function policyIgnores(ignores: readonly IgnorePolicy[]): Ignore[] {
  return ignores.map(({ rule, object, namespace, file, reason, place }) => ({
    rule,
    reason,
    by: 'policy',
    ...place,
    covers: (finding) =>
      (object === undefined || isObject(finding.object, object)) &&
      (namespace === undefined || finding.object?.namespace === namespace) &&
      (file === undefined || file(finding.file)),
  }));
}

function isObject(ref: ObjectRef | undefined, pattern: RegExp): boolean {
  return ref !== undefined && pattern.test(`${ref.kind}/${ref.name}`);
}

/** What is left after hiding, what was hidden, and the ignores that hid something. */
export interface Sifted {
  readonly findings: readonly ManifestFinding[];
  readonly ignored: readonly IgnoredFinding[];
  readonly used: ReadonlySet<Ignore>;
}

/** Applies ignores to findings. One without a reason hides nothing. */
export function sift(findings: readonly ManifestFinding[], ignores: readonly Ignore[]): Sifted {
  const used = new Set<Ignore>();
  if (ignores.length === 0) return { findings, ignored: [], used };
  const byRule = Map.groupBy(
    ignores.filter(({ reason }) => reason !== ''),
    ({ rule }) => rule,
  );
  const kept: ManifestFinding[] = [];
  const ignored: IgnoredFinding[] = [];
  for (const finding of findings) {
    const ignore = byRule.get(finding.rule)?.find((candidate) => candidate.covers(finding));
    if (ignore === undefined) kept.push(finding);
    else {
      used.add(ignore);
      ignored.push({ finding, reason: ignore.reason, by: ignore.by });
    }
  }
  return { findings: kept, ignored, used };
}
