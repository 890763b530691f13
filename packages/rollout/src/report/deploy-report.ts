import type { Finding, Report, Table } from '@slipway/core';
import { nameOf } from '../kube/objects.ts';
import type { ManifestSet } from '../read/manifest.ts';
import type { DeployResult } from '../run/result.ts';
import { timelineDiagram } from './timeline.ts';
import { troubleRules } from './trouble-rules.ts';

/** A release as every report prints it. */
export function deployReport(result: DeployResult, { texts }: Pick<ManifestSet, 'texts'>): Report {
  const { cause, plan, traffic, state } = result;
  const changed = plan.filter(({ action }) => action !== 'keep');
  return {
    step: 'deploy',
    title: state === 'planned' ? `Plan of ${result.app}` : `Deploy of ${result.app}`,
    verdict: state === 'undone' ? 'fail' : 'pass',
    conclusion: conclusionOf(result),
    findings: findingsOf(result),
    rules: troubleRules,
    tables: [...timelineTable(result), ...changesTable(result)],
    excerpts:
      cause?.logs === undefined
        ? []
        : [{ title: `Last lines of ${cause.container ?? cause.object ?? 'it'}`, text: cause.logs }],
    diagram: result.steps.length === 0 ? undefined : timelineDiagram(result),
    stats: {
      objects: plan.length,
      changed: changed.length,
      ...(traffic === undefined ? {} : { requests: traffic.sent, 'failed requests': traffic.failed }),
      'API requests': result.apiRequests,
    },
    source: (file) => texts.get(file),
    json: {},
  };
}

function findingsOf({ cause, plan }: DeployResult): Finding[] {
  if (cause?.file === undefined || !troubleRules.has(cause.code)) return [];
  const { code, message, fix, file, line = 1 } = cause;
  const item = plan.map(({ item }) => item.manifest.locate([])).find((place) => place.file === file);
  const start = { line, column: cause.column ?? 1 };
  return item === undefined
    ? []
    : [
        {
          rule: code,
          severity: 'error',
          message,
          location: { file, start, end: cause.end ?? start },
          fix: { text: fix },
        },
      ];
}

/** What happened in one sentence, the way back included. */
function conclusionOf(result: DeployResult): string {
  const { state, app, strategy, release, previous, cause, plan, traffic } = result;
  const seconds = (result.durationMs / 1000).toFixed(1);
  const requests =
    traffic === undefined || traffic.sent === 0
      ? ''
      : ` ${traffic.failed.toLocaleString('en')} of ${traffic.sent.toLocaleString('en')} requests failed.`;
  if (state === 'planned') {
    const count = (action: string) => plan.filter((one) => one.action === action).length;
    return `${count('create')} to create, ${count('change') + count('replace')} to change, ${count('keep')} as they are, ${result.pruned.length} to remove. Nothing was changed.`;
  }
  if (state === 'released') return `Released ${app} ${release} by ${strategy} in ${seconds} s.${requests}`;
  const back =
    previous === undefined
      ? 'what it made is removed'
      : `${previous.release === 'adopted' ? 'what ran before' : previous.release} is live`;
  return `Undone after ${seconds} s, ${back}: ${cause?.message ?? 'no cause is known'}.${requests}`.replace('..', '.');
}

function timelineTable({ steps }: DeployResult): Table[] {
  if (steps.length === 0) return [];
  return [
    {
      title: 'Timeline',
      open: true,
      logged: true,
      columns: ['Step', 'Took', 'What came of it'],
      rows: steps.map(({ name, state, startedAt, endedAt, text }) => [
        state === 'failed' ? `${name} ✗` : name,
        `${((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s`,
        text,
      ]),
    },
  ];
}

const shownChanges = 8;
const longestValue = 80;

function changesTable({ plan, state, pruned, strategy }: DeployResult): Table[] {
  const rows = plan
    .filter(({ action }) => action !== 'keep')
    .flatMap(({ key, action, changes }) => {
      const name = nameOf(key);
      if (changes.length === 0) return [[name, action, '']];
      const shown = changes
        .slice(0, shownChanges)
        .map(({ path, before, after }, i) => [
          i === 0 ? name : '',
          i === 0 ? action : '',
          `${path}: ${short(before)} → ${short(after)}`,
        ]);
      const more = changes.length - shownChanges;
      return more > 0 ? [...shown, ['', '', `${more} more fields`]] : shown;
    });
  const removed = pruned.map((name) => [
    name,
    'remove',
    strategy === 'blue-green' && name.startsWith('Deployment ')
      ? 'of the release before'
      : 'no longer in the manifests',
  ]);
  if (rows.length + removed.length === 0) return [];
  return [
    {
      title: 'Changes',
      open: state === 'planned',
      columns: ['Object', 'Action', 'Change'],
      rows: [...rows, ...removed],
    },
  ];
}

function short(value: string | undefined): string {
  if (value === undefined) return '(none)';
  return value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
}
