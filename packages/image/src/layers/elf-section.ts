/**
 * The bytes of a section of an ELF file by its name. Source: System V ABI, "Object Files", "Sections".
 *
 * @returns undefined when it is no whole little-endian ELF file, or has no such section
 */
export function elfSection(file: Buffer, name: string): Buffer | undefined {
  if (file.length < 64 || file.readUInt32BE(0) !== 0x7f454c46 || file[5] !== 1) return undefined;
  const isWide = file[4] === 2;
  const table = isWide ? Number(file.readBigUInt64LE(40)) : file.readUInt32LE(32);
  const entryBytes = file.readUInt16LE(isWide ? 58 : 46);
  const count = file.readUInt16LE(isWide ? 60 : 48);
  const namesIndex = file.readUInt16LE(isWide ? 62 : 50);
  if (entryBytes < (isWide ? 64 : 40) || table + entryBytes * count > file.length || namesIndex >= count)
    return undefined;
  const contents = (index: number): Buffer => {
    const at = table + index * entryBytes;
    const start = isWide ? Number(file.readBigUInt64LE(at + 24)) : file.readUInt32LE(at + 16);
    const bytes = isWide ? Number(file.readBigUInt64LE(at + 32)) : file.readUInt32LE(at + 20);
    return file.subarray(start, start + bytes);
  };
  const names = contents(namesIndex);
  for (let index = 0; index < count; index++) {
    const at = file.readUInt32LE(table + index * entryBytes);
    if (names.toString('latin1', at, at + name.length + 1) === `${name}\0`) return contents(index);
  }
  return undefined;
}
