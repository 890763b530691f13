import type { Project } from './project.ts';
import { type Draft, execForm, firstMatch, lines, usablePort, user } from './proposal.ts';

export function proposeGo(project: Project): Draft | undefined {
  const module = project.read('go.mod');
  if (module === undefined || !project.files.includes('go.mod')) return undefined;
  const sources = project.files.filter((file) => file.endsWith('.go') && !file.endsWith('_test.go'));
  const mains = sources.filter((file) => /^package main\b/m.test(project.read(file) ?? ''));
  const folders = [...new Set(mains.map((file) => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.')))];
  const main = folders.includes('.') ? '.' : (folders.find((folder) => folder.startsWith('cmd/')) ?? folders[0] ?? '.');
  const texts = sources
    .filter((file) => main === '.' || file.startsWith(`${main}/`) || file.startsWith('internal/'))
    .map(project.read);
  const usesC = sources.some((file) => /^import "C"$/m.test(project.read(file) ?? ''));
  const version = /^go (\d+\.\d+)/m.exec(module)?.[1] ?? '1.26';
  const isVendored = project.files.includes('vendor/modules.txt');
  const hasSum = project.files.includes('go.sum');
  const port = usablePort(
    firstMatch(texts, /["'`][\w.[\]]*:(\d{4,5})["'`]/, /(?:PORT|port)[^\n]{0,40}["'`=\s](\d{4,5})\b/),
  );
  return {
    kind: 'go',
    dockerfile: lines(
      `ARG BUILD_IMAGE=golang:${version}${usesC ? '-bookworm' : '-alpine'}`,
      `ARG RUNTIME_IMAGE=gcr.io/distroless/${usesC ? 'base' : 'static'}-debian12:nonroot`,
      '',
      `FROM ${usesC ? '' : '--platform=$BUILDPLATFORM '}$BUILD_IMAGE AS build`,
      'WORKDIR /src',
      isVendored ? undefined : `COPY go.mod ${hasSum ? 'go.sum ' : ''}./`,
      isVendored ? undefined : 'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
      'COPY . .',
      usesC ? undefined : 'ARG TARGETOS TARGETARCH',
      'RUN --mount=type=cache,target=/go/pkg/mod \\',
      '    --mount=type=cache,target=/root/.cache/go-build \\',
      `    ${usesC ? '' : 'CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH '}go build -trimpath -ldflags="-s -w" -o /out/app ${main === '.' ? '.' : `./${main}`}`,
      '',
      'FROM $RUNTIME_IMAGE',
      'COPY --from=build /out/app /app',
      user,
      port === undefined ? undefined : `EXPOSE ${port}`,
      `ENTRYPOINT ${execForm(['/app'])}`,
    ),
    ignored: ['bin', 'dist', '**/*_test.go', '**/testdata', 'coverage.out'],
    notes: [
      ...(folders.length > 1
        ? [`There are ${folders.length} programs (${folders.join(', ')}); this builds ${main}.`]
        : []),
      ...(mains.length === 0 ? ['No package main was found; correct the last word of go build.'] : []),
      ...(port === undefined ? ['No port was found in the sources; add EXPOSE if it listens.'] : []),
      'The runtime has no shell, so a HEALTHCHECK needs a subcommand of the program itself; Kubernetes probes do without.',
    ],
  };
}
