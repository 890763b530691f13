import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allCommands, cli, commands } from '@slipway/cli';
import {
  type ActionInput,
  compareWithActionYml,
  detectHost,
  type ExitCode,
  type Host,
  type Inputs,
} from '@slipway/core';
import { buildInputs, runBuild } from '@slipway/image';
import { lintInputs, runLint } from '@slipway/manifests';
import { pipelineInputs, runPipeline } from '@slipway/pipeline';
import { riskInputs, runRisk } from '@slipway/risk';
import { deployInputs, runDeploy } from '@slipway/rollout';
import { type Sandbox, startSandbox } from '@slipway/sandbox';
import { fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionTables } from '../scripts/docs/action-tables.ts';
import { root } from './house/checkout.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

/** Every action: what its code reads, the command that is the same on a terminal, and its bundle and README. */
interface Action {
  readonly inputs: Inputs;
  readonly command: string;
  readonly bundle: string;
  readonly readme: string;
  /** Inputs of runs that set all of its outputs. */
  readonly samples: readonly Readonly<Record<string, string>>[];
  readonly run: (host: Host, given: Readonly<Record<string, string>>) => Promise<ExitCode>;
}
const manifest = { manifests: '-', 'fail-on': 'never', steps: 'risk,lint,deploy' };
/** What is wrong with this Dockerfile keeps it from being built, so that no engine is needed. */
const dockerfile = {
  context: 'examples/shop',
  'build-context': 'examples/shop',
  file: 'examples/shop/Dockerfile.before',
  'fail-on': 'info',
  steps: 'build',
};
const actions: Readonly<Record<string, Action>> = {
  'action.yml': {
    inputs: pipelineInputs,
    command: 'run',
    bundle: 'dist/pipeline',
    readme: 'README.md',
    samples: [manifest, dockerfile],
    run: runPipeline,
  },
  'actions/build-image/action.yml': {
    inputs: buildInputs,
    command: 'image build',
    bundle: 'dist/build-image',
    readme: 'actions/build-image/README.md',
    samples: [dockerfile],
    run: runBuild,
  },
  'actions/deploy/action.yml': {
    inputs: deployInputs,
    command: 'deploy',
    bundle: 'dist/deploy',
    readme: 'actions/deploy/README.md',
    samples: [manifest],
    run: runDeploy,
  },
  'actions/lint-manifests/action.yml': {
    inputs: lintInputs,
    command: 'lint',
    bundle: 'dist/lint-manifests',
    readme: 'actions/lint-manifests/README.md',
    samples: [manifest],
    run: runLint,
  },
  'actions/risk-gate/action.yml': {
    inputs: riskInputs,
    command: 'risk score',
    bundle: 'dist/risk-gate',
    readme: 'actions/risk-gate/README.md',
    samples: [manifest],
    run: runRisk,
  },
};
const entries = Object.entries(actions);

let sandbox: Sandbox;
const repository = mkdtempSync(join(tmpdir(), 'slipway-actions-'));
beforeAll(async () => {
  sandbox = await startSandbox();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository });
  git('init', '--quiet', '--initial-branch=main');
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgSign=false'];
  for (const name of ['a', 'b']) git(...identity, 'commit', '--quiet', '--allow-empty', '--message', name);
});
afterAll(async () => {
  rmSync(repository, { recursive: true, force: true });
  await sandbox.stop();
});

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const actionFile = (path: string) => parse(read(path)) as ActionFile;

async function commandInputs(command: string): Promise<Inputs> {
  const [, { load }] = allCommands(commands).find(([name]) => name === command)!;
  return (await load()).inputs;
}

/** The flags that `--help` speaks of; `--no-x` turns `x` off. */
async function flagsOf(command: string): Promise<string[]> {
  const surroundings = fakeSurroundings();
  const host = detectHost(surroundings);
  await cli([...command.split(' '), '--help'], host);
  await Promise.resolve();
  return [...surroundings.out().matchAll(/^ {2}--(?:\[no-\])?(\S+)/gm)].map(([, word]) => word!);
}

test('every action of the repository is held by these tests', () => {
  const found = globSync(['action.yml', 'actions/*/action.yml'], { cwd: root });
  expect(found.sort()).toEqual(Object.keys(actions).sort());
});

test.each(entries)('%s and the inputs that its code reads say the same', (path, { inputs }) => {
  expect(compareWithActionYml(inputs, actionFile(path).inputs)).toEqual([]);
});

test.each(entries)(
  '%s and the flags of its command are the same, but for what one place alone can have',
  async (path, { inputs, command }) => {
    const flags = await flagsOf(command);
    const declared = Object.keys(actionFile(path).inputs);
    expect(new Set(flags).size).toBe(flags.length);
    const only = (place: string) => Object.keys(inputs).filter((name) => inputs[name]!.place === place);
    expect(declared.filter((name) => !flags.includes(name))).toEqual(only('action'));
    expect(flags.filter((name) => !declared.includes(name))).toEqual(only('cli'));
    expect(await commandInputs(command)).toBe(inputs);
  },
);

test.each(entries)('a mistake in %s would be noticed', (path, { inputs }) => {
  const declared = actionFile(path).inputs;
  const [[name, input] = []] = Object.entries(declared);
  const { [name!]: _, ...others } = declared;
  const mutants = [
    others,
    { ...others, [name!]: { ...input, description: 'Other.' } },
    { ...others, [name!]: { ...input, default: 'elsewhere' } },
    { ...others, [name!]: { ...input, required: true } },
    { ...declared, manifest: {} },
  ];
  for (const mutant of mutants) expect(compareWithActionYml(inputs, mutant)).toHaveLength(1);
});

test.each(entries)(
  '%s declares the outputs that its code sets, and runs its bundle on Node 24',
  { timeout: 90_000 },
  async (path, { bundle, samples, run }) => {
    const outputs = new Set<string>();
    const surroundings = fakeSurroundings({
      stdin: 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n',
      cwd: root,
    });
    const host: Host = {
      ...detectHost(surroundings),
      output: async (name) => {
        outputs.add(name);
      },
    };
    for (const given of samples) await run(host, { ...given, kubeconfig: sandbox.kubeconfig, repo: repository });
    const action = actionFile(path);
    expect([...outputs].sort()).toEqual(Object.keys(action.outputs).sort());
    expect(action.runs.using).toBe('node24');
    expect(join(path, '..', action.runs.main)).toBe(`${bundle}/index.js`);
  },
);

test.each(entries)('the tables of the README of %s are those of its action.yml', (_, { readme }) => {
  const text = read(readme);
  expect(text).toMatch(/<!-- inputs of \S+action\.yml -->/);
  expect(text).toMatch(/<!-- outputs of \S+action\.yml -->/);
  expect(actionTables(text, read)).toBe(text);
  expect(actionTables(text, (path) => read(path).replaceAll(/description: '?/g, '$&Not '))).not.toBe(text);
});
