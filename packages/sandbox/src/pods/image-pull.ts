import type { Behaviour } from './behaviour.ts';
import { goDuration } from './durations.ts';
import { imageReference, imageSize, invalidName } from './image-reference.ts';
import type { Container } from './pod.ts';

/** Back-off between tries (kubelet.go): 10 s, doubled up to 5 min; and between tries that can only fail. */
const firstBackoffMs = 10_000;
const longestBackoffMs = 300_000;

interface PullPlace {
  /** Images on the node. */
  readonly images: Set<string>;
  now(): number;
  behaviour(): Behaviour;
  tell(type: 'Normal' | 'Warning', reason: string, message: string): void;
}

/** How it goes on: the image is there, or it is waited for, with what the status says meanwhile. */
export type PullResult =
  | { readonly is: 'there' }
  | { readonly is: 'pulling' | 'failed'; readonly until: number; readonly reason?: string; readonly message?: string };

/** Gets the image of one container (pkg/kubelet/images/image_manager.go). */
export class ImagePull {
  private readonly image: string;
  private readonly policy: Container['imagePullPolicy'];
  private readonly place: PullPlace;
  private firstTryAt: number | undefined;
  private tryAt = 0;
  private backoffMs = 0;
  private failure: string | undefined;

  constructor({ image = '', imagePullPolicy }: Container, place: PullPlace) {
    this.image = image;
    this.policy = imagePullPolicy;
    this.place = place;
  }

  begin(): PullResult {
    const { image, place, policy } = this;
    const now = place.now();
    const invalid = place.behaviour().pull === 'invalid-name' ? 'invalid reference format' : invalidName(image);
    if (invalid !== undefined) {
      const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${invalid}`;
      place.tell('Warning', 'InspectFailed', message);
      return this.fail('InvalidImageName', message, now + firstBackoffMs);
    }
    if (policy === 'Never' || (policy !== 'Always' && place.images.has(image))) {
      place.tell('Normal', 'Pulled', `Container image "${image}" already present on machine`);
      return { is: 'there' };
    }
    this.firstTryAt ??= now;
    this.tryAt = now;
    this.failure = undefined;
    place.tell('Normal', 'Pulling', `Pulling image "${image}"`);
    return { is: 'pulling', until: now + (place.behaviour().pullSeconds ?? 0) * 1000 };
  }

  /** After `pulling` or `failed`. */
  next(waitedFor: 'pulling' | 'failed'): PullResult {
    if (waitedFor === 'pulling') return this.end();
    return this.failure === undefined ? this.begin() : this.backOff(this.failure);
  }

  private end(): PullResult {
    const { image, place } = this;
    const now = place.now();
    const failure = pullFailure(image, place.behaviour(), now - (this.firstTryAt ?? now));
    if (failure === undefined) {
      this.backoffMs = 0;
      const took = goDuration(now - this.tryAt);
      const size = `Image size: ${imageSize(image)} bytes.`;
      place.tell(
        'Normal',
        'Pulled',
        `Successfully pulled image "${image}" in ${took} (${took} including waiting). ${size}`,
      );
      place.images.add(image);
      return { is: 'there' };
    }
    this.failure = failure;
    this.backoffMs = Math.min(longestBackoffMs, this.backoffMs * 2 || firstBackoffMs);
    place.tell('Warning', 'Failed', `Failed to pull image "${image}": ${failure}`);
    return this.fail('ErrImagePull', failure, now + 1000);
  }

  private backOff(failure: string): PullResult {
    this.failure = undefined;
    const words = `Back-off pulling image "${this.image}"`;
    this.place.tell('Normal', 'BackOff', words);
    return this.fail(
      'ImagePullBackOff',
      `${words}: ErrImagePull: ${failure}`,
      this.place.now() + this.backoffMs - 1000,
    );
  }

  private fail(reason: string, message: string, until: number): PullResult {
    this.place.tell('Warning', 'Failed', `Error: ${reason}`);
    return { is: 'failed', reason, message, until };
  }
}

/** Why a pull fails, in the words of containerd; undefined when it does not. */
export function pullFailure(image: string, { pull = 'ok' }: Behaviour, triedForMs: number): string | undefined {
  const { host, path, version } = imageReference(image);
  const full = `${host}/${path}${version}`;
  const failed = `failed to pull and unpack image "${full}": failed to resolve reference "${full}"`;
  if (pull === 'not-found') return `rpc error: code = NotFound desc = ${failed}: ${full}: not found`;
  if (pull === 'denied')
    return `${failed}: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`;
  if (pull !== 'unreachable' && !(typeof pull === 'object' && triedForMs < pull.unreachableForSeconds * 1000))
    return undefined;
  const server = host === 'docker.io' ? 'registry-1.docker.io' : host;
  const url = `https://${server}/v2/${path}/manifests/${version.slice(1)}`;
  return `${failed}: failed to do request: Head "${url}": dial tcp 192.0.2.10:443: connect: connection refused`;
}
