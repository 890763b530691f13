import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Finding, RuleInfo } from '@slipway/core';
import { type ContextMeasure, measureContext } from '../context/measure-context.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { contextNames } from '../dockerfile/named-contexts.ts';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import {
  type BuildCheck,
  type CheckPolicy,
  checkDockerfile,
  composeFilesIn,
  dockerignoreFor,
  imageRuleInfos,
  readImagePolicy,
} from '../rules/index.ts';
import { dockerfileBytes } from './dockerfile-bytes.ts';

/** A Dockerfile, read and judged. */
export interface CheckedDockerfile {
  readonly dockerfile: Dockerfile;
  readonly findings: readonly Finding[];
  readonly rules: ReadonlyMap<string, RuleInfo>;
  /** The same file as it is built for a platform such as `linux/arm64`. */
  readonly forPlatform: (platform: string) => Dockerfile;
  /** The findings once BuildKit has been heard too. */
  with(buildChecks: readonly BuildCheck[]): readonly Finding[];
}

/** Which Dockerfile is judged, and how. */
export interface DockerfileQuestion {
  readonly cwd: string;
  /** As the user wrote it. */
  readonly file: string;
  /** What stands in it, where that came another way: from standard input. */
  readonly bytes?: Uint8Array | undefined;
  /** Folder that is the context; undefined when it is not known. */
  readonly context: string | undefined;
  readonly target: string | undefined;
  readonly buildArgs: readonly string[];
  /** `name=value`: what FROM and `--from` may name besides stages and images. */
  readonly buildContexts: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that measuring the context may take. */
  readonly maxMeasureMs: number;
}

/** A context that buildx fetches itself: a URL, a Git repository, or `-`. */
export function isRemoteContext(context: string): boolean {
  return context === '-' || /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i.test(context);
}

/** The Dockerfile of a build as the user would name it, from their folder. */
export function dockerfilePath(context: string, file: string | undefined, cwd: string): string {
  if (file !== undefined) return file;
  const path = relative(cwd, join(resolve(cwd, context), 'Dockerfile'));
  return path.split(sep).join('/');
}

/** @throws ImageError `no-dockerfile`, and Problem `bad-input` for a slipway.yaml with mistakes in its image section */
export async function checkDockerfileAt(question: DockerfileQuestion): Promise<CheckedDockerfile> {
  const { cwd, file, context, target, buildArgs, env } = question;
  const path = resolve(cwd, file);
  const bytes = question.bytes ?? dockerfileBytes(path, file);
  const options = {
    ...(target === undefined ? {} : { target }),
    buildArgs: argumentValues(buildArgs, env),
    contexts: contextNames(question.buildContexts),
  };
  const dockerfile = readDockerfile(bytes, file, options);
  const folder = context === undefined ? undefined : resolve(cwd, context);
  const dockerignore = folder === undefined ? undefined : namedFrom(cwd, dockerignoreFor(folder, path));
  const measured: ContextMeasure | undefined =
    folder === undefined
      ? undefined
      : measureContext(folder, {
          dockerfile: path,
          maxMs: question.maxMeasureMs,
          ...(dockerignore === undefined ? {} : { dockerignore: dockerignore.text }),
        });
  const [policy, compose] = await Promise.all([policyIn(cwd), composeFilesIn(cwd)]);
  const input = { dockerfile, dockerignore, context: measured, compose };
  return {
    dockerfile,
    findings: checkDockerfile(input, policy).findings,
    rules: imageRuleInfos(policy),
    forPlatform: (platform) => readDockerfile(bytes, file, { ...options, platform }),
    with: (buildChecks) => checkDockerfile({ ...input, buildChecks }, policy).findings,
  };
}

/** Its path as reports print it. */
function namedFrom(cwd: string, found: ReturnType<typeof dockerignoreFor>): ReturnType<typeof dockerignoreFor> {
  return found && { ...found, file: relative(cwd, found.file).split(sep).join('/') };
}

/** What the repository's slipway.yaml says of Dockerfiles. One without an image section is not parsed. */
async function policyIn(folder: string): Promise<CheckPolicy> {
  const file = join(folder, 'slipway.yaml');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return /^\s*["']?image["']?\s*:/m.test(text) ? readImagePolicy('slipway.yaml', text) : {};
}

/** `NAME=value`; `NAME` alone is that of the environment, as for docker build. */
function argumentValues(
  given: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    given.flatMap((text) => {
      const at = text.indexOf('=');
      const value = at < 0 ? env[text] : text.slice(at + 1);
      return value === undefined ? [] : [[at < 0 ? text : text.slice(0, at), value]];
    }),
  );
}
