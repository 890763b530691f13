import type { Excerpt, Finding, Location, Report, Table } from '@slipway/core';
import { type Deployment, nameOf } from '../kube/objects.ts';
import type { ManifestSet } from '../read/manifest.ts';
import type { DeployResult } from '../run/result.ts';
import type { Cause } from '../state/record.ts';
import { timelineDiagram } from './timeline.ts';
import { troubleRules } from './trouble-rules.ts';

/** A release as every report prints it. */
export function deployReport(result: DeployResult, { texts }: Pick<ManifestSet, 'texts'>): Report {
  const { plan, traffic, state } = result;
  const findings = findingsOf(result);
  const changed = plan.filter(({ action }) => action !== 'keep');
  return {
    step: 'deploy',
    title: state === 'planned' ? `Plan of ${result.app}` : `Deploy of ${result.app}`,
    verdict: state === 'undone' ? 'fail' : 'pass',
    conclusion: conclusionOf(result),
    findings,
    rules: troubleRules,
    tables: [...timelineTable(result), ...changesTable(result), ...notesTable(result)],
    excerpts: excerptsOf(result, findings),
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
  if (cause === undefined || !troubleRules.has(cause.code)) return [];
  const location = placeOf(cause, plan);
  if (location === undefined) return [];
  const { code, message, fix } = cause;
  return [{ rule: code, severity: 'error', message, location, fix: { text: fix } }];
}

/** Troubles that the new version as a whole is to blame for. */
const judged = ['smoke-test-failed', 'requests-failed', 'gate-failed'];

/** The place in the manifests that is to blame: the cause's own, else that of its object, else the one new image. */
function placeOf(cause: Cause, plan: DeployResult['plan']): Location | undefined {
  const { code, object, file, line = 1, column = 1 } = cause;
  if (file !== undefined) {
    const start = { line, column };
    const known = plan.some(({ item }) => item.manifest.locate([]).file === file);
    return known ? { file, start, end: cause.end ?? start } : undefined;
  }
  const fresh = plan.filter(({ key, action }) => key.kind === 'Deployment' && action !== 'keep');
  if (judged.includes(code) && fresh.length === 1) {
    const { manifest } = fresh[0]!.item;
    const [container] = (manifest.object as Deployment).spec.template.spec.containers;
    return manifest.locate(['spec', 'template', 'spec', 'containers', `[${container?.name}]`, 'image']);
  }
  return plan.find(({ key }) => nameOf(key) === object)?.item.manifest.locate([]);
}

/** What other programs said, and what to do about a cause that no line of the manifests is to blame for. */
function excerptsOf({ cause }: DeployResult, findings: readonly Finding[]): Excerpt[] {
  if (cause === undefined) return [];
  const { logs, fix, container, object } = cause;
  return [
    ...(findings.length > 0 || fix === '' ? [] : [{ title: 'What to do', text: fix }]),
    ...(logs === undefined ? [] : [{ title: `Last lines of ${container ?? object ?? 'it'}`, text: logs }]),
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
      ? 'nothing was live before'
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

/** What is worth knowing beside the cause; a release has said it in its log as it came up. */
function notesTable({ notices, state }: DeployResult): Table[] {
  if (notices.length === 0) return [];
  const rows = [...new Set(notices)].map((text) => [text]);
  return [{ title: 'Notes', open: true, logged: state !== 'planned', columns: ['Note'], rows }];
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
