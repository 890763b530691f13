import { printable } from '../reports/printable.ts';
import { renderTerminal } from '../reports/terminal.ts';
import type { Host } from './host.ts';
import { runnerOf } from './runner.ts';
import type { Surroundings } from './surroundings.ts';

/** A plain terminal, and what all hosts have in common. */
export function terminalHost({ env, cwd, stdout, stderr, readStdin, self }: Surroundings): Host {
  const buffer = new ChunkBuffer((text) => stdout.write(text));
  const host: Host = {
    name: 'terminal',
    cwd,
    colors: wantsColors(env, stdout.isTTY === true),
    // Some pseudo-terminals of CIs say that they have no columns.
    width: stdout.columns || 100,
    environment: env,
    runner: runnerOf(env, self),
    interrupted: () => self?.onInterrupt() ?? new AbortController().signal,
    input: () => undefined,
    readStdin,
    write: (chunk) => buffer.add(chunk),
    log: (line) => stderr.write(`${line}\n`),
    publish: async (report, { frames }) => {
      for (const chunk of renderTerminal(report, { colors: host.colors, width: host.width, frames })) buffer.add(chunk);
      buffer.flush();
    },
    output: async () => {},
    mask: async () => {},
    problem: async ({ message, hint }) => {
      buffer.flush();
      stderr.write(printable(`error: ${message}\n${hint === undefined ? '' : `hint: ${hint}\n`}`));
    },
  };
  return host;
}

/** Follows NO_COLOR and FORCE_COLOR (no-color.org, force-color.org); CI logs that show colours are no terminals. */
export function wantsColors(env: Surroundings['env'], isTerminal: boolean): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '') return env['FORCE_COLOR'] !== '0';
  return isTerminal && env['TERM'] !== 'dumb';
}

/** Joins small chunks, because one system call a finding would cost more than the finding. */
export class ChunkBuffer {
  private readonly send: (text: string) => void;
  private parts: string[] = [];
  private length = 0;
  private scheduled = false;

  constructor(send: (text: string) => void) {
    this.send = send;
  }

  add(chunk: string): void {
    this.parts.push(chunk);
    this.length += chunk.length;
    if (this.length > 60_000) this.flush();
    else if (!this.scheduled) {
      this.scheduled = true;
      queueMicrotask(() => this.flush());
    }
  }

  flush(): void {
    this.scheduled = false;
    if (this.length === 0) return;
    this.send(this.parts.join(''));
    this.parts = [];
    this.length = 0;
  }
}
