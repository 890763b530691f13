import { expect, test } from 'vitest';
import { lintManifests } from '../lint.ts';
import { lintReport } from '../report.ts';

const manifest = `apiVersion: v1
kind: Secret
metadata: {name: credentials}
data:
  user: d2Vi
  odd key: aHVudGVyMg==
stringData:
  text: |
    two lines
    of it
---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: example.com/web
      env:
        - {name: DB_PASSWORD, value: hunter2222}
        - {name: THEME, value: dark}
`;

test('what a Secret holds and what looks like a credential is shown as stars, in place', async () => {
  const report = lintReport(await lintManifests([{ file: 'f.yaml', text: manifest, defects: [] }]));
  const shown = report.source('f.yaml')!;
  expect(shown.split('\n').map((line) => line.length)).toEqual(manifest.split('\n').map((line) => line.length));
  for (const secret of ['d2Vi', 'aHVudGVyMg', 'two lines', 'hunter2222']) expect(shown).not.toContain(secret);
  expect(shown).toContain('  user: ****\n');
  expect(shown).toContain('value: dark');
  expect(report.source('other.yaml')).toBeUndefined();
});

test('very many values are hidden in one pass', async () => {
  const text = `apiVersion: v1\nkind: Secret\nmetadata: {name: many}\nstringData:\n${Array.from({ length: 50_000 }, (_, i) => `  k${i}: value\n`).join('')}`;
  const report = lintReport(await lintManifests([{ file: 'f.yaml', text, defects: [] }]));
  expect(report.source('f.yaml')).not.toContain('value');
});
