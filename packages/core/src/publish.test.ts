import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeSurroundings } from '@slipway/testkit';
import { afterAll, expect, test } from 'vitest';
import { terminalHost } from './hosts/terminal.ts';
import { parseReportFiles, publish } from './publish.ts';
import { type Format, formats } from './reports/render.ts';
import { sampleFinding, sampleReport } from './reports/sample-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-publish-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = sampleReport([sampleFinding()]);
const wishes = { annotations: true, summary: true, checkRun: false, token: undefined, frames: 40 };

async function published(format: Format, files: readonly string[] = []): Promise<string> {
  const surroundings = fakeSurroundings({ cwd: folder });
  await publish(report, terminalHost(surroundings), { ...wishes, format, files: parseReportFiles(files) });
  return surroundings.out();
}

test('report files are format=path, and all that are not are named in one go', () => {
  expect(parseReportFiles(['sarif=out/a=b.sarif', 'json=x'])).toEqual([
    { format: 'sarif', path: 'out/a=b.sarif' },
    { format: 'json', path: 'x' },
  ]);
  expect(parseReportFiles([])).toEqual([]);
  expect(() => parseReportFiles(['xml=a', 'json=', 'json=b', 'sarif', '=c'])).toThrow(
    expect.objectContaining({
      code: 'bad-input',
      message: 'reports must be format=path, but has "xml=a", "json=", "sarif", "=c".',
    }),
  );
});

test('a report named - goes to standard output, and makes no file', async () => {
  expect(await published('json', ['json=-'])).toBe((await published('json')).repeat(2));
  expect(existsSync(join(folder, '-'))).toBe(false);
});

test.each(formats)('%s is printed as it is written to a file', async (format) => {
  const printed = await published(format, [`${format}=new/folder/${format}`]);
  expect(printed.length).toBeGreaterThan(100);
  expect(readFileSync(join(folder, 'new/folder', format), 'utf8')).toBe(printed);
});

test('a file never has colours', async () => {
  const surroundings = fakeSurroundings({ cwd: folder, env: { FORCE_COLOR: '1' } });
  const files = parseReportFiles(['terminal=colors']);
  await publish(report, terminalHost(surroundings), { ...wishes, format: 'terminal', files });
  expect(surroundings.out()).toContain('\u001b[31m');
  expect(readFileSync(join(folder, 'colors'), 'utf8')).not.toContain('\u001b');
});

test('a path that cannot be written to is wrong use, and names the path', async () => {
  writeFileSync(join(folder, 'file'), '');
  for (const path of ['file/below', '.'])
    await expect(published('terminal', [`json=${path}`])).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(path),
    });
});
