import type { Finding } from '@slipway/core';
import type { ImageAnalysis } from '../layers/analysis.ts';
import { credentialIn, isCredentialValue, namesCredential } from '../rules/credentials.ts';
import type { BuiltImageRuleId } from './built-image-rules.ts';
import { absolute, type Places } from './gates.ts';

/** Files whose contents are secret as a rule only. */
const settings = 'passwords or tokens in variables';

/** Credentials in an image, by their places; what they are is said, their values never are. */
export function credentialFindings(
  { credentials, layers }: Pick<ImageAnalysis, 'credentials' | 'layers'>,
  env: readonly string[],
  places: Places,
): Finding[] {
  const rule = (id: BuiltImageRuleId) => id;
  return [
    ...credentials.map(({ path, layer, what, isHidden }): Finding => {
      const later = isHidden ? '; that a later layer deletes it leaves it there' : '';
      return {
        rule: rule('credential-not-in-file'),
        severity: what === settings ? 'warning' : 'error',
        message: `${absolute(path)} of layer ${layer + 1} holds ${what}${madeBy(layers[layer]?.createdBy ?? '')}${later}.`,
        location: places.layer(layer),
      };
    }),
    ...env.flatMap((text): Finding[] => {
      const what = credentialOf(text);
      const message = `The variable ${text.split('=', 1)[0]} of the image holds ${what}.`;
      const id = rule('credential-not-in-configuration');
      return what === undefined ? [] : [{ rule: id, severity: 'error', message, location: places.image }];
    }),
    ...layers.flatMap(({ createdBy }, i): Finding[] => {
      const what = credentialIn(createdBy)?.what ?? argumentIn(createdBy);
      const message = `The history of layer ${i + 1} holds ${what}.`;
      const id = rule('credential-not-in-configuration');
      return what === undefined ? [] : [{ rule: id, severity: 'error', message, location: places.layer(i) }];
    }),
  ];
}

const longestInstruction = 100;

/** The instruction, for who has no Dockerfile. */
function madeBy(createdBy: string): string {
  const maker = withoutCredentials(createdBy)
    .replace(/ # buildkit$/, '')
    .replace(/\s+/g, ' ');
  if (maker === '') return '';
  return ` (${maker.slice(0, longestInstruction)}${maker.length > longestInstruction ? '…' : ''})`;
}

function credentialOf(text: string): string | undefined {
  const at = text.indexOf('=');
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  return credentialIn(value)?.what ?? (namesCredential(name) && isCredentialValue(value) ? 'a credential' : undefined);
}

/** `|2 TOKEN=… VERSION=1 /bin/sh -c …`: what a RUN was given by --build-arg. */
const argumentsOf = /^(?:RUN )?\|\d+ (.*?) \/bin\/\S+ -/s;

function argumentIn(createdBy: string): string | undefined {
  const words = argumentsOf.exec(createdBy)?.[1]?.split(' ') ?? [];
  const found = words.find((word) => credentialOf(word) !== undefined);
  return found === undefined ? undefined : `the value of the build argument ${found.split('=', 1)[0]}`;
}

/** A text of the image as it may be shown. */
export function withoutCredentials(text: string): string {
  const words = argumentsOf.exec(text)?.[1];
  let shown =
    words === undefined
      ? text
      : text.replace(words, () =>
          words
            .split(' ')
            .map((word) => (credentialOf(word) === undefined ? word : `${word.split('=', 1)[0]}=***`))
            .join(' '),
        );
  for (let found = credentialIn(shown); found !== undefined; found = credentialIn(shown))
    shown = `${shown.slice(0, found.index)}***${shown.slice(found.index + found.length)}`;
  return shown;
}
