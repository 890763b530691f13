import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ImageError } from '../error.ts';
import { temporaryFolder, temporaryProblem } from '../temporary.ts';
import type { BuildRequest } from './build-request.ts';

/** Secrets on their way to BuildKit: never as arguments, which every user of the machine can read. */
export interface SecretPlan {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Every value, to be kept out of what is printed. */
  readonly values: readonly string[];
  /** Takes files of secrets away again. */
  remove(): void;
}

/** An environment variable of Linux may be 128 kB long. */
const maxEnvBytes = 100 * 1024;

/**
 * @throws ImageError `bad-build-input` that names the secret, never its value
 */
export function planSecrets(
  request: Pick<BuildRequest, 'secrets' | 'secretEnvs' | 'secretFiles' | 'githubToken' | 'context'>,
  given: { readonly env: Readonly<Record<string, string | undefined>>; readonly cwd: string },
): SecretPlan {
  const args: string[] = [];
  const env: Record<string, string> = {};
  const values: string[] = [];
  let folder: string | undefined;
  const remove = () => folder !== undefined && rmSync(folder, { recursive: true, force: true });
  const add = (id: string, value: string) => {
    values.push(value);
    if (Buffer.byteLength(value) <= maxEnvBytes && !value.includes('\0')) {
      const name = `SLIPWAY_BUILD_SECRET_${args.length}`;
      env[name] = value;
      args.push(`id=${id},env=${name}`);
      return;
    }
    folder ??= temporaryFolder('secrets'); // 0700
    const file = join(folder, String(args.length));
    try {
      writeFileSync(file, value, { mode: 0o600 });
    } catch (error) {
      throw temporaryProblem(error);
    }
    args.push(`id=${id},src=${file}`);
  };
  try {
    for (const text of request.secrets) add(...pair(text, 'secrets', 'id=value'));
    for (const text of request.secretEnvs) {
      const [id, name] = pair(text, 'secret-envs', 'id=NAME');
      const value = given.env[name];
      if (value === undefined) throw wrong(`secret-envs: ${name}, the secret ${id}, is not in the environment.`);
      values.push(value);
      args.push(`id=${id},env=${name}`);
    }
    for (const text of request.secretFiles) {
      const [id, path] = pair(text, 'secret-files', 'id=path');
      const file = resolve(given.cwd, path);
      if (!existsSync(file)) throw wrong(`secret-files: the file ${path} of the secret ${id} is not there.`);
      values.push(textOf(file, `secret-files: the file ${path} of the secret ${id}`));
      args.push(`id=${id},src=${file}`);
    }
    // As build-push-action does: BuildKit clones private contexts with it.
    const hasToken = args.some((arg) => arg.startsWith('id=GIT_AUTH_TOKEN'));
    if (request.githubToken !== undefined && isGit(request.context) && !hasToken)
      add('GIT_AUTH_TOKEN', request.githubToken);
  } catch (error) {
    remove();
    throw error;
  }
  return { args: args.flatMap((arg) => ['--secret', arg]), env, values, remove };
}

function textOf(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(`${what} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

export function isGit(context: string): boolean {
  return /^(?:git@|git:\/\/|ssh:\/\/|github\.com\/)|^https?:\/\/[^?]*\.git(?:[#?]|$)/.test(context);
}

/** `id=rest`; the message never shows the rest. */
function pair(text: string, input: string, shape: string): [string, string] {
  const at = text.indexOf('=');
  const id = text.slice(0, Math.max(at, 0)).trim();
  if (!/^[\w.-]+$/.test(id) || at === text.length - 1)
    throw wrong(`${input} must be ${shape}, but ${id === '' ? 'an entry has no id' : `${id} is not`}.`);
  return [id, text.slice(at + 1)];
}

function wrong(message: string): ImageError {
  return new ImageError('bad-build-input', message, { hint: 'One secret a line; the value itself is not shown here.' });
}

/** Secrets shorter than this are words that stand everywhere. */
const shortestSecret = 4;

/** Replaces secret values, and each line of those with several, by `***`. */
export function redactor(values: readonly string[]): (text: string) => string {
  const words = [...new Set(values.flatMap((value) => [value, ...value.split(/\r?\n/)]).map((word) => word.trim()))]
    .filter((word) => word.length >= shortestSecret)
    .sort((a, b) => b.length - a.length);
  return (text) => words.reduce((shown, word) => shown.replaceAll(word, '***'), text);
}
