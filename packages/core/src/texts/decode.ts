import { isUtf8 } from 'node:buffer';
import type { SourceText, TextDefect } from './source-text.ts';

/** Larger files are reported, not read: the API server itself takes at most 3 MiB in one request. */
export const defaultMaxFileBytes = 10 * 1024 * 1024;

/**
 * Turns the bytes of a file into text: UTF-8, or UTF-16 with a byte order mark. Bytes that are no text become a defect
 * at their place and U+FFFD in the text, so that the rest of the file is still linted.
 */
export function decode(file: string, bytes: Uint8Array): SourceText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { file, text: withLineFeeds(new TextDecoder('utf-16le').decode(bytes)), defects: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { file, text: withLineFeeds(new TextDecoder('utf-16be').decode(bytes)), defects: [] };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = marked ? buffer.toString('utf8', 3) : buffer.toString('utf8');
  const defects = isUtf8(bytes) ? controlCharacters(text) : [invalidBytes(buffer, text)];
  return { file, text: withLineFeeds(text), defects };
}

/** YAML takes a lone carriage return for a line break too (1.2.2, 5.4). A line feed in its place moves no offset. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/** Whether text that was decoded as UTF-8 needs a closer look at its bytes: a mark, a bad byte, a control character. */
export function isSuspect(text: string): boolean {
  return text.charCodeAt(0) === 0xfeff || text.includes('\r') || suspect.test(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML forbids (1.2.2, 5.1)
const suspect = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]/;

function invalidBytes(buffer: Buffer, text: string): TextDefect {
  // A replacement character that the file itself holds would be the first hit only if it came before the bad byte.
  let at = text.indexOf('\ufffd');
  while (at >= 0 && isOwnReplacement(buffer, text, at)) at = text.indexOf('\ufffd', at + 1);
  const start = Math.max(0, at);
  return {
    rule: 'file-encoding',
    start,
    end: Math.min(text.length, start + 1),
    message: 'The bytes here are not UTF-8 text.',
  };
}

function isOwnReplacement(buffer: Buffer, text: string, at: number): boolean {
  const offset = Buffer.byteLength(text.slice(0, at));
  return buffer[offset] === 0xef && buffer[offset + 1] === 0xbf && buffer[offset + 2] === 0xbd;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML forbids (1.2.2, 5.1)
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

function controlCharacters(text: string): TextDefect[] {
  const match = forbidden.exec(text);
  if (match === null) return [];
  const code = text.charCodeAt(match.index).toString(16).padStart(4, '0');
  return [
    {
      rule: 'file-encoding',
      start: match.index,
      end: match.index + 1,
      message: `The control character U+${code.toUpperCase()} may not stand in YAML.`,
      fix: 'Remove it; if it is meant, write it as an escape in double quotes.',
    },
  ];
}

/** A file that is too large to read. */
export function tooLarge(file: string, bytes: number, limit: number): SourceText {
  const message = `The file has ${mebibytes(bytes)}, more than the limit of ${mebibytes(limit)}: nothing in it was checked.`;
  return {
    file,
    text: '',
    defects: [
      { rule: 'yaml-limits', start: 0, end: 0, message, fix: 'Split it into smaller files, or raise max-file-size.' },
    ],
  };
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** A file that could not be read. */
export function unreadable(file: string, why: string): SourceText {
  return {
    file,
    text: '',
    defects: [{ rule: 'file-readable', start: 0, end: 0, message: `The file cannot be read: ${why}.` }],
  };
}
