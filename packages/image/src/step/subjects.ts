import type { Finding } from '@slipway/core';
import { ImageError } from '../error.ts';
import { analysisFindings } from '../gates/analysis-findings.ts';
import { credentialFindings } from '../gates/credential-findings.ts';
import { type Gated, type GateLimits, holdGates, type Places } from '../gates/gates.ts';
import { resolveUser } from '../gates/image-user.ts';
import { ofPlatforms } from '../gates/of-platforms.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';
import type { ImageResult, LookedAt } from '../report/image-result.ts';

/** The image for one platform, and where its parts stand. */
export interface Subject {
  /** `linux/arm64` */
  readonly platform: string;
  readonly user: string;
  readonly env: readonly string[];
  readonly analysis: ImageAnalysis;
  readonly places: Places;
}

/** What is known of the image that is the engine's own, beside what an analysis tells. */
export interface OwnImage {
  readonly os: string;
  readonly architecture: string;
  readonly user: string;
  readonly env: readonly string[];
}

/** The images to be held to the gates, the engine's own first. Those that the engine does not have whole are left out. */
export function subjectsOf(
  own: OwnImage,
  analysis: ImageAnalysis,
  prepare: (analysis: ImageAnalysis, platform: string) => Pick<Subject, 'analysis' | 'places'>,
): readonly [Subject, ...Subject[]] {
  const platform = `${own.os}/${own.architecture}`;
  const { user, env } = own;
  const others = analysis.others.flatMap((other) =>
    other.analysis === undefined
      ? []
      : [
          {
            platform: other.platform,
            user: other.user,
            env: other.env,
            ...prepare(other.analysis, other.platform),
          },
        ],
  );
  return [{ platform, user, env, ...prepare(analysis, platform) }, ...others];
}

/** Holds every image to the gates. Growth is counted for the first alone, whose release before is known. */
export function holdAll(
  limits: GateLimits,
  subjects: readonly Subject[],
  previous: Gated['previous'],
): Pick<ImageResult, 'gates'> & { readonly findings: readonly Finding[] } {
  return ofPlatforms(
    subjects.map(({ platform, user, env, analysis, places }, i) => {
      const gated = { analysis, user, paths: analysis.matched, previous: i === 0 ? previous : undefined };
      const { gates, findings } = holdGates(limits, gated, places);
      const carried = [...credentialFindings(analysis, env, places), ...analysisFindings(analysis, places)];
      return { platform, gates, findings: [...findings, ...carried] };
    }),
  );
}

/** What the report says of each image; `ran` is the one that was started. */
export function lookedAt(subjects: readonly Subject[], { ran }: { readonly ran: boolean }): LookedAt[] {
  return subjects.map(({ platform, user, analysis }, i) => {
    const resolved = resolveUser(user, analysis.passwd);
    return {
      platform,
      imageId: analysis.imageId,
      bytes: analysis.bytes,
      hiddenBytes: analysis.hiddenBytes,
      user,
      uid: resolved.kind === 'uid' ? resolved.uid : undefined,
      ran: ran && i === 0,
    };
  });
}

/** What is not proven of an image for several platforms, in sentences. */
export function unprovenOf(
  subjects: readonly Subject[],
  analysis: ImageAnalysis,
  limits: Pick<GateLimits, 'maxGrowth'>,
): string[] {
  const [own, ...others] = subjects.map(({ platform }) => platform);
  const unseen = analysis.others.flatMap((other) => (other.analysis === undefined ? [other.platform] : []));
  return [
    ...unseen.map((platform) => `The engine has only parts of the image for ${platform}, so nothing is said of it.`),
    ...(others.length > 0 && limits.maxGrowth !== undefined
      ? [`max-growth was held for ${own} alone, not for ${others.join(', ')}.`]
      : []),
  ];
}

/**
 * @param platforms that were asked for
 * @throws ImageError `no-image` when the image for one of them could not be looked at: it would be pushed unseen
 */
export function refuseUnseen(subjects: readonly Subject[], platforms: readonly string[]): void {
  if (subjects.length >= new Set(platforms).size) return;
  const seen = subjects.map(({ platform }) => platform).join(', ');
  throw new ImageError(
    'no-image',
    `${platforms.join(', ')} were asked for, but the engine has images for ${seen} only.`,
    {
      hint: 'Turn on the containerd image store of the engine (Docker 25 and later), which keeps images for several platforms.',
    },
  );
}

/** The images without the variables that a rule found in the Dockerfile, at their place there. */
export function withoutFound(subjects: readonly Subject[], findings: readonly Finding[]): Subject[] {
  const words = findings
    .filter(({ rule }) => rule === 'no-secret-in-variable')
    .flatMap(({ message }) => message.split(/\W+/));
  const found = new Set(words);
  return subjects.map((subject) => ({
    ...subject,
    env: subject.env.filter((text) => !found.has(text.split('=', 1)[0]!)),
  }));
}
