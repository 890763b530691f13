/** A module that is a binding to C. */
export interface Binding {
  readonly name: string;
  /** Packages of Debian that its build needs, and those that the program loads; none where it brings its sources. */
  readonly build: readonly string[];
  readonly runtime: readonly string[];
  /** A library whose release must be that of the module, so that no package is named for it. */
  readonly library?: string;
  readonly isCpp?: boolean;
}

const alone = (name: string): Binding => ({ name, build: [], runtime: [] });
const withCpp = (name: string): Binding => ({ ...alone(name), isCpp: true });

const bindings: readonly Binding[] = [
  ...[
    'github.com/mattn/go-sqlite3',
    'github.com/mutecomm/go-sqlcipher',
    'crawshaw.io/sqlite',
    'github.com/confluentinc/confluent-kafka-go',
    'github.com/DataDog/zstd',
    'github.com/valyala/gozstd',
    'github.com/miekg/pkcs11',
    'github.com/bytecodealliance/wasmtime-go',
    'github.com/tree-sitter/go-tree-sitter',
    'github.com/smacker/go-tree-sitter',
    'github.com/chai2010/webp',
  ].map(alone),
  ...['github.com/marcboeker/go-duckdb', 'github.com/duckdb/duckdb-go', 'rogchap.com/v8go'].map(withCpp),
  { name: 'github.com/h2non/bimg', build: ['libvips-dev'], runtime: ['libvips42'] },
  { name: 'github.com/davidbyttow/govips', build: ['libvips-dev'], runtime: ['libvips42'] },
  { name: 'github.com/pebbe/zmq4', build: ['libzmq3-dev'], runtime: ['libzmq5'] },
  { name: 'github.com/google/gopacket/pcap', build: ['libpcap-dev'], runtime: ['libpcap0.8'] },
  { name: 'github.com/gopacket/gopacket/pcap', build: ['libpcap-dev'], runtime: ['libpcap0.8'] },
  { name: 'github.com/gotk3/gotk3', build: ['libgtk-3-dev'], runtime: ['libgtk-3-0'] },
  { name: 'github.com/mattn/go-gtk', build: ['libgtk2.0-dev'], runtime: ['libgtk2.0-0'] },
  { ...alone('github.com/libgit2/git2go'), library: 'libgit2' },
  { ...alone('gocv.io/x/gocv'), library: 'OpenCV' },
  { ...alone('github.com/linxGnu/grocksdb'), library: 'RocksDB' },
];

/** The bindings that go.mod asks for, or of which a source imports the package that binds. */
export function bindingsOf(module: string, sources: readonly (string | undefined)[]): readonly Binding[] {
  return bindings.filter(
    ({ name }) =>
      new RegExp(`\\s${RegExp.escape(name)}(?:/v\\d+)?\\s+v`).test(module) ||
      sources.some((text) => text?.includes(`"${name}`) === true),
  );
}

/** What bindings mean for the image. */
export function bindingNotes(bound: readonly Binding[], module: string): string[] {
  const named = bound.filter(({ library }) => library === undefined).map(({ name }) => name);
  const isIndirect = named.some((name) =>
    new RegExp(`\\s${RegExp.escape(name)}\\S*\\s+v\\S+ // indirect`).test(module),
  );
  return [
    ...(named.length === 0
      ? []
      : [
          `${named.join(' and ')} ${named.length === 1 ? 'is a binding' : 'are bindings'} to C: the program is built with cgo, and needs a runtime with glibc.${isIndirect ? ' If only tests of other modules use it, CGO_ENABLED=0 and distroless/static do.' : ''}`,
        ]),
    ...bound.flatMap(({ name, library }) =>
      library === undefined
        ? []
        : [
            `${name} needs the C library ${library} in the release that fits it: install it in the builder, and copy its .so files to the runtime.`,
          ],
    ),
  ];
}
