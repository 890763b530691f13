import type { AttestationWish, Clock, SignedAttestation } from '@slipway/core';
import type { BuildDeps, EarlyBuildDeps } from '../build/build-deps.ts';
import type { BuildRequest } from '../build/build-request.ts';
import type { BuildResult, PushedImage, StageSize } from '../build/build-result.ts';
import type { StagesToMeasure } from '../build/measure-stages.ts';
import type { PushDeps } from '../build/push-image.ts';
import type { Engine, ImageConfig } from '../engine/engine.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';
import type { SmokeDeps } from '../run/smoke.ts';
import type { SmokeResult } from '../run/smoke-result.ts';
import type { SmokeSettings } from '../run/smoke-settings.ts';

/** Something to be put beside a pushed image. */
export interface Artifact {
  readonly artifactType: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What an analysis is asked for beside the layers. */
export interface AnalysisWish {
  /** Paths to list. */
  match?(path: string): boolean;
  /** Values that must stand in no layer. */
  readonly search?: readonly Uint8Array[];
  /** Whether images for other platforms are there, where the engine itself does not tell. */
  readonly everyPlatform?: boolean;
  onNotice(text: string): void;
  readonly signal: AbortSignal;
}

/** An image of a registry: what it carries, and what its configuration says. */
export interface RemoteImage {
  readonly analysis: ImageAnalysis;
  readonly digest: string;
  readonly user: string;
  readonly env: readonly string[];
  /** What its index has beside it, which was not pulled. */
  readonly otherPlatforms: readonly string[];
  readonly ports: ImageConfig['exposedPorts'];
  /** `linux/amd64` */
  readonly platform: string;
}

/** The parts that touch the world: engine, builder, registry, clock. Tests have others. */
export interface Parts {
  readonly clock: Clock;
  connectEngine(): Promise<Engine>;
  buildImage(request: BuildRequest, deps: EarlyBuildDeps): Promise<BuildResult>;
  /** BuildKit's own checks as JSON; undefined where it cannot be asked, which is told. */
  runChecks(request: BuildRequest, deps: Omit<BuildDeps, 'engine'>): Promise<string | undefined>;
  measureStages(request: BuildRequest, wanted: StagesToMeasure, deps: BuildDeps): Promise<readonly StageSize[]>;
  pushImage(tags: readonly string[], built: BuildResult, deps: PushDeps): Promise<readonly PushedImage[]>;
  smokeRun(image: string, settings: SmokeSettings, deps: SmokeDeps): Promise<SmokeResult>;
  /** Looks into an image that the engine has. */
  analyze(engine: Engine, reference: string, wish: AnalysisWish): Promise<ImageAnalysis>;
  /** Looks into an image of a registry; undefined when there is none. */
  inspectRemote(reference: string, wish: AnalysisWish): Promise<RemoteImage | undefined>;
  /** Tags of the repository of a reference; none when there is no such repository. */
  listTags(reference: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Puts an artifact beside `repository@sha256:…`. @returns its digest */
  attach(subject: string, artifact: Artifact): Promise<string>;
  /** Signs as the identity of the run; undefined where it cannot, for the reason that is told. Absent where runs have none. */
  attest?(wish: AttestationWish, tell: (reason: string) => void): Promise<SignedAttestation | undefined>;
}
