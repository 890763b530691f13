import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Inputs that hold secrets, or say where they are. */
export interface SecretInputs {
  readonly secrets: readonly string[];
  readonly 'secret-envs': readonly string[];
  readonly 'secret-files': readonly string[];
  readonly 'smoke-env': readonly string[];
  readonly 'github-token': string | undefined;
}

/** A value shorter than this would take half of every log with it. */
const shortest = 4;

/** Every value that nothing may show: build secrets, whatever they come from, and the token. */
export function secretValues(
  inputs: SecretInputs,
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): string[] {
  const after = (text: string) => text.slice(text.indexOf('=') + 1);
  const values = [
    ...inputs.secrets.map(after),
    ...inputs['secret-envs'].map((text) => env[after(text)] ?? ''),
    ...inputs['secret-files'].flatMap((text) => contentOf(resolve(cwd, after(text)))),
    ...inputs['smoke-env'].filter((text) => /(?:PASS|SECRET|TOKEN|KEY|CREDENTIAL)[^=]*=/i.test(text)).map(after),
    inputs['github-token'] ?? '',
  ];
  const lines = values.flatMap((value) => [value.trim(), ...value.split(/\r?\n/).map((line) => line.trim())]);
  return [...new Set(lines)].filter((value) => value.length >= shortest && !value.startsWith('${{'));
}

/**
 * The values that are looked for in layers, as their bytes. Whole ones only: a single line of a key file, such as its first,
 * stands in many images that hold no secret.
 */
export function buildSecrets(
  inputs: Pick<SecretInputs, 'secrets' | 'secret-envs' | 'secret-files'>,
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): Buffer[] {
  const after = (text: string) => text.slice(text.indexOf('=') + 1);
  const values = [...inputs.secrets.map(after), ...inputs['secret-envs'].map((text) => env[after(text)] ?? '')];
  return [
    ...values.map((value) => Buffer.from(value.trim())),
    // As latin1, every byte of a file that is no text stays what it is.
    ...inputs['secret-files']
      .flatMap((text) => contentOf(resolve(cwd, after(text)), 'latin1'))
      .map((value) => Buffer.from(value.trim(), 'latin1')),
  ];
}

/** A file that is not there is for buildx to tell of. */
function contentOf(file: string, encoding: 'utf8' | 'latin1' = 'utf8'): string[] {
  try {
    return [readFileSync(file, encoding)];
  } catch {
    return [];
  }
}

/** Replaces every secret, plain or in base64, by stars; the longest first, since one may be a part of another. */
export function hiding(secrets: readonly string[]): (text: string) => string {
  const needles = secrets
    .flatMap((value) => [value, Buffer.from(value).toString('base64').replace(/=+$/, '')])
    .sort((a, b) => b.length - a.length);
  return (text) => needles.reduce((shown, needle) => shown.replaceAll(needle, '***'), text);
}
