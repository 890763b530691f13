/** Writes numbers and texts one behind the other. */
export interface ByteWriter {
  /** A whole number from 0 to 2^53 - 1, short when it is small. */
  count(value: number): void;
  /** A whole number of any sign. */
  whole(value: number): void;
  float(value: number): void;
  floats(values: Float64Array): void;
  /** A text whose characters are bytes, such as a path of git. */
  byteText(text: string): void;
  text(text: string): void;
  done(): Buffer;
}

export function byteWriter(): ByteWriter {
  let bytes = Buffer.allocUnsafe(1 << 16);
  let at = 0;

  function room(size: number): void {
    if (at + size <= bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (at + size));
    bytes.copy(larger, 0, 0, at);
    bytes = larger;
  }

  function raw(encoded: Uint8Array): void {
    writer.count(encoded.length);
    room(encoded.length);
    bytes.set(encoded, at);
    at += encoded.length;
  }

  const writer: ByteWriter = {
    count(value) {
      room(10);
      let rest = value;
      for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes[at++] = (rest % 0x80) | 0x80;
      bytes[at++] = rest;
    },
    whole: (value) => writer.count(value < 0 ? -2 * value - 1 : 2 * value),
    float(value) {
      room(8);
      at = bytes.writeDoubleLE(value, at);
    },
    floats(values) {
      writer.count(values.length);
      for (const value of values) writer.float(value);
    },
    byteText: (text) => raw(Buffer.from(text, 'latin1')),
    text: (text) => raw(Buffer.from(text, 'utf8')),
    done: () => bytes.subarray(0, at),
  };
  return writer;
}

/** Reads what a `ByteWriter` wrote, in the same order. Every function throws RangeError behind the last byte. */
export interface ByteReader {
  count(): number;
  whole(): number;
  float(): number;
  floats(): Float64Array;
  byteText(): string;
  text(): string;
  /** How many bytes are left. */
  left(): number;
}

export function byteReader(bytes: Buffer): ByteReader {
  let at = 0;

  function raw(): Buffer {
    const size = reader.count();
    if (size > bytes.length - at) throw new RangeError('a text is longer than what is left');
    at += size;
    return bytes.subarray(at - size, at);
  }

  const reader: ByteReader = {
    count() {
      let value = 0;
      for (let factor = 1; ; factor *= 0x80) {
        const byte = bytes[at++];
        if (byte === undefined || factor > Number.MAX_SAFE_INTEGER) throw new RangeError('a number has no end');
        value += (byte & 0x7f) * factor;
        if (byte < 0x80) return value;
      }
    },
    whole() {
      const value = reader.count();
      return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    },
    float() {
      const value = bytes.readDoubleLE(at);
      at += 8;
      return value;
    },
    floats() {
      const length = reader.count();
      if (length * 8 > bytes.length - at) throw new RangeError('a row is longer than what is left');
      return Float64Array.from({ length }, () => reader.float());
    },
    byteText: () => raw().toString('latin1'),
    text: () => raw().toString('utf8'),
    left: () => bytes.length - at,
  };
  return reader;
}
