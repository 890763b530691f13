import { bindingNotes, bindingsOf } from './go-bindings.ts';
import { goSources, mainFolder, mainFolders } from './go-programs.ts';
import type { Project } from './project.ts';
import { aptInstall, type Draft, execForm, firstMatch, healthcheck, lines, usablePort, user } from './proposal.ts';

/** The oldest release with security fixes; newer ones build what older ones did. Source: go.dev, "Release Policy". */
const oldest = 26;

export function proposeGo(project: Project): Draft | undefined {
  const work = project.files.includes('go.work') ? project.read('go.work') : undefined;
  const module = project.files.includes('go.mod') ? project.read('go.mod') : undefined;
  const text = module ?? work;
  if (text === undefined) return undefined;
  const sources = goSources(project, work !== undefined);
  const folders = mainFolders(project, sources);
  const main = mainFolder(folders, text, project.program);
  const prefix = main === '.' ? '' : `${main}/`;
  const ofMain = sources.filter((file) => file.startsWith(prefix) && !file.slice(prefix.length).includes('/'));
  const texts = [...new Set([...ofMain, ...sources])].slice(0, 400).map(project.read);
  const modules = [module, work, ...(work === undefined ? [] : membersOf(project))].join('\n');
  const bound = bindingsOf(modules, texts);
  const usesC = bound.length > 0 || sources.some((file) => /^import "C"$/m.test(project.read(file) ?? ''));
  const runtime = bound.flatMap((one) => one.runtime);
  const base = `gcr.io/distroless/${usesC ? (bound.some(({ isCpp }) => isCpp) ? 'cc' : 'base') : 'static'}-debian13:nonroot`;
  // Lines go are the least that does; toolchain is what the authors use.
  const minors = [...modules.matchAll(/^(?:go |toolchain go)1\.(\d+)/gm)].map(([, minor]) => Number(minor));
  const isVendored = project.files.includes('vendor/modules.txt');
  const address = addressOf(texts);
  const port = usablePort(address?.split(':').at(-1));
  const check = port === undefined ? undefined : healthCommand(ofMain.map(project.read));
  const data = dataOf(project, texts);
  const embedded = embeddedOf(project, sources);
  // A package of the module, what it embeds, or what it opens.
  const isRead = (name: string) =>
    [...sources, ...embedded, ...data].some((path) => path === name || path.startsWith(`${name}/`)) ||
    texts.some((one) => new RegExp(`"[\\w./-]+/${name}(?:/[\\w./-]+)?"`).test(one ?? ''));
  const home = data.length === 0 ? '' : '/srv';
  return {
    kind: 'go',
    dockerfile: lines(
      `ARG BUILD_IMAGE=golang:1.${Math.max(oldest, ...minors)}-${usesC ? 'trixie' : 'alpine'}`,
      `ARG RUNTIME_IMAGE=${runtime.length > 0 ? 'debian:trixie-slim' : base}`,
      '',
      `FROM ${usesC ? '' : '--platform=$BUILDPLATFORM '}$BUILD_IMAGE AS build`,
      'WORKDIR /src',
      ...aptInstall(bound.flatMap((one) => one.build)),
      ...(isVendored
        ? []
        : [...moduleFiles(project, text), 'RUN --mount=type=cache,target=/go/pkg/mod go mod download']),
      'COPY . .',
      usesC ? undefined : 'ARG TARGETOS TARGETARCH',
      'RUN --mount=type=cache,target=/go/pkg/mod \\',
      '    --mount=type=cache,target=/root/.cache/go-build \\',
      `    ${usesC ? 'CGO_ENABLED=1 ' : 'CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH '}go build -trimpath -ldflags="-s -w" -o /out/app ${main === '.' ? '.' : `./${main}`}`,
      '',
      'FROM $RUNTIME_IMAGE',
      ...aptInstall(runtime.length === 0 ? [] : ['ca-certificates', ...runtime]),
      ...(home === '' ? [] : [`WORKDIR ${home}`]),
      'COPY --from=build /out/app /app',
      ...data.map((name) => `COPY ${name} ${home}/${name}`),
      user,
      port === undefined ? undefined : `EXPOSE ${port}`,
      check === undefined ? undefined : healthcheck(['/app', check]),
      `ENTRYPOINT ${execForm(['/app'])}`,
    ),
    ignored: [
      ...['bin', 'dist'].filter((name) => !isRead(name)),
      '**/*_test.go',
      ...(embedded.some((path) => /(?:^|\/)testdata\b/.test(path)) ? [] : ['**/testdata']),
      'coverage.out',
    ],
    notes: [
      ...(folders.length > 1
        ? [
            `There are ${folders.length} programs (${named(folders)}); this builds ${main}. For another one add --program and its name.`,
          ]
        : []),
      ...(folders.length === 0
        ? [
            'This looks like a library: no package main was found to build a program from. Write one and name its folder as the last word of go build, or run this for the folder of a program.',
          ]
        : []),
      ...(port === undefined && folders.length > 0
        ? ['No port was found in the sources; add EXPOSE if it listens.']
        : []),
      ...(address !== undefined && /^(?:localhost|127\.)/.test(address)
        ? [`It listens on ${address}, which nothing outside of the container reaches; listen on :${port}.`]
        : []),
      ...bindingNotes(bound, modules),
      ...(data.length === 0
        ? []
        : [`The sources read ${named(data)} at run time; copied to ${home}, where it starts.`]),
      ...embedded
        .filter((path) => !project.exists(path))
        .map((path) => `go:embed asks for ${path}, which is not here: build it before, or in a stage of its own.`),
      ...(folders.length === 0
        ? []
        : check === undefined
          ? [
              'The runtime has no shell, so a HEALTHCHECK needs a subcommand of the program itself; Kubernetes probes do without.',
            ]
          : [`The health check calls the program's own ${check}.`]),
    ],
  };
}

/** Texts of the modules that a workspace joins. */
function membersOf(project: Project): (string | undefined)[] {
  return project.files.filter((file) => file.endsWith('/go.mod')).map(project.read);
}

function named(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ');
}

/** What `go mod download` reads: go.mod, and those of modules of this repository that it leads to. */
function moduleFiles(project: Project, text: string): string[] {
  const local = [...text.matchAll(/^\s*(?:replace\s+)?\S+(?:\s+v\S+)?\s*=>\s*\.\/(\S+?)\/?\s*$/gm)].map(
    ([, path]) => path!,
  );
  const isWork = project.files.includes('go.work');
  const used = isWork ? project.files.filter((file) => /\/go\.mod$/.test(file)).map((file) => file.slice(0, -7)) : [];
  const top = ['go.mod', 'go.sum', 'go.work', 'go.work.sum'].filter((file) => project.files.includes(file));
  return [
    `COPY ${top.join(' ')} ./`,
    ...[...new Set([...local, ...used])].map((folder) => {
      const files = [`${folder}/go.mod`, `${folder}/go.sum`].filter((file) => project.files.includes(file));
      return `COPY ${files.join(' ')} ${folder}/`;
    }),
  ];
}

/** Where it listens, as host and port. */
function addressOf(texts: readonly (string | undefined)[]): string | undefined {
  const listen = '(?:ListenAndServe(?:TLS)?|net\\.Listen|\\.Run|\\.Start|\\.Listen)\\(\\s*(?:"tcp\\d?",\\s*)?';
  return firstMatch(
    texts,
    new RegExp(`${listen}["\`]((?:0\\.0\\.0\\.0|\\[::\\])?:\\d{4,5})["\`]`),
    /["'`]((?:0\.0\.0\.0|\[::\])?:\d{4,5})["'`]/,
    /(?:PORT|[pP]ort)\b[^\n]{0,60}?["'`=\s:(](\d{4,5})\b/,
    new RegExp(`${listen}["\`]((?:localhost|127\\.0\\.0\\.1):\\d{4,5})["\`]`),
  );
}

/** A subcommand or flag with which the program checks itself. */
function healthCommand(texts: readonly (string | undefined)[]): string | undefined {
  const flag = firstMatch(texts, /flag\.Bool\(\s*"(health-?check)"/);
  return flag === undefined ? firstMatch(texts, /(?:case|==|Use:)\s*"(health-?check|health)"/) : `-${flag}`;
}

/** Files and folders beside the program that it opens by name. */
function dataOf(project: Project, texts: readonly (string | undefined)[]): string[] {
  const opened =
    /(?:http\.Dir|ParseGlob|ParseFiles|LoadHTMLGlob|LoadHTMLFiles|os\.DirFS|os\.ReadFile|os\.Open|\.Static)\(\s*(?:"\/[^"]*",\s*)?"(?:\.\/)?([\w-][\w.-]*)(?=["/])/g;
  const names = texts.flatMap((text) => [...(text ?? '').matchAll(opened)].map(([, name]) => name!));
  return [...new Set(names)].filter((name) => project.exists(name)).sort();
}

/** What go:embed asks for, without what patterns leave open, from the root of the module. */
function embeddedOf(project: Project, sources: readonly string[]): string[] {
  const found = sources.slice(0, 400).flatMap((file) => {
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
    const patterns = [...(project.read(file) ?? '').matchAll(/^\/\/go:embed +(.+)$/gm)].flatMap(([, list]) =>
      list!.split(/\s+/),
    );
    return patterns.map((pattern) => `${folder}${pattern.replace(/^all:|["`]/g, '').replace(/\/?[^/]*[*?[].*$/, '')}`);
  });
  return [...new Set(found)].filter((path) => path !== '' && !path.endsWith('/'));
}
