import { type Answer, type Asked, invalid, page, type Route, refusal } from './answer.ts';
import { type BodyRule, dateTime, fields, integer, list, oneOf, optional, required, text } from './body-rules.ts';

/** An annotation as the API takes it. */
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

interface Output {
  readonly title?: string;
  readonly summary?: string;
  readonly text?: string;
  readonly annotations?: readonly Annotation[];
}

/** A check run as GitHub keeps it. */
export interface CheckRun {
  readonly id: number;
  readonly repository: string;
  readonly head_sha: string;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly details_url: string | null;
  readonly external_id: string;
  readonly started_at: string;
  readonly completed_at: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  /** Of all requests so far: each one adds its own. */
  readonly annotations: readonly Annotation[];
}

/** What the routes of check runs need of the fake. */
export interface CheckRunStore {
  readonly checkRuns: CheckRun[];
  readonly now: () => Date;
  readonly apiUrl: () => string;
  hasCommit(repository: string, sha: string): boolean;
}

const conclusions = ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'stale', 'timed_out'];
const kilobytes64 = 64 * 1024;

/** Columns are for annotations of one line, as the documentation of `start_column` has it. */
const annotation = fields(
  {
    path: required(text()),
    start_line: required(integer({ least: 1 })),
    end_line: required(integer({ least: 1 })),
    start_column: optional(integer({ least: 1 })),
    end_column: optional(integer({ least: 1 })),
    annotation_level: required(oneOf(['notice', 'warning', 'failure'])),
    message: required(text({ maxLength: kilobytes64 })),
    title: optional(text({ maxLength: 255 })),
    raw_details: optional(text({ maxLength: kilobytes64 })),
  },
  ({ start_line, end_line, start_column, end_column }) => {
    if (Number(end_line) < Number(start_line)) return ['end_line is before start_line.'];
    if (start_line !== end_line && (start_column !== undefined || end_column !== undefined))
      return ['start_column and end_column are not allowed when start_line and end_line differ.'];
    return Number(end_column) < Number(start_column) ? ['end_column is before start_column.'] : [];
  },
);

const image = fields({
  alt: required(text()),
  image_url: required(text()),
  caption: optional(text()),
});

const action = fields({
  label: required(text({ maxLength: 20 })),
  description: required(text({ maxLength: 40 })),
  identifier: required(text({ maxLength: 20 })),
});

function output(title: typeof required): BodyRule {
  return fields({
    title: title(text()),
    summary: required(text({ maxLength: 65_535 })),
    text: optional(text({ maxLength: 65_535 })),
    annotations: optional(list(annotation, { maxItems: 50 })),
    images: optional(list(image)),
  });
}

const shared = {
  details_url: optional(text()),
  external_id: optional(text()),
  started_at: optional(dateTime()),
  conclusion: optional(oneOf(conclusions)),
  completed_at: optional(dateTime()),
  actions: optional(list(action, { maxItems: 3 })),
};

const creation = fields(
  {
    ...shared,
    name: required(text()),
    head_sha: required(text()),
    status: optional(oneOf(['queued', 'in_progress', 'completed'])),
    output: optional(output(required)),
  },
  concluded,
);

const change = fields(
  {
    ...shared,
    name: optional(text()),
    status: optional(oneOf(['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending'])),
    output: optional(output(optional)),
  },
  concluded,
);

/** "Required if you provide completed_at or a status of completed." */
function concluded({ status, completed_at, conclusion }: Readonly<Record<string, unknown>>): string[] {
  const needed = status === 'completed' || completed_at !== undefined;
  return needed && conclusion === undefined ? ['"conclusion" wasn\'t supplied.'] : [];
}

const docs = '/checks/runs';

export function checkRunRoutes(store: CheckRunStore): Route[] {
  return [
    {
      method: 'POST',
      path: '/repos/{owner}/{repo}/check-runs',
      permission: 'checks=write',
      docs: `${docs}#create-a-check-run`,
      answer: (asked) => create(store, asked),
    },
    {
      method: 'PATCH',
      path: '/repos/{owner}/{repo}/check-runs/{check_run_id}',
      permission: 'checks=write',
      docs: `${docs}#update-a-check-run`,
      answer: (asked) => update(store, asked),
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/commits/{ref}/check-runs',
      permission: 'checks=read',
      docs: `${docs}#list-check-runs-for-a-git-reference`,
      answer: (asked) => listed(store, asked),
    },
  ];
}

/** `filter: latest`, the default, keeps the newest run of each name. */
function listed(store: CheckRunStore, { repository, params, query }: Asked): Answer {
  const name = query.get('check_name');
  const found = store.checkRuns
    .filter((run) => run.repository === repository && run.head_sha === params['ref'])
    .filter((run) => name === null || run.name === name)
    .reverse();
  const newest = found.filter((run, i) => found.findIndex((other) => other.name === run.name) === i);
  const runs = query.get('filter') === 'all' ? found : newest;
  return {
    status: 200,
    body: { total_count: runs.length, check_runs: page(runs, query).map((run) => shown(store, run)) },
  };
}

function create(store: CheckRunStore, { repository, body }: Asked): Answer {
  const page = `${docs}#create-a-check-run`;
  const complaints = creation(body, 'body');
  if (complaints.length > 0) return invalid(complaints, page);
  const given = body as Partial<CheckRun> & { readonly output?: Output };
  const sha = given.head_sha!;
  if (!store.hasCommit(repository, sha)) return refusal(422, `No commit found for SHA: ${sha}`, page);
  const run: CheckRun = {
    id: store.checkRuns.length + 1,
    repository,
    head_sha: sha,
    name: given.name!,
    details_url: null,
    external_id: '',
    title: null,
    summary: null,
    text: null,
    annotations: [],
    ...progress(store, given, store.now().toISOString()),
  };
  store.checkRuns.push(withOutput({ ...run, ...texts(given) }, given.output));
  return { status: 201, body: shown(store, store.checkRuns.at(-1)!) };
}

function update(store: CheckRunStore, { repository, params, body }: Asked): Answer {
  const page = `${docs}#update-a-check-run`;
  const id = Number(params['check_run_id']);
  const at = store.checkRuns.findIndex((run) => run.id === id && run.repository === repository);
  const before = store.checkRuns[at];
  if (before === undefined) return refusal(404, 'Not Found', page);
  const complaints = change(body, 'body');
  if (complaints.length > 0) return invalid(complaints, page);
  const given = body as Partial<CheckRun> & { readonly output?: Output };
  const progressed =
    given.status === undefined && given.conclusion === undefined ? {} : progress(store, given, before.started_at);
  store.checkRuns[at] = withOutput({ ...before, ...texts(given), ...progressed }, given.output);
  return { status: 200, body: shown(store, store.checkRuns[at]!) };
}

/** "Providing conclusion will automatically set the status parameter to completed." */
function progress(store: CheckRunStore, given: Partial<CheckRun>, startedAt: string) {
  const completed = given.conclusion !== undefined;
  return {
    status: completed ? 'completed' : (given.status ?? 'queued'),
    conclusion: given.conclusion ?? null,
    started_at: given.started_at ?? startedAt,
    completed_at: completed ? (given.completed_at ?? store.now().toISOString()) : null,
  };
}

function texts({ name, details_url, external_id }: Partial<CheckRun>): Partial<CheckRun> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(details_url === undefined ? {} : { details_url }),
    ...(external_id === undefined ? {} : { external_id }),
  };
}

function withOutput(run: CheckRun, given: Output | undefined): CheckRun {
  if (given === undefined) return run;
  return {
    ...run,
    title: given.title ?? run.title,
    summary: given.summary ?? run.summary,
    text: given.text ?? run.text,
    annotations: [...run.annotations, ...(given.annotations ?? [])],
  };
}

/** A check run as the API shows it: annotations are counted, and have an address of their own. */
function shown(store: CheckRunStore, run: CheckRun): Record<string, unknown> {
  const { repository, title, summary, text: details, annotations, ...rest } = run;
  const url = `${store.apiUrl()}/repos/${repository}/check-runs/${run.id}`;
  return {
    ...rest,
    node_id: Buffer.from(`CheckRun${run.id}`).toString('base64'),
    url,
    html_url: `https://github.com/${repository}/runs/${run.id}`,
    output: {
      title,
      summary,
      text: details,
      annotations_count: annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: 1 },
    app: null,
    pull_requests: [],
  };
}
