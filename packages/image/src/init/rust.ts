import type { Project } from './project.ts';
import {
  aptInstall,
  type Draft,
  execForm,
  firstMatch,
  healthcheck,
  lines,
  sigtermNote,
  sourcesOf,
  usablePort,
  user,
} from './proposal.ts';
import { librariesOf } from './rust-libraries.ts';
import { programOf, type RustProgram } from './rust-programs.ts';

/** A build tool: a newer one changes nothing in the image. */
const auditable = '0.6.7';

export function proposeRust(project: Project): Draft | undefined {
  const manifest = project.files.includes('Cargo.toml') ? project.read('Cargo.toml') : undefined;
  if (manifest === undefined) return undefined;
  const program = programOf(project, manifest);
  const hasLock = project.files.includes('Cargo.lock');
  const manifests = project.files
    .filter((file) => /(?:^|\/)Cargo\.toml$/.test(file))
    .map((file) => project.read(file) ?? '');
  const { build, runtime } = librariesOf(hasLock ? (project.read('Cargo.lock') ?? '') : undefined, manifests);
  const texts = sourcesOf(
    project,
    /\.rs$/,
    program?.folder === '' || program === undefined ? '' : `${program.folder}/`,
  );
  const port = portOf(texts);
  const check = port === undefined ? undefined : firstMatch(texts, /"(--?health-?check|health-?check)"/);
  const { image, note } = toolchain(project);
  const name = program?.name ?? 'app';
  return {
    kind: 'rust',
    dockerfile: lines(
      `ARG BUILD_IMAGE=${image}`,
      `ARG RUNTIME_IMAGE=${runtime.length > 0 ? 'debian:trixie-slim' : 'gcr.io/distroless/cc-debian13:nonroot'}`,
      '',
      'FROM $BUILD_IMAGE AS build',
      'WORKDIR /src',
      ...aptInstall(build),
      // So that the program tells what it is made of, for bills of materials and scanners.
      `RUN cargo install --locked cargo-auditable@${auditable}`,
      ...dependencySteps(project, manifest, program, hasLock),
      'COPY . .',
      'RUN --mount=type=cache,target=/usr/local/cargo/registry \\',
      '    --mount=type=cache,target=/usr/local/cargo/git \\',
      '    --mount=type=cache,target=/src/target \\',
      `    cargo auditable build --release${hasLock ? ' --locked' : ''}${packageFlag(program)} --bin ${name} \\`,
      `    && install -D target/release/${name} /out/app`,
      '',
      'FROM $RUNTIME_IMAGE',
      ...aptInstall(runtime.length === 0 ? [] : ['ca-certificates', ...runtime]),
      'COPY --from=build /out/app /app',
      user,
      port === undefined ? undefined : `EXPOSE ${port}`,
      check === undefined ? undefined : healthcheck(['/app', check]),
      `ENTRYPOINT ${execForm(['/app'])}`,
    ),
    ignored: ['target', '**/*.rs.bk'],
    notes: [
      ...(note === undefined ? [] : [note]),
      ...(hasLock ? [] : ['There is no Cargo.lock; commit it, so that every build has the same dependencies.']),
      ...(program === undefined
        ? [
            'This looks like a library: there is no src/main.rs, no src/bin and no [[bin]] to build a program from. Write one and name it behind --bin, or run this for the folder of a program.',
          ]
        : program.others.length > 0
          ? [
              `There are ${program.others.length + 1} programs; this builds ${name}. Others, for --program: ${program.others.slice(0, 6).join(', ')}.`,
            ]
          : []),
      ...(port === undefined && program !== undefined
        ? ['No port was found in the sources; add EXPOSE if it listens.']
        : []),
      ...(check === undefined && runtime.length === 0 && program !== undefined
        ? [
            'The runtime has no shell, so a HEALTHCHECK needs a subcommand of the program itself; Kubernetes probes do without.',
          ]
        : []),
      ...(program === undefined ||
      texts.some((text) => /SIGTERM|SignalKind::terminate|signal_hook|ctrlc/.test(text ?? ''))
        ? []
        : [sigtermNote]),
    ],
  };
}

function packageFlag(program: RustProgram | undefined): string {
  return program?.package === undefined ? '' : ` --package ${program.package}`;
}

function portOf(texts: readonly (string | undefined)[]): number | undefined {
  return usablePort(
    firstMatch(
      texts,
      /["'](?:0\.0\.0\.0|\[::\]|127\.0\.0\.1|localhost)?:(\d{4,5})["']/,
      /\(\s*\[(?:0, 0, 0, 0|127, 0, 0, 1)\]\s*,\s*(\d{4,5})\)/,
      /"(?:0\.0\.0\.0|::)"\s*,\s*(\d{4,5})/,
      /default_value(?:_t)?\s*=\s*"?(\d{4,5})\b/,
      /PORT[^\n]{0,60}?(\d{4,5})\b/,
      /port[^\n]{0,30}?\b(\d{4,5})\b/i,
    ),
  );
}

/** The image of the toolchain that the project pins, else of the newest. */
function toolchain(project: Project): { image: string; note?: string } {
  const file = ['rust-toolchain.toml', 'rust-toolchain'].find((name) => project.files.includes(name));
  const text = file === undefined ? '' : (project.read(file) ?? '');
  const channel =
    /channel\s*=\s*"([^"]+)"/.exec(text)?.[1] ?? (text.includes('=') ? undefined : text.trim() || undefined);
  const release = /^(1\.\d+(?:\.\d+)?)$/.exec(channel ?? '')?.[1];
  if (release !== undefined)
    return { image: `rust:${release}-slim${Number(release.split('.')[1]) < 90 ? '' : '-trixie'}` };
  if (channel?.startsWith('nightly') === true)
    return {
      image: 'rustlang/rust:nightly-slim',
      note: `${file} asks for ${channel}, which rustup fetches anew in every build that is not cached; a stable release would be in the image.`,
    };
  return { image: 'rust:1-slim-trixie' };
}

/** Fetches dependencies before the sources are there; of a workspace every manifest would be needed, so it does without. */
function dependencySteps(
  project: Project,
  manifest: string,
  program: RustProgram | undefined,
  hasLock: boolean,
): string[] {
  const isPlain =
    hasLock &&
    program?.folder === '' &&
    project.files.includes('src/main.rs') &&
    !/\[workspace\]|\bpath\s*=\s*"\.{0,2}\/?[\w-]+/.test(manifest);
  if (!isPlain) return [];
  const config = project.files.some((file) => file.startsWith('.cargo/')) ? ['COPY .cargo .cargo'] : [];
  return [
    'COPY Cargo.toml Cargo.lock ./',
    ...config,
    'RUN --mount=type=cache,target=/usr/local/cargo/registry \\',
    '    --mount=type=cache,target=/usr/local/cargo/git \\',
    "    mkdir src && echo 'fn main() {}' > src/main.rs && cargo fetch --locked",
  ];
}
