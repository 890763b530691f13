/** Bytes that came and are not yet taken, in one piece. */
export interface GrowingBuffer {
  /** What is held stands from `start` to `limit`; good until the next `add`. */
  view(): { readonly bytes: Buffer; readonly start: number; readonly limit: number };
  /** All up to here was taken. */
  consumed(to: number): void;
  add(chunk: Buffer): void;
}

export function growingBuffer(): GrowingBuffer {
  let bytes = Buffer.allocUnsafe(1 << 18);
  let start = 0;
  let limit = 0;
  return {
    view: () => ({ bytes, start, limit }),
    consumed(to: number): void {
      start = to;
      if (start === limit) start = limit = 0;
    },
    add(chunk: Buffer): void {
      if (limit + chunk.length > bytes.length) {
        const held = limit - start;
        const target = held + chunk.length > bytes.length ? Buffer.allocUnsafe(2 * (held + chunk.length)) : bytes;
        bytes.copy(target, 0, start, limit);
        bytes = target;
        start = 0;
        limit = held;
      }
      chunk.copy(bytes, limit);
      limit += chunk.length;
    },
  };
}
