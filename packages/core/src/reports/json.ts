import type { Finding } from '../finding.ts';
import type { Report } from '../report.ts';
import { harmlessJson } from './harmless-json.ts';

/** Version of the JSON contract; it grows when a field changes its meaning or goes. */
export const jsonVersion = 1;

/**
 * Writes findings as the public JSON contract states them (docs/schema/lint-report.schema.json). What many findings
 * share, such as a fix or an object, is turned into text once.
 */
class FindingWriter {
  private readonly known = new Map<object | string, string>();

  write({ rule, severity, message, location, object, fix }: Finding): string {
    const { file, start, end } = location;
    const head = `{"rule":"${rule}","severity":"${severity}","message":${harmlessJson(message)},"file":${this.shared(file)}`;
    const place = `,"start":{"line":${start.line},"column":${start.column}},"end":{"line":${end.line},"column":${end.column}}`;
    const about = object === undefined ? '' : `,"object":${this.shared(object)}`;
    return `${head}${place}${about}${fix === undefined ? '' : `,"fix":${this.shared(fix)}`}}`;
  }

  private shared(value: object | string): string {
    let text = this.known.get(value);
    if (text === undefined) {
      text = harmlessJson(value);
      if (this.known.size < maxKnown) this.known.set(value, text);
    }
    return text;
  }
}

const maxKnown = 5000;

/** The whole report as one JSON document, a finding a line, in chunks. */
export function* renderJson(report: Report): Generator<string> {
  yield `{"version":${jsonVersion},"step":${harmlessJson(report.step)},"verdict":${harmlessJson(report.verdict)},"findings":[`;
  let first = true;
  const writer = new FindingWriter();
  for (const finding of report.findings) {
    yield `${first ? '\n' : ',\n'}${writer.write(finding)}`;
    first = false;
  }
  yield '\n]';
  for (const [key, value] of Object.entries(report.json)) yield* field(key, value);
  yield `,"stats":${harmlessJson(report.stats)}}\n`;
}

function* field(key: string, value: unknown): Generator<string> {
  if (!Array.isArray(value)) {
    yield `,\n${harmlessJson(key)}:${harmlessJson(value)}`;
    return;
  }
  yield `,\n${harmlessJson(key)}:[`;
  for (const [i, item] of value.entries()) yield `${i === 0 ? '\n' : ',\n'}${harmlessJson(item)}`;
  yield '\n]';
}
