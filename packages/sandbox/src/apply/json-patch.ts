import { isDeepStrictEqual } from 'node:util';
import { badRequest, StatusError } from '../api/status-error.ts';
import { isMap, type Json } from '../objects.ts';

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
  readonly from?: string;
}

/** The API server does not say why a patch does not fit. */
function misfit(): StatusError {
  return new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
}

/**
 * RFC 6902.
 *
 * @throws StatusError 422 when a `test` does not hold or a path is not there, 400 when it is no patch
 */
export function jsonPatch(target: unknown, operations: unknown): unknown {
  if (!Array.isArray(operations))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    );
  return operations.reduce((result: unknown, operation: Operation) => applyOne(result, operation), target);
}

function applyOne(target: unknown, { op, path, value, from }: Operation): unknown {
  const steps = stepsOf(path);
  switch (op) {
    case 'test': {
      const found = read(target, steps);
      if (!isDeepStrictEqual(found ?? null, value ?? null)) throw misfit();
      return target;
    }
    case 'add':
    case 'replace':
    case 'remove':
      return change(target, steps, op, value);
    case 'copy':
    case 'move': {
      const source = stepsOf(from ?? '');
      const taken = read(target, source);
      if (taken === undefined) throw misfit();
      return change(op === 'move' ? change(target, source, 'remove', undefined) : target, steps, 'add', taken);
    }
    default:
      throw misfit();
  }
}

function stepsOf(pointer: unknown): string[] {
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) throw misfit();
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function read(target: unknown, steps: readonly string[]): unknown {
  let value = target;
  for (const step of steps) {
    if (Array.isArray(value)) value = value[indexOf(step, value.length - 1)];
    else value = isMap(value) ? value[step] : undefined;
  }
  return value;
}

/** `-1` counts from the end, as the library of the API server allows. */
function indexOf(step: string, last: number): number {
  if (!/^-?\d+$/.test(step)) throw misfit();
  const index = Number(step) < 0 ? Number(step) + last + 1 : Number(step);
  if (index < 0 || index > last) throw misfit();
  return index;
}

function change(target: unknown, [step, ...rest]: readonly string[], op: string, value: unknown): unknown {
  if (step === undefined) return value;
  const isLast = rest.length === 0;
  if (Array.isArray(target)) {
    const adds = isLast && op === 'add';
    const at = adds && step === '-' ? target.length : indexOf(step, adds ? target.length : target.length - 1);
    if (!isLast) return target.with(at, change(target[at], rest, op, value));
    return op === 'replace'
      ? target.with(at, value)
      : target.toSpliced(at, op === 'add' ? 0 : 1, ...(op === 'add' ? [value] : []));
  }
  if (!isMap(target)) throw misfit();
  if (isLast && op === 'add') return { ...target, [step]: value };
  if (!(step in target)) throw misfit();
  if (!isLast) return { ...target, [step]: change(target[step], rest, op, value) };
  const { [step]: _, ...others } = target;
  return op === 'remove' ? others : { ...target, [step]: value };
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
