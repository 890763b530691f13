export { type Clock, systemClock } from './clock.ts';
export { drainAdvice, gracePeriodFor } from './drain-advice.ts';
export * from './finding.ts';
export type { AttestationWish, SignedAttestation } from './hosts/attestation.ts';
export type { ChangeEvent } from './hosts/change-event.ts';
export type { Answer, CodeHost, EnvironmentApproval, PullRequest, Review, WorkflowRun } from './hosts/code-host.ts';
export { detectHost, exitWith } from './hosts/detect.ts';
export type { Host, HostName, Wishes } from './hosts/host.ts';
export type { Runner } from './hosts/runner.ts';
export { processSurroundings, type Sink, type Surroundings } from './hosts/surroundings.ts';
export type { ImageFacts } from './image-facts.ts';
export * from './inputs/input.ts';
export * from './inputs/parse.ts';
export * from './location.ts';
export * from './nearest.ts';
export * from './problem.ts';
export { parseReportFiles, publish, type ReportFile } from './publish.ts';
export * from './report.ts';
export { oneLine, printable } from './reports/printable.ts';
export { type Format, formats, render } from './reports/render.ts';
export {
  type ResilienceLimits,
  type ResilienceSettings,
  type Resilient,
  type Retry,
  resilienceLimits,
  resilient,
} from './resilience.ts';
export { type ExitCode, type Outcome, run } from './run.ts';
export { decode, defaultMaxFileBytes, tooLarge } from './texts/decode.ts';
export { matchesGlob } from './texts/glob.ts';
export { type ReadOptions, readTexts } from './texts/read-texts.ts';
export type { SourceText, TextDefect } from './texts/source-text.ts';
export { version } from './version.ts';
