import type { Finding } from '../finding.ts';
import type { Report } from '../report.ts';
import { hex, steering } from './printable.ts';

/**
 * JUnit XML: one suite a file, one failed case a finding, and one passed case for a file without any, so that a CI
 * shows green and red files. Info findings are passed cases with their text as output.
 */
export function* renderJunit(report: Report): Generator<string> {
  const byFile = Map.groupBy(report.findings, ({ location }) => location.file);
  const failures = report.findings.filter(({ severity }) => severity !== 'info').length;
  const name = attribute(`slipway ${report.step}`);
  const empty = byFile.size === 0 ? 1 : 0;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}" tests="${report.findings.length + empty}" failures="${failures}" errors="0">\n`;
  if (empty > 0)
    yield `<testsuite name="${name}" tests="1" failures="0" errors="0"><testcase name="${attribute(report.conclusion)}" classname="${name}"/></testsuite>\n`;
  for (const [file, findings] of byFile) {
    const failed = findings.filter(({ severity }) => severity !== 'info').length;
    yield `<testsuite name="${attribute(file)}" tests="${findings.length}" failures="${failed}" errors="0">\n`;
    for (const finding of findings) yield testcase(finding);
    yield '</testsuite>\n';
  }
  yield '</testsuites>\n';
}

function testcase({ rule, severity, message, location, object, fix }: Finding): string {
  const { file, start } = location;
  const place = `${file}:${start.line}:${start.column}`;
  const title =
    object === undefined
      ? `${rule} at ${start.line}:${start.column}`
      : `${rule} ${object.kind}/${object.name} at ${start.line}:${start.column}`;
  const body = content([place, message, ...(fix === undefined ? [] : [`Fix: ${fix.text}`])].join('\n'));
  const inner =
    severity === 'info'
      ? `<system-out>${body}</system-out>`
      : `<failure type="${severity}" message="${attribute(message)}">${body}</failure>`;
  return `<testcase name="${attribute(title)}" classname="${attribute(file)}" file="${attribute(file)}" line="${start.line}">${inner}</testcase>\n`;
}

/** What would steer those who print it (see printable.ts) becomes references, which say the same in XML. */
function content(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(steering, (c) => `&#x${hex(c)};${c.slice(1)}`)
    .replace(/(?<!\S)::/g, '&#58;:');
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Leaves out what XML 1.0 cannot hold in any form. */
function xmlText(text: string): string {
  return text.toWellFormed().replace(forbidden, '\ufffd').replaceAll('\r', '');
}
