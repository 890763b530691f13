// Runs a command several times and reads what it cost: wall time here, CPU time from the shell's `times`, peak memory
// from /proc (Linux). Machines are shared and noisy, so callers compare medians and ratios.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first executable of this name on PATH, or undefined. */
export function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    if (folder !== '' && existsSync(file)) return file;
  }
  return undefined;
}

/** One run of `argv`. Output goes to nowhere, so that no tool is charged for a slow terminal. */
function once(argv, cwd) {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const shell = spawn('sh', ['-c', '"$@" >/dev/null 2>&1; echo "exit $?"; times', 'sh', ...argv], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let peakKb = 0;
    const poll = setInterval(() => {
      peakKb = Math.max(peakKb, peakOfChildren(shell.pid));
    }, 3);
    let output = '';
    shell.stdout.on('data', (chunk) => {
      output += chunk;
    });
    shell.on('error', reject);
    shell.on('close', () => {
      clearInterval(poll);
      const wallMs = Number(process.hrtime.bigint() - started) / 1e6;
      const [exit, , children] = output.trim().split('\n');
      const cpuMs =
        (children ?? '')
          .split(/\s+/)
          .map(seconds)
          .reduce((a, b) => a + b, 0) * 1000;
      resolve({ wallMs, cpuMs, peakMb: peakKb / 1024, exit: Number(exit.slice(5)) });
    });
  });
}

function seconds(text) {
  const match = /^(\d+)m([\d.]+)s$/.exec(text);
  return match === null ? 0 : Number(match[1]) * 60 + Number(match[2]);
}

function peakOfChildren(pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    return Math.max(
      0,
      ...children.map((child) =>
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1] ?? 0),
      ),
    );
  } catch {
    return 0; // The child ended between two looks, or this is no Linux.
  }
}

/** Median cost of `argv` over `runs` runs, after one that warms the file cache. */
export async function measure(argv, { runs, cwd = process.cwd() }) {
  const results = [];
  await once(argv, cwd);
  for (let i = 0; i < runs; i++) results.push(await once(argv, cwd));
  return {
    wallMs: median(results.map(({ wallMs }) => wallMs)),
    cpuMs: median(results.map(({ cpuMs }) => cpuMs)),
    peakMb: Math.max(...results.map(({ peakMb }) => peakMb)),
    exit: results[0].exit,
  };
}

/** Several commands measured in turns, so that a noisy minute hits them all alike. */
export async function measureTogether(commands, { runs, cwd = process.cwd() }) {
  const results = commands.map(() => []);
  for (const argv of commands) await once(argv, cwd);
  for (let i = 0; i < runs; i++) for (const [c, argv] of commands.entries()) results[c].push(await once(argv, cwd));
  return results.map((list) => ({
    wallMs: median(list.map(({ wallMs }) => wallMs)),
    cpuMs: median(list.map(({ cpuMs }) => cpuMs)),
    peakMb: Math.max(...list.map(({ peakMb }) => peakMb)),
    exit: list[0].exit,
  }));
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Prints rows as a Markdown table whose columns line up. */
export function table(header, rows) {
  const all = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, i) => Math.max(...all.map((row) => row[i].length)));
  const line = (row) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  return [
    line(all[0]),
    `|${widths.map((width, i) => (i === 0 ? `${'-'.repeat(width + 2)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`,
    ...all.slice(1).map(line),
  ].join('\n');
}
