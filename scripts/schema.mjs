// Writes the offline schema of Kubernetes' own kinds, packages/manifests/src/schema/kubernetes.ts, from the models that
// @kubernetes/client-node generates from the OpenAPI description of a release.
//
//   node scripts/schema.mjs          writes the file
//   node scripts/schema.mjs --check  says whether the committed file is what this would write
//
// One line a kind (`apps/v1 Deployment N V1Deployment`; N namespaced, C cluster-scoped), then one line a type: its name
// and its fields, `!` for required ones. Codes of types: s string, i integer, n number, b boolean, t time, y bytes in
// base64, q quantity, x integer or string, * anything; a name is another type; `[]` before one is a list, `{}` a map.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'packages/manifests/src/schema/kubernetes.ts');
const client = dirname(createRequire(import.meta.url).resolve('@kubernetes/client-node'));
const models = join(client, 'gen/models');
const apis = join(client, 'gen/apis');

/** Fields that are quantities, which the models give as strings; in manifests they are numbers too. */
const quantities = new Set(['averageValue', 'divisor', 'maximumVolumeSize', 'minimumVolumeSize', 'sizeLimit', 'value']);
const quantityMaps = new Set([
  'allocatable',
  'allocatedResources',
  'capacity',
  'default',
  'defaultRequest',
  'hard',
  'limits',
  'max',
  'maxLimitRequestRatio',
  'min',
  'overhead',
  'podFixed',
  'requests',
  'used',
]);
/** Models whose `value` is a quantity; elsewhere it is a plain string. */
const quantityValues = /^V2Metric|^V1beta\dDeviceCapacity|^V1DeviceCapacity|^V1.*Counter$/;

/** @returns {Map<string, { name: string, baseName: string, type: string, format: string }[]>} */
async function readModels() {
  const found = new Map();
  for (const file of readdirSync(models)) {
    const name = file.match(/^(\w+)\.js$/)?.[1];
    if (name === undefined || name === 'ObjectSerializer' || name === 'all') continue;
    const module = await import(join(models, file));
    const attributes = module[name]?.attributeTypeMap;
    if (Array.isArray(attributes)) found.set(name, attributes);
  }
  return found;
}

/** Names of the fields that a model's declaration requires. */
function requiredFields(model) {
  const text = readFileSync(join(models, `${model}.d.ts`), 'utf8');
  return new Set([...text.matchAll(/^ {4}'([^']+)': /gm)].map(([, name]) => name));
}

/** Every kind that can be written: the body of a PUT to its own path. */
function readKinds() {
  const kinds = new Map();
  for (const file of readdirSync(apis)) {
    if (!/Api\.js$/.test(file)) continue;
    const text = readFileSync(join(apis, file), 'utf8');
    for (const method of text.split(/^ {4}async /m)) {
      const path =
        /localVarPath = '\/(?:api|apis)\/(v1|[^/']+\/v[^/']+)\/(namespaces\/\{namespace\}\/)?[a-z]+(?:\/\{name\})?'/.exec(
          method,
        );
      const body = /ObjectSerializer\.serialize\(body, "(\w+)"/.exec(method);
      if (path === null || body === null || !/^(?:create|replace)/.test(method)) continue;
      const kind = body[1].replace(/^(?:[A-Z][a-z]+)?V\d+(?:(?:alpha|beta)\d+)?/, '');
      kinds.set(`${path[1]} ${kind}`, { scope: path[2] === undefined ? 'C' : 'N', model: body[1] });
    }
  }
  return kinds;
}

function codeOf(model, { baseName, type, format }) {
  const map = /^\{ \[key: string\]: (.+); \}$/.exec(type);
  if (map !== null) {
    if (map[1] === 'string' && quantityMaps.has(baseName)) return '{}q';
    return `{}${codeOf(model, { baseName: '', type: map[1], format: '' })}`;
  }
  const list = /^(?:Array|Set)<(.+)>$/.exec(type);
  if (list !== null) return `[]${codeOf(model, { baseName: '', type: list[1], format })}`;
  if (type === 'string' && (baseName !== 'value' || quantityValues.test(model)) && quantities.has(baseName)) return 'q';
  if (type === 'string') return format === 'byte' ? 'y' : 's';
  if (type === 'number') return format === 'double' ? 'n' : 'i';
  return { boolean: 'b', Date: 't', V1MicroTime: 't', IntOrString: 'x', any: '*', object: '*' }[type] ?? type;
}

const all = await readModels();
const kinds = [...readKinds()].filter(([, { model }]) => all.get(model)?.some(({ name }) => name === 'kind'));
kinds.sort(([a], [b]) => (a < b ? -1 : 1));

const types = new Map();
const open = kinds.map(([, { model }]) => model);
const roots = new Set(open);
for (let model = open.pop(); model !== undefined; model = open.pop()) {
  if (types.has(model)) continue;
  const attributes = all.get(model);
  if (attributes === undefined) throw new Error(`the models have no ${model}`);
  const required = requiredFields(model);
  const fields = attributes.map((attribute) => {
    const { baseName, name } = attribute;
    // What a controller writes is nothing that a manifest is judged by.
    const code = roots.has(model) && baseName === 'status' ? '*' : codeOf(model, attribute);
    const reference = code.replace(/^(?:\[\]|\{\})+/, '');
    if (/^[A-Z]/.test(reference)) open.push(reference);
    return `${baseName}${required.has(name) ? '!' : ''}:${code}`;
  });
  types.set(model, fields.join(' '));
}

const release = /OpenAPI spec version: release-(\d+\.\d+)/.exec(readFileSync(join(models, 'V1Pod.js'), 'utf8'))[1];
const lines = [
  ...kinds.map(([kind, { scope, model }]) => `${kind} ${scope} ${model}`),
  '',
  ...[...types].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, fields]) => `${name} ${fields}`),
];
const text = `// Generated by scripts/schema.mjs from the models of @kubernetes/client-node; do not edit.

/** Release of Kubernetes that the schema describes. */
export const schemaRelease: readonly [number, number] = [${release.replace('.', ', ')}];

/** Kinds, an empty line, types: see scripts/schema.mjs for the notation. */
export const schemaText = \`${lines.join('\n')}\`;
`;
if (/[`$\\]/.test(lines.join('').replaceAll('$ref', '').replaceAll('$schema', '')))
  throw new Error('a name needs escaping');

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') === text) console.log(`schema: fresh, ${kinds.length} kinds, ${types.size} types`);
  else {
    console.error(`${target} is not what scripts/schema.mjs writes. Run node scripts/schema.mjs and commit it.`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
  console.log(`schema: ${kinds.length} kinds, ${types.size} types, ${Math.ceil(text.length / 1000)} kB`);
}
