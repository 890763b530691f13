import { createHash } from 'node:crypto';
import { ImageError } from '../error.ts';
import type { BuildDeps } from './build-deps.ts';
import { buildFailure } from './build-failure.ts';
import type { BuildResult, PushedImage } from './build-result.ts';
import { askRegistry, loginAt, PushFailure, pushFailure } from './push-failure.ts';
import { runDocker } from './run-docker.ts';

const timeoutMs = 20 * 60_000;

export interface PushDeps extends BuildDeps {
  /** Asks the registry itself why it did not take a push; tests have no registry. */
  readonly ask?: typeof askRegistry;
  /** Told of each tag as soon as it is out: a later one can fail. */
  onPushed?(image: PushedImage): void;
}

/**
 * Pushes the very image that was built, by each of its tags, and reads back what the registry has.
 *
 * With the containerd store the digest was known before, and must be that of the registry. The classic store makes a
 * manifest at each push; there, the registry's manifest must name the configuration that ran.
 *
 * @throws ImageError `not-what-ran` when the registry has something else; `registry-refused`, `registry-away`, …
 */
export async function pushImage(
  tags: readonly string[],
  built: Pick<BuildResult, 'runnable' | 'digest' | 'imageId'>,
  deps: PushDeps,
): Promise<readonly PushedImage[]> {
  const { runnable } = built;
  if (runnable === undefined)
    throw new ImageError(
      'no-image',
      'The image was not loaded into the engine, so what would be pushed is not what ran.',
      {
        hint: 'Build it with `load`.',
      },
    );
  const pushed: PushedImage[] = [];
  for (const tag of tags) {
    try {
      const image = await pushTag(tag, { ...built, runnable }, deps);
      pushed.push(image);
      deps.onPushed?.(image);
    } catch (error) {
      // What is out cannot be taken back, so whoever reads of the failure has to know of it.
      if (error instanceof Error && pushed.length > 0)
        error.message += ` ${pushed.map(({ reference }) => reference).join(', ')} had been pushed before.`;
      throw error;
    }
  }
  return pushed;
}

async function pushTag(
  reference: string,
  built: Pick<BuildResult, 'digest' | 'imageId'> & { readonly runnable: string },
  deps: PushDeps,
): Promise<PushedImage> {
  const [repository, tag] = splitTag(reference);
  // Another build may have taken the name meanwhile.
  if ((await deps.engine.inspectImage(reference))?.id !== built.runnable) {
    if ((await deps.engine.inspectImage(built.runnable)) === undefined) throw gone(reference, built.runnable);
    await deps.engine.tagImage(built.runnable, repository, tag);
  }
  const lines = await send(reference, deps);
  const digest = lines
    .map((line) => /\bdigest: (sha256:[0-9a-f]{64})\b/.exec(line)?.[1])
    .findLast((text) => text !== undefined);
  if (digest === undefined)
    throw new ImageError(
      'build-failed',
      `The push of ${reference} named no digest: ${lines.at(-1) ?? 'it said nothing'}.`,
    );
  await prove(`${repository}@${digest}`, reference, digest, built, deps);
  deps.log(`  pushed  ${repository}:${tag}@${digest}`);
  return { reference: `${repository}:${tag}`, digest };
}

/** The containerd store drops an image once all of its names belong to another. */
function gone(reference: string, runnable: string): ImageError {
  return new ImageError(
    'not-what-ran',
    `${reference} is another image by now, and the engine has dropped ${runnable}, which ran.`,
    {
      hint: 'Another build on this engine took its tags: give each run a tag of its own, such as that of its commit.',
    },
  );
}

/** Reads the manifest back from the registry. */
async function prove(
  name: string,
  reference: string,
  digest: string,
  built: Pick<BuildResult, 'digest' | 'imageId'> & { readonly runnable: string },
  deps: BuildDeps,
): Promise<void> {
  const raw = (await ask(['buildx', 'imagetools', 'inspect', '--raw', name], `Reading ${reference} back`, deps)).join(
    '\n',
  );
  const actual = `sha256:${createHash('sha256').update(raw).digest('hex')}`;
  const expected = built.digest ?? built.runnable;
  const found = built.digest === undefined ? configOf(raw) : actual;
  if (actual === digest && found === expected) return;
  throw new ImageError(
    'not-what-ran',
    `${reference}: the registry has ${found ?? actual}, but ${expected} was built and run.`,
    {
      hint: 'Something else pushes to this tag, or the registry rewrites manifests: compare them before anything is deployed.',
    },
  );
}

function configOf(raw: string): string | undefined {
  const json: unknown = JSON.parse(raw);
  const config = typeof json === 'object' && json !== null && 'config' in json ? json.config : undefined;
  const digest = typeof config === 'object' && config !== null && 'digest' in config ? config.digest : undefined;
  return typeof digest === 'string' ? digest : undefined;
}

/** A registry that has trouble is given some time; the layers that it has by then are not sent again. */
const waitsMs = [5_000, 20_000];

/** @returns what the client prints of a push that worked */
async function send(reference: string, deps: PushDeps): Promise<readonly string[]> {
  for (let tries = 0; ; tries++) {
    const lines: string[] = [];
    const command = { args: ['push', reference], timeoutMs, what: `The push of ${reference}` };
    const { code, stdout } = await runDocker({ ...command, onLine: (line) => lines.push(line) }, deps);
    if (code === 0) return stdout.replace(/\n$/, '').split('\n');
    const said = lines.length === 0 ? stdout.trim().split('\n').slice(-1) : lines;
    const failure = await explained(reference, said, deps);
    const waitMs = waitsMs[tries];
    if (!failure.transient || waitMs === undefined) throw failure;
    deps.log(`${failure.message} It is tried again in ${waitMs / 1000} s.`);
    await deps.clock.sleep(waitMs, deps.signal);
  }
}

async function explained(reference: string, said: readonly string[], deps: PushDeps): Promise<PushFailure> {
  const login = await loginAt(reference, deps.env);
  const failure = pushFailure(reference, said, login);
  const isClear = !failure.transient && !['build-failed', 'registry-refused'].includes(failure.reason);
  if (isClear) return failure;
  deps.log(`The push of ${reference} failed (${said.at(-1)?.trim() || 'without a word'}); its registry is asked why.`);
  const answer = await (deps.ask ?? askRegistry)(reference, deps);
  // It takes uploads now, or cannot be asked from here: what failed for no clear reason may work again.
  if (answer === undefined)
    return failure.reason === 'build-failed' ? new PushFailure(failure, { transient: true }) : failure;
  // It was asked several times by then.
  return new PushFailure(pushFailure(reference, answer, login), { transient: false });
}

/** @returns its standard output */
async function ask(args: readonly string[], what: string, deps: BuildDeps): Promise<readonly string[]> {
  const lines: string[] = [];
  const { code, stdout } = await runDocker({ args, timeoutMs, what, onLine: (line) => lines.push(line) }, deps);
  if (code !== 0) throw buildFailure(lines.length === 0 ? stdout.trim().split('\n') : lines, [], (text) => text);
  return stdout.replace(/\n$/, '').split('\n');
}

/** A colon behind the last slash is that of a tag; others belong to a port. */
function splitTag(reference: string): [string, string] {
  const colon = reference.lastIndexOf(':');
  return colon > reference.lastIndexOf('/')
    ? [reference.slice(0, colon), reference.slice(colon + 1)]
    : [reference, 'latest'];
}
