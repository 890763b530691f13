import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who made something in the engine, in a form that a later process can ask whether that one still lives. */
export interface Ownership {
  /** Text that stands for this process: value of a label. */
  readonly mine: string;
  /** True only where it is certain that the process of such a text has ended: it was one of this machine. */
  isGone(owner: string | undefined): boolean;
}

/** What tells processes of a machine apart, also after their numbers were given out again. */
export interface Processes {
  /** Names the machine since its start, and where numbers of processes are counted by themselves: its container. */
  readonly place: string;
  readonly pid: number;
  /** When a process started, in whatever unit; undefined when there is none of this number. */
  startOf(pid: number): string | undefined;
}

export function ownership({ place, pid, startOf }: Processes): Ownership {
  return {
    mine: [place, pid, startOf(pid) ?? ''].join('/'),
    isGone(owner) {
      const [, theirs, number, start] = /^(.+)\/(\d+)\/([^/]*)$/.exec(owner ?? '') ?? [];
      // Of another machine, or of a container beside this one, nothing can be known from here.
      return theirs === place && startOf(Number(number)) !== start;
    },
  };
}

/** The processes of this machine. */
export function processesHere(): Processes {
  return process.platform === 'linux'
    ? { place: linuxPlace(), pid: process.pid, startOf: linuxStart }
    : { place: hostname(), pid: process.pid, startOf: (pid) => (isAlive(pid) ? '' : undefined) };
}

/** A place that is nobody else's: where it cannot be told, no process is taken for one that has ended. */
const alone = randomUUID();

/** Source: proc(5) for `boot_id`, namespaces(7) for the name of a namespace. */
function linuxPlace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}-${readlinkSync('/proc/self/ns/pid').replace(/\D+/g, '')}`;
  } catch {
    return alone; // Some sandboxes have no such /proc.
  }
}

/** Field 22 of `stat`, in ticks since the machine started; the name before may hold blanks and brackets. A zombie has ended. */
function linuxStart(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined; // There is no such process any more.
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
