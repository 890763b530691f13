import { defaultMaxFileBytes, type Location, Problem, readTexts, type SourceText } from '@slipway/core';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { KubeObject } from '../kube/objects.ts';
import type { Manifest, ManifestSet } from './manifest.ts';

export interface ReadSettings {
  /** Folder that relative paths start from, and that reported paths are relative to. */
  readonly cwd: string;
  readStdin(): Buffer;
}

/**
 * Reads what is to be deployed: files, folders, globs, and standard input (`-`).
 *
 * @throws Problem that names every path that is missing, or every document that is no Kubernetes object: a release of
 * half of what was meant would be worse than none
 */
export function readManifests(inputs: readonly string[], { cwd, readStdin }: ReadSettings): ManifestSet {
  const sources = readTexts(inputs, { cwd, readStdin, exclude: [], maxFileBytes: defaultMaxFileBytes });
  const mistakes: string[] = [];
  const manifests = sources.flatMap((source) => objectsOf(source, mistakes));
  if (mistakes.length > 0)
    throw new Problem(
      'bad-input',
      `The manifests cannot be deployed:\n${mistakes.map((line) => `  ${line}`).join('\n')}`,
      {
        hint: '`slipway lint` shows each defect at its place.',
      },
    );
  if (manifests.length === 0)
    throw new Problem('bad-input', `There is no Kubernetes object in ${inputs.join(', ')}.`, {
      hint: 'Name the files or the folder that hold the manifests of the application.',
    });
  return { manifests, texts: new Map(sources.map(({ file, text }) => [file, text])) };
}

function objectsOf({ file, text, defects }: SourceText, mistakes: string[]): Manifest[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, merge: true });
  for (const { start, message } of defects)
    mistakes.push(`${file}:${start === 0 ? 1 : lines.linePos(start).line}: ${message}`);
  if (defects.length > 0) return [];
  return [...documents].flatMap((document) => {
    for (const { message, linePos } of document.errors)
      mistakes.push(`${file}:${linePos?.[0].line ?? 1}: ${message.split('\n')[0]!.replace(/ at line \d+.*$/, '')}`);
    if (document.errors.length > 0 || document.contents === null) return [];
    const place = (node: unknown) => locationOf(file, lines, node);
    return flatten(document, document.contents as Node, file, place, mistakes);
  });
}

/** One manifest, or those of a `kind: List`. */
function flatten(
  document: Document,
  node: Node,
  file: string,
  place: (node: unknown) => Location,
  mistakes: string[],
): Manifest[] {
  const value: unknown = node.toJS(document);
  if (value === null || value === undefined) return [];
  const at = `${file}:${place(node).start.line}`;
  if (!isMap(node) || typeof value !== 'object') {
    mistakes.push(`${at}: this is no Kubernetes object`);
    return [];
  }
  const { apiVersion, kind, metadata } = value as Partial<KubeObject>;
  const items = node.get('items', true);
  if (kind?.endsWith('List') === true && isSeq(items))
    return items.items.flatMap((item) => flatten(document, item as Node, file, place, mistakes));
  if (kind === 'Kustomization' || kind === 'Component') return [];
  const lacks = [
    typeof apiVersion === 'string' && apiVersion !== '' ? undefined : 'apiVersion',
    typeof kind === 'string' && kind !== '' ? undefined : 'kind',
    typeof metadata?.name === 'string' && metadata.name !== '' ? undefined : 'metadata.name',
  ].filter((name) => name !== undefined);
  if (lacks.length > 0) {
    mistakes.push(`${at}: the object lacks ${lacks.join(', ')}`);
    return [];
  }
  return [{ object: value as KubeObject, locate: (path) => place(nodeAt(node, path)) }];
}

/** `[web]` in a path picks the item of a list by its name, `2` by its place. */
function nodeAt(root: Node, path: readonly string[]): unknown {
  let node: unknown = root;
  for (const step of path) {
    let next: unknown;
    const name = /^\[(.*)\]$/.exec(step)?.[1];
    if (isSeq(node) && name !== undefined) next = node.items.find((item) => isMap(item) && item.get('name') === name);
    else if (isSeq(node) && /^\d+$/.test(step)) next = node.items[Number(step)];
    else if (isMap(node)) next = node.get(step, true);
    if (next === undefined || next === null) return node;
    node = next;
  }
  return node;
}

function locationOf(file: string, lines: LineCounter, node: unknown): Location {
  // A list or map is shown by its first entry: a frame over all of it would show nothing.
  let shown = node;
  while (isSeq(shown) && shown.items.length > 0) shown = shown.items[0];
  if (isMap(shown)) shown = shown.items[0]?.key ?? shown;
  const range = (shown as Node).range ?? [0, 0, 0];
  const end = isScalar(shown) ? range[1] : range[0];
  return { file, start: positionOf(lines, range[0]), end: positionOf(lines, Math.max(end, range[0])) };
}

function positionOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
