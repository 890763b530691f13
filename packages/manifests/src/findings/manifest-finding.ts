import type { Finding, Fix, ObjectRef, Severity } from '@slipway/core';
import type { Lines, TextLocation } from '../read/lines.ts';

/**
 * A finding of a manifest. It knows its place by offsets, and counts lines and columns when a report asks: a large run
 * makes a hundred thousand of these, and most are only sorted.
 */
export class ManifestFinding implements Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly object: ObjectRef | undefined;
  readonly fix: Fix | undefined;
  private readonly lines: Lines;

  constructor(
    rule: string,
    severity: Severity,
    message: string,
    place: { readonly lines: Lines; readonly start: number; readonly end: number },
    object?: ObjectRef,
    fix?: Fix,
  ) {
    this.rule = rule;
    this.severity = severity;
    this.message = message;
    this.lines = place.lines;
    this.start = place.start;
    this.end = place.end;
    this.object = object;
    this.fix = fix;
  }

  get file(): string {
    return this.lines.file;
  }

  get location(): TextLocation {
    return this.lines.location(this.start, this.end);
  }
}
