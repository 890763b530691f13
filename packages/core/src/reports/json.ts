import type { Finding } from '../finding.ts';
import type { Report } from '../report.ts';

/** Version of the JSON contract; it grows when a field changes its meaning or goes. */
export const jsonVersion = 1;

/** A finding as the public JSON contract states it (docs/schema/lint-report.schema.json). */
export function findingAsJson({ rule, severity, message, location, object, fix }: Finding): Record<string, unknown> {
  const { file, start, end } = location;
  return {
    rule,
    severity,
    message,
    file,
    start,
    end,
    ...(object === undefined ? {} : { object }),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** The whole report as one JSON document, a finding a line, in chunks. */
export function* renderJson(report: Report): Generator<string> {
  yield `{"version":${jsonVersion},"step":${JSON.stringify(report.step)},"verdict":${JSON.stringify(report.verdict)},"findings":[`;
  let first = true;
  for (const finding of report.findings) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(findingAsJson(finding))}`;
    first = false;
  }
  yield '\n]';
  for (const [key, value] of Object.entries(report.json)) yield* field(key, value);
  yield `,"stats":${JSON.stringify(report.stats)}}\n`;
}

function* field(key: string, value: unknown): Generator<string> {
  if (!Array.isArray(value)) {
    yield `,\n${JSON.stringify(key)}:${JSON.stringify(value)}`;
    return;
  }
  yield `,\n${JSON.stringify(key)}:[`;
  for (const [i, item] of value.entries()) yield `${i === 0 ? '\n' : ',\n'}${JSON.stringify(item)}`;
  yield '\n]';
}
