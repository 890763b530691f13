import type { Finding, Severity } from '@slipway/core';
import type { ImageConfig } from '../engine/engine.ts';
import type { BuiltImageRuleId } from '../gates/built-image-rules.ts';
import { withoutCredentials } from '../gates/credential-findings.ts';
import type { Places } from '../gates/gates.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';

const rule: BuiltImageRuleId = 'secret-not-in-image';

/** Build secrets that came to stand in the image's configuration or history, where everyone can read them who pulls it. */
export function leakedSecrets(
  secrets: readonly string[],
  config: Pick<ImageConfig, 'env' | 'labels' | 'entrypoint' | 'command'>,
  { layers }: Pick<ImageAnalysis, 'layers'>,
  places: Places,
): Finding[] {
  const holds = (text: string) => secrets.some((secret) => text.includes(secret));
  const leak = (what: string, location = places.image): Finding => ({
    rule,
    severity: 'error',
    message: `A build secret stands in ${what} of the image.`,
    location,
  });
  return [
    ...config.env.filter(holds).map((text) => leak(`the variable ${text.split('=', 1)[0]}`)),
    ...Object.entries(config.labels)
      .filter(([, value]) => holds(value))
      .map(([name]) => leak(`the label ${name}`)),
    ...([...config.entrypoint, ...config.command].some(holds) ? [leak('the command')] : []),
    ...layers.flatMap(({ createdBy }, i) =>
      holds(createdBy) ? [leak(`the history of layer ${i + 1}`, places.layer(i))] : [],
    ),
  ];
}

const named = 4;
const longestInstruction = 120;

/**
 * Build secrets in the bytes of layers, one finding a layer. What the base brought is not this build's doing; but where
 * no instruction of a Dockerfile tells its layers apart, they are a guess, and every hit counts.
 */
export function leakedInLayers(
  { layers, secretFiles }: Pick<ImageAnalysis, 'layers' | 'secretFiles'>,
  places: Places,
  { isBaseKnown, hide }: { readonly isBaseKnown: boolean; hide(text: string): string },
): Finding[] {
  return layers.flatMap(({ createdBy, fromBase }, i): Finding[] => {
    const paths = secretFiles.flatMap(({ layer, path }) => (layer === i ? [path] : []));
    if (paths.length === 0 || (fromBase && isBaseKnown)) return [];
    const names = paths.slice(0, named).map((path) => (path === '' ? 'bytes that belong to no file' : `/${path}`));
    const more = paths.length - names.length;
    const maker = hide(createdBy).replace(/ # buildkit$/, '');
    const by =
      maker === '' ? '' : ` (${maker.slice(0, longestInstruction)}${maker.length > longestInstruction ? '…' : ''})`;
    const where = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return [
      {
        rule,
        severity: 'error',
        message: hide(
          `A build secret stands in ${where} of layer ${i + 1}${by}; deleting it in a later one leaves it there.`,
        ),
        location: places.layer(i),
        fix: {
          text: 'Mount the secret in the RUN that uses it, and copy it nowhere; then replace the secret by a new one, because it was written into an image and a build cache.',
        },
      },
    ];
  });
}

/** Build secrets in what is pushed along with the image that runs: other platforms and attestations. */
export function leakedElsewhere(
  { secretsElsewhere }: Pick<ImageAnalysis, 'secretsElsewhere'>,
  places: Places,
  hide: (text: string) => string,
): Finding[] {
  const wheres = secretsElsewhere.map(({ of, path }) => {
    const whose =
      of === ''
        ? 'what is pushed along with the image'
        : of === 'attestation'
          ? 'an attestation of the image'
          : `the image for ${of}`;
    if (path === undefined) return of === 'attestation' ? whose : `the configuration of ${whose}`;
    return `${path === '' ? 'bytes that belong to no file' : `/${path}`} of ${whose}`;
  });
  return [...new Set(wheres)].slice(0, named).map((where) => ({
    rule,
    severity: 'error',
    message: hide(`A build secret stands in ${where}.`),
    location: places.image,
  }));
}

/** What is pushed cannot be taken back, so no `fail-on` lets a secret through. */
export function failOnWithLeaks(findings: readonly Finding[], failOn: Severity | 'never'): Severity | 'never' {
  return failOn === 'never' && hasLeaks(findings) ? 'error' : failOn;
}

/** Whether a build secret was found in the image. */
export function hasLeaks(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.rule === rule);
}

/** The analysis as it may be shown: instructions and names of files can hold a secret too. */
export function withoutSecrets(analysis: ImageAnalysis, hide: (text: string) => string): ImageAnalysis {
  const named = <T extends { readonly path: string }>(file: T): T => ({ ...file, path: hide(file.path) });
  const { compilers, packageManagers, shells } = analysis.tools;
  return {
    ...analysis,
    layers: analysis.layers.map((layer) => ({ ...layer, createdBy: withoutCredentials(hide(layer.createdBy)) })),
    others: analysis.others.map((other) => ({
      ...other,
      analysis: other.analysis === undefined ? undefined : withoutSecrets(other.analysis, hide),
    })),
    largestFiles: analysis.largestFiles.map(named),
    hiddenFiles: analysis.hiddenFiles.map(named),
    secretFiles: analysis.secretFiles.map(named),
    secretsElsewhere: analysis.secretsElsewhere.map(({ of, path }) => ({
      of,
      path: path === undefined ? undefined : hide(path),
    })),
    matched: analysis.matched.map(named),
    setuid: analysis.setuid.map(named),
    credentials: analysis.credentials.map(named),
    worldWritable: analysis.worldWritable.map(hide),
    tools: {
      compilers: compilers.map(hide),
      packageManagers: packageManagers.map(hide),
      shells: shells.map(hide),
    },
  };
}
