import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectHost, formats, version } from '@slipway/core';
import { fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cli } from './cli.ts';
import { allCommands } from './command.ts';
import { commands } from './commands.ts';

const good = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n';
const bad =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\nspec:\n  selector: {app: shop}\n  ports: [{port: 99999}]\n';
const folder = mkdtempSync(join(tmpdir(), 'slipway-cli-'));
beforeAll(() => {
  mkdirSync(join(folder, 'deploy'));
  writeFileSync(join(folder, 'good.yaml'), good);
  writeFileSync(join(folder, 'deploy/bad.yaml'), bad);
  writeFileSync(join(folder, 'policy.yaml'), 'lint:\n  fail-on: never\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function slipway(args: string, stdin = '', env: Record<string, string> = {}) {
  const surroundings = fakeSurroundings({ cwd: folder, stdin, env });
  const code = await cli(
    args.split(' ').filter((word) => word !== ''),
    detectHost(surroundings),
  );
  await Promise.resolve();
  return { code, out: surroundings.out(), err: surroundings.err() };
}

test.each(['--version', '-v', 'version'])('%s prints the version', async (args) => {
  expect(await slipway(args)).toEqual({ code: 0, out: `slipway ${version}\n`, err: '' });
});

test('help lists the commands; without a command it is wrong use', async () => {
  for (const args of ['help', '--help', '-h', 'help --help'])
    expect(await slipway(args)).toMatchObject({ code: 0, err: '' });
  const { code, out } = await slipway('');
  expect(code).toBe(2);
  for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
});

test.each(allCommands(commands))(
  'the help of %s has its usage, every flag and the exit codes, in 100 columns',
  async (name, { load }) => {
    const { inputs } = await load();
    const { code, out } = await slipway(`${name} --help`);
    expect(code).toBe(0);
    expect(out).toBe((await slipway(`help ${name}`)).out);
    expect(out).toBe((await slipway(`${name} x.yaml --frames 3 -h`)).out);
    expect(out).toContain(`Usage: slipway ${name} `);
    expect(out).toContain('0 fine, 1 it found something, 2 wrong use, 3 a bug in Slipway');
    for (const [input, { place, description }] of Object.entries(inputs)) {
      const words = description.split(' ').slice(0, 3).join(' ');
      if (place === 'action') expect(out).not.toContain(`--${input}`);
      else expect(out).toMatch(new RegExp(`^  --(?:\\[no-\\])?${input} .*${RegExp.escape(words)}`, 'm'));
    }
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  },
);

test('a word that several commands share lists them: asked for help that is fine, alone it is wrong use', async () => {
  const { code, out } = await slipway('risk');
  expect(code).toBe(2);
  for (const name of ['score', 'train', 'evaluate', 'export']) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
  for (const args of ['help risk', 'risk --help', 'risk -h'])
    expect(await slipway(args)).toEqual({ code: 0, out, err: '' });
});

test.each([
  ['risk scor', 'There is no command "risk scor"; the nearest is score.'],
  ['risk constructor', 'There is no command "risk constructor"'],
  ['risk score --thresold 1', 'unknown flag --thresold; the nearest is --threshold'],
  ['risk score --threshold high', 'threshold must be a probability'],
  ['risk score --repo no-such-folder', 'no-such-folder cannot be read as a git repository'],
  ['risk score --model no-such-model.json', 'The model no-such-model.json cannot be read'],
  ['lnit', 'There is no command "lnit"; the nearest is lint.'],
  ['help lnit', 'There is no command "lnit"; the nearest is lint.'],
  ['constructor', 'There is no command "constructor"'],
  ['toString --help', 'There is no command "toString"'],
  ['lint --formt json .', 'unknown flag --formt; the nearest is --format'],
  ['lint --format', '--format needs a value'],
  ['lint -x .', 'unexpected argument "-x"'],
  ['lint --github-token x .', 'unknown flag --github-token'],
  ['lint --format xml', 'format must be one of'],
  ['lint no-such-file.yaml', 'no-such-file.yaml'],
  ['lint good.yaml --config no-policy.yaml', 'The policy file no-policy.yaml cannot be read'],
  ['lint good.yaml --kubernetes-version new', 'kubernetes-version must look like 1.34'],
  ['lint good.yaml --reports sarif', 'reports must be format=path'],
  ['run --format rules', 'The pipeline has no list of rules'],
])('%s is wrong use: %s', async (args, told) => {
  const { code, out, err } = await slipway(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^error: /);
  expect(err).toContain(told);
});

test('every mistake of a command line is told in one go', async () => {
  const { code, err } = await slipway('lint --frames many --fail-on eror --sumary good.yaml --summary=perhaps');
  expect(code).toBe(2);
  expect(err).toMatchInlineSnapshot(`
    "error: 4 inputs are wrong:
      unknown flag --sumary; the nearest is --summary
      fail-on must be one of error, warning, info, never, but is "eror"; the nearest is error
      frames must be a whole number from 0, but is "many"
      summary must be true or false, but is "perhaps"
    "
  `);
});

test.each(['lint', 'run'])('%s ends with 1 for findings and 0 without', async (command) => {
  expect(await slipway(`${command} good.yaml`)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Passed 1 object'),
  });
  expect(await slipway(`${command} deploy`)).toMatchObject({
    code: 1,
    out: expect.stringContaining('deploy/bad.yaml:7'),
  });
  expect((await slipway(`${command} deploy --fail-on never`)).code).toBe(0);
  expect((await slipway(`${command} deploy --config policy.yaml`)).code).toBe(0);
});

test('- is standard input, whatever else is linted with it', async () => {
  const { code, out } = await slipway('lint - good.yaml --format json', bad);
  expect(code).toBe(1);
  const report = JSON.parse(out);
  expect(report.stats).toMatchObject({ files: 2, objects: 2 });
  expect(report.findings[0]).toMatchObject({ file: '-', start: { line: 7 } });
});

test.each(formats.filter((format) => format !== 'terminal'))(
  '--format %s prints the report and nothing else',
  async (format) => {
    for (const command of ['lint', 'run']) {
      const { code, out, err } = await slipway(`${command} deploy --format ${format}`);
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(out).toContain('bad.yaml');
    }
  },
);

test('--format rules lists every rule as JSON', async () => {
  const { code, out } = await slipway('lint --format rules');
  expect(code).toBe(0);
  const { rules } = JSON.parse(out);
  expect(rules.length).toBeGreaterThan(100);
});

test('reports are written beside what is printed, relative to where the user stands', async () => {
  await slipway('lint deploy --reports sarif=out/a.sarif,junit=out/b.xml --reports json=out/c.json');
  expect(JSON.parse(readFileSync(join(folder, 'out/a.sarif'), 'utf8')).runs[0].results.length).toBeGreaterThan(0);
  expect(readFileSync(join(folder, 'out/b.xml'), 'utf8')).toContain('<testsuites');
  expect(JSON.parse(readFileSync(join(folder, 'out/c.json'), 'utf8')).verdict).toBe('fail');
});

test('on Azure the same command shows its findings at the run, unless it is told not to', async () => {
  const env = { TF_BUILD: 'True' };
  expect((await slipway('lint deploy', '', env)).out).toContain(
    '##vso[task.logissue type=error;sourcepath=deploy/bad.yaml',
  );
  expect((await slipway('lint deploy --no-annotations', '', env)).out).not.toContain('##vso[task.logissue');
});
