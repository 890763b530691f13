import { afterMs, atOnce, type Trouble } from './trouble.ts';

type Found = Pick<Trouble, 'code' | 'permanent' | 'message' | 'proof' | 'fix'>;

/** A registry that does not answer may come back: long enough for a restart of it. */
const unreachableMs = 90_000;

const denied =
  /\b(?:denied|unauthorized|forbidden|authentication required|authorization failed|no basic auth|401|403)\b/i;
const notFound = /\b(?:not found|manifest unknown|name unknown|does not exist|no match for platform|404)\b/i;

/** What the kubelet says of an image that it could not get (pkg/kubelet/images, and the runtime's own words). */
export function imageTrouble(reason: string, words: string, image: string): Found {
  if (reason === 'InvalidImageName')
    return {
      code: 'image-name-invalid',
      permanent: true,
      message: `${JSON.stringify(image)} is no image name`,
      proof: atOnce,
      fix: 'Write it as registry/repository:tag or registry/repository@sha256:digest, in lower case.',
    };
  if (reason === 'ErrImageNeverPull')
    return {
      code: 'image-not-found',
      permanent: true,
      message: `${image} is not on the node, and imagePullPolicy Never forbids to pull it`,
      proof: atOnce,
      fix: 'Set imagePullPolicy to IfNotPresent.',
    };
  // "pull access denied, repository does not exist or may require authorization": registries hide which of both it is.
  if (denied.test(words))
    return {
      code: 'image-denied',
      permanent: true,
      message: `the registry refuses ${image}: ${lastWords(words)}`,
      proof: atOnce,
      fix: 'Check the name, and that imagePullSecrets name a Secret in this namespace that may pull it.',
    };
  if (notFound.test(words) && !/no such host|lookup /i.test(words))
    return {
      code: 'image-not-found',
      permanent: true,
      message: `the registry has no ${image}`,
      proof: atOnce,
      fix: 'Push the image first, and deploy the digest that the push gave back.',
    };
  return {
    code: 'image-unreachable',
    permanent: false,
    message: `${image} could not be pulled: ${lastWords(words) || reason}`,
    proof: afterMs(unreachableMs),
    fix: 'Check that the nodes reach the registry.',
  };
}

/** The runtime's messages nest: what went wrong stands at their end. */
function lastWords(words: string): string {
  const parts = words.split(': ');
  return parts.slice(-2).join(': ').slice(0, 200);
}
