import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImageError } from '../error.ts';

/** Where an engine listens, and what proves who speaks to it. */
export type Endpoint =
  | { readonly kind: 'socket'; readonly host: string; readonly path: string }
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly hostname: string;
      readonly port: number;
      readonly tls: Tls | undefined;
    };

export interface Tls {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  readonly verify: boolean;
}

/** What tells where the engine is. */
export interface EngineSettings {
  /** DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As Node names it; `win32` has pipes instead of sockets. */
  readonly platform: string;
  /** Home of the user, for ~/.docker. */
  readonly home: string;
}

/**
 * The engine that the docker client would speak to: DOCKER_HOST, else the context of DOCKER_CONTEXT or of its
 * config.json, else the default socket.
 *
 * @throws ImageError `bad-build-input` for an address that cannot be used
 */
export function findEndpoint(settings: EngineSettings): Endpoint {
  const { env, home } = settings;
  const config = env['DOCKER_CONFIG'] || join(home, '.docker');
  const host = env['DOCKER_HOST'];
  if (host !== undefined && host !== '') return endpointOf(host, tlsOfEnvironment(env, config), 'DOCKER_HOST');
  const context = env['DOCKER_CONTEXT'] || currentContext(config);
  if (context !== undefined && context !== 'default') return endpointOfContext(config, context);
  if (settings.platform === 'win32') return endpointOf('npipe:////./pipe/docker_engine', undefined, 'The default');
  const desktop = join(home, '.docker/run/docker.sock');
  const standard = '/var/run/docker.sock';
  return endpointOf(`unix://${!existsSync(standard) && existsSync(desktop) ? desktop : standard}`, undefined, '');
}

function currentContext(config: string): string | undefined {
  const read = readJson(join(config, 'config.json'));
  const name = isRecord(read) ? read['currentContext'] : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Contexts lie in folders that are named by the hash of their name. Source: docker/cli, cli/context/store. */
function endpointOfContext(config: string, name: string): Endpoint {
  const id = createHash('sha256').update(name).digest('hex');
  const meta = readJson(join(config, 'contexts/meta', id, 'meta.json'));
  const endpoints = isRecord(meta) ? meta['Endpoints'] : undefined;
  const docker = isRecord(endpoints) ? endpoints['docker'] : undefined;
  if (!isRecord(docker) || typeof docker['Host'] !== 'string')
    throw new ImageError('bad-build-input', `There is no docker context ${JSON.stringify(name)} in ${config}.`, {
      hint: '`docker context ls` lists them; DOCKER_CONTEXT and currentContext in config.json choose one.',
    });
  const files = join(config, 'contexts/tls', id, 'docker');
  const verify = docker['SkipTLSVerify'] !== true;
  const tls = existsSync(files) || !verify ? readTls(files, verify) : undefined;
  return endpointOf(docker['Host'], tls, `The docker context ${name}`);
}

function tlsOfEnvironment(env: EngineSettings['env'], config: string): Tls | undefined {
  const verify = (env['DOCKER_TLS_VERIFY'] ?? '') !== '';
  if (!verify && (env['DOCKER_TLS'] ?? '') === '') return undefined;
  return readTls(env['DOCKER_CERT_PATH'] || config, verify);
}

function readTls(folder: string, verify: boolean): Tls {
  const read = (name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem'), verify };
}

function endpointOf(host: string, tls: Tls | undefined, origin: string): Endpoint {
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/s.exec(host) ?? [];
  if (scheme === 'unix' || scheme === 'npipe') return { kind: 'socket', host, path: rest };
  if (scheme === 'tcp' || scheme === 'http' || scheme === 'https') {
    const secure = tls ?? (scheme === 'https' ? { ca: undefined, cert: undefined, key: undefined, verify: true } : tls);
    const url = URL.canParse(`http://${rest}`) ? new URL(`http://${rest}`) : undefined;
    if (url !== undefined && url.hostname !== '') {
      const port = url.port === '' ? (secure === undefined ? 2375 : 2376) : Number(url.port);
      return { kind: 'tcp', host, hostname: url.hostname.replace(/^\[|\]$/g, ''), port, tls: secure };
    }
  }
  const ssh = scheme === 'ssh';
  throw new ImageError(
    'bad-build-input',
    `${origin} names an engine that ${ssh ? 'is reached over SSH, which only the docker client speaks' : 'cannot be reached from here'}: ${host}.`,
    {
      hint: ssh
        ? `Forward its socket, and use that: \`ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock ${rest} &\`, and DOCKER_HOST=unix:///tmp/docker.sock.`
        : 'It must be unix://PATH, npipe://PATH or tcp://HOST:PORT.',
    },
  );
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw new ImageError('bad-build-input', `${path} cannot be read: ${String(error)}.`, {
      cause: error,
      hint: 'It is written by the docker client; mend it, or set DOCKER_CONFIG to another folder.',
    });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
