export type ToolKind = 'compilers' | 'packageManagers' | 'shells';

/** Programs by their names; a compiler's may have a target before it and a version behind it: `x86_64-linux-gnu-gcc-12`. */
const compiler =
  /^(?:[\w.]+-(?:linux|unknown|none|alpine)[\w.-]*-)?(?:gcc|g\+\+|c\+\+|cc|cc1|clang|clang\+\+|tcc|gfortran|rustc|go|javac|kotlinc|scalac|ghc|swiftc|tsc|dotnet-csc|as|ld)(?:-[\d.]+)?$/;
const packageManagers = new Set(
  'apk apt apt-get aptitude dpkg rpm yum dnf microdnf zypper pacman emerge opkg nix-env brew snap conda mamba pip pip3 pipx uv poetry npm npx yarn pnpm corepack gem bundle cargo composer mvn gradle'.split(
    ' ',
  ),
);
const shells = new Set('sh bash dash ash zsh ksh mksh fish csh tcsh rbash busybox pwsh toybox'.split(' '));
/** Folders that programs are looked up in; `sbin` too. */
const programFolder = /(?:^|\/)s?bin$/;
/** Folders of compilers' own passes, and of whole toolchains. */
const toolFolder = /(?:^|\/)libexec\/gcc\/|(?:^|\/)lib\/gcc\//;

/** Which kind of tool an executable file is by its path; undefined for any other program. */
export function toolKind(path: string): ToolKind | undefined {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const folder = slash < 0 ? '' : path.slice(0, slash);
  if (!programFolder.test(folder)) return toolFolder.test(path) && name === 'cc1' ? 'compilers' : undefined;
  if (shells.has(name)) return 'shells';
  if (packageManagers.has(name) || /^(?:pip|pip3)[\d.]*$/.test(name)) return 'packageManagers';
  return compiler.test(name) ? 'compilers' : undefined;
}

/** Where libraries for TLS look for certificates. Source: Go's crypto/x509/root_linux.go and the defaults of OpenSSL. */
export const certificatePlaces: ReadonlySet<string> = new Set([
  'etc/ssl/certs/ca-certificates.crt',
  'etc/pki/tls/certs/ca-bundle.crt',
  'etc/ssl/ca-bundle.pem',
  'etc/pki/tls/cacert.pem',
  'etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  'etc/ssl/cert.pem',
]);
