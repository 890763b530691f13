/** Source: github.com/containerd/platforms (Parse, database.go). */
const systems = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos macos'.split(
    ' ',
  ),
);
const architectures = new Set(
  '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm i386 x86_64 x86-64 aarch64 armhf armel'.split(
    ' ',
  ),
);

/** What is wrong with a value of FROM --platform; undefined when nothing is, or when only the build knows it. */
export function platformMistake(value: string): string | undefined {
  if (value === '' || value.includes('$')) return undefined;
  const parts = value.split('/');
  if (parts.length > 3 || !parts.every((part) => /^[A-Za-z0-9_.-]+(?:\([A-Za-z0-9_.-]*\))?$/.test(part)))
    return `--platform is written as OS/ARCHITECTURE, not ${JSON.stringify(value)}`;
  const name = value.toLowerCase();
  if (parts.length > 1 || systems.has(name.replace(/\(.*/, '')) || architectures.has(name)) return undefined;
  return `There is no platform ${value}`;
}
