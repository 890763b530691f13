const name = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/;
const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

const goodKeys = new Set<string>();

/** What is wrong with the key of a label or annotation; undefined when nothing is. Source: apimachinery, IsQualifiedName. */
export function keyProblem(key: string): string | undefined {
  if (goodKeys.has(key)) return undefined;
  const problem = judgeKey(key);
  if (problem === undefined && goodKeys.size < 5000) goodKeys.add(key);
  return problem;
}

function judgeKey(key: string): string | undefined {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const rest = key.slice(slash + 1);
  if (prefix !== undefined && (prefix === '' || prefix.length > 253 || !subdomain.test(prefix)))
    return 'whose prefix is no DNS name';
  if (rest.length > 63) return `whose name has ${rest.length} characters, more than 63`;
  return name.test(rest)
    ? undefined
    : 'which is no key: letters, digits, `-`, `_` and `.`, with a letter or digit at both ends';
}

/** What is wrong with the value of a label. Source: apimachinery, IsValidLabelValue. */
export function valueProblem(value: string): string | undefined {
  if (value === '') return undefined;
  if (value.length > 63) return `has ${value.length} characters, more than 63`;
  return name.test(value)
    ? undefined
    : 'may have letters, digits, `-`, `_` and `.` only, with a letter or digit at both ends';
}

/** DNS-1123 subdomain: the names of most objects. */
export function isSubdomain(text: string): boolean {
  return text.length <= 253 && subdomain.test(text);
}

/** DNS-1123 label: the names of namespaces, containers and volumes. */
export function isLabel(text: string): boolean {
  return text.length <= 63 && label.test(text);
}
