import type { SourceText } from '@slipway/core';
import { LimitReached, UnclosedQuote, Unread } from './cursor.ts';
import { Lines } from './lines.ts';
import { parseYaml } from './parse.ts';
import type { ParsedYaml, SyntaxDefect } from './syntax.ts';

/** A file with its documents. */
export interface ManifestFile {
  readonly file: string;
  readonly text: string;
  readonly lines: Lines;
  readonly yaml: ParsedYaml;
}

/** Larger texts are judged by the fast reader alone, so that a broken one still answers within two seconds. */
const fullParseLimitChars = 250_000;

/** More defects of one file say nothing new. */
const maxDefects = 100;

/** Reads the documents of each text. Nothing is thrown for bad input: it comes back as defects with their places. */
export async function readDocuments(sources: readonly SourceText[]): Promise<ManifestFile[]> {
  const files: ManifestFile[] = [];
  for (const source of sources) files.push(await readOne(source));
  return files;
}

async function readOne(source: SourceText): Promise<ManifestFile> {
  const { file, text } = source;
  const lines = new Lines(file, text);
  const fast = readFast(text);
  const parsed = fast instanceof Unread ? await readAgain(source, fast) : fast;
  const defects = source.defects.length === 0 ? parsed.defects : [...source.defects, ...parsed.defects];
  const yaml = { documents: parsed.documents, defects: capped(defects) };
  return { file, text, lines, yaml };
}

function readFast(text: string): ParsedYaml | Unread {
  try {
    return parseYaml(text);
  } catch (error) {
    if (error instanceof Unread) return error;
    throw error;
  }
}

async function readAgain({ text, defects }: SourceText, unread: Unread): Promise<ParsedYaml> {
  if (unread instanceof LimitReached) return readEach(text);
  const template = defects.length > 0 ? undefined : templateAt(text);
  if (template !== undefined) return { documents: [], defects: [template] };
  if (unread instanceof UnclosedQuote || text.length > fullParseLimitChars) return readEach(text);
  const { parseFully } = await import('./parse-fully.ts');
  return parseFully(text);
}

/** Reads the documents that can be read, and says of each other one where it breaks. */
function readEach(text: string): ParsedYaml {
  return parseYaml(text, (unread) =>
    unread instanceof LimitReached
      ? {
          rule: 'yaml-limits',
          start: unread.offset,
          end: unread.offset,
          message: `The document has ${unread.message}.`,
        }
      : {
          rule: 'yaml-syntax',
          start: unread.offset,
          end: unread.offset,
          message: `Unexpected here: ${unread.message}.`,
        },
  );
}

function capped(defects: readonly SyntaxDefect[]): readonly SyntaxDefect[] {
  if (defects.length <= maxDefects) return defects;
  const { rule, start, end } = defects[maxDefects]!;
  const message = `${defects.length - maxDefects} more defects of this file are not listed.`;
  return [...defects.slice(0, maxDefects), { rule, start, end, message }];
}

function templateAt(text: string): SyntaxDefect | undefined {
  const match = /\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)/m.exec(text);
  if (match === null) return undefined;
  return {
    rule: 'template-unrendered',
    start: match.index,
    end: match.index + match[0].length,
    message: 'This file is a template, not yet YAML: nothing in it was checked.',
    fix: 'Lint what the template renders to, for example `helm template . | slipway lint -`, and exclude this folder.',
  };
}
