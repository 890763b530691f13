import { Problem, type ProblemCode } from '@slipway/core';

/**
 * Why the step of images could not do its job, beside what its parts say of engines, builds and registries.
 *
 * - `bad-limit`: a size or growth cannot be read
 * - `no-name`: an image is to be pushed, and nothing says where to
 * - `no-dockerfile`: there is no Dockerfile to build or check
 * - `no-image`: neither the engine nor the registry has the image
 * - `interrupted`: the user or the CI ended it
 * - `no-engine`: no container engine answers
 * - `engine-forbidden`: the engine's socket may not be opened
 * - `engine-too-old`: the engine or buildx lacks what was asked for
 * - `engine-refused`: the engine answers a request with an error
 * - `no-buildx`: the docker client or its buildx plugin is missing
 * - `bad-build-input`: an input of the build cannot be used
 * - `bad-dockerfile`: BuildKit cannot read the Dockerfile
 * - `step-failed`: a step of the Dockerfile failed
 * - `no-base`: a base image is nowhere to be found
 * - `registry-refused`: a registry wants other credentials
 * - `registry-away`: a registry does not answer
 * - `disk-full`: the engine or this machine has no space left
 * - `build-late`: the build took longer than it may
 * - `build-failed`: the build failed for another reason
 * - `not-what-ran`: the registry has another image than the one that was built and run
 * - `bad-archive`: a saved image or a layer is damaged, or none at all
 * - `bad-reference`: a text names no image
 * - `refused`: a registry does not let us
 * - `no-answer`: a registry does not answer, or with nonsense
 * - `not-in-registry`: a registry lacks what was asked for
 * - `no-login`: Docker's credentials cannot be read
 */
export type ImageCode =
  | 'bad-limit'
  | 'no-name'
  | 'no-dockerfile'
  | 'no-image'
  | 'interrupted'
  | 'bad-archive'
  | 'bad-reference'
  | 'refused'
  | 'no-answer'
  | 'not-in-registry'
  | 'no-login'
  | 'no-engine'
  | 'engine-forbidden'
  | 'engine-too-old'
  | 'engine-refused'
  | 'no-buildx'
  | 'bad-build-input'
  | 'bad-dockerfile'
  | 'step-failed'
  | 'no-base'
  | 'registry-refused'
  | 'registry-away'
  | 'disk-full'
  | 'build-late'
  | 'build-failed'
  | 'not-what-ran';

const exits: Readonly<Record<ImageCode, ProblemCode>> = {
  'bad-limit': 'bad-input',
  'no-name': 'bad-input',
  'no-dockerfile': 'not-found',
  'no-image': 'not-found',
  interrupted: 'unavailable',
  'no-engine': 'unavailable',
  'engine-forbidden': 'forbidden',
  'engine-too-old': 'unavailable',
  'engine-refused': 'bad-input',
  'no-buildx': 'not-found',
  'bad-build-input': 'bad-input',
  'bad-dockerfile': 'bad-input',
  'step-failed': 'bad-input',
  'no-base': 'not-found',
  'registry-refused': 'forbidden',
  'registry-away': 'unavailable',
  'disk-full': 'unavailable',
  'build-late': 'unavailable',
  'build-failed': 'bad-input',
  'not-what-ran': 'unavailable',
  'bad-archive': 'bad-input',
  'bad-reference': 'bad-input',
  refused: 'forbidden',
  'no-answer': 'unavailable',
  'not-in-registry': 'not-found',
  'no-login': 'bad-input',
};

export class ImageError extends Problem {
  override readonly name = 'ImageError';
  readonly reason: ImageCode;

  constructor(reason: ImageCode, message: string, more: { cause?: unknown; hint?: string } = {}) {
    super(exits[reason], message, more);
    this.reason = reason;
  }
}
