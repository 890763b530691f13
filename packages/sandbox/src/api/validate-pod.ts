import { isMap, type Json, listAt, mapAt, numberAt } from '../objects.ts';
import { canonicalQuantity } from '../schema/quantity.ts';
import { type Cause, duplicate, refused, required, unsupported, wrong } from './status-error.ts';

/** Lower case letters, digits and dashes, at most 63 of them (RFC 1123). */
export const labelPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
export const labelWords =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

/** What the API server refuses in the spec of a pod (pkg/apis/core/validation), as far as manifests get it wrong. */
export function podSpecCauses(spec: Json, path: string): Cause[] {
  const volumes = listAt(spec, 'volumes');
  const init = listAt(spec, 'initContainers');
  const main = listAt(spec, 'containers');
  const volumeNames = new Set(volumes.map(({ name }) => name));
  const grace = numberAt(spec, 'terminationGracePeriodSeconds') ?? 30;
  const containers = (list: readonly Json[], field: string) =>
    list.flatMap((one, i) => containerCauses(one, `${path}.${field}[${i}]`, volumeNames, grace));
  return [
    ...named(volumes, `${path}.volumes`),
    ...(main.length === 0 ? [required(`${path}.containers`)] : []),
    ...named(main, `${path}.containers`),
    ...containers(main, 'containers'),
    ...named(init, `${path}.initContainers`, main),
    ...containers(init, 'initContainers'),
    ...oneOf(spec, 'restartPolicy', ['Always', 'OnFailure', 'Never'], path),
    ...oneOf(spec, 'dnsPolicy', ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'], path),
    ...(grace < 0 ? [wrong(`${path}.terminationGracePeriodSeconds`, grace, 'must be greater than or equal to 0')] : []),
  ];
}

/** Names that are missing, no names, or there twice. */
function named(list: readonly Json[], path: string, more: readonly Json[] = []): Cause[] {
  const seen = new Set(more.map(({ name }) => name));
  return list.flatMap(({ name }, i) => {
    const field = `${path}[${i}].name`;
    if (typeof name !== 'string' || name === '') return [required(field)];
    if (!labelPattern.test(name)) return [wrong(field, name, labelWords)];
    if (seen.has(name)) return [duplicate(field, name)];
    seen.add(name);
    return [];
  });
}

export function oneOf(object: Json, field: string, allowed: readonly string[], path: string): Cause[] {
  const value = object[field];
  return value === undefined || allowed.includes(String(value))
    ? []
    : [unsupported(`${path}.${field}`, value, [...allowed].sort())];
}

function containerCauses(one: Json, path: string, volumes: ReadonlySet<unknown>, grace: number): Cause[] {
  const image = one['image'];
  const imageCauses =
    image === undefined || image === ''
      ? [required(`${path}.image`)]
      : String(image).trim() === image
        ? []
        : [wrong(`${path}.image`, image, 'must not have leading or trailing whitespace')];
  return [
    ...imageCauses,
    ...portCauses(one, path),
    ...listAt(one, 'env').flatMap(({ name, value, valueFrom }, i) => [
      ...(name === undefined || name === '' ? [required(`${path}.env[${i}].name`)] : []),
      ...(isMap(valueFrom) && value !== undefined
        ? [wrong(`${path}.env[${i}].valueFrom`, '', 'may not be specified when `value` is not empty')]
        : []),
    ]),
    ...mountCauses(one, path, volumes),
    ...oneOf(one, 'imagePullPolicy', ['Always', 'IfNotPresent', 'Never'], path),
    ...resourceCauses(one, path),
    ...lifecycleCauses(one, path, grace),
    ...probeCauses(one, 'livenessProbe', path, true),
    ...probeCauses(one, 'readinessProbe', path, false),
    ...probeCauses(one, 'startupProbe', path, true),
  ];
}

function portCauses(one: Json, path: string): Cause[] {
  const [names, places] = [new Set<unknown>(), new Set<string>()];
  return listAt(one, 'ports').flatMap((port, i) => {
    const at = `${path}.ports[${i}]`;
    const { name, containerPort, protocol, hostPort } = port;
    const causes: Cause[] = [];
    if (name !== undefined) {
      if (!/^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(String(name)))
        causes.push(
          wrong(`${at}.name`, name, 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'),
        );
      else if (String(name).length > 15) causes.push(wrong(`${at}.name`, name, 'must be no more than 15 characters'));
      if (names.has(name)) causes.push(duplicate(`${at}.name`, name));
      names.add(name);
    }
    if (!containerPort) causes.push(required(`${at}.containerPort`));
    else causes.push(...portNumber(containerPort, `${at}.containerPort`));
    const place = `${String(hostPort)}/${String(protocol)}`;
    if (hostPort !== undefined && places.has(place)) causes.push(duplicate(`${at}.hostPort`, place));
    places.add(place);
    return [...causes, ...oneOf(port, 'protocol', ['SCTP', 'TCP', 'UDP'], at)];
  });
}

export function portNumber(port: unknown, field: string): Cause[] {
  return Number(port) >= 1 && Number(port) <= 65_535
    ? []
    : [wrong(field, port, 'must be between 1 and 65535, inclusive')];
}

function mountCauses(one: Json, path: string, volumes: ReadonlySet<unknown>): Cause[] {
  const paths = new Set<unknown>();
  return listAt(one, 'volumeMounts').flatMap(({ name, mountPath }, i) => {
    const at = `${path}.volumeMounts[${i}]`;
    const causes: Cause[] = [];
    if (!name) causes.push(required(`${at}.name`));
    else if (!volumes.has(name))
      causes.push({ reason: 'FieldValueNotFound', message: `Not found: ${JSON.stringify(name)}`, field: `${at}.name` });
    if (!mountPath) causes.push(required(`${at}.mountPath`));
    if (paths.has(mountPath)) causes.push(wrong(`${at}.mountPath`, mountPath, 'must be unique'));
    paths.add(mountPath);
    return causes;
  });
}

const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];

function handlerCauses(action: Json, path: string): Cause[] {
  const given = handlers.filter((name) => isMap(action[name]));
  if (given.length === 0) return [required(path, 'must specify a handler type')];
  const port = mapAt(action, 'httpGet')['port'] ?? mapAt(action, 'tcpSocket')['port'];
  return [
    ...given.slice(1).map((name) => refused(`${path}.${name}`, 'may not specify more than 1 handler type')),
    ...(typeof port === 'number' ? portNumber(port, `${path}.${given[0]}.port`) : []),
  ];
}

function probeCauses(one: Json, field: string, path: string, once: boolean): Cause[] {
  const probe = one[field];
  if (!isMap(probe)) return [];
  const at = `${path}.${field}`;
  const negative = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold']
    .filter((name) => Number(probe[name] ?? 0) < 0)
    .map((name) => wrong(`${at}.${name}`, probe[name], 'must be greater than or equal to 0'));
  const threshold = probe['successThreshold'];
  return [
    ...handlerCauses(probe, at),
    ...negative,
    ...(once && threshold !== 1 ? [wrong(`${at}.successThreshold`, threshold, 'must be 1')] : []),
  ];
}

function lifecycleCauses(one: Json, path: string, grace: number): Cause[] {
  return ['preStop', 'postStart'].flatMap((name) => {
    const action = mapAt(one, 'lifecycle')[name];
    if (!isMap(action)) return [];
    const seconds = numberAt(action, 'sleep', 'seconds');
    const at = `${path}.lifecycle.${name}`;
    const tooLong = seconds !== undefined && (seconds < 0 || seconds > grace);
    const words = `must be non-negative and less than terminationGracePeriodSeconds (${grace})`;
    return [...handlerCauses(action, at), ...(tooLong ? [wrong(`${at}.sleep`, seconds, words)] : [])];
  });
}

/** As a number, to compare: canonical quantities end with one suffix. */
function amount(quantity: unknown): number {
  const text = canonicalQuantity(quantity) ?? '0';
  const [, number = '0', suffix = ''] = /^([-\d]+)(?:e(?=\d))?(.*)$/.exec(text) ?? [];
  const powers: Readonly<Record<string, number>> = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    '': 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
  };
  const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].indexOf(suffix);
  return Number(number) * (binary >= 0 ? 1024 ** (binary + 1) : (powers[suffix] ?? 10 ** Number(suffix)));
}

function resourceCauses(one: Json, path: string): Cause[] {
  const { limits, requests } = mapAt(one, 'resources');
  const at = `${path}.resources`;
  const negative = [
    ['limits', limits],
    ['requests', requests],
  ].flatMap(([field, map]) =>
    Object.entries(isMap(map) ? map : {})
      .filter(([, quantity]) => amount(quantity) < 0)
      .map(([name, quantity]) =>
        wrong(`${at}.${String(field)}[${name}]`, quantity, 'must be greater than or equal to 0'),
      ),
  );
  const above = Object.entries(isMap(requests) ? requests : {})
    .filter(([name, quantity]) => isMap(limits) && name in limits && amount(quantity) > amount(limits[name]))
    .map(([name, quantity]) =>
      wrong(
        `${at}.requests`,
        quantity,
        `must be less than or equal to ${name} limit of ${String(mapAt({ limits }, 'limits')[name])}`,
      ),
    );
  return [...negative, ...above];
}
