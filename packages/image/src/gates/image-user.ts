/** Who a container of an image runs as, as the engine finds out. */
export type ResolvedUser =
  | { readonly kind: 'uid'; readonly uid: number }
  /** No engine starts it: there is no such name, or no such number. */
  | { readonly kind: 'no-such-user'; readonly why: string }
  /** It may be anybody. */
  | { readonly kind: 'unknown'; readonly why: string };

/** As the kernel has them. Source: moby/sys, user/user.go, `minID` and `maxID`. */
const largestId = 2 ** 31 - 1;

/**
 * Resolves the user of an image as Docker does: what stands before the colon, as a number where Go's `Atoi` takes it for one
 * (so `+0` and `00` are root), else the first line of /etc/passwd with that name. A number in that line that is none counts
 * as 0. Source: moby/sys, user/user.go, `GetExecUser` and `ParsePasswdFilter`.
 *
 * @param user as the configuration has it
 * @param passwd lines of the image's own /etc/passwd; empty where it has none, undefined when that could not be read
 */
export function resolveUser(user: string, passwd: string | undefined): ResolvedUser {
  const name = user.split(':', 1)[0]!;
  if (name === '') return { kind: 'uid', uid: 0 };
  const number = atoi(name);
  if (number !== undefined)
    return number >= 0 && number <= largestId
      ? { kind: 'uid', uid: number }
      : { kind: 'no-such-user', why: `ids go from 0 to ${largestId}` };
  if (passwd === undefined)
    return { kind: 'unknown', why: 'its /etc/passwd is a link or too large to be read, so the name may be anybody’s' };
  for (const line of passwd.split('\n')) {
    const [of = '', , id = ''] = line.trim().split(':');
    if (line.trim() !== '' && of === name) return { kind: 'uid', uid: atoi(id) ?? 0 };
  }
  return {
    kind: 'no-such-user',
    why: `${passwd === '' ? 'it has no /etc/passwd' : 'its /etc/passwd has no such name'}`,
  };
}

/** Undefined for what Go's `strconv.Atoi` refuses. */
function atoi(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = Number(text);
  // No minus before a zero.
  return Math.abs(value) < 2 ** 63 ? value + 0 : undefined;
}
