import type { Severity } from '../finding.ts';
import type { Report } from '../report.ts';
import { fingerprints } from './fingerprint.ts';
import { harmlessJson } from './harmless-json.ts';
import { oneLine } from './printable.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' };

/** GitLab's Code Quality report (`artifacts:reports:codequality`): one fingerprint per finding, stable when lines move. */
export function* renderGitlab(report: Report): Generator<string> {
  const prints = fingerprints(report.findings);
  yield '[';
  for (const [i, { rule, severity, message, location }] of report.findings.entries()) {
    const issue = {
      description: oneLine(message),
      check_name: rule,
      fingerprint: prints[i],
      severity: severities[severity],
      location: {
        path: location.file,
        positions: { begin: location.start, end: location.end },
        lines: { begin: location.start.line, end: location.end.line },
      },
      categories: ['Bug Risk'],
      type: 'issue',
    };
    yield `${i === 0 ? '\n' : ',\n'}${harmlessJson(issue)}`;
  }
  yield '\n]\n';
}
