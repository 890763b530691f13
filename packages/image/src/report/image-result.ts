import type { Finding } from '@slipway/core';
import type { Gate, PreviousImage } from '../gates/gates.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';
import type { SmokeResult } from '../run/smoke-result.ts';

/** Bytes of a stage of the build, had it been shipped. */
export interface StageBytes {
  /** Name of the stage, else its number. */
  readonly stage: string;
  /** As the engine counts what it unpacked: with the rest of every block, so more than the bytes of the files. */
  readonly bytes: number;
  /** Whether it is what is shipped. */
  readonly final: boolean;
}

/** What was attached to a pushed image. */
export interface Attachment {
  readonly kind: 'sbom' | 'provenance';
  /** Media type of its content. */
  readonly mediaType: string;
  readonly digest: string;
  readonly signed: boolean;
}

/** The image for one platform, as it was looked at. */
export interface LookedAt {
  /** `linux/arm64` */
  readonly platform: string;
  /** Digest of its configuration. */
  readonly imageId: string;
  readonly bytes: number;
  readonly hiddenBytes: number;
  /** As the image states it; empty is root. */
  readonly user: string;
  /** The number that an engine makes of that; undefined where it makes none, or it is not known. */
  readonly uid: number | undefined;
  /** Whether it was started: an engine runs its own platform alone. */
  readonly ran: boolean;
}

/** What came of an image: built, or only looked at. */
export interface ImageResult {
  /** `refused`: a finding or gate kept it from being pushed. */
  readonly state: 'pushed' | 'built' | 'refused' | 'inspected' | 'checked';
  /** Whether it was to be pushed, had nothing spoken against it. */
  readonly pushAsked: boolean;
  /** `repository@sha256:…` once pushed, else the name it has in the engine. */
  readonly reference: string;
  /** Digest of the manifest; undefined where only a push makes one. */
  readonly digest: string | undefined;
  readonly imageId: string | undefined;
  readonly tags: readonly string[];
  readonly platforms: readonly string[];
  /** One for each platform that was looked at, the engine's own first: all else that is told of an image is of that one. */
  readonly images: readonly LookedAt[];
  readonly user: string | undefined;
  readonly ports: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' | 'sctp' }[];
  readonly build: { readonly durationMs: number; readonly steps: number; readonly cachedSteps: number } | undefined;
  readonly stages: readonly StageBytes[];
  readonly analysis: ImageAnalysis | undefined;
  readonly gates: readonly Gate[];
  readonly previous: PreviousImage | undefined;
  readonly smoke: SmokeResult | undefined;
  readonly sbom:
    | {
        readonly format: 'cyclonedx' | 'spdx';
        readonly packages: number;
        readonly path: string;
        readonly platform: string;
      }
    | undefined;
  readonly pushed: readonly { readonly reference: string; readonly digest: string }[];
  readonly attachments: readonly Attachment[];
  /** What was left out and why, in sentences. */
  readonly notices: readonly string[];
  readonly findings: readonly Finding[];
  /** Last lines of the step of the build that failed. */
  readonly buildLog: readonly string[];
  readonly durationMs: number;
  /** What the parts of the step took, in ms, by their names. */
  readonly timings: Readonly<Record<string, number>>;
}

/** Percent that the shipped image is smaller than the largest stage with what is shipped on top of it; undefined for one stage. */
export function savedPercent({ stages }: Pick<ImageResult, 'stages'>): number | undefined {
  const final = stages.find((stage) => stage.final);
  const others = stages.filter((stage) => !stage.final);
  if (final === undefined || others.length === 0) return undefined;
  const builder = Math.max(...others.map(({ bytes }) => bytes));
  const saved = 1 - final.bytes / Math.max(1, builder);
  return saved <= 0 ? 0 : Math.round(saved * 1000) / 10;
}

/** A result of which nothing is known. */
export const nothing: Omit<ImageResult, 'state' | 'reference'> = {
  pushAsked: false,
  digest: undefined,
  imageId: undefined,
  tags: [],
  platforms: [],
  images: [],
  user: undefined,
  ports: [],
  build: undefined,
  stages: [],
  analysis: undefined,
  gates: [],
  previous: undefined,
  smoke: undefined,
  sbom: undefined,
  pushed: [],
  attachments: [],
  notices: [],
  findings: [],
  buildLog: [],
  durationMs: 0,
  timings: {},
};
