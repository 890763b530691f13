import { StatusError } from '../api/status-error.ts';
import { isMap, type Json } from '../objects.ts';

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
  readonly from?: string;
}

/** RFC 6902. A `test` that does not hold is 422, as the API server answers. */
export function jsonPatch(target: unknown, operations: readonly Operation[]): unknown {
  let result = structuredClone(target);
  for (const operation of operations) result = applyOne(result, operation);
  return result;
}

function applyOne(target: unknown, { op, path, value, from }: Operation): unknown {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (op === 'test') {
    if (!equal(read(target, steps), value))
      throw new StatusError(
        422,
        'Invalid',
        `the server rejected our request due to an error in our request: testing value ${path} failed`,
      );
    return target;
  }
  if (op === 'copy' || op === 'move') {
    const source = (from ?? '').split('/').slice(1);
    const copied = read(target, source);
    return change(op === 'move' ? change(target, source, 'remove', undefined) : target, steps, 'add', copied);
  }
  if (!['add', 'replace', 'remove'].includes(op))
    throw new StatusError(400, 'BadRequest', `unexpected operation ${op}`);
  return change(target, steps, op, value);
}

function read(target: unknown, steps: readonly string[]): unknown {
  let value = target;
  for (const step of steps) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isMap(value) ? value[step] : undefined;
  }
  return value;
}

function change(target: unknown, [step, ...rest]: readonly string[], op: string, value: unknown): unknown {
  if (step === undefined) return value;
  const last = rest.length === 0;
  if (Array.isArray(target)) {
    const at = step === '-' ? target.length : Number(step);
    if (!last) return target.with(at, change(target[at], rest, op, value));
    return op === 'add'
      ? target.toSpliced(at, 0, value)
      : op === 'remove'
        ? target.toSpliced(at, 1)
        : target.with(at, value);
  }
  if (!isMap(target)) throw missing(step);
  if (last && op === 'add') return { ...target, [step]: value };
  if (!(step in target)) throw missing(step);
  if (!last) return { ...target, [step]: change(target[step], rest, op, value) };
  const { [step]: _, ...others } = target;
  return op === 'remove' ? others : { ...target, [step]: value };
}

function missing(step: string): StatusError {
  return new StatusError(
    422,
    'Invalid',
    `the server rejected our request due to an error in our request: missing path ${step}`,
  );
}

/** RFC 7386. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  const result: Json = isMap(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete result[field];
    else result[field] = mergePatch(result[field], value);
  }
  return result;
}

function equal(a: unknown, b: unknown): boolean {
  if (isMap(a) && isMap(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => equal(a[key], b[key]));
  }
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => equal(item, b[i]));
  return a === b;
}
