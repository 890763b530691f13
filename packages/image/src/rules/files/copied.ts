import type { Instruction, Word } from '../../dockerfile/dockerfile.ts';

/** What a COPY or ADD takes and where it puts it. */
export interface Copied {
  readonly instruction: Instruction;
  readonly sources: readonly Word[];
  readonly destination: Word | undefined;
  /** Whether it takes from the build context, not from a stage, image or heredoc. */
  readonly fromContext: boolean;
}

/** @returns undefined for an instruction that copies nothing */
export function copiedBy(instruction: Instruction): Copied | undefined {
  const { keyword, words, flags } = instruction;
  if (keyword !== 'COPY' && keyword !== 'ADD') return undefined;
  const sources = words.slice(0, -1).filter(({ text }) => !/^\d*<<-?\S/.test(text));
  return {
    instruction,
    sources,
    destination: words.length > 1 ? words.at(-1) : undefined,
    fromContext: !flags.some(({ name }) => name === 'from'),
  };
}

/** Whether a source is a whole folder of sources: the context itself, or all that is in it. */
export function isEverything(source: string): boolean {
  return /^(?:\.?\/?|\.\/?\*|\*|\$\{?PWD\}?|\/\.)$/.test(source) && source !== '';
}

export function isUrl(source: string): boolean {
  return /^(?:https?|ftp):\/\//i.test(source);
}

export function isGit(source: string): boolean {
  return /^(?:git@|git:\/\/|ssh:\/\/)|^https?:\/\/[^#?]+\.git(?:[#?]|$)|^https?:\/\/(?:github|gitlab)\.com\/[^/]+\/[^/#?]+(?:[#?][^/]*)?$/i.test(
    source,
  );
}
