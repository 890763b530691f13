import type { Problem } from '../problem.ts';
import type { Report } from '../report.ts';
import type { ChangeEvent } from './change-event.ts';
import type { CodeHost } from './code-host.ts';
import type { DeploymentRecord, DeploymentWish } from './deployment-record.ts';
import type { Runner } from './runner.ts';

export type HostName = 'github' | 'gitlab' | 'jenkins' | 'azure' | 'terminal';

/** What a report should become on its host, beside the text in the log. */
export interface Wishes {
  /** Findings at the lines of the change. */
  readonly annotations: boolean;
  readonly summary: boolean;
  /** A check run of its own; needs `token`. */
  readonly checkRun: boolean;
  readonly token: string | undefined;
  /** How many findings the log shows with their code. */
  readonly frames: number;
}

/** The CI system or terminal that a command runs on: the only way for it to be heard. */
export interface Host {
  readonly name: HostName;
  /** Folder that the user stands in; paths in reports are relative to it. */
  readonly cwd: string;
  readonly colors: boolean;
  readonly width: number;
  /** Environment of the process, for programs that are started and for settings that others define, such as KUBECONFIG. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Who runs this: a CI run, or a user at a machine. */
  readonly runner: Runner;
  /** Aborted when the user or the CI wants this to end. */
  interrupted(): AbortSignal;
  /** An input of an action; undefined where inputs are flags, or when it is not given. */
  input(name: string): string | undefined;
  /** All of standard input. */
  readStdin(): Buffer;
  /** Standard output: what the command was asked for. */
  write(chunk: string): void;
  /** Standard error: what accompanies it. */
  log(line: string): void;
  /** Shows a report in the best way that this host has. */
  publish(report: Report, wishes: Wishes): Promise<void>;
  /** A value for later steps; nothing where steps have no outputs. */
  output(name: string, value: string): Promise<void>;
  /** Keeps a secret out of everything that the host prints from now on. */
  mask(secret: string): Promise<void>;
  /** The change that this run is about; absent where the host does not say. */
  event?(): ChangeEvent | undefined;
  /** What the host knows of pull requests and earlier runs; undefined when it cannot be asked, absent where there is none. */
  codeHost?(token: string | undefined): Promise<CodeHost | undefined>;
  /** Announces a deployment where the host keeps a list of them; absent where it does not. */
  deployment?(wish: DeploymentWish): Promise<DeploymentRecord | undefined>;
  /** Begins a part of the log that readers can fold; what it gives ends it. Absent where logs have none. */
  fold?(title: string): () => void;
  /** Tells the user of a Problem. */
  problem(problem: Problem): Promise<void>;
}
