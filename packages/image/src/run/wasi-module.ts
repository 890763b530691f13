/**
 * The smallest module of WASI preview 1 that ends with an exit code, for tests: `_start` calls `proc_exit`.
 *
 * @param exitCode 0 to 63
 */
export function wasiModule(exitCode: number): Buffer {
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const section = (id: number, ...bytes: number[]) => [id, bytes.length, ...bytes];
  return Buffer.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, 2, 0x60, 1, 0x7f, 0, 0x60, 0, 0), // types: (i32) → (), () → ()
    ...section(2, 1, ...name('wasi_snapshot_preview1'), ...name('proc_exit'), 0, 0),
    ...section(3, 1, 1),
    ...section(5, 1, 0, 1),
    ...section(7, 2, ...name('memory'), 2, 0, ...name('_start'), 0, 1),
    ...section(10, 1, 6, 0, 0x41, exitCode, 0x10, 0, 0x0b), // i32.const exitCode; call proc_exit
  ]);
}
