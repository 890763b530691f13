import type { Project } from './project.ts';
import { type Draft, execForm, firstMatch, lines, usablePort, user } from './proposal.ts';

export function proposeRust(project: Project): Draft | undefined {
  const manifest = project.files.includes('Cargo.toml') ? project.read('Cargo.toml') : undefined;
  if (manifest === undefined) return undefined;
  const isWorkspace = /^\[workspace\]/m.test(manifest);
  const name = binaryName(project, manifest);
  const hasLock = project.files.includes('Cargo.lock');
  const hasMain = project.files.includes('src/main.rs');
  const texts = project.files.filter((file) => file.endsWith('.rs')).map(project.read);
  const port = usablePort(
    firstMatch(
      texts,
      /["'][\w.[\]]*:(\d{4,5})["']/,
      /\(\s*\[0, 0, 0, 0\]\s*,\s*(\d{4,5})\)/,
      /port[^\n]{0,30}\b(\d{4,5})\b/i,
    ),
  );
  const dependencies = isWorkspace || !hasMain || !hasLock;
  const mounts = [
    '    --mount=type=cache,target=/usr/local/cargo/registry \\',
    '    --mount=type=cache,target=/src/target \\',
  ];
  return {
    kind: 'rust',
    dockerfile: lines(
      'ARG BUILD_IMAGE=rust:1-slim-bookworm',
      'ARG RUNTIME_IMAGE=gcr.io/distroless/cc-debian12:nonroot',
      '',
      'FROM $BUILD_IMAGE AS build',
      'WORKDIR /src',
      ...(dependencies
        ? []
        : [
            'COPY Cargo.toml Cargo.lock ./',
            'RUN --mount=type=cache,target=/usr/local/cargo/registry \\',
            "    mkdir src && echo 'fn main() {}' > src/main.rs && cargo fetch --locked",
          ]),
      'COPY . .',
      `RUN ${mounts[0]!.trimStart()}`,
      mounts[1],
      `    cargo build --release${hasLock ? ' --locked' : ''} --bin ${name} && install -D target/release/${name} /out/app`,
      '',
      'FROM $RUNTIME_IMAGE',
      'COPY --from=build /out/app /app',
      user,
      port === undefined ? undefined : `EXPOSE ${port}`,
      `ENTRYPOINT ${execForm(['/app'])}`,
    ),
    ignored: ['target', 'benches', '**/*.rs.bk'],
    notes: [
      ...(hasLock ? [] : ['There is no Cargo.lock; commit it, so that every build has the same dependencies.']),
      ...(isWorkspace ? [`This is a workspace; this builds the program ${name}.`] : []),
      'The runtime has no shell, so a HEALTHCHECK needs a subcommand of the program itself.',
    ],
  };
}

function binaryName(project: Project, manifest: string): string {
  const inBin = /\[\[bin\]\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(manifest)?.[1];
  const inPackage = (text: string) => /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(text)?.[1];
  const member = project.files.find((file) => file.endsWith('/src/main.rs'));
  const ofMember =
    member === undefined ? undefined : inPackage(project.read(member.replace(/src\/main\.rs$/, 'Cargo.toml')) ?? '');
  return inBin ?? inPackage(manifest) ?? ofMember ?? 'app';
}
