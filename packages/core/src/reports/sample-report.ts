import type { Finding, RuleInfo } from '../finding.ts';
import type { Report } from '../report.ts';

/** A manifest that the sample findings point into. For tests alone. */
export const sampleSource = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          image: web:latest
          livenessProbe:
            timeoutSeconds: 30
`;

export const sampleRule: RuleInfo = {
  id: 'image-tag',
  area: 'images',
  severity: 'error',
  enabled: true,
  subject: 'kubernetes',
  page: 'docs/rules/image-tag.md',
  what: 'An image has a tag that does not move.',
  why: 'A tag that moves gives each node another program.',
  fix: 'Name a version or a digest.',
  references: ['https://kubernetes.io/docs/concepts/containers/images/'],
};

/** A finding at `web:latest` of the sample, or what a test wants instead. */
export function sampleFinding(different: Partial<Finding> = {}): Finding {
  return {
    rule: 'image-tag',
    severity: 'error',
    message: 'Container web runs web:latest.',
    location: { file: 'deploy/web.yaml', start: { line: 10, column: 18 }, end: { line: 10, column: 28 } },
    object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
    fix: { text: 'Use web:1.2.3.' },
    ...different,
  };
}

export function sampleReport(findings: readonly Finding[], different: Partial<Report> = {}): Report {
  return {
    step: 'lint',
    title: 'Manifest lint',
    verdict: findings.some(({ severity }) => severity === 'error') ? 'fail' : 'pass',
    conclusion: findings.length === 0 ? 'Passed 1 object.' : `Failed: ${findings.length} findings.`,
    findings,
    rules: new Map([[sampleRule.id, sampleRule]]),
    tables: [],
    stats: { files: 1, documents: 1 },
    source: (file) => (file === 'deploy/web.yaml' ? sampleSource : undefined),
    json: {},
    ...different,
  };
}
