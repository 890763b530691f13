import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ExitCode, type Host, Problem, parseInputs, render, run, systemClock, version } from '@slipway/core';
import { evaluate } from './evaluate/evaluate.ts';
import { features } from './features/features.ts';
import { gateRule } from './gate/rule.ts';
import { bugIssuesFromFile } from './history/bug-issues.ts';
import { exportCsv } from './history/export-csv.ts';
import { replay } from './history/replay.ts';
import type { History } from './history/unit.ts';
import { evaluateInputs, exportInputs, trainInputs } from './inputs.ts';
import { hasSeen, seenNote } from './model/model.ts';
import { formatModel } from './model/parse-model.ts';
import { shippedModel } from './model/shipped-model.ts';
import { tableOf } from './model/table.ts';
import { trainLocal } from './model/train-local.ts';
import { evaluationReport, trainingReport } from './report/training-report.ts';

type Given = Readonly<Record<string, string | undefined>>;

/** The same for every run, so that two runs on one history give one result. */
const seed = 1;

/** Trains a model on a history and writes it. */
export function runTrain(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  return run(host, async () => {
    const values = parseInputs(trainInputs, given, mistakes);
    const output = values.output ?? 'risk-model.json';
    const history = await historyOf(host, values, { tokens: true });
    const now = Math.floor(systemClock.now() / 1000);
    const local = trainLocal(tableOf(history, features), shippedModel(), { asOf: now, seed });
    write(host, output, [formatModel(local.model)]);
    show(host, trainingReport(history, local, output), values.format);
    return { failed: false };
  });
}

/** Trains on the older part of a history and measures on the newest changes, beside what size alone would say. */
export function runEvaluate(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  return run(host, async () => {
    const values = parseInputs(evaluateInputs, given, mistakes);
    const rule = gateRule(values.threshold, undefined);
    const history = await historyOf(host, values, { tokens: true });
    const settings = { seed, ...(rule.kind === 'threshold' ? { threshold: rule.threshold } : {}) };
    const shipped = shippedModel();
    const evaluation = evaluate(tableOf(history, features), shipped, settings);
    const notes = hasSeen(shipped, history.units[0]?.hash) ? [seenNote, ...history.notes] : history.notes;
    show(host, evaluationReport({ ...history, notes }, evaluation), values.format);
    return { failed: false };
  });
}

/** Writes the feature table of a history. */
export function runExport(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  return run(host, async () => {
    const values = parseInputs(exportInputs, given, mistakes);
    const history = await historyOf(host, values, { tokens: false });
    if (values.output !== undefined) write(host, values.output, exportCsv(history));
    else for (const chunk of exportCsv(history)) host.write(chunk);
    for (const note of history.notes) host.log(note);
    return { failed: false };
  });
}

/** Words are only gathered where a model may use them. */
function historyOf(
  host: Host,
  {
    repo = '.',
    head = 'HEAD',
    'bug-issues': bugs,
  }: Readonly<Record<'repo' | 'head' | 'bug-issues', string | undefined>>,
  { tokens }: { readonly tokens: boolean },
): Promise<History> {
  return replay(resolve(host.cwd, repo), {
    ref: head,
    signal: host.interrupted(),
    tokens,
    ...(bugs === undefined ? {} : { issueLabels: bugIssuesFromFile(bugs, host.cwd).numbers }),
  });
}

function show(host: Host, report: Parameters<typeof render>[0], format: 'terminal' | 'json' | undefined): void {
  const options = { colors: host.colors, width: host.width, frames: 0, version };
  for (const chunk of render(report, format ?? 'terminal', options)) host.write(chunk);
}

function write(host: Host, path: string, chunks: Iterable<string>): void {
  const file = resolve(host.cwd, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, [...chunks].join(''));
  } catch (error) {
    throw new Problem(
      'bad-input',
      `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
      {
        cause: error,
        hint: 'Name a path in a folder that can be written to.',
      },
    );
  }
}
