import { Problem } from '@slipway/core';
import type { CiRun } from './ci-run.ts';

const passed = ['success', 'passed', 'pass', 'ok'];
const failed = ['failure', 'failed', 'fail', 'error', 'timed_out'];
const needed = ['workflow', 'conclusion'] as const;

/**
 * Reads runs from a CSV with a header: `workflow` and `conclusion` (success, failure; others such as cancelled are left out), and,
 * where they are known, `commit`, `attempt` and `started_at` (ISO time or seconds since 1970). Columns may come in any order.
 *
 * @throws Problem `bad-input` for a header without the needed columns, or a line that does not fit it
 */
export function readCsv(file: string, text: string): CiRun[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const header = cells(lines[0] ?? '').map((name) => name.trim().toLowerCase());
  const missing = needed.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new Problem('bad-input', `${file}:1: the header lacks ${missing.join(' and ')}.`, {
      hint: 'The first line names the columns: workflow,commit,conclusion,attempt,started_at.',
    });
  const runs: CiRun[] = [];
  for (const [i, line] of lines.entries()) {
    if (i === 0 || line.trim() === '') continue;
    const found = cells(line);
    if (found.length !== header.length)
      throw new Problem('bad-input', `${file}:${i + 1}: ${found.length} cells, but the header has ${header.length}.`, {
        hint: 'Put cells with commas in double quotes.',
      });
    const cell = (name: string): string => found[header.indexOf(name)]?.trim() ?? '';
    const conclusion = cell('conclusion').toLowerCase();
    if (!passed.includes(conclusion) && !failed.includes(conclusion)) continue;
    runs.push({
      workflow: cell('workflow'),
      commit: cell('commit') || undefined,
      passed: passed.includes(conclusion),
      attempts: attemptsOf(cell('attempt')),
      time: secondsOf(cell('started_at')),
      failedPaths: [],
    });
  }
  return runs;
}

function attemptsOf(text: string): number {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1;
}

function secondsOf(text: string): number {
  if (/^\d{9,11}$/.test(text)) return Number(text);
  return Date.parse(text) / 1000;
}

/** Splits a line at commas; a cell in double quotes may have them, and writes a quote as two. */
function cells(line: string): string[] {
  const found: string[] = [];
  let [cell, quoted] = ['', false];
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    if (c === '"' && quoted && line[i + 1] === '"') {
      cell += c;
      i++;
    } else if (c === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (c === ',' && !quoted) {
      found.push(cell);
      cell = '';
    } else cell += c;
  }
  return [...found, cell];
}
