import type { Dockerfile, Stage } from '../../dockerfile/dockerfile.ts';
import { isNamedContext } from '../../dockerfile/named-contexts.ts';
import { sourcesOf, stageIndex } from '../../dockerfile/read-dockerfile.ts';
import type { Span } from '../../dockerfile/span.ts';
import { expand } from '../../dockerfile/variables.ts';

/** An image from outside that the build takes something from. */
export interface ExternalImage {
  readonly image: string;
  /** As written. */
  readonly written: string;
  readonly span: Span;
  /** The stage that builds on it; undefined when it is only copied or mounted from. */
  readonly stage: Stage | undefined;
}

/** Images that FROM, COPY --from and RUN --mount=from= name, without stages, named contexts, `scratch` and what a build argument must tell. */
export function externalImages(dockerfile: Dockerfile): ExternalImage[] {
  const found: ExternalImage[] = [];
  for (const stage of dockerfile.stages) {
    const { base, baseSpan, parent, baseUnknown, from } = stage;
    const isGiven = isNamedContext(dockerfile, base);
    if (
      !isGiven &&
      parent === undefined &&
      base !== 'scratch' &&
      base !== '' &&
      baseUnknown.length === 0 &&
      !base.includes('$')
    )
      found.push({ image: base, written: from.words[0]?.text ?? base, span: baseSpan, stage });
    for (const instruction of stage.instructions)
      for (const { value, span } of sourcesOf(instruction)) {
        const { text, unknown } = expand(value, (name) => dockerfile.globalArgs.get(name));
        if (isNamedContext(dockerfile, text)) continue;
        // A bare word is a named build context or a misspelt stage more often than an image.
        if (unknown.length > 0 || stageIndex(text, dockerfile.stages) !== undefined || /^\d+$/.test(text)) continue;
        if (/[:@/.]/.test(text)) found.push({ image: text, written: value, span, stage: undefined });
      }
  }
  return found;
}

/** Offset at which the tag of an image can be added or replaced: the whole reference is one word without variables. */
export function isLiteral({ image, written }: ExternalImage): boolean {
  return image === written;
}
