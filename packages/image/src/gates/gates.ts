import { type Finding, type Location, matchesGlob, nearest } from '@slipway/core';
import type { ImageAnalysis } from '../layers/analysis.ts';
import type { BuiltImageRuleId } from './built-image-rules.ts';
import { type ResolvedUser, resolveUser } from './image-user.ts';
import { type Growth, sizeInWords } from './sizes.ts';

/** What an image may be; what is undefined is not asked. */
export interface GateLimits {
  readonly maxSizeBytes: number | undefined;
  readonly maxGrowth: Growth | undefined;
  /** What it means that there is no release to count growth from. */
  readonly ifNoPrevious: 'ignore' | 'warn' | 'error';
  readonly requireNonRoot: boolean;
  readonly forbiddenPaths: readonly string[];
}

/** One gate and what came of it. */
export interface Gate {
  /** Input that set it. */
  readonly gate: 'max-size' | 'max-growth' | 'require-non-root' | 'forbidden-paths' | 'read-only' | 'smoke';
  /** Of which the image is, where there are images for several. */
  readonly platform?: string;
  readonly holds: boolean;
  /** What is allowed, and what is, in words. */
  readonly limit: string;
  readonly actual: string;
}

/** The release that growth is counted from. */
export interface PreviousImage {
  readonly reference: string;
  readonly bytes: number;
}

/** That there is no such release, and the tags that its repository has in its place. */
export interface NoRelease {
  readonly reference: string;
  readonly tags: readonly string[];
}

/** What the gates are asked about. */
export interface Gated {
  readonly analysis: Pick<ImageAnalysis, 'bytes' | 'layers' | 'passwd'>;
  /** As the image states it; empty is root. */
  readonly user: string;
  /** Every path that can be seen in the image. */
  readonly paths: readonly { readonly path: string; readonly bytes: number; readonly layer: number }[];
  /** Undefined when growth is not asked about. */
  readonly previous: PreviousImage | NoRelease | undefined;
}

/** Where a finding about a part of the image stands in its Dockerfile. */
export interface Places {
  /** The image as a whole. */
  readonly image: Location;
  readonly user: Location;
  /** What starts in it: its ENTRYPOINT, else its CMD. */
  readonly start: Location;
  /** How its health is checked; what starts when nothing says so. */
  readonly health: Location;
  layer(index: number): Location;
}

/** Holds an image to its limits. Every breach is a finding, whatever the others are. */
export function holdGates(
  limits: GateLimits,
  gated: Gated,
  places: Places,
): { readonly gates: readonly Gate[]; readonly findings: readonly Finding[] } {
  const held = [
    sizeGate(limits, gated, places),
    growthGate(limits, gated, places),
    userGate(limits, gated, places),
    pathsGate(limits, gated, places),
  ];
  return { gates: held.flatMap(({ gates }) => gates), findings: held.flatMap(({ findings }) => findings) };
}

interface Held {
  readonly gates: readonly Gate[];
  readonly findings: readonly Finding[];
}

const notAsked: Held = { gates: [], findings: [] };

function breach(rule: BuiltImageRuleId, message: string, location: Location): Finding {
  return { rule, severity: 'error', message, location };
}

function sizeGate({ maxSizeBytes }: GateLimits, { analysis }: Gated, places: Places): Held {
  if (maxSizeBytes === undefined) return notAsked;
  const holds = analysis.bytes <= maxSizeBytes;
  const [limit, actual] = [sizeInWords(maxSizeBytes), sizeInWords(analysis.bytes)];
  const heaviest = analysis.layers.reduce((max, { bytes }, i) => (bytes > analysis.layers[max]!.bytes ? i : max), 0);
  const of = analysis.layers[heaviest];
  const part = of === undefined ? '' : `, ${sizeInWords(of.bytes)} of it in layer ${heaviest + 1}`;
  const message = `The image has ${actual}, more than max-size of ${limit}${part}.`;
  return {
    gates: [{ gate: 'max-size', holds, limit, actual }],
    findings: holds ? [] : [breach('size-within-limit', message, places.layer(heaviest))],
  };
}

function growthGate({ maxGrowth, ifNoPrevious }: GateLimits, { analysis, previous }: Gated, places: Places): Held {
  if (maxGrowth === undefined || previous === undefined) return notAsked;
  const limit = 'percent' in maxGrowth ? `${maxGrowth.percent} %` : sizeInWords(maxGrowth.bytes);
  if (!('bytes' in previous)) return noRelease(previous, limit, ifNoPrevious, places);
  const grown = analysis.bytes - previous.bytes;
  const percent = (grown / Math.max(1, previous.bytes)) * 100;
  const holds = 'percent' in maxGrowth ? percent <= maxGrowth.percent : grown <= maxGrowth.bytes;
  const actual = `${grown < 0 ? '−' : '+'}${sizeInWords(Math.abs(grown))} (${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} %)`;
  const message = `The image grew from ${sizeInWords(previous.bytes)} of ${previous.reference} to ${sizeInWords(analysis.bytes)}, ${actual}: max-growth is ${limit}.`;
  return {
    gates: [{ gate: 'max-growth', holds, limit, actual }],
    findings: holds ? [] : [breach('growth-within-limit', message, places.image)],
  };
}

const namedTags = 5;

/** A repository without any image has its first release now; one that has others was most likely misspelt, or is told of a tag to come. */
function noRelease(
  { reference, tags }: NoRelease,
  limit: string,
  ifNoPrevious: GateLimits['ifNoPrevious'],
  places: Places,
): Held {
  const holds = ifNoPrevious !== 'error';
  const gates: Gate[] = [{ gate: 'max-growth', holds, limit, actual: `no ${reference} to count from` }];
  if (ifNoPrevious === 'ignore' || (holds && tags.length === 0)) return { gates, findings: [] };
  const wanted = /[:@]([^/]+)$/.exec(reference)?.[1] ?? 'latest';
  const near = nearest(wanted, tags);
  const others = `${tags.slice(0, namedTags).join(', ')}${tags.length > namedTags ? ` and ${tags.length - namedTags} more` : ''}`;
  const there = tags.length === 0 ? 'nothing, as before a first release' : others;
  const meant = near === undefined ? '' : ` Was ${near} meant?`;
  const message = `There is no ${reference} that growth could be counted from; its repository has ${there}.${meant}`;
  const text = `Name a release of the repository by \`compare-with\`, or say \`if-no-previous: ${holds ? 'ignore' : 'warn'}\` where this is a first one.`;
  const finding = breach('growth-within-limit', message, places.image);
  return { gates, findings: [{ ...finding, severity: holds ? 'warning' : 'error', fix: { text } }] };
}

/** A user that nobody can be is said in any case; one that is root, or might be, where that is not allowed. */
function userGate({ requireNonRoot }: GateLimits, { user, analysis }: Gated, places: Places): Held {
  const resolved = resolveUser(user, analysis.passwd);
  const name = JSON.stringify(user);
  const unknown =
    resolved.kind !== 'no-such-user'
      ? []
      : [
          breach(
            'known-user',
            `The image is to run as ${name}, but no engine can start it: ${resolved.why}.`,
            places.user,
          ),
        ];
  if (!requireNonRoot) return { gates: [], findings: unknown };
  const holds = resolved.kind === 'uid' && resolved.uid !== 0;
  const gate: Gate = {
    gate: 'require-non-root',
    holds,
    limit: 'any user but root',
    actual: userInWords(user, resolved),
  };
  const message =
    resolved.kind === 'unknown'
      ? `The image runs as ${name}, which may be root: ${resolved.why}.`
      : user === ''
        ? 'The image names no user, so it runs as root.'
        : `The image runs as ${name}, which is root${/^(?:root|0+)(?::|$)/.test(user) ? '' : ', the user 0'}.`;
  const root = holds || resolved.kind === 'no-such-user' ? [] : [breach('non-root-image', message, places.user)];
  return { gates: [gate], findings: [...unknown, ...root] };
}

/** `app (1000)`, or what is wrong with it. */
function userInWords(user: string, resolved: ResolvedUser): string {
  if (resolved.kind === 'no-such-user') return `${user}, whom the image does not have`;
  if (resolved.kind === 'unknown') return `${user}, which may be root`;
  if (resolved.uid === 0) return /^(?:root)?$/.test(user) ? 'root' : `${user}, which is root`;
  return user.split(':', 1)[0] === String(resolved.uid) ? user : `${user} (${resolved.uid})`;
}

const namedPaths = 5;

function pathsGate({ forbiddenPaths }: GateLimits, { paths }: Gated, places: Places): Held {
  if (forbiddenPaths.length === 0) return notAsked;
  const found = forbiddenPaths.map((glob) => ({ glob, hits: paths.filter(({ path }) => matches(path, glob)) }));
  const bad = found.filter(({ hits }) => hits.length > 0);
  const count = bad.reduce((sum, { hits }) => sum + hits.length, 0);
  return {
    gates: [
      {
        gate: 'forbidden-paths',
        holds: bad.length === 0,
        limit: forbiddenPaths.join(', '),
        actual: count === 0 ? 'none of them' : `${count} ${count === 1 ? 'file' : 'files'}`,
      },
    ],
    findings: bad.map(({ glob, hits }) => {
      const names = hits.slice(0, namedPaths).map(({ path }) => absolute(path));
      const more = hits.length - names.length;
      return breach(
        'allowed-paths',
        `The image has ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}, which forbidden-paths names by ${glob}.`,
        places.layer(hits[0]!.layer),
      );
    }),
  };
}

/** Paths and globs are compared without the slash that some of them begin with. */
function matches(path: string, glob: string): boolean {
  return matchesGlob(path.replace(/^\/+/, ''), glob.replace(/^\/+/, ''));
}

/** A path of an image as a reader of it writes it. */
export function absolute(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
