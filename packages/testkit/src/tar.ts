/** A member of an archive that a test makes. */
export interface TarMember {
  readonly name: string;
  /** The type flag: `0` file, `1` hard link, `2` symbolic link, `5` directory; a file unless told. */
  readonly type?: string;
  readonly mode?: number;
  readonly body?: string | Uint8Array;
  readonly linkName?: string;
  /** How a name that does not fit is written. */
  readonly names?: 'pax' | 'gnu' | 'ustar';
  /** Attributes of a pax header before it. */
  readonly pax?: Readonly<Record<string, string>>;
}

/** An archive with these members, and the two blocks of zeros at its end. */
export function tarOf(members: readonly TarMember[]): Buffer {
  return Buffer.concat([...members.map(tarMember), Buffer.alloc(1024)]);
}

/** One member, without an end of the archive. */
export function tarMember(member: TarMember): Buffer {
  const { name, type = '0', mode = 0o644, linkName = '', names = 'pax', pax = {} } = member;
  const body = Buffer.from(member.body ?? '');
  const before: Buffer[] = [];
  const attributes: Record<string, string> = { ...pax };
  const nameBytes = Buffer.from(name);
  const linkBytes = Buffer.from(linkName);
  let prefix = Buffer.alloc(0);
  let short = nameBytes;
  if (nameBytes.length > 100 && names === 'ustar') {
    const slash = nameBytes.indexOf(0x2f, nameBytes.length - 101);
    prefix = nameBytes.subarray(0, slash);
    short = nameBytes.subarray(slash + 1);
  } else if (nameBytes.length > 100) {
    if (names === 'gnu') before.push(longName('L', nameBytes));
    else attributes['path'] = name;
    short = nameBytes.subarray(0, 100);
  }
  if (linkBytes.length > 100) {
    if (names === 'gnu') before.push(longName('K', linkBytes));
    else attributes['linkpath'] = linkName;
  }
  if (Object.keys(attributes).length > 0)
    before.push(withBody(header({ name: Buffer.from('pax'), type: 'x' }), paxBody(attributes)));
  const link = linkBytes.subarray(0, 100);
  before.push(
    withBody(header({ name: short, type, mode, link, prefix, size: body.length, gnu: names === 'gnu' }), body),
  );
  return Buffer.concat(before);
}

function longName(type: string, name: Buffer): Buffer {
  return withBody(
    header({ name: Buffer.from('././@LongLink'), type, gnu: true }),
    Buffer.concat([name, Buffer.alloc(1)]),
  );
}

function paxBody(attributes: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(attributes).map(([key, value]) => {
    const rest = Buffer.from(` ${key}=${value}\n`);
    let length = rest.length + 1;
    while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
    return Buffer.concat([Buffer.from(String(length)), rest]);
  });
  return Buffer.concat(lines);
}

function withBody(head: Buffer, body: Buffer): Buffer {
  writeOctal(head, 124, 12, body.length);
  checksum(head);
  return Buffer.concat([head, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

interface Header {
  readonly name: Buffer;
  readonly type: string;
  readonly mode?: number;
  readonly link?: Buffer;
  readonly prefix?: Buffer;
  readonly size?: number;
  readonly gnu?: boolean;
}

function header({ name, type, mode = 0o644, link, prefix, gnu = false }: Header): Buffer {
  const head = Buffer.alloc(512);
  name.copy(head, 0, 0, 100);
  writeOctal(head, 100, 8, mode);
  writeOctal(head, 108, 8, 0);
  writeOctal(head, 116, 8, 0);
  writeOctal(head, 136, 12, 0);
  head.write(type, 156, 'latin1');
  link?.copy(head, 157, 0, 100);
  head.write(gnu ? 'ustar  \0' : 'ustar\x0000', 257, 'latin1');
  prefix?.copy(head, 345);
  return head;
}

function writeOctal(head: Buffer, at: number, length: number, value: number): void {
  head.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
}

function checksum(head: Buffer): void {
  head.fill(0x20, 148, 156);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}
