import { LimitReached, Unread } from './cursor.ts';
import { Lines } from './lines.ts';
import { parseYaml } from './parse.ts';
import type { ParsedYaml, SyntaxDefect } from './syntax.ts';

/** A file as it was read: its text (no byte order mark) and what is wrong with its bytes. */
export interface SourceText {
  /** Path as reports print it. */
  readonly file: string;
  readonly text: string;
  readonly defects: readonly SyntaxDefect[];
}

/** A file with its documents. */
export interface ManifestFile {
  readonly file: string;
  readonly text: string;
  readonly lines: Lines;
  readonly yaml: ParsedYaml;
}

/** Larger texts are judged by the fast reader alone, so that a broken one still answers within two seconds. */
const fullParseLimitChars = 1_000_000;

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
  const parsed = fast instanceof Unread ? await readAgain(text, fast) : fast;
  const yaml = source.defects.length === 0 ? parsed : { ...parsed, defects: [...source.defects, ...parsed.defects] };
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

async function readAgain(text: string, unread: Unread): Promise<ParsedYaml> {
  if (unread instanceof LimitReached) return failed('yaml-limits', unread, `The document has ${unread.message}.`);
  const template = templateAt(text);
  if (template !== undefined) return { documents: [], defects: [template] };
  if (text.length > fullParseLimitChars) return failed('yaml-syntax', unread, `Unexpected here: ${unread.message}.`);
  const { parseFully } = await import('./parse-fully.ts');
  return parseFully(text);
}

function failed(rule: 'yaml-limits' | 'yaml-syntax', unread: Unread, message: string): ParsedYaml {
  return { documents: [], defects: [{ rule, start: unread.offset, end: unread.offset, message }] };
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
