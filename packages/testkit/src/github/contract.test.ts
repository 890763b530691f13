import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Route } from './answer.ts';
import { FakeGithub } from './fake-github.ts';

/** GitHub's own description of its REST API. */
interface Schema {
  readonly [keyword: string]: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
}
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, { readonly schema: Schema }> }>>;
}
const require = createRequire(import.meta.url);
const description = JSON.parse(
  readFileSync(require.resolve('@octokit/openapi/generated/api.github.com.json'), 'utf8'),
) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** OpenAPI 3.0 writes null as a keyword; JSON Schema as a type. References stay. */
function jsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, example, ...rest } = value as Record<string, unknown>;
  // Where the description itself has an empty text for an address that was not given, it is no address.
  if (rest['default'] === '') delete rest['format'];
  const schema = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, jsonSchema(each)]));
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

const prefix = '#/components/schemas/';

/** A schema with all that it refers to. */
function whole(schema: Schema): Record<string, unknown> {
  const schemas: Record<string, unknown> = {};
  const queue = [JSON.stringify(schema)];
  for (const text of queue)
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      if (schemas[name!] === undefined) {
        schemas[name!] = jsonSchema(description.components.schemas[name!]);
        queue.push(JSON.stringify(schemas[name!]));
      }
  return { ...(jsonSchema(schema) as object), components: { schemas } };
}

function validator(schema: Schema): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  return ajv.compile(whole(schema));
}

function operationOf({ path, method }: Pick<Route, 'path' | 'method'>): Operation {
  return description.paths[path]![method.toLowerCase()]!;
}

/** What an answer may have: the fields of its schema, or of the items of a list. */
function propertiesOf(schema: Schema): readonly string[] {
  const reference = schema['$ref'];
  if (typeof reference === 'string')
    return propertiesOf(description.components.schemas[reference.slice(prefix.length)]!);
  return schema.type === 'array' ? propertiesOf(schema.items!) : Object.keys(schema.properties!);
}

const requestSchema = (route: Pick<Route, 'path' | 'method'>) =>
  operationOf(route).requestBody!.content['application/json']!.schema;

let github: FakeGithub;
beforeAll(async () => {
  github = await FakeGithub.start();
});
afterAll(() => github.close());
beforeEach(() => {
  github.checkRuns.length = 0;
  github.addCommit('acme/shop', 'c0ffee');
  github.deployments.length = 0;
  for (const list of [github.pullRequests, github.reviews, github.workflowRuns, github.approvals, github.issues])
    list.length = 0;
  github.addToken('writer', ['checks=write', 'deployments=write', 'pull_requests=read', 'actions=read', 'issues=read']);
  github.addToken('fork', ['checks=read', 'deployments=read']);
});

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${github.url}${path}`, {
    method,
    headers: { authorization: 'Bearer writer', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const creation = { method: 'POST', path: '/repos/{owner}/{repo}/check-runs' } as const;
const change = { method: 'PATCH', path: '/repos/{owner}/{repo}/check-runs/{check_run_id}' } as const;
const deployment = { method: 'POST', path: '/repos/{owner}/{repo}/deployments' } as const;
const deploymentStatus = {
  method: 'POST',
  path: '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
} as const;
const place = (route: { path: string }) =>
  route.path
    .replace('{owner}', 'acme')
    .replace('{repo}', 'shop')
    .replace(/\{\w+_id\}/, '1');

const annotation = { path: 'a.yaml', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'm' };
const output = {
  title: 't',
  summary: 's',
  text: 'x',
  annotations: [{ ...annotation, start_column: 1, end_column: 4, title: 'rule', raw_details: 'r' }, annotation],
  images: [{ alt: 'a', image_url: 'https://example.com/a.png', caption: 'c' }],
};
const everything = {
  name: 'Manifest lint',
  details_url: 'https://example.com',
  external_id: '7',
  status: 'completed',
  started_at: '2026-11-23T11:00:00Z',
  conclusion: 'failure',
  completed_at: '2026-11-23T12:00:00Z',
  output,
  actions: [{ label: 'l', description: 'd', identifier: 'i' }],
};

const everyDeployment = {
  ref: 'c0ffee',
  task: 'deploy:web',
  auto_merge: false,
  required_contexts: [] as string[],
  payload: '{"app":"shop"}',
  environment: 'staging',
  description: 'd',
  transient_environment: true,
  production_environment: false,
};
const everyStatus = {
  state: 'in_progress',
  target_url: 'https://example.com/run',
  log_url: 'https://example.com/run',
  description: 'd',
  environment: 'staging',
  environment_url: 'https://example.com',
  auto_inactive: true,
};

/** Good requests of every route, from the least to all that a field list has. */
const good: [Pick<Route, 'method' | 'path'>, Record<string, unknown>][] = [
  [creation, { name: 'lint', head_sha: 'c0ffee' }],
  [creation, { name: 'lint', head_sha: 'c0ffee', status: 'in_progress' }],
  [creation, { ...everything, head_sha: 'c0ffee' }],
  [creation, { ...everything, head_sha: 'c0ffee', output: { ...output, annotations: Array(50).fill(annotation) } }],
  [change, { output: { summary: 's' } }],
  [change, { status: 'in_progress' }],
  [change, everything],
  [deployment, { ref: 'c0ffee' }],
  [deployment, { ref: 'c0ffee', payload: { app: 'shop', images: ['a'] }, description: null }],
  [deployment, everyDeployment],
  [deploymentStatus, { state: 'success' }],
  [deploymentStatus, { state: 'queued', log_url: '' }],
  [deploymentStatus, everyStatus],
];

test('the description has every route of the fake, and the list of good requests too', () => {
  for (const route of github.routes) {
    expect(operationOf(route), route.path).toBeDefined();
    if (route.method === 'GET') continue;
    expect(good.filter(([{ method, path }]) => method === route.method && path === route.path).length).toBeGreaterThan(
      1,
    );
  }
});

test.each(good)('%j: a request that the description allows is answered as it says', async (route, body) => {
  if (route === deploymentStatus) await ask('POST', place(deployment), { ref: 'c0ffee' });
  if (route.method === 'PATCH') await ask('POST', place(creation), { name: 'lint', head_sha: 'c0ffee' });
  expect(validator(requestSchema(route))(body)).toBe(true);
  const answer = await ask(route.method, place(route), body);
  const { responses } = operationOf(route);
  expect(Object.keys(responses)).toContain(String(answer.status));
  const schema = responses[String(answer.status)]!.content!['application/json']!.schema;
  const valid = validator(schema);
  expect(valid(answer.body), JSON.stringify(valid.errors)).toBe(true);
  expect(propertiesOf(schema)).toEqual(expect.arrayContaining(Object.keys(answer.body)));
});

/** What can be read, and how many items the answer must have to be worth checking. */
const readings: [string, string, number][] = [
  ['/repos/{owner}/{repo}/commits/{ref}/check-runs', '/repos/acme/shop/commits/c0ffee/check-runs?check_name=lint', 1],
  ['/repos/{owner}/{repo}/pulls/{pull_number}', '/repos/acme/shop/pulls/7', 1],
  ['/repos/{owner}/{repo}/pulls/{pull_number}/reviews', '/repos/acme/shop/pulls/7/reviews?per_page=100', 2],
  ['/repos/{owner}/{repo}/collaborators/{username}/permission', '/repos/acme/shop/collaborators/eva/permission', 1],
  ['/repos/{owner}/{repo}/actions/runs', '/repos/acme/shop/actions/runs?branch=main&status=completed', 2],
  ['/repos/{owner}/{repo}/issues', '/repos/acme/shop/issues?labels=bug&state=all', 2],
  ['/repos/{owner}/{repo}/actions/runs/{run_id}/approvals', '/repos/acme/shop/actions/runs/9/approvals', 1],
  [deployment.path, '/repos/acme/shop/deployments?sha=c0ffee&environment=staging', 1],
  [deploymentStatus.path, '/repos/acme/shop/deployments/1/statuses?per_page=100', 2],
];

test('every route that reads is among the readings', () => {
  const known = readings.map(([path]) => path);
  expect(
    github.routes
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => path)
      .sort(),
  ).toEqual(known.sort());
});

test.each(readings)('GET %s is answered as the description says', async (path, url, items) => {
  const common = { repository: 'acme/shop', number: 7, commit: 'c0ffee', submittedAt: '2026-11-23T11:00:00Z' };
  const run = { repository: 'acme/shop', branch: 'main', commit: 'c0ffee', workflow: '.github/workflows/ci.yml' };
  github.pullRequests.push({
    ...common,
    author: 'ann',
    title: 'A change',
    head: 'c0ffee',
    base: 'b',
    from: 'eva/shop',
  });
  github.reviews.push(
    { ...common, author: 'eva', state: 'APPROVED', body: 'Fine.', association: 'MEMBER' },
    { ...common, author: 'helper[bot]', state: 'COMMENTED', body: '', association: 'NONE' },
  );
  github.allow('acme/shop', 'eva', 'maintain');
  const approval = { repository: 'acme/shop', run: 9, environment: 'risk-review', reviewer: 'eva', comment: 'Fine.' };
  github.approvals.push({ ...approval, state: 'approved' }, { ...approval, run: 10, state: 'rejected' });
  const issue = { repository: 'acme/shop', title: 'It crashes' } as const;
  github.issues.push(
    { ...issue, number: 1, labels: ['bug'], state: 'closed' },
    { ...issue, number: 2, labels: ['bug', 'late'], state: 'open' },
    { ...issue, number: 3, labels: ['docs'], state: 'closed' },
  );
  github.workflowRuns.push(
    { ...run, event: 'push', conclusion: 'failure', attempt: 1, startedAt: '2026-11-22T10:00:00Z' },
    { ...run, event: 'push', conclusion: 'success', attempt: 2, startedAt: '2026-11-23T10:00:00Z' },
  );
  await ask('POST', place(creation), { name: 'lint', head_sha: 'c0ffee' });
  for (const environment of ['staging', 'other'])
    await ask('POST', place(deployment), { ...everyDeployment, environment });
  for (const state of ['in_progress', 'success']) await ask('POST', place(deploymentStatus), { ...everyStatus, state });
  const answer = await ask('GET', url);
  expect(answer.status).toBe(200);
  const schema = operationOf({ method: 'GET', path }).responses['200']!.content!['application/json']!.schema;
  const valid = validator(schema);
  expect(valid(answer.body), JSON.stringify(valid.errors)).toBe(true);
  const shown = Array.isArray(answer.body) ? answer.body : [answer.body];
  for (const each of shown) expect(propertiesOf(schema)).toEqual(expect.arrayContaining(Object.keys(each as object)));
  const total = (answer.body['total_count'] as number | undefined) ?? shown.length;
  expect(total).toBe(items);
});

/** Every body that is one mistake away from a good one: a field lacks, has the wrong type, is too long or no known word. */
function* mutants(schema: Schema, value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    yield 'no list';
    const { maxItems } = schema as { maxItems?: number };
    if (maxItems !== undefined) yield Array(maxItems + 1).fill(value[0]);
    for (const mutant of mutants(schema.items!, value[0])) yield [mutant, ...value.slice(1)];
  } else if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>;
    for (const field of schema.required ?? []) yield { ...record, [field]: undefined };
    for (const [field, each] of Object.entries(record))
      for (const mutant of mutants(schema.properties![field]!, each)) yield { ...record, [field]: mutant };
  } else {
    yield typeof value === 'string' ? 1 : 'another type';
    if (schema['nullable'] !== true) yield null;
    const { maxLength, enum: words } = schema as { maxLength?: number; enum?: unknown };
    if (maxLength !== undefined) yield 'x'.repeat(maxLength + 1);
    if (words !== undefined || schema['format'] === 'date-time') yield 'another word';
  }
}

test.each([
  [creation, { ...everything, head_sha: 'c0ffee' }, 60],
  [change, everything, 55],
  [deployment, { ...everyDeployment, required_contexts: ['ci'] }, 15],
  [deploymentStatus, everyStatus, 14],
])('%j: what the description forbids is refused with 422', async (route, body, least) => {
  await ask('POST', place(creation), { name: 'lint', head_sha: 'c0ffee' });
  await ask('POST', place(deployment), { ref: 'c0ffee' });
  const allowed = validator(requestSchema(route));
  const refused = validator(description.components.schemas['validation-error-simple']!);
  const bodies = [...mutants(requestSchema(route), body)].map(
    (mutant) => JSON.parse(JSON.stringify(mutant)) as unknown,
  );
  expect(bodies.length).toBeGreaterThan(least);
  const answers = await Promise.all(bodies.map((mutant) => ask(route.method, place(route), mutant)));
  for (const [i, { status, body: told }] of answers.entries()) {
    const mutant = JSON.stringify(bodies[i]).slice(0, 400);
    expect({ mutant, allowed: allowed(bodies[i]), status }).toEqual({ mutant, allowed: false, status: 422 });
    expect(refused(told)).toBe(true);
  }
});

test.each([
  ['a range of columns over two lines', { ...annotation, end_line: 2, start_column: 1, end_column: 2 }],
  ['a message above 64 KiB', { ...annotation, message: 'x'.repeat(65_537) }],
  ['a title above 255 characters', { ...annotation, title: 'x'.repeat(256) }],
  ['line 0', { ...annotation, start_line: 0 }],
])('what only the words of the documentation forbid is refused too: %s', async (_, wrong) => {
  const body = { name: 'lint', head_sha: 'c0ffee', output: { title: 't', summary: 's', annotations: [wrong] } };
  expect(await ask('POST', place(creation), body)).toMatchObject({ status: 422 });
  expect(github.checkRuns).toEqual([]);
});

test.each([
  ['no token', { authorization: '' }, '/repos/acme/shop/check-runs', 401],
  ['an unknown token', { authorization: 'token other' }, '/repos/acme/shop/check-runs', 401],
  ["a fork's token", { authorization: 'token fork' }, '/repos/acme/shop/check-runs', 403],
  ["a fork's token for deployments", { authorization: 'token fork' }, '/repos/acme/shop/deployments', 403],
  ['another repository', {}, '/repos/acme/secret/check-runs', 404],
  ['an unknown route', {}, '/repos/acme/shop/check-walks', 404],
])('%s is refused as GitHub does', async (_, headers, path, status) => {
  const answer = await ask('POST', path, { name: 'lint', head_sha: 'c0ffee' }, headers);
  expect(answer.status).toBe(status);
  const error = validator(description.components.schemas['basic-error']!);
  expect(error(answer.body), JSON.stringify(answer.body)).toBe(true);
});

test('a commit or check run that is not there, and a body that is no JSON, are refused', async () => {
  expect(await ask('POST', place(creation), { name: 'lint', head_sha: 'dead' })).toMatchObject({ status: 422 });
  expect(await ask('PATCH', place(change), { status: 'queued' })).toMatchObject({ status: 404 });
  expect(await ask('POST', place(creation), '{')).toMatchObject({ status: 400 });
  expect(await ask('POST', place(creation), '[]')).toMatchObject({ status: 400 });
});

test('annotations of later requests are added, and the output of the last one is shown', async () => {
  await ask('POST', place(creation), { ...everything, head_sha: 'c0ffee' });
  const { body } = await ask('PATCH', place(change), { output: { summary: 'new', annotations: [annotation] } });
  expect(body).toMatchObject({ status: 'completed', output: { title: 't', summary: 'new', annotations_count: 3 } });
  expect(github.checkRuns).toMatchObject([
    { repository: 'acme/shop', conclusion: 'failure', annotations: { length: 3 } },
  ]);
});

test('faults come one a request, then all is well again', async () => {
  const body = { name: 'lint', head_sha: 'c0ffee' };
  github.failNext(
    { kind: 'secondary-limit', retryAfterSeconds: 7 },
    { kind: 'primary-limit', resetAt: new Date(90_000), status: 429 },
    { kind: 'status', status: 502, body: '<html>' },
    { kind: 'disconnect' },
    { kind: 'lost-answer' },
  );
  const limited = await ask('POST', place(creation), body);
  expect(limited.status).toBe(403);
  expect(limited.headers.get('retry-after')).toBe('7');
  const spent = await ask('POST', place(creation), body);
  expect([spent.status, spent.headers.get('x-ratelimit-remaining'), spent.headers.get('x-ratelimit-reset')]).toEqual([
    429,
    '0',
    '90',
  ]);
  await expect(ask('POST', place(creation), body)).rejects.toThrow('JSON');
  await expect(ask('POST', place(creation), body)).rejects.toThrow('fetch failed');
  expect(github.checkRuns).toHaveLength(0);
  await expect(ask('POST', place(creation), body)).rejects.toThrow('fetch failed');
  expect(github.checkRuns).toHaveLength(1);
  expect((await ask('POST', place(creation), body)).status).toBe(201);
  expect(github.requests.slice(-6).map(({ status }) => status)).toEqual([403, 429, 502, 0, 0, 201]);
});
