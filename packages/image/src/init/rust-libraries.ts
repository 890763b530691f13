/** Packages of Debian that a build needs, and those that the program loads. */
export interface Libraries {
  readonly build: readonly string[];
  readonly runtime: readonly string[];
}

interface Binding extends Libraries {
  /** The crate that binds, as Cargo.lock names it. */
  readonly crate: string;
  /** Crates that lead to it by their defaults, for a project without a Cargo.lock. */
  readonly by: string;
  /** A crate that brings the sources of the library along. */
  readonly unless?: string;
}

/** distroless/cc has OpenSSL. */
const bindings: readonly Binding[] = [
  {
    crate: 'openssl-sys',
    by: 'openssl|openssl-sys|native-tls|hyper-tls|tokio-native-tls|reqwest',
    build: ['libssl-dev', 'pkg-config'],
    runtime: [],
    unless: 'openssl-src',
  },
  { crate: 'openssl-src', by: 'openssl-src', build: ['make', 'perl'], runtime: [] },
  { crate: 'pq-sys', by: 'pq-sys', build: ['libpq-dev'], runtime: ['libpq5'], unless: 'pq-src' },
  {
    crate: 'mysqlclient-sys',
    by: 'mysqlclient-sys',
    build: ['default-libmysqlclient-dev', 'pkg-config'],
    runtime: ['libmariadb3'],
  },
  {
    crate: '(?:prost-build|protobuf-codegen)',
    by: 'prost-build|tonic-build|tonic-prost-build|protobuf-codegen',
    build: ['protobuf-compiler', 'libprotobuf-dev'],
    runtime: [],
  },
  {
    crate: 'rdkafka-sys',
    by: 'rdkafka',
    build: ['cmake', 'g++', 'make', 'libcurl4-openssl-dev', 'zlib1g-dev'],
    runtime: [],
  },
  { crate: '(?:bindgen|clang-sys)', by: 'bindgen', build: ['clang', 'libclang-dev'], runtime: [] },
  { crate: 'cmake', by: 'cmake', build: ['cmake', 'g++', 'make'], runtime: [] },
  { crate: '(?:link-cplusplus|cxx)', by: 'cxx', build: ['g++'], runtime: [] },
  { crate: 'libudev-sys', by: 'udev|libudev', build: ['libudev-dev', 'pkg-config'], runtime: ['libudev1'] },
  { crate: 'libdbus-sys', by: 'dbus', build: ['libdbus-1-dev', 'pkg-config'], runtime: ['libdbus-1-3'] },
];

/**
 * @param lock text of Cargo.lock; undefined without one, when only what the manifests name themselves is seen
 * @param manifests every Cargo.toml of the project
 */
export function librariesOf(lock: string | undefined, manifests: readonly string[]): Libraries {
  const text = manifests.join('\n');
  const isVendored = /^openssl\w*(?:\s*=|\.features)[^\n]*"vendored"/m.test(text);
  const locked = (crate: string) => new RegExp(`^name = "${crate}"$`, 'm').test(lock ?? '');
  const isNamed = (crates: string) =>
    new RegExp(`^(?:${crates})(?:\\s*=|\\.)|dependencies\\.(?:${crates})\\]`, 'm').test(text);
  const needed: Libraries[] = bindings.filter(({ crate, by, unless }) => {
    if (lock !== undefined) return locked(crate) && (unless === undefined || !locked(unless));
    if (crate === 'openssl-src') return isVendored;
    return isNamed(by) && !(unless === 'openssl-src' && isVendored);
  });
  // The feature `bundled` is not in the lock file.
  if (/^rusqlite\s*=/m.test(text) && !/^rusqlite\s*=[^\n]*"bundled|libsqlite3-sys[^\n]*"bundled/m.test(text))
    needed.push({ build: ['libsqlite3-dev', 'pkg-config'], runtime: ['libsqlite3-0'] });
  return { build: needed.flatMap(({ build }) => build), runtime: needed.flatMap(({ runtime }) => runtime) };
}
