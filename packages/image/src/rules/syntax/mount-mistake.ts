import { nearest } from '@slipway/core';

const types = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const sharings = ['shared', 'private', 'locked'];
const truth = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const wordless = /^(?:readonly|ro|readwrite|rw|required)$/;
const keys =
  'type from source src target dst destination readonly ro readwrite rw required size id sharing mode uid gid env'.split(
    ' ',
  );

/** Where a RUN stands, as far as its mounts need to know. */
export interface MountPlace {
  /** Whether its folder is `/`, which nothing can be mounted on. */
  isAtRoot(): boolean;
}

/**
 * What is wrong with a value of RUN --mount; undefined when nothing is. What a variable stands for is not judged.
 * Source: BuildKit, frontend/dockerfile/instructions/commands_runmount.go and dockerfile2llb/convert_runmount.go.
 */
export function mountMistake(value: string, place: MountPlace): string | undefined {
  const options = new Map<string, string | undefined>();
  for (const part of value.split(',')) {
    const equals = part.indexOf('=');
    const key = (equals < 0 ? part : part.slice(0, equals)).toLowerCase();
    const given = equals < 0 ? undefined : part.slice(equals + 1);
    if (!keys.includes(key)) {
      const near = nearest(key, keys);
      return `A mount has no option ${JSON.stringify(key)}${near === undefined ? '' : `; the nearest is ${near}`}`;
    }
    if (given === undefined && !wordless.test(key)) return `The option ${key} of a mount has no value`;
    const mistake = given === undefined || given.includes('$') ? undefined : valueMistake(key, given);
    if (mistake !== undefined) return mistake;
    options.set(key, given);
  }
  const from = options.get('from');
  if (from?.includes('$') === true)
    return `from= of a mount takes no variable: name a stage by \`FROM ${from} AS NAME\``;
  return fitMistake(options) ?? targetMistake(options, place);
}

function valueMistake(key: string, value: string): string | undefined {
  const says = (what: string) => `The option ${key} of a mount is ${what}, not ${JSON.stringify(value)}`;
  if (key === 'type') return types.includes(value.toLowerCase()) ? undefined : says(`one of ${types.join(', ')}`);
  if (key === 'sharing')
    return sharings.includes(value.toLowerCase()) ? undefined : says(`one of ${sharings.join(', ')}`);
  if (wordless.test(key)) return truth.test(value) ? undefined : says('true or false');
  if (key === 'mode') return /^[0-7]+$/.test(value) ? undefined : says('an octal number');
  if (key === 'uid' || key === 'gid') return /^\d+$/.test(value) ? undefined : says('a number');
  if (key === 'size') return /^\d+(?:\.\d+)? ?(?:[kmgtp]?i?b?)$/i.test(value) ? undefined : says('a size such as 64m');
  return undefined;
}

/** Options that the type of the mount does not have. */
function fitMistake(options: ReadonlyMap<string, string | undefined>): string | undefined {
  const type = options.get('type')?.toLowerCase() ?? 'bind';
  if (type.includes('$')) return undefined;
  const excess = [...options.keys()].find(
    (key) =>
      (key === 'sharing' && type !== 'cache') ||
      (key === 'size' && type !== 'tmpfs') ||
      (key === 'required' && type !== 'secret' && type !== 'ssh') ||
      (key === 'from' && type === 'secret') ||
      (/^(?:mode|uid|gid)$/.test(key) && (type === 'bind' || type === 'tmpfs')),
  );
  if (excess !== undefined) return `A mount of type ${type} has no option ${excess}`;
  const has = (...names: string[]) => names.some((name) => (options.get(name) ?? '') !== '');
  if (type === 'secret' && !has('id', 'source', 'src', 'target', 'dst', 'destination'))
    return 'A secret has no id: `--mount=type=secret,id=NAME`';
  if (type === 'secret' && has('id') && has('source', 'src')) return 'A secret has an id or a source, not both';
  return undefined;
}

/** Without a target it is the folder that the RUN works in; a secret and a socket have places of their own. */
function targetMistake(options: ReadonlyMap<string, string | undefined>, place: MountPlace): string | undefined {
  const type = options.get('type')?.toLowerCase() ?? 'bind';
  if (!/^(?:bind|cache|tmpfs)$/.test(type)) return undefined;
  const target = options.get('target') ?? options.get('dst') ?? options.get('destination');
  if (target === undefined || target === '')
    return place.isAtRoot()
      ? `A mount of type ${type} has no target, and there is no WORKDIR to mount it on`
      : undefined;
  return /^\/+\.?$/.test(target) ? 'Nothing can be mounted on /' : undefined;
}
