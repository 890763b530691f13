import { isUtf8 } from 'node:buffer';
import type { Defect } from './dockerfile.ts';

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly defects: readonly Defect[];
}

/** Bytes of a Dockerfile as text. BuildKit reads UTF-8, with or without a mark; what is no text becomes a defect at its place. */
export function decodeDockerfile(source: string | Uint8Array): DecodedText {
  if (typeof source === 'string') return checked(withoutMark(source), []);
  const wide =
    source[0] === 0xff && source[1] === 0xfe ? 'utf-16le' : source[0] === 0xfe && source[1] === 0xff ? 'utf-16be' : '';
  if (wide !== '') {
    const text = withoutMark(new TextDecoder(wide).decode(source));
    const message = 'The file is UTF-16, which BuildKit does not read.';
    return checked(text, [encoding(0, Math.min(1, text.length), message, 'error', 'Save it as UTF-8.')]);
  }
  const buffer = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const text = withoutMark(buffer.toString('utf8'));
  if (isUtf8(source)) return checked(text, []);
  const at = firstReplacement(text, withoutMarkBytes(buffer));
  const message = 'The bytes here are not UTF-8 text.';
  return checked(text, [encoding(at, Math.min(text.length, at + 1), message, 'warning', 'Save the file as UTF-8.')]);
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function withoutMarkBytes(buffer: Buffer): Buffer {
  return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? buffer.subarray(3) : buffer;
}

/** The first U+FFFD that decoding put there, as opposed to one that the file holds. */
function firstReplacement(text: string, bytes: Buffer): number {
  let at = text.indexOf('\ufffd');
  while (at >= 0) {
    const offset = Buffer.byteLength(text.slice(0, at));
    if (!(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd)) return at;
    at = text.indexOf('\ufffd', at + 1);
  }
  return 0;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no editor writes and no shell takes
const control = /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/;

function checked(text: string, defects: readonly Defect[]): DecodedText {
  const match = control.exec(text);
  if (match === null) return { text, defects };
  const code = text.charCodeAt(match.index).toString(16).toUpperCase().padStart(4, '0');
  const severity = code === '0000' ? 'error' : 'warning';
  const message = `There is the control character U+${code}.`;
  return { text, defects: [...defects, encoding(match.index, match.index + 1, message, severity, 'Remove it.')] };
}

function encoding(start: number, end: number, message: string, severity: 'error' | 'warning', fix: string): Defect {
  return { rule: 'dockerfile-encoding', start, end, message, severity, fix };
}
