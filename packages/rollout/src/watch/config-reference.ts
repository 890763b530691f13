import type { Container } from '../kube/objects.ts';

/**
 * The entry of a container that refers to what the kubelet misses, as a path inside of the container; `env` when its
 * words name nothing that the container refers to. Sources: pkg/kubelet/kubelet_pods.go makeEnvironmentVariables for a
 * key, pkg/kubelet/util/manager for an object.
 */
export function configReference(words: string, container: Container): readonly string[] {
  const missing = missingIn(words);
  if (missing === undefined) return ['env'];
  const { kind, name, key } = missing;
  const env = entriesOf(container['env']).find(({ valueFrom }) => {
    const ref = refOf(valueFrom, `${kind}KeyRef`);
    return ref?.['name'] === name && (key === undefined || ref['key'] === key);
  });
  if (env !== undefined)
    return ['env', `[${String(env['name'])}]`, 'valueFrom', `${kind}KeyRef`, key === undefined ? 'name' : 'key'];
  const from = entriesOf(container['envFrom']).findIndex((entry) => refOf(entry, `${kind}Ref`)?.['name'] === name);
  return from < 0 || key !== undefined ? ['env'] : ['envFrom', String(from), `${kind}Ref`, 'name'];
}

interface Missing {
  readonly kind: 'configMap' | 'secret';
  readonly name: string;
  /** Undefined when the whole object is not there. */
  readonly key: string | undefined;
}

/** `couldn't find key nope in ConfigMap shop/web`, `secret "web" not found` */
function missingIn(words: string): Missing | undefined {
  const inObject = /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]+\/(\S+)/.exec(words);
  if (inObject !== null) {
    const [, key, kind, name = ''] = inObject;
    return { kind: kind === 'Secret' ? 'secret' : 'configMap', name, key };
  }
  const whole = /(configmap|secret) "([^"]+)" not found/.exec(words);
  if (whole === null) return undefined;
  const [, kind, name = ''] = whole;
  return { kind: kind === 'secret' ? 'secret' : 'configMap', name, key: undefined };
}

type Json = Readonly<Record<string, unknown>>;

function entriesOf(list: unknown): readonly Json[] {
  return Array.isArray(list) ? list.filter(isJson) : [];
}

function refOf(map: unknown, field: string): Json | undefined {
  const ref = isJson(map) ? map[field] : undefined;
  return isJson(ref) ? ref : undefined;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
