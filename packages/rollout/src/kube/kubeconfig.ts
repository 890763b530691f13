import { existsSync, readFileSync } from 'node:fs';
import type { Agent, RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { Problem } from '@slipway/core';

/** How to reach a cluster: from a kubeconfig (a file or its text), from inside of a pod, or by server and token. */
export interface AccessSettings {
  /** Text of a kubeconfig, as CI secrets hold it; wins over the path. */
  readonly kubeconfig?: string | undefined;
  /** Paths as `KUBECONFIG` holds them, separated by `:`. */
  readonly kubeconfigPath?: string | undefined;
  readonly context?: string | undefined;
  readonly server?: string | undefined;
  readonly token?: string | undefined;
  /** PEM text, or its base64 as kubeconfigs hold it. */
  readonly certificateAuthority?: string | undefined;
}

/** A cluster and the right to speak to it. */
export interface Access {
  readonly server: string;
  /** Of the context; empty when it names none. */
  readonly namespace: string;
  readonly contextName: string;
  /** Options for each request: TLS, headers with a token that is renewed when it has to be. */
  authorize(): Promise<RequestOptions>;
  /** An agent that goes through the cluster's proxy; undefined for a direct connection. */
  readonly proxied: boolean;
  /** Texts that must not be printed. */
  readonly secrets: readonly string[];
}

/** @throws Problem `bad-input` for a kubeconfig that cannot be used, `not-found` when there is none */
export async function loadAccess(settings: AccessSettings): Promise<Access> {
  // scripts/bundle.mjs puts a file of its own in its place, and must find the import as it stands here.
  const { KubeConfig: Config } = await import(/* webpackIgnore: true */ '@kubernetes/client-node/dist/config.js');
  const config: KubeConfig = new Config();
  try {
    load(config, settings);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('bad-input', `The kubeconfig cannot be read: ${messageOf(error)}`, { cause: error });
  }
  if (settings.context !== undefined) {
    const names = config.getContexts().map(({ name }) => name);
    if (!names.includes(settings.context))
      throw new Problem('bad-input', `The kubeconfig has no context ${JSON.stringify(settings.context)}.`, {
        hint: `It has ${names.join(', ') || 'none'}.`,
      });
    config.setCurrentContext(settings.context);
  }
  const cluster = config.getCurrentCluster();
  if (cluster === null)
    throw new Problem('bad-input', 'The kubeconfig names no cluster for its current context.', {
      hint: 'Set `context`, or current-context in the kubeconfig.',
    });
  const user = config.getCurrentUser();
  const secrets = [user?.token, user?.password, user?.keyData].filter((text): text is string => Boolean(text));
  return {
    server: cluster.server.replace(/\/+$/, ''),
    namespace: config.getContextObject(config.getCurrentContext())?.namespace ?? '',
    contextName: config.getCurrentContext(),
    proxied: cluster.proxyUrl !== undefined && cluster.proxyUrl !== '',
    secrets,
    authorize: async () => {
      const options: RequestOptions & { agent?: Agent } = {};
      try {
        await config.applyToHTTPSOptions(options);
      } catch (error) {
        if (cluster.server.startsWith('http:'))
          throw new Problem('bad-input', `${cluster.server} is plain HTTP, which is spoken with loopback alone.`, {
            cause: error,
            hint: 'Give the https:// URL of the API server.',
          });
        throw new Problem('forbidden', `Logging in to ${cluster.server} failed: ${messageOf(error)}`, {
          cause: error,
          hint: 'The kubeconfig names a login plugin or token file: it must be on this machine and able to log in.',
        });
      }
      return options;
    },
  };
}

function load(config: KubeConfig, settings: AccessSettings): void {
  const { kubeconfig, kubeconfigPath, server, token, certificateAuthority } = settings;
  if (server !== undefined) {
    const caData = certificateAuthority === undefined ? {} : { caData: authorityOf(certificateAuthority) };
    config.loadFromClusterAndUser(
      // client-node refuses plain HTTP unless told; only loopback may be spoken to without TLS.
      { name: 'server', server, skipTLSVerify: isPlainLoopback(server), ...caData },
      { name: 'user', ...(token === undefined ? {} : { token }) },
    );
    return;
  }
  if (kubeconfig !== undefined && isPath(kubeconfig)) readInto(config, kubeconfig.trim());
  else if (kubeconfig !== undefined) config.loadFromString(kubeconfigText(kubeconfig));
  if (kubeconfig !== undefined) {
    allowPlainLoopback(config);
    return;
  }
  const paths = (kubeconfigPath ?? '').split(':').filter((path) => path !== '');
  if (paths.length > 0) for (const path of paths) readInto(config, path);
  else config.loadFromDefault();
  allowPlainLoopback(config);
  if (config.getCurrentCluster()?.server === 'http://localhost:8080' && paths.length === 0)
    throw new Problem('not-found', 'No cluster is configured.', {
      hint: 'Give `kubeconfig` (its text), set KUBECONFIG, or give `server` and `token`.',
    });
}

function readInto(config: KubeConfig, path: string): void {
  try {
    readFileSync(path);
  } catch (error) {
    throw new Problem('not-found', `The kubeconfig ${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  if (config.getClusters() === undefined || config.getClusters().length === 0) config.loadFromFile(path);
  else {
    // As kubectl has it, the first file that says so decides; the library lets the last one.
    const current = config.getCurrentContext();
    const next = Object.create(Object.getPrototypeOf(config)) as KubeConfig;
    next.loadFromFile(path);
    config.mergeConfig(next);
    if (current) config.setCurrentContext(current);
  }
}

/** Whether what was given for the text of a kubeconfig is the path of one, as other tools want it: no kubeconfig is one word. */
export function isPath(kubeconfig: string): boolean {
  const word = kubeconfig.trim();
  return word !== '' && !/[\n{}]|: /.test(word) && (existsSync(word) || kubeconfigText(word) === word);
}

/** A kubeconfig may come in base64, as secrets of CI systems often hold it. */
export function kubeconfigText(kubeconfig: string): string {
  const bare = kubeconfig.replace(/\s/g, '');
  return /^[A-Za-z0-9+/]+=*$/.test(bare) ? Buffer.from(bare, 'base64').toString('utf8') : kubeconfig;
}

/** In base64. The PEM may be given as it is, in base64, or by the path of a file. */
function authorityOf(given: string): string {
  const text = existsSync(given.trim()) ? readFileSync(given.trim(), 'utf8') : given;
  const base64 = text.includes('-----BEGIN') ? Buffer.from(text).toString('base64') : text.replace(/\s/g, '');
  if (Buffer.from(base64, 'base64').toString('utf8').includes('-----BEGIN CERTIFICATE')) return base64;
  throw new Problem('bad-input', 'certificate-authority holds no certificate in PEM.', {
    hint: 'Give the text that begins with -----BEGIN CERTIFICATE-----, as it is or in base64, or the path of its file.',
  });
}

function allowPlainLoopback(config: KubeConfig): void {
  config.clusters = config.clusters.map((cluster) =>
    isPlainLoopback(cluster.server) ? { ...cluster, skipTLSVerify: true } : cluster,
  );
}

function isPlainLoopback(server: string): boolean {
  return /^http:\/\/(?:127\.|localhost[:/]|\[::1\])/.test(server);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
