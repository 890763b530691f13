import type { Finding } from '@slipway/core';
import type { BuildResult } from '../build/build-result.ts';
import type { BuildPlan } from './build-plan.ts';

/** What BuildKit itself had to say of the Dockerfile, where our own rules have not said something of that line. */
export function buildWarnings(
  warnings: BuildResult['warnings'],
  { file, findings }: Pick<BuildPlan, 'file' | 'findings'>,
): Finding[] {
  const known = new Set(findings.map(({ location }) => location.start.line));
  return warnings.flatMap(({ rule, message, line, url }): Finding[] => {
    if (line !== undefined && known.has(line)) return [];
    const start = { line: line ?? 1, column: 1 };
    return [
      {
        rule: 'buildkit-check',
        severity: 'warning',
        message: `${rule === undefined ? '' : `${rule}: `}${message}${url === undefined ? '' : ` (${url})`}`,
        location: { file, start, end: start },
      },
    ];
  });
}
