import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { ImageError } from '../error.ts';
import { type Json, object, parsed, text } from '../layers/json-shape.ts';
import { dockerHub } from './reference.ts';

/** How to log in to a registry. */
export type Credentials =
  | { readonly username: string; readonly password: string }
  /** A token that others are exchanged for, as `docker login` keeps for some registries. */
  | { readonly identityToken: string };

/** Finds the login of a registry; undefined where there is none, and the registry is asked anonymously. */
export type CredentialSource = (registry: string) => Promise<Credentials | undefined>;

/** Runs a program with a line of input. @returns what it printed, and its exit code */
export type RunHelper = (
  program: string,
  input: string,
) => Promise<{ readonly stdout: string; readonly exitCode: number }>;

export interface DockerCredentialsOptions {
  /** Docker's `config.json`. */
  readonly configFile: string;
  readonly run?: RunHelper;
}

/**
 * Logins as Docker keeps them: `credHelpers` of the registry, then `credsStore`, then `auths`.
 *
 * @throws ImageError `no-login` when they cannot be read; that there are none is no error
 */
export function dockerCredentials({ configFile, run = runHelper }: DockerCredentialsOptions): CredentialSource {
  return async (registry) => {
    const config = await readConfig(configFile);
    if (config === undefined) return undefined;
    const keys = keysOf(registry);
    const helpers = object(config['credHelpers']) ?? {};
    const helper =
      keys.map((key) => text(helpers[key])).find((name) => name !== undefined) ?? text(config['credsStore']);
    const ofHelper = helper === undefined || helper === '' ? undefined : await askHelper(helper, keys, run);
    return ofHelper ?? ofAuths(object(config['auths']) ?? {}, keys);
  };
}

async function readConfig(configFile: string): Promise<Json | undefined> {
  let bytes: string;
  try {
    bytes = await readFile(configFile, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw new ImageError('no-login', `${configFile} cannot be read`, { cause: error });
  }
  const config = object(parsed(bytes));
  if (config === undefined)
    throw new ImageError('no-login', `${configFile} is no JSON object`, { hint: 'log in again by `docker login`' });
  return config;
}

/** The names that one registry goes under: Docker wrote URLs once, and still does for its own. */
function keysOf(registry: string): readonly string[] {
  if (registry === dockerHub)
    return ['https://index.docker.io/v1/', 'docker.io', 'index.docker.io', 'registry-1.docker.io'];
  return [
    registry,
    ...['', '/', '/v1/', '/v2/'].flatMap((end) => [`https://${registry}${end}`, `http://${registry}${end}`]),
  ];
}

function ofAuths(auths: Json, keys: readonly string[]): Credentials | undefined {
  const entry = keys
    .map((key) => object(auths[key]))
    .find((found) => found !== undefined && Object.keys(found).length > 0);
  if (entry === undefined) return undefined;
  const identityToken = text(entry['identitytoken']) ?? '';
  if (identityToken !== '') return { identityToken };
  const pair = Buffer.from(text(entry['auth']) ?? '', 'base64').toString();
  const colon = pair.indexOf(':');
  // Docker pads old entries with zeros.
  if (colon >= 0) return { username: pair.slice(0, colon), password: pair.slice(colon + 1).replace(/\0+$/, '') };
  const { username, password } = entry;
  return typeof username === 'string' && typeof password === 'string' ? { username, password } : undefined;
}

async function askHelper(name: string, keys: readonly string[], run: RunHelper): Promise<Credentials | undefined> {
  if (!/^[\w.-]+$/.test(name)) throw new ImageError('no-login', `"${name}" is no name of a credential helper`);
  const program = `docker-credential-${name}`;
  const { stdout, exitCode } = await run(program, keys[0] ?? '');
  if (exitCode !== 0) {
    // Helpers tell this by a text on stdout. Source: docker-credential-helpers, credentials/error.go.
    if (/credentials not found|no credentials server URL/i.test(stdout)) return undefined;
    throw new ImageError('no-login', `${program} failed with exit code ${exitCode}`, {
      hint: `try \`echo ${keys[0]} | ${program} get\``,
    });
  }
  const answer = object(parsed(stdout));
  const secret = text(answer?.['Secret']);
  const username = text(answer?.['Username']);
  if (secret === undefined || username === undefined)
    throw new ImageError('no-login', `${program} answered with something else than a login`);
  return username === '<token>' ? { identityToken: secret } : { username, password: secret };
}

const helperMs = 30_000;

const runHelper: RunHelper = (program, input) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], { stdio: ['pipe', 'pipe', 'ignore'], timeout: helperMs });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.on('error', (cause) =>
      reject(
        new ImageError('no-login', `${program} cannot be started`, {
          cause,
          hint: "install it, or take it out of Docker's config.json",
        }),
      ),
    );
    child.on('close', (exitCode) => resolve({ stdout, exitCode: exitCode ?? -1 }));
    // A helper that ends without reading closes the pipe; its exit code says why.
    child.stdin.on('error', () => undefined).end(input);
  });
