export const id = 773;
export const ids = [773];
export const modules = {

/***/ 34773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  propose: () => (/* binding */ propose)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 24 modules
var lib = __webpack_require__(31415);
;// CONCATENATED MODULE: ./packages/image/lib/init/project.js


/** What no proposal needs to look into. */
const skipped = new Set([
    '.git',
    'node_modules',
    'vendor',
    '.venv',
    'venv',
    '__pycache__',
    '.gradle',
    '.idea',
    '.vscode',
    '.next',
    '.tox',
]);
/** Where builds write, unless sources are in folders that are called so. */
const outputs = new Set(['target', 'dist', 'build', 'coverage']);
const isSource = /(?:^|\/)(?:src|internal|pkg|cmd)\//;
const maxFiles = 5_000;
/** Packages of Java are deep. */
const maxDepth = 16;
const maxBytes = 512 * 1024;
/**
 * The application in a folder: at most 5,000 files, sixteen levels deep, and the first 512 KiB of each.
 *
 * @param program the one that is asked for, where there are several
 */
function projectIn(folder, program) {
    const files = [];
    let isCut = false;
    // Files before folders: what says how to build is not crowded out by a folder of thousands.
    const walk = (path, depth) => {
        const folders = [];
        for (const entry of entriesOf((0,external_node_path_.join)(folder, path))) {
            const child = path === '' ? entry.name : `${path}/${entry.name}`;
            if (entry.isDirectory()) {
                if (!skipped.has(entry.name) && !(outputs.has(entry.name) && !isSource.test(child)))
                    folders.push(child);
                // That it is there says how to build; what is in it does not.
                if (child === 'vendor' && readStart((0,external_node_path_.join)(folder, 'vendor/modules.txt')) !== undefined)
                    files.push('vendor/modules.txt');
            }
            else if (!entry.isFile() && !entry.isSymbolicLink())
                continue;
            else if (files.length < maxFiles)
                files.push(child);
            else
                isCut = true;
        }
        if (depth < maxDepth)
            for (const child of folders)
                walk(child, depth + 1);
    };
    walk('', 0);
    return {
        files: files.sort(),
        isCut,
        ...(program !== undefined && { program }),
        read: (path) => readStart((0,external_node_path_.join)(folder, path)),
        exists: (path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, path)),
    };
}
function entriesOf(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    catch {
        return []; // A folder that cannot be read says nothing about the build system.
    }
}
function readStart(path) {
    let descriptor;
    try {
        // A named pipe would wait for ever.
        if (!(0,external_node_fs_.statSync)(path).isFile())
            return undefined;
        descriptor = (0,external_node_fs_.openSync)(path, 'r');
        const buffer = Buffer.alloc(maxBytes);
        // Editors of Windows put a mark before the text, which tools skip.
        return buffer.toString('utf8', 0, (0,external_node_fs_.readSync)(descriptor, buffer, 0, maxBytes, 0)).replace(/^\uFEFF/, '');
    }
    catch {
        return undefined; // It went away, or may not be read: as if it were not there.
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}
/** A path in a folder that may be the root. */
function at(folder, path) {
    return folder === '' ? path : path === '' ? folder : `${folder}/${path}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/init/go-bindings.js
const alone = (name) => ({ name, build: [], runtime: [] });
const withCpp = (name) => ({ ...alone(name), isCpp: true });
const bindings = [
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
function bindingsOf(module, sources) {
    return bindings.filter(({ name }) => new RegExp(`\\s${RegExp.escape(name)}(?:/v\\d+)?\\s+v`).test(module) ||
        sources.some((text) => text?.includes(`"${name}`) === true));
}
/** What bindings mean for the image. */
function bindingNotes(bound, module) {
    const named = bound.filter(({ library }) => library === undefined).map(({ name }) => name);
    const isIndirect = named.some((name) => new RegExp(`\\s${RegExp.escape(name)}\\S*\\s+v\\S+ // indirect`).test(module));
    return [
        ...(named.length === 0
            ? []
            : [
                `${named.join(' and ')} ${named.length === 1 ? 'is a binding' : 'are bindings'} to C: the program is built with cgo, and needs a runtime with glibc.${isIndirect ? ' If only tests of other modules use it, CGO_ENABLED=0 and distroless/static do.' : ''}`,
            ]),
        ...bound.flatMap(({ name, library }) => library === undefined
            ? []
            : [
                `${name} needs the C library ${library} in the release that fits it: install it in the builder, and copy its .so files to the runtime.`,
            ]),
    ];
}

;// CONCATENATED MODULE: ./packages/image/lib/init/asked-for.js

/**
 * The program that a user names, among those that a project has.
 *
 * @param namesOf what each may be called by
 * @throws Problem `not-found`
 */
function askedFor(asked, programs, namesOf) {
    const name = asked.replace(/^\.\/|\/$/g, '') || '.';
    const found = programs.find((program) => namesOf(program).includes(name));
    if (found !== undefined)
        return found;
    const known = programs.flatMap((program) => namesOf(program).find((one) => one !== undefined && one !== '') ?? []);
    throw new lib/* Problem */.AF('not-found', `There is no program ${asked} here.`, {
        hint: known.length === 0
            ? 'The project has one program only: leave --program out.'
            : `Known are ${known.slice(0, 12).join(', ')}.`,
    });
}

;// CONCATENATED MODULE: ./packages/image/lib/init/go-programs.js

/** Folders whose programs are for those who work on the project. */
const aside = /(?:^|\/)(?:examples?|_\w+|tests?|testing|e2e|hack|tools?|scripts?|docs?|benchmarks?|internal|mocks?|testdata|third_party)\//;
/** Sources of the module, without tests; those of other modules in it only where a workspace joins them. */
function goSources(project, isWorkspace) {
    const others = isWorkspace
        ? []
        : project.files.filter((file) => file.endsWith('/go.mod')).map((file) => file.slice(0, -'go.mod'.length));
    return project.files.filter((file) => file.endsWith('.go') && !file.endsWith('_test.go') && !others.some((folder) => file.startsWith(folder)));
}
/** Folders with a program, those that are there for its users first. */
function mainFolders(project, sources) {
    const mains = sources.filter((file) => {
        const text = project.read(file) ?? '';
        // A main that does nothing is there for `go generate`.
        const runs = /^package main\b/m.test(text) && !/^func main\(\)\s*\{\s*\}/m.test(text);
        return runs && !/^\/\/(?:go:build|\s*\+build) (?:ignore|tools?)\b/m.test(text);
    });
    const folders = [...new Set(mains.map((file) => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.')))];
    const forUsers = folders.filter((folder) => !aside.test(`${folder}/`));
    return forUsers.length > 0 ? forUsers : folders;
}
/** The program that an image is most likely for: at the root, called like the module, or one that serves. */
function mainFolder(folders, module, asked) {
    const name = /^module\s+\S*?([\w.-]+?)(?:\/v\d+)?\s*$/m.exec(module)?.[1] ?? '';
    const last = (folder) => folder.slice(folder.lastIndexOf('/') + 1);
    if (asked !== undefined)
        return askedFor(asked, folders, (folder) => [folder, last(folder), ...(folder === '.' ? [name] : [])]);
    return (folders.find((folder) => folder === '.') ??
        folders.find((folder) => last(folder) === name) ??
        folders.find((folder) => new RegExp(`^(?:${RegExp.escape(name)}-?)?(?:server|api|web|app|service|serve|httpd?)$`).test(last(folder))) ??
        folders.find((folder) => folder.startsWith('cmd/')) ??
        folders[0] ??
        '.');
}

;// CONCATENATED MODULE: ./packages/image/lib/init/proposal.js
/** User of distroless images; any number but 0 would do. */
const user = 'USER 65532:65532';
const always = [
    '.git',
    '.github',
    '.gitignore',
    '.dockerignore',
    'Dockerfile*',
    'compose*.y*ml',
    'docker-compose*.y*ml',
    '**/.env',
    '**/.env.*',
    '**/.idea',
    '**/.vscode',
    '**/.DS_Store',
    '**/node_modules',
];
function dockerignoreText(more) {
    return `# What the build does not need, or must not see.\n${[...new Set([...always, ...more])].join('\n')}\n`;
}
/** Lines of a Dockerfile; undefined ones are left out. */
function lines(...parts) {
    return `${parts.filter((part) => part !== undefined).join('\n')}\n`;
}
/** Installs packages of Debian; nothing for none. */
function aptInstall(packages) {
    const names = [...new Set(packages)].sort();
    if (names.length === 0)
        return [];
    return [
        // Debian keeps one version of a package; a pinned one is gone with its next security fix.
        '# hadolint ignore=DL3008',
        `RUN apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')} \\`,
        '    && rm -rf /var/lib/apt/lists/*',
    ];
}
/** The exec form of a command. */
function execForm(words) {
    return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
/** A health check by exec form, with times that suit a service that starts in seconds. */
function healthcheck(words, startPeriod = '10s') {
    return `HEALTHCHECK --interval=10s --timeout=3s --start-period=${startPeriod} --start-interval=1s CMD ${execForm(words)}`;
}
/** The first group of the first pattern that matches in one of the texts. */
function firstMatch(texts, ...patterns) {
    for (const pattern of patterns)
        for (const text of texts) {
            const found = text === undefined ? undefined : pattern.exec(text)?.[1];
            if (found !== undefined)
                return found;
        }
    return undefined;
}
/** Of sources: what they listen on and answer to does not stand in the last of many. */
const mostSources = 400;
/** The texts of the files that the pattern matches, without tests, at most 400. */
function sourcesOf(project, pattern, folder = '') {
    return project.files
        .filter((file) => file.startsWith(folder) &&
        pattern.test(file) &&
        !/(?:^|\/)(?:tests?|__tests__)\/|[._](?:test|spec)\./.test(file))
        .slice(0, mostSources)
        .map(project.read);
}
/**
 * A path that the sources answer health checks on; undefined when they name none. Routes of a router may lie under a prefix
 * that stands elsewhere, so they do not count.
 */
function healthPath(sources) {
    const alive = /\/(?:livez|healthz|health(?:\/live)?|healthcheck|health-check)$/;
    const ready = /\/(?:readyz|health\/ready|ready|ping|up)$/;
    const paths = sources.flatMap((text) => [...(text ?? '').matchAll(/(\w*)\)?\.(?:get|route|all|head|GET)\(\s*["'`](\/[\w/-]{1,60}?)\/?["'`]/g)].flatMap(([, owner, path]) => (/rout|blueprint|^bp$/i.test(owner ?? '') ? [] : [path])));
    return paths.find((path) => alive.test(path)) ?? paths.find((path) => ready.test(path));
}
/** What to tell of the address that a health check asks. */
function healthNote(path) {
    return path === undefined
        ? 'The health check asks for /; name a path that answers without other services.'
        : `The health check asks for ${path}, which the sources name; it should answer without other services.`;
}
/** Said of programs that the kernel's rule for process 1 lets outlive SIGTERM. */
const sigtermNote = 'No handler of SIGTERM was found. As process 1 of a container the program would not end on it: handle it, or run it with an init (docker run --init).';
/** A port that a program without rights can listen on. */
function usablePort(text) {
    const port = Number(text);
    return text !== undefined && Number.isInteger(port) && port >= 1024 && port <= 65535 ? port : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/init/go.js



/** The oldest release with security fixes; newer ones build what older ones did. Source: go.dev, "Release Policy". */
const oldest = 26;
function proposeGo(project) {
    const work = project.files.includes('go.work') ? project.read('go.work') : undefined;
    const module = project.files.includes('go.mod') ? project.read('go.mod') : undefined;
    const text = module ?? work;
    if (text === undefined)
        return undefined;
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
    const isRead = (name) => [...sources, ...embedded, ...data].some((path) => path === name || path.startsWith(`${name}/`)) ||
        texts.some((one) => new RegExp(`"[\\w./-]+/${name}(?:/[\\w./-]+)?"`).test(one ?? ''));
    const home = data.length === 0 ? '' : '/srv';
    return {
        kind: 'go',
        dockerfile: lines(`ARG BUILD_IMAGE=golang:1.${Math.max(oldest, ...minors)}-${usesC ? 'trixie' : 'alpine'}`, `ARG RUNTIME_IMAGE=${runtime.length > 0 ? 'debian:trixie-slim' : base}`, '', `FROM ${usesC ? '' : '--platform=$BUILDPLATFORM '}$BUILD_IMAGE AS build`, 'WORKDIR /src', ...aptInstall(bound.flatMap((one) => one.build)), ...(isVendored
            ? []
            : [...moduleFiles(project, text), 'RUN --mount=type=cache,target=/go/pkg/mod go mod download']), 'COPY . .', usesC ? undefined : 'ARG TARGETOS TARGETARCH', 'RUN --mount=type=cache,target=/go/pkg/mod \\', '    --mount=type=cache,target=/root/.cache/go-build \\', `    ${usesC ? 'CGO_ENABLED=1 ' : 'CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH '}go build -trimpath -ldflags="-s -w" -o /out/app ${main === '.' ? '.' : `./${main}`}`, '', 'FROM $RUNTIME_IMAGE', ...aptInstall(runtime.length === 0 ? [] : ['ca-certificates', ...runtime]), ...(home === '' ? [] : [`WORKDIR ${home}`]), 'COPY --from=build /out/app /app', ...data.map((name) => `COPY ${name} ${home}/${name}`), user, port === undefined ? undefined : `EXPOSE ${port}`, check === undefined ? undefined : healthcheck(['/app', check]), `ENTRYPOINT ${execForm(['/app'])}`),
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
function membersOf(project) {
    return project.files.filter((file) => file.endsWith('/go.mod')).map(project.read);
}
function named(names) {
    return names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ');
}
/** What `go mod download` reads: go.mod, and those of modules of this repository that it leads to. */
function moduleFiles(project, text) {
    const local = [...text.matchAll(/^\s*(?:replace\s+)?\S+(?:\s+v\S+)?\s*=>\s*\.\/(\S+?)\/?\s*$/gm)].map(([, path]) => path);
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
function addressOf(texts) {
    const listen = '(?:ListenAndServe(?:TLS)?|net\\.Listen|\\.Run|\\.Start|\\.Listen)\\(\\s*(?:"tcp\\d?",\\s*)?';
    return firstMatch(texts, new RegExp(`${listen}["\`]((?:0\\.0\\.0\\.0|\\[::\\])?:\\d{4,5})["\`]`), /["'`]((?:0\.0\.0\.0|\[::\])?:\d{4,5})["'`]/, /(?:PORT|[pP]ort)\b[^\n]{0,60}?["'`=\s:(](\d{4,5})\b/, new RegExp(`${listen}["\`]((?:localhost|127\\.0\\.0\\.1):\\d{4,5})["\`]`));
}
/** A subcommand or flag with which the program checks itself. */
function healthCommand(texts) {
    const flag = firstMatch(texts, /flag\.Bool\(\s*"(health-?check)"/);
    return flag === undefined ? firstMatch(texts, /(?:case|==|Use:)\s*"(health-?check|health)"/) : `-${flag}`;
}
/** Files and folders beside the program that it opens by name. */
function dataOf(project, texts) {
    const opened = /(?:http\.Dir|ParseGlob|ParseFiles|LoadHTMLGlob|LoadHTMLFiles|os\.DirFS|os\.ReadFile|os\.Open|\.Static)\(\s*(?:"\/[^"]*",\s*)?"(?:\.\/)?([\w-][\w.-]*)(?=["/])/g;
    const names = texts.flatMap((text) => [...(text ?? '').matchAll(opened)].map(([, name]) => name));
    return [...new Set(names)].filter((name) => project.exists(name)).sort();
}
/** What go:embed asks for, without what patterns leave open, from the root of the module. */
function embeddedOf(project, sources) {
    const found = sources.slice(0, 400).flatMap((file) => {
        const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
        const patterns = [...(project.read(file) ?? '').matchAll(/^\/\/go:embed +(.+)$/gm)].flatMap(([, list]) => list.split(/\s+/));
        return patterns.map((pattern) => `${folder}${pattern.replace(/^all:|["`]/g, '').replace(/\/?[^/]*[*?[].*$/, '')}`);
    });
    return [...new Set(found)].filter((path) => path !== '' && !path.endsWith('/'));
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./packages/image/lib/layers/json-shape.js
var json_shape = __webpack_require__(42222);
;// CONCATENATED MODULE: ./packages/image/lib/init/java-version.js

/** Releases with long support. Images of the others are taken away soon. */
const supported = [11, 17, 21, 25];
/**
 * The release of Java that builds and runs: the one that a toolchain asks for, else a newer one where what is asked for is
 * only the least that does and is old.
 *
 * @param spring the major release of Spring Boot
 */
function javaVersion(project, texts, spring) {
    const exact = firstMatch(texts, /languageVersion[^\n]*?(\d+)/, /jvmToolchain\((\d+)\)/);
    const least = firstMatch(texts, /<java\.version>(?:1\.)?(\d+)/, /<maven\.compiler\.release>(?:1\.)?(\d+)/, /<maven\.compiler\.(?:target|source)>(?:1\.)?(\d+)/, /<release>(?:1\.)?(\d+)<\/release>/, /<(?:target|source)>(?:1\.)?(\d+)<\/(?:target|source)>/, /JavaVersion\.VERSION_(?:1_)?(\d+)/, /(?:source|target)Compatibility\s*=\s*["']?(?:1\.)?(\d+)/);
    const asked = Number(exact ?? least ?? 21);
    const first = supported.find((one) => one >= asked) ?? supported.at(-1);
    if (exact !== undefined || asked >= 17)
        return {
            version: String(first),
            note: asked < 17 ? `Java ${asked} is old; 21 runs it with fewer resources.` : undefined,
        };
    const version = Math.max(first, Math.min(21, newestFor(asked), ofSpring(spring), ofGradle(project)));
    return {
        version: String(version),
        note: `Java ${asked} is the least that it asks for; Java ${version} compiles for it and runs it. Where it needs what was taken out since, such as javax.xml.bind, set BUILD_IMAGE and RUNTIME_IMAGE to an older one.`,
    };
}
/** The newest javac that compiles for a release. Source: JEP 182 and release notes of JDK 12 and 20. */
function newestFor(asked) {
    return asked >= 8 ? 21 : asked === 7 ? 17 : 11;
}
/** Spring Boot 2 is for Java 8 to 21, most of its releases to 17. Source: its page "System Requirements". */
function ofSpring(major) {
    return major === undefined || major >= 3 ? 21 : 17;
}
/** What the Gradle of the wrapper runs on. Source: Gradle's compatibility matrix. */
function ofGradle(project) {
    const properties = project.read('gradle/wrapper/gradle-wrapper.properties') ?? '';
    const [, major, minor] = /gradle-(\d+)\.(\d+)/.exec(properties) ?? [];
    if (major === undefined)
        return 21;
    const release = Number(major) * 100 + Number(minor);
    return release >= 805 ? 21 : release >= 703 ? 17 : 11;
}

;// CONCATENATED MODULE: ./packages/image/lib/init/java-project.js




/**
 * @param texts of the build: of the root, then of the module that is shipped
 * @param folder of that module, empty for the root
 */
function javaOf(project, texts, folder, spring) {
    const { version, note } = javaVersion(project, texts, spring === null ? undefined : Number(spring[1]));
    const prefix = folder === '' ? '' : `${folder}/`;
    const settings = project.files
        .filter((file) => file.startsWith(`${prefix}src/main/resources/`) && /(?:^|\/)application\.(?:properties|ya?ml)$/.test(file))
        .map((file) => settingsOf(file, project.read(file) ?? ''));
    const setting = (...path) => settingOf(settings, path);
    const framework = frameworkOf(project, texts, prefix, spring);
    const port = usablePort(setting('server', 'port') ?? setting('quarkus', 'http', 'port')) ?? 8080;
    const base = (setting('server', 'servlet', 'context-path') ?? '').replace(/\/$/, '');
    const management = usablePort(setting('management', 'server', 'port'));
    const has = (pattern) => texts.some((text) => pattern.test(text));
    const health = framework.name === 'spring-boot' && has(/spring-boot-starter-actuator/)
        ? {
            port: management ?? port,
            path: `${management === undefined ? base : ''}${setting('management', 'endpoints', 'web', 'base-path') ?? '/actuator'}/health`,
        }
        : framework.name === 'quarkus' && has(/quarkus-smallrye-health/)
            ? { port, path: '/q/health/live' }
            : undefined;
    return {
        version,
        note,
        framework,
        port,
        health,
    };
}
function frameworkOf(project, texts, prefix, spring) {
    const has = (pattern) => texts.some((text) => pattern.test(text));
    if (spring !== null)
        return { name: 'spring-boot', release: [Number(spring[1]), Number(spring[2])] };
    if (has(/quarkus-maven-plugin|io\.quarkus["']?\)?/))
        return { name: 'quarkus' };
    if (has(/maven-shade-plugin|jar-with-dependencies|com\.github\.johnrengelman\.shadow|com\.gradleup\.shadow|io\.ktor\.plugin|micronaut/))
        return { name: 'fat-jar' };
    const named = firstMatch(texts, /<(?:mainClass|exec\.mainClass)>([\w.$]+)</, /mainClass(?:\.set\(|\s*=\s*)["']([\w.$]+)["']/);
    return { name: 'plain', main: named ?? mainClassIn(project, prefix) };
}
function mainClassIn(project, prefix) {
    const sources = project.files
        .filter((file) => file.startsWith(`${prefix}src/main/`) && /\.(?:java|kt)$/.test(file))
        .slice(0, 400);
    for (const file of sources) {
        const text = project.read(file) ?? '';
        const isMain = file.endsWith('.kt')
            ? /^(?:suspend )?fun main\(/m.test(text)
            : /public\s+static\s+void\s+main\s*\(/.test(text);
        if (!isMain)
            continue;
        const name = file
            .slice(file.lastIndexOf('/') + 1)
            .replace(/\.java$/, '')
            .replace(/\.kt$/, 'Kt');
        const inPackage = /^\s*package\s+([\w.]+)/m.exec(text)?.[1];
        return inPackage === undefined ? name : `${inPackage}.${name}`;
    }
    return undefined;
}
/** A setting of properties (`a.b=c`) or of the first document of YAML, the default where a variable is asked for it. */
function settingOf(settings, path) {
    for (const { lines, tree } of settings) {
        const line = lines.find((one) => one.startsWith(path.join('.')));
        const named = line === undefined ? undefined : /^[\w.-]+\s*[=:]\s*(\S+)/.exec(line)?.[1];
        const nested = path.reduce((value, key) => (0,json_shape/* object */.Ik)(value)?.[key], tree) ?? (0,json_shape/* object */.Ik)(tree)?.[path.join('.')];
        const value = named ?? (typeof nested === 'string' || typeof nested === 'number' ? String(nested) : undefined);
        if (value !== undefined)
            return /^\$\{[\w.-]*:?([^}]*)\}$/.exec(value)?.[1] ?? value;
    }
    return undefined;
}
function settingsOf(file, text) {
    if (file.endsWith('.properties'))
        return { lines: text.split(/\r?\n/), tree: undefined };
    const [first] = (0,dist.parseAllDocuments)(text);
    return {
        lines: [],
        tree: first === undefined || !('toJS' in first) || first.errors.length > 0 ? undefined : first.toJS(),
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/init/outputs.js

/** More are told by the folder that they are in. */
const mostFolders = 8;
/**
 * Patterns for what builds write into folders. Never names at any depth: sources may be in folders that are called the same.
 *
 * @param folders with a build of their own, empty for the root
 * @param isNeeded whether something in the folder must be there before the build
 */
function outputsIn(project, folders, names, isNeeded = () => false) {
    return names.flatMap((name) => {
        const written = folders.filter((folder) => !isCommitted(project, folder, name) && !isNeeded(folder, name));
        const kept = folders.filter((folder) => !written.includes(folder)).map(besides);
        const shown = written.map((folder) => {
            const all = besides(folder);
            return folders.length > mostFolders && !kept.includes(all) ? all : folder;
        });
        return [...new Set(shown)].map((folder) => at(folder, name));
    });
}
/** All folders beside this one, as a pattern. */
function besides(folder) {
    return folder === '' ? '' : folder.replace(/[^/]+$/, '*');
}
/** Whether a folder has sources although it is called like one that a build writes: Git is not told to leave it out. */
function isCommitted(project, folder, name) {
    if (!project.exists(at(folder, name)))
        return false;
    const settings = ['.gitignore', at(folder, '.gitignore')].map((file) => project.read(file));
    if (settings.every((text) => text === undefined))
        return false;
    return !settings.some((text) => (text ?? '')
        .split('\n')
        .some((line) => new RegExp(`^(?:\\S*/)?${RegExp.escape(name)}(?:/\\*{0,2})?\\s*$`).test(line)));
}

;// CONCATENATED MODULE: ./packages/image/lib/init/java.js




function proposeMaven(project) {
    const pom = project.files.includes('pom.xml') ? project.read('pom.xml') : undefined;
    if (pom === undefined)
        return undefined;
    const modules = [...pom.matchAll(/<module>\s*([\w./-]+?)\s*<\/module>/g)].map(([, name]) => name);
    const { folder, others } = moduleOf(project, modules, 'pom.xml', /spring-boot-maven-plugin|quarkus-maven-plugin|maven-shade-plugin|<mainClass>/);
    const texts = folder === '' ? [pom] : [pom, project.read(`${folder}/pom.xml`) ?? ''];
    const all = texts.join('\n');
    const spring = /<artifactId>spring-boot-(?:starter-parent|dependencies|maven-plugin)<\/artifactId>\s*<version>(\d+)\.(\d+)/.exec(all) ?? /<(?:spring-boot|spring\.boot|springboot)\.version>(\d+)\.(\d+)/.exec(all);
    const java = javaOf(project, texts, folder, spring);
    const cache = 'RUN --mount=type=cache,target=/root/.m2';
    const target = folder === '' ? 'target' : `${folder}/target`;
    const select = folder === '' ? '' : ` --projects ${folder} --also-make`;
    const plain = java.framework.name === 'plain';
    const copy = plain ? ` dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/out/lib` : '';
    return draft('maven', java, {
        buildImage: `maven:3-eclipse-temurin-${java.version}`,
        steps: [
            // With modules it would ask for those that are not built yet.
            ...(modules.length > 0 ? [] : ['COPY pom.xml ./', `${cache} mvn -B -q dependency:go-offline`]),
            'COPY . .',
            `${cache} mvn -B -q${select} package${copy} -DskipTests`,
        ],
        target,
        jars: findJar(target, '*.jar', '*-sources.jar', '*-javadoc.jar', '*-tests.jar', 'original-*'),
        ignored: [
            ...outputsIn(project, builtIn(project, /(?:^|\/)pom\.xml$/, modules), ['target']),
            '.mvn/wrapper/maven-wrapper.jar',
        ],
        notes: [
            ...(/<packaging>war<\/packaging>/.test(texts.at(-1)) && spring === null
                ? [
                    'The build makes a war, which needs a servlet container: change RUNTIME_IMAGE to tomcat and copy it to its webapps.',
                ]
                : []),
            ...(others.length > 0
                ? [`Of the modules this is for ${folder}. Others, for --program: ${others.join(', ')}.`]
                : []),
            ...(project.files.includes('mvnw') ? ['The Maven of the base image is used, not that of the wrapper.'] : []),
        ],
    });
}
function proposeGradle(project) {
    const scripts = ['build.gradle', 'build.gradle.kts'];
    const settingsFile = ['settings.gradle', 'settings.gradle.kts'].find((name) => project.files.includes(name));
    const root = scripts.find((name) => project.files.includes(name));
    if (root === undefined && settingsFile === undefined)
        return undefined;
    const settings = settingsFile === undefined ? '' : (project.read(settingsFile) ?? '');
    const modules = [...settings.matchAll(/^\s*include\b[^\n]*/gm)].flatMap(([line]) => [...line.matchAll(/["']:?([\w:./-]+)["']/g)].map(([, name]) => name.replaceAll(':', '/')));
    const script = (folder) => scripts.map((name) => (folder === '' ? name : `${folder}/${name}`)).find((file) => project.files.includes(file));
    const { folder, others } = moduleOf(project, modules, /build\.gradle(?:\.kts)?$/, /org\.springframework\.boot|libs\.plugins\.spring|application\b|io\.ktor|shadow|io\.quarkus/);
    const catalogue = project.files.includes('gradle/libs.versions.toml')
        ? (project.read('gradle/libs.versions.toml') ?? '')
        : '';
    const texts = ['', folder].map(script).flatMap((file) => (file === undefined ? [] : [project.read(file) ?? '']));
    const all = texts.join('\n');
    const spring = /org\.springframework\.boot["')]*\s*version\s*["'](\d+)\.(\d+)/.exec(all) ??
        (/spring/i.test(all)
            ? /spring-?boot[\w-]*\s*=\s*(?:\{[^}]*version\s*=\s*)?["'](\d+)\.(\d+)/i.exec(catalogue)
            : null);
    const java = javaOf(project, [...texts, catalogue], folder, spring);
    const hasWrapper = project.files.includes('gradlew');
    const gradle = hasWrapper ? 'sh gradlew' : 'gradle';
    const top = ['gradlew', ...['settings.gradle', 'settings.gradle.kts'], ...scripts, 'gradle.properties'].filter((name) => project.files.includes(name));
    const cache = 'RUN --mount=type=cache,target=/root/.gradle';
    const task = { 'spring-boot': 'bootJar', quarkus: 'quarkusBuild', 'fat-jar': 'shadowJar', plain: 'installDist' }[java.framework.name];
    const prefix = folder === '' ? '' : `:${folder.replaceAll('/', ':')}:`;
    const target = folder === '' ? 'build' : `${folder}/build`;
    const plain = java.framework.name === 'plain';
    return draft('gradle', java, {
        buildImage: hasWrapper ? `eclipse-temurin:${java.version}-jdk` : `gradle:8-jdk${java.version}`,
        steps: [
            ...(modules.length > 0
                ? []
                : [
                    `COPY ${top.join(' ')} ./`,
                    ...(project.files.some((name) => name.startsWith('gradle/')) ? ['COPY gradle gradle'] : []),
                    `${cache} ${gradle} --no-daemon -q dependencies`,
                ]),
            'COPY . .',
            `${cache} ${gradle} --no-daemon -q ${prefix}${task}`,
            ...(plain ? [`RUN mkdir /out && cp -r ${target}/install/*/lib /out/lib`] : []),
        ],
        target,
        jars: plain
            ? undefined
            : findJar(`${target}/libs`, task === 'shadowJar' ? '*-all.jar' : '*.jar', '*-plain.jar', '*-sources.jar', '*-javadoc.jar'),
        ignored: [
            ...outputsIn(project, builtIn(project, /(?:^|\/)build\.gradle(?:\.kts)?$/, modules), ['build']),
            '.gradle',
            '**/.gradle',
        ],
        notes: [
            ...(others.length > 0
                ? [`Of the projects this is for ${folder}. Others, for --program: ${others.join(', ')}.`]
                : []),
            ...(hasWrapper ? [] : ['There is no Gradle wrapper; the Gradle of the base image is used.']),
            ...(plain && !/\bapplication\b/.test(all) ? ['installDist needs the plugin application.'] : []),
        ],
    });
}
/** Modules for those who work on the project. */
const java_aside = /(?:^|[/-])(?:tests?|it|examples?|samples?|benchmarks?|bom|parent)(?:$|[/-])/;
/** The root, and the folders with a build of their own or that the root names. */
function builtIn(project, script, modules) {
    const found = project.files.filter((file) => script.test(file)).map((file) => file.replace(/\/?[^/]+$/, ''));
    return [...new Set(['', ...modules, ...found])];
}
/** The module that a program is in; the root where there are no modules. */
function moduleOf(project, modules, file, marks) {
    if (project.program !== undefined) {
        const folder = askedFor(project.program, modules, (one) => [one, one.slice(one.lastIndexOf('/') + 1)]);
        return { folder, others: [] };
    }
    const scriptsOf = (folder) => project.files.filter((one) => one.startsWith(`${folder}/`) &&
        !one.slice(folder.length + 1).includes('/') &&
        (typeof file === 'string' ? one.endsWith(file) : file.test(one)));
    const forUsers = modules.filter((one) => !java_aside.test(one));
    const isApplication = (folder) => project.files.some((one) => one.startsWith(`${folder}/src/main/`) && /@SpringBootApplication|@QuarkusMain/.test(project.read(one) ?? ''));
    const started = forUsers.filter(isApplication);
    const marked = started.length > 0
        ? started
        : forUsers.filter((folder) => scriptsOf(folder).some((one) => marks.test(project.read(one) ?? '')));
    const [folder = modules.length === 0 ? '' : (forUsers[0] ?? modules[0] ?? ''), ...others] = marked;
    return { folder, others };
}
/** Copies the one jar that was built; among several the name of the shortest is that of the program. */
function findJar(folder, name, ...not) {
    return `find ${folder} -maxdepth 1 -name '${name}' ${not.map((one) => `-not -name '${one}'`).join(' ')} -exec cp {} /out/app.jar ';'`;
}
/** Of a container's memory the heap takes a quarter unless it is told otherwise; one that is full ends the program. */
const flags = ['-XX:MaxRAMPercentage=75', '-XX:+ExitOnOutOfMemoryError'];
function draft(tool, java, { buildImage, steps, target, jars, ignored, notes }) {
    const { framework, port, health } = java;
    const check = health === undefined
        ? undefined
        : healthcheck(['wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${health.port}${health.path}`], '60s');
    const { build, copies, start } = shipped(java, target, jars);
    return {
        kind: `${{ 'spring-boot': 'spring-boot', quarkus: 'quarkus', 'fat-jar': 'java', plain: 'java' }[framework.name]}-${tool}`,
        dockerfile: lines(`ARG BUILD_IMAGE=${buildImage}`, 
        // Those of Alpine are for arm64 too from 21 on.
        `ARG RUNTIME_IMAGE=eclipse-temurin:${java.version}-jre${Number(java.version) >= 21 ? '-alpine' : ''}`, '', 'FROM $BUILD_IMAGE AS build', 'WORKDIR /src', ...steps, ...build, '', 'FROM $RUNTIME_IMAGE', 'WORKDIR /app', ...copies, user, `EXPOSE ${port}`, check, `ENTRYPOINT ${execForm(['java', ...flags, ...start])}`),
        ignored,
        notes: [
            ...(java.note === undefined ? [] : [java.note]),
            ...notes,
            ...(framework.name === 'spring-boot' && check === undefined
                ? ['With spring-boot-starter-actuator there could be a HEALTHCHECK on /actuator/health.']
                : []),
            ...(framework.name === 'quarkus' && check === undefined
                ? ['With quarkus-smallrye-health there could be a HEALTHCHECK on /q/health/live.']
                : []),
            ...(framework.name === 'fat-jar' ? ['The jar must name its main class in its manifest.'] : []),
            ...(framework.name === 'plain' && framework.main === undefined
                ? [
                    'This looks like a library: no class with a main method was found, no main class in the build, and no framework that starts one. Name the class as the last word of ENTRYPOINT, or choose a module with --program.',
                ]
                : []),
        ],
    };
}
/** What goes from the build to the image, and how it starts. */
function shipped({ framework }, target, jars) {
    const found = jars === undefined ? [] : [`RUN mkdir -p /out && ${jars}`];
    if (framework.name === 'spring-boot')
        return {
            build: [...found, `RUN ${extraction(framework.release)}`],
            copies: ['dependencies', 'spring-boot-loader', 'snapshot-dependencies', 'application'].map((layer) => `COPY --from=build /out/layers/${layer}/ ./`),
            start: [launcher(framework.release)],
        };
    if (framework.name === 'quarkus')
        return {
            build: [],
            copies: [`COPY --from=build /src/${target}/quarkus-app ./`],
            start: ['-Dquarkus.http.host=0.0.0.0', '-jar', 'quarkus-run.jar'],
        };
    if (framework.name === 'fat-jar')
        return { build: found, copies: ['COPY --from=build /out/app.jar ./'], start: ['-jar', 'app.jar'] };
    return {
        build: found,
        copies: ['COPY --from=build /out ./'],
        start: ['-cp', jars === undefined ? '/app/lib/*' : '/app/app.jar:/app/lib/*', framework.main ?? 'Main'],
    };
}
/** Source: Spring Boot reference, "Efficient Container Images"; the tools mode is there from 3.3 on. */
function extraction([major, minor]) {
    const hasTools = major > 3 || (major === 3 && minor >= 3);
    return hasTools
        ? 'java -Djarmode=tools -jar /out/app.jar extract --layers --launcher --destination /out/layers'
        : 'java -Djarmode=layertools -jar /out/app.jar extract --destination /out/layers';
}
/** The class moved in 3.2. */
function launcher([major, minor]) {
    const isNew = major > 3 || (major === 3 && minor >= 2);
    return isNew ? 'org.springframework.boot.loader.launch.JarLauncher' : 'org.springframework.boot.loader.JarLauncher';
}

;// CONCATENATED MODULE: ./packages/image/lib/init/node-framework.js



const any = (manifest, name) => name in manifest.dependencies || name in manifest.devDependencies;
/** Libraries that listen. */
const servers = [
    ...[
        'express',
        'fastify',
        'koa',
        '@nestjs/core',
        'next',
        'nuxt',
        '@hapi/hapi',
        'hono',
        '@remix-run/serve',
        '@react-router/serve',
    ],
    ...[
        'restify',
        'polka',
        'h3',
        'elysia',
        '@adonisjs/core',
        '@astrojs/node',
        '@sveltejs/adapter-node',
        'apollo-server',
        '@apollo/server',
        'socket.io',
    ],
];
function isServer(manifest) {
    return (servers.some((name) => any(manifest, name)) || /\b(?:node|bun|tsx|ts-node)\b/.test(manifest.scripts['start'] ?? ''));
}
/** Whether it needs a library that listens when it runs; one for development is that of its tests. */
function needsServer({ dependencies }) {
    return servers.some((name) => name in dependencies);
}
/** A framework that knows how its build is started; undefined for a program with a start of its own. */
function node_framework_frameworkOf(project, { folder, manifest }) {
    const configuration = (name) => ['js', 'mjs', 'cjs', 'ts', 'mts']
        .map((end) => project.read(at(folder, `${name}.config.${end}`)))
        .find((one) => one !== undefined) ?? '';
    if ('next' in manifest.dependencies)
        return next(project, folder, configuration('next'));
    if (any(manifest, 'nuxt') || any(manifest, 'nitropack') || any(manifest, '@tanstack/react-start'))
        return {
            command: ['node', 'server/index.mjs'],
            port: 3000,
            whole: [['.output', '']],
            notes: [],
        };
    if (any(manifest, '@sveltejs/adapter-node'))
        return { command: ['node', 'build'], port: 3000, notes: [] };
    if (any(manifest, '@astrojs/node'))
        return { command: ['node', 'dist/server/entry.mjs'], port: 4321, env: ['HOST=0.0.0.0', 'PORT=4321'], notes: [] };
    for (const [name, bin] of [
        ['@react-router/serve', 'react-router-serve'],
        ['@remix-run/serve', 'remix-serve'],
    ])
        if (name in manifest.dependencies)
            return { command: [`node_modules/.bin/${bin}`, 'build/server/index.js'], port: 3000, notes: [] };
    return undefined;
}
/** Said where what a framework starts is made by a build that nobody calls. */
function unbuiltNote({ command }) {
    return `${command.join(' ')} starts what a build writes, which is not here, and there is no script build: add one.`;
}
function next(project, folder, configuration) {
    const env = ['HOSTNAME=0.0.0.0', 'NEXT_TELEMETRY_DISABLED=1'];
    if (!/output\s*:\s*["'`]standalone/.test(configuration))
        return {
            command: ['node', 'node_modules/next/dist/bin/next', 'start'],
            port: 3000,
            env,
            notes: [
                "All of node_modules is in the image. With output: 'standalone' in next.config Next.js picks what is needed, some ten times less: set it and run this again.",
            ],
        };
    const hasPublic = project.exists(at(folder, 'public'));
    // In a monorepo the folder is repeated in what it writes.
    return {
        command: ['node', at(folder, 'server.js')],
        port: 3000,
        env,
        whole: [
            ['.next/standalone', ''],
            ['.next/static', at(folder, '.next/static')],
            ...(hasPublic ? [['public', at(folder, 'public')]] : []),
        ],
        notes: [],
    };
}
/** Where builders of sites write, by the package that is installed for it. */
const node_framework_outputs = [
    ['react-scripts', 'build'],
    ['@docusaurus/core', 'build'],
    ['@sveltejs/adapter-static', 'build'],
    ['gatsby', 'public'],
    ['@11ty/eleventy', '_site'],
    ['vitepress', '.vitepress/dist'],
    ['@vue/cli-service', 'dist'],
    ['parcel', 'dist'],
    ['astro', 'dist'],
    ['vite', 'dist'],
];
/** Where the build of a site without a server goes; undefined for a program that Node runs. */
function staticBuild(project, { folder, manifest }) {
    const read = (file) => project.read(at(folder, file));
    const nextConfig = ['js', 'mjs', 'ts'].map((end) => read(`next.config.${end}`)).find((one) => one !== undefined) ?? '';
    if ('next' in manifest.dependencies && /output\s*:\s*["'`]export/.test(nextConfig))
        return { output: 'out', isSinglePage: false };
    if (isServer(manifest))
        return undefined;
    const isSinglePage = [
        'react-router-dom',
        'react-router',
        'vue-router',
        '@tanstack/react-router',
        '@angular/router',
        'wouter',
        '@solidjs/router',
        'svelte-routing',
    ].some((name) => any(manifest, name));
    if (any(manifest, '@angular/core'))
        return { output: angularOutput(read('angular.json') ?? ''), isSinglePage: true };
    // In a monorepo the tools are often those of the root.
    const hasVite = ['ts', 'js', 'mts', 'mjs'].some((end) => project.files.includes(at(folder, `vite.config.${end}`)));
    const known = node_framework_outputs.find(([name]) => any(manifest, name)) ?? (hasVite ? ['vite', 'dist'] : undefined);
    const configured = firstMatch(['ts', 'js', 'mts', 'mjs'].map((end) => read(`vite.config.${end}`)), /outDir\s*:\s*["'`](?:\.\/)?([\w./-]+)["'`]/);
    if (known?.[0] === 'vitepress' && project.exists(at(folder, 'docs/.vitepress')))
        return { output: 'docs/.vitepress/dist', isSinglePage: false };
    if (known !== undefined)
        return { output: known[0] === 'vite' ? (configured ?? known[1]) : known[1], isSinglePage };
    if (any(manifest, 'webpack') && project.exists(at(folder, 'public/index.html')))
        return { output: 'dist', isSinglePage };
    return undefined;
}
/** Source: Angular's workspace configuration; the application builder writes into a folder `browser`. */
function angularOutput(workspace) {
    const [name, settings] = Object.entries((0,json_shape/* object */.Ik)((0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(workspace))?.['projects']) ?? {})[0] ?? [
        'app',
        undefined,
    ];
    const build = (0,json_shape/* object */.Ik)((0,json_shape/* object */.Ik)((0,json_shape/* object */.Ik)(settings)?.['architect'])?.['build']);
    const path = (0,json_shape/* object */.Ik)(build?.['options'])?.['outputPath'];
    const base = (0,json_shape/* text */.Qq)(path) ?? (0,json_shape/* text */.Qq)((0,json_shape/* object */.Ik)(path)?.['base']) ?? `dist/${name}`;
    const isNew = /:application$/.test((0,json_shape/* text */.Qq)(build?.['builder']) ?? ':application');
    return isNew ? `${base}/browser` : base;
}
/** Names in a tsconfig's `outDir`, whose comments no JSON parser takes. */
function outputOfTypeScript(project, folder) {
    return firstMatch(['tsconfig.build.json', 'tsconfig.json'].map((file) => project.read(at(folder, file))), /^\s*"outDir"\s*:\s*"(?:\.\/)?([\w./-]+?)\/?"/m);
}

;// CONCATENATED MODULE: ./packages/image/lib/init/node-choice.js


/** The package that an image is most likely for: the root, one that the root's scripts call, or one that serves. */
function chosenMember(project, root, members) {
    const { manifest } = root;
    if (project.program !== undefined) {
        const member = askedFor(project.program, [...members, root], ({ folder, manifest: { name } }) => [
            folder,
            folder.slice(folder.lastIndexOf('/') + 1),
            name,
        ]);
        return { member, others: [] };
    }
    const choices = isApplication(project, root, members.length > 0)
        ? [root]
        : members.filter((one) => isApplication(project, one) && !/(?:^|\/)examples?\//.test(`${one.folder}/`));
    const scripts = `${manifest.scripts['build'] ?? ''} ${manifest.scripts['start'] ?? ''}`;
    const member = choices.find(({ folder, manifest: { name } }) => folder !== '' && (scripts.includes(folder) || (name !== undefined && scripts.includes(name)))) ??
        choices.find(({ folder }) => /(?:^|\/)(?:web|app|api|server|backend|service)$/.test(folder)) ??
        choices.find(({ manifest: { scripts: own } }) => own['start'] !== undefined) ??
        choices[0] ??
        root;
    return { member, others: choices.filter((one) => one !== member).map(({ folder }) => folder) };
}
function isApplication(project, member, isRootOfMany = false) {
    const { manifest } = member;
    // The root of a workspace has the tools of its members, and scripts that call theirs.
    if (isRootOfMany &&
        !project.files.includes('index.html') &&
        !/^(?:node|next|nuxt|nest)\b/.test(manifest.scripts['start'] ?? ''))
        return false;
    return (isServer(manifest) ||
        node_framework_frameworkOf(project, member) !== undefined ||
        (manifest.scripts['build'] !== undefined && staticBuild(project, member) !== undefined) ||
        manifest.scripts['start'] !== undefined);
}
/** What a workspace has, and which of it the image is for. */
function workspaceNotes(members, member, others) {
    const named = (folders) => folders.length > 6 ? `${folders.slice(0, 6).join(', ')} and ${folders.length - 6} more` : folders.join(', ');
    const where = member.folder === '' ? 'its root' : member.folder;
    if (others.length > 0)
        return [
            `This workspace has ${others.length + 1} applications; this is for ${where}. Others, for --program: ${named(others)}.`,
        ];
    if (members.length === 0)
        return [];
    const packages = `${members.length} package${members.length === 1 ? '' : 's'} (${named(members.map(({ folder }) => folder))})`;
    return [
        `This is a workspace of ${packages}; this is for ${where}.${members.length > 1 || member.folder === '' ? ' For another one add --program and its folder.' : ''}`,
    ];
}

;// CONCATENATED MODULE: ./packages/image/lib/init/node-context.js


const node_context_outputs = ['dist', 'build', 'out'];
/**
 * What stays out of the context of an application of Node.
 *
 * @param packages that are built, the root among them
 */
function ignoredBy(project, packages, hasBuild) {
    const scriptsOf = new Map(packages.map(({ folder, manifest: { scripts } }) => [folder, scripts]));
    const written = outputsIn(project, [...scriptsOf.keys()], node_context_outputs, (folder, name) => isCalled(scriptsOf.get(folder) ?? {}, name));
    return [
        'coverage',
        '.nyc_output',
        '*.log',
        '**/.turbo',
        '.yarn/cache',
        '.yarn/install-state.gz',
        '.pnp.*',
        ...(hasBuild ? ['**/.next', '**/.nuxt', '**/.output', ...written] : []),
    ];
}
/** Whether a script other than a start runs something in the folder, which must be there before. */
function isCalled(scripts, folder) {
    const call = new RegExp(`(?:^|&& *|\\b(?:node|bun|tsx|ts-node|sh|bash)(?: -\\S+)* +|--config[ =])(?:\\./)?${folder}/`);
    return Object.entries(scripts).some(([name, script]) => !/^(?:start|serve|test)/.test(name) && call.test(script));
}
/** Told where a build may read settings from a file that stays out, as such files hold secrets. */
function settingsNotes(project, folder, hasBuild) {
    const found = ['.env.production', '.env'].filter((name) => project.files.includes(at(folder, name)));
    if (!hasBuild || found.length === 0)
        return [];
    const names = found.map((name) => at(folder, name)).join(' and ');
    return [
        `${names} ${found.length === 1 ? 'stays' : 'stay'} out of the build, as such files hold secrets. If the build takes public settings from there, hand them over as ARG and --build-args.`,
    ];
}

;// CONCATENATED MODULE: ./packages/image/lib/init/node-install.js
/** More would be a wall of COPY; the cache of downloads still saves most. */
const mostManifests = 40;
/** Scripts of an installation that need none of the sources. */
const harmless = /husky|simple-git-hooks|lefthook|is-ci|only-allow|patch-package|prisma generate|^(?:true|echo\b.*)$/;
/** How dependencies get into the builder before the sources do. */
function installationOf(project, root, members, manager) {
    const { scripts } = root.manifest;
    const script = ['preinstall', 'install', 'postinstall', 'prepare'].find((name) => scripts[name] !== undefined && !harmless.test(scripts[name]));
    const hasSources = script !== undefined || members.length > mostManifests;
    const npmrc = project.files.includes('.npmrc') ? (project.read('.npmrc') ?? '') : undefined;
    const token = /_(?:authToken|auth|password)\s*=\s*(\S+)/.exec(npmrc ?? '')?.[1];
    const variable = /^\$\{(\w+)\??\}$/.exec(token ?? '')?.[1];
    const isSecret = token !== undefined && variable === undefined;
    const secret = isSecret
        ? '--mount=type=secret,id=npmrc,target=/app/.npmrc '
        : variable === undefined
            ? ''
            : `--mount=type=secret,id=${variable},env=${variable} `;
    const hasDependencies = [root, ...members].some(({ manifest: { dependencies, devDependencies } }) => Object.keys({ ...dependencies, ...devDependencies }).length > 0);
    const files = [
        'package.json',
        manager.lock,
        ...manager.reads.filter((one) => project.files.includes(one) && one !== '.yarnrc.yml'),
    ];
    // Settings that may get a token one day are seen by the installation, and come into no layer of their own.
    const settings = [
        ...(npmrc === undefined || isSecret ? [] : ['.npmrc']),
        ...manager.reads.filter((one) => one === '.yarnrc.yml'),
    ];
    const binds = settings.map((file) => `--mount=type=bind,source=${file},target=/app/${file} `).join('');
    const folders = ['.yarn', 'patches', 'prisma'].filter((name) => name === '.yarn' ? manager.reads.includes(name) : project.files.some((file) => file.startsWith(`${name}/`)));
    return {
        copies: hasSources
            ? ['COPY . .']
            : [
                `COPY ${files.filter((file) => file !== undefined).join(' ')} ./`,
                ...folders.map((folder) => `COPY ${folder} ${folder}`),
                ...members.map(({ folder }) => `COPY ${folder}/package.json ${folder}/`),
            ],
        hasSources,
        run: (command) => `RUN --mount=type=cache,target=${manager.cache} ${hasSources ? '' : binds}${secret}${command}`,
        ignored: isSecret ? ['.npmrc'] : [],
        notes: [
            ...(manager.lock === undefined && hasDependencies
                ? ['There is no lock file; commit one, so that every build has the same packages.']
                : []),
            ...(script === undefined
                ? []
                : [
                    `The script ${script} (${scripts[script]}) may need the sources, so they are copied before the installation; a change of them installs anew.`,
                ]),
            ...(isSecret
                ? ['.npmrc has a secret, which stays out of the image: build with --secrets id=npmrc,src=.npmrc']
                : []),
            ...(variable === undefined
                ? []
                : [`.npmrc takes a secret from ${variable}: build with --secrets id=${variable},env=${variable}`]),
        ],
    };
}
/** An installation without what is for development fails at a script that is for developers. */
function productionInstall({ scripts }, manager) {
    const isForDevelopers = /husky|simple-git-hooks|lefthook/.test(`${scripts['prepare'] ?? ''} ${scripts['postinstall'] ?? ''}`);
    if (!isForDevelopers || manager.name === 'bun')
        return manager.installProduction;
    return `npm pkg delete scripts.prepare scripts.postinstall && ${manager.installProduction}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/init/node-installer.js
function managerOf(project, manifest) {
    const { packageManager = '' } = manifest;
    const has = (file) => project.files.includes(file);
    if (has('pnpm-lock.yaml') || packageManager.startsWith('pnpm'))
        return pnpm(project, packageManager);
    if (has('yarn.lock') || packageManager.startsWith('yarn'))
        return yarn(project, packageManager);
    if (has('bun.lock') || has('bun.lockb') || packageManager.startsWith('bun'))
        return bun(project);
    const lock = ['package-lock.json', 'npm-shrinkwrap.json'].find(has);
    const verb = lock === undefined ? 'install' : 'ci';
    return {
        name: 'npm',
        lock,
        setup: [],
        reads: [],
        install: `npm ${verb}`,
        installProduction: `npm ${verb} --omit=dev`,
        prune: 'npm prune --omit=dev',
        cache: '/root/.npm',
        script: (name, { folder }) => (folder === '' ? `npm run ${name}` : `npm run ${name} --workspace ${folder}`),
    };
}
function pnpm(project, packageManager) {
    const hasLock = project.files.includes('pnpm-lock.yaml');
    const lockVersion = /^lockfileVersion:\s*['"]?(\d+)/m.exec((hasLock ? project.read('pnpm-lock.yaml') : '') ?? '')?.[1];
    // Source: pnpm/spec, lockfile versions 5 to 9.
    const byLock = lockVersion === '5' ? '7' : lockVersion === '6' ? '8' : '10';
    const version = /^pnpm@(\d[\w.-]*)/.exec(packageManager)?.[1] ?? byLock;
    const frozen = hasLock ? ' --frozen-lockfile' : '';
    return {
        name: 'pnpm',
        lock: hasLock ? 'pnpm-lock.yaml' : undefined,
        setup: [`RUN npm install --global pnpm@${version}`],
        reads: ['pnpm-workspace.yaml', '.pnpmfile.cjs'].filter((file) => project.files.includes(file)),
        install: `pnpm install${frozen}`,
        installProduction: `pnpm install${frozen} --prod`,
        prune: 'CI=true pnpm prune --prod',
        cache: '/root/.local/share/pnpm/store',
        script: (name, { folder, manifest }) => folder === '' ? `pnpm run ${name}` : `pnpm --filter ${manifest.name ?? `./${folder}`}... run ${name}`,
    };
}
function yarn(project, packageManager) {
    const hasLock = project.files.includes('yarn.lock');
    const settings = project.files.includes('.yarnrc.yml') ? (project.read('.yarnrc.yml') ?? '') : '';
    const isModern = /^yarn@[2-9]/.test(packageManager) ||
        settings !== '' ||
        /^__metadata:/m.test((hasLock ? project.read('yarn.lock') : '') ?? '');
    const production = isModern
        ? 'yarn workspaces focus --all --production'
        : `yarn install${hasLock ? ' --frozen-lockfile' : ''} --production`;
    const isCarried = /^yarnPath:/m.test(settings);
    const version = /^yarn@(\d[\w.-]*)/.exec(packageManager)?.[1] ?? '4.12.0';
    return {
        name: 'yarn',
        lock: hasLock ? 'yarn.lock' : undefined,
        setup: isModern
            ? [
                ...(isCarried ? [] : [`RUN corepack enable && corepack install --global yarn@${version}`]),
                // So that node runs the program as it is: with Plug'n'Play it would need a loader.
                'ENV YARN_NODE_LINKER=node-modules YARN_ENABLE_GLOBAL_CACHE=true',
            ]
            : [],
        reads: [...(settings === '' ? [] : ['.yarnrc.yml']), ...(isCarried ? ['.yarn'] : [])],
        install: isModern ? 'yarn install --immutable' : `yarn install${hasLock ? ' --frozen-lockfile' : ''}`,
        installProduction: production,
        prune: production,
        cache: isModern ? '/root/.yarn/berry/cache' : '/usr/local/share/.cache/yarn',
        script: (name, { folder, manifest }) => {
            if (folder === '')
                return `yarn ${name}`;
            return manifest.name === undefined ? `yarn --cwd ${folder} ${name}` : `yarn workspace ${manifest.name} ${name}`;
        },
    };
}
function bun(project) {
    const lock = ['bun.lock', 'bun.lockb'].find((file) => project.files.includes(file));
    const install = `bun install${lock === undefined ? '' : ' --frozen-lockfile'}`;
    return {
        name: 'bun',
        lock,
        setup: [],
        reads: ['bunfig.toml'].filter((file) => project.files.includes(file)),
        install,
        installProduction: `${install} --production`,
        prune: `rm -rf node_modules && ${install} --production`,
        cache: '/root/.bun/install/cache',
        script: (name, { folder }) => (folder === '' ? `bun run ${name}` : `bun run --cwd ${folder} ${name}`),
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/init/node-library.js


const listens = /\.listen\(|\bcreateServer\(|\bserve\(|\bexport default \{/;
/** What runs when the file is called, and not only when what it exports is. */
const atOnce = /^(?:await )?(?:\w+\.listen|serve|main|start|run|bootstrap)\(|require\.main === module|import\.meta\.main/m;
const offered = /\bmodule\.exports\b|^exports\.|^export\s/m;
/** Whether a call of the file starts a server; one of a library only has functions that would. */
function isProgram(text) {
    return listens.test(text) && (!offered.test(text) || atOnce.test(text) || /\bexport default \{/.test(text));
}
/**
 * Why a package looks like one that others import, and nothing to run: it has no start and no program, and offers itself.
 *
 * @param file that would be called, relative to the package
 */
function libraryNote(project, member, file) {
    const { folder, manifest } = member;
    const { scripts, bin, offers } = manifest;
    const isStarted = scripts['start'] !== undefined || scripts['start:prod'] !== undefined || bin !== undefined;
    // npm init writes main into every package.
    const isOffered = offers.some((field) => field !== 'main');
    if (isStarted || !isOffered || needsServer(manifest) || node_framework_frameworkOf(project, member) !== undefined)
        return undefined;
    const text = file === undefined ? '' : (project.read(at(folder, file)) ?? '');
    if (isProgram(text))
        return undefined;
    return `This looks like a library, which others import, and not like a program: package.json has ${offers.slice(0, 3).join(', ')}, but no script start and no bin${text === '' ? '' : `, and ${file} starts no server`}. If there is a program, name it in a script start; one in a folder of its own gets its image by slipway image init FOLDER.`;
}

;// CONCATENATED MODULE: ./packages/image/lib/init/node-package.js


const forImporters = ['exports', 'module', 'types', 'typings', 'files', 'publishConfig', 'peerDependencies', 'main'];
/** @returns undefined when it is not there, or no JSON of an object: npm itself says better what is wrong with it */
function readPackage(project, path) {
    const value = (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(project.read(path) ?? ''));
    if (value === undefined)
        return undefined;
    const { workspaces } = value;
    return {
        name: word(value['name']),
        main: word(value['main']),
        bin: word(value['bin']) ?? Object.values(words(value['bin']))[0],
        offers: forImporters.filter((field) => value[field] !== undefined && value['private'] !== true),
        engine: word((0,json_shape/* object */.Ik)(value['volta'])?.['node']) ?? word((0,json_shape/* object */.Ik)(value['engines'])?.['node']),
        packageManager: word(value['packageManager']),
        workspaces: (0,json_shape/* list */.p_)(Array.isArray(workspaces) ? workspaces : (0,json_shape/* object */.Ik)(workspaces)?.['packages']).flatMap((one) => word(one) ?? []),
        scripts: words(value['scripts']),
        dependencies: words(value['dependencies']),
        devDependencies: words(value['devDependencies']),
    };
}
function word(value) {
    return (0,json_shape/* text */.Qq)(value)?.trim() || undefined;
}
function words(value) {
    return Object.fromEntries(Object.entries((0,json_shape/* object */.Ik)(value) ?? {}).filter((entry) => typeof entry[1] === 'string'));
}
/** Release lines with long support, the one to take first; older ones get no fixes. Source: nodejs/Release, schedule. */
const node_package_supported = [24, 22, 26];
/** The release of Node: what a version file says, else one with long support that `engines` allows. */
function nodeVersion(project, { engine }) {
    const file = ['.nvmrc', '.node-version'].find((name) => project.files.includes(name));
    const pinned = /^v?(\d{2})\b/.exec((file === undefined ? undefined : project.read(file))?.trim() ?? '')?.[1];
    const major = pinned === undefined ? majorFor(engine ?? '') : Number(pinned);
    return Math.min(...node_package_supported) <= major
        ? { major }
        : { major, note: `Node ${major} gets no security fixes any more; move to ${node_package_supported[0]}.` };
}
/** Releases without fixes, the newest first, for ranges that leave nothing else. */
const past = [25, 23, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 10];
/** A bound below is only the least that does, so the range gets the first release of ours that it allows. */
function majorFor(range) {
    const sets = range.split('||').map((set) => set.replace(/(\d[\w.]*)\s+-\s+(\S+)/g, '>=$1 <=$2').trim());
    return [...node_package_supported, ...past].find((major) => sets.some((set) => allows(set, major))) ?? node_package_supported[0];
}
/** Whether comparators allow some release of a major. Source: npm's semver, "Ranges". */
function allows(set, major) {
    return [...set.matchAll(/(>=|<=|>|<|=|\^|~)?\s*v?(\d+)((?:\.\w+)*)/g)].every(([, operator = '', number, rest = '']) => {
        const asked = Number(number);
        const isWhole = /^(?:\.[0xX])*$/.test(rest);
        if (operator === '>=')
            return major >= asked;
        if (operator === '>')
            return rest === '' ? major > asked : major >= asked;
        if (operator === '<')
            return isWhole ? major < asked : major <= asked;
        if (operator === '<=')
            return major <= asked;
        return major === asked;
    });
}
/** The packages that a workspace joins; none where the project is no workspace. */
function node_package_membersOf(project, { workspaces }) {
    const pnpm = project.files.includes('pnpm-workspace.yaml')
        ? (0,dist.parseDocument)(project.read('pnpm-workspace.yaml') ?? '')
        : undefined;
    const listed = pnpm === undefined || pnpm.errors.length > 0 ? [] : (0,json_shape/* texts */.Te)((0,json_shape/* object */.Ik)(pnpm.toJS())?.['packages']);
    const globs = [...workspaces, ...listed];
    const matchers = globs.filter((glob) => !glob.startsWith('!')).map(matcherOf);
    return project.files.flatMap((file) => {
        if (!file.endsWith('/package.json'))
            return [];
        const folder = file.slice(0, -'/package.json'.length);
        const manifest = matchers.some((matcher) => matcher.test(folder)) ? readPackage(project, file) : undefined;
        return manifest === undefined ? [] : [{ folder, manifest }];
    });
}
function matcherOf(glob) {
    const parts = glob.replace(/^\.\/|\/$/g, '').split(/(\*\*|\*)/);
    return new RegExp(`^${parts.map((part) => (part === '**' ? '.+' : part === '*' ? '[^/]+' : RegExp.escape(part))).join('')}$`);
}

;// CONCATENATED MODULE: ./packages/image/lib/init/node-start.js


const entries = [
    'server.js',
    'index.js',
    'app.js',
    'main.js',
    'src/server.js',
    'src/index.js',
    'src/app.js',
    'src/main.js',
    'server.mjs',
    'index.mjs',
];
/**
 * npm as process 1 does not hand signals on, so the program behind `npm start` is called itself.
 *
 * @param build the command that may write the program, of the member or its workspace; undefined for none
 */
function startOf(project, member, runtime, build) {
    const { scripts, bin } = member.manifest;
    const script = scripts['start:prod'] !== undefined ? 'start:prod' : 'start';
    const start = scripts[script]?.trim();
    const called = start === undefined ? undefined : callOf(followed(start, scripts), runtime);
    if (called !== undefined)
        return {
            ...called,
            notes: [
                ...called.notes,
                ...missingRunner(member, called.command),
                ...missingProgram(project, member, called.command, build),
            ],
        };
    const found = entryOf(project, member);
    const file = found ?? 'index.js';
    const command = [...(runtime === 'bun' ? ['bun', 'run'] : ['node']), file];
    const what = command.join(' ');
    return {
        command,
        env: [],
        notes: found === undefined
            ? [
                `Nothing was found to start: ${start === undefined ? 'there is no script start' : `the script ${script} (${start}) is no plain call of ${runtime}`}, no main, no bin, and no file with a usual name such as server.js or index.js. CMD (${what}) is a placeholder; put the program there.`,
            ]
            : [
                start === undefined
                    ? `There is no script start; ${what} is called${file === bin?.replace(/^\.\//, '') ? ', the program that bin names: it ends when it has done its work, if it is a tool of the command line' : ''}.`
                    : `The script ${script} (${start}) is no plain call of ${runtime}; ${what} is called instead.`,
                ...missingProgram(project, member, command, build),
            ],
    };
}
/** Options of node that take the next word. */
const withValue = /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions)$/;
/** The file that a call of node or bun runs; undefined for code on the command line. */
function fileOf(command) {
    for (let index = 1; index < command.length; index++) {
        const word = command[index];
        if (/^(?:-e|--eval|-p|--print)$/.test(word))
            return undefined;
        if (withValue.test(word))
            index++;
        else if (!word.startsWith('-') && !(command[0] === 'bun' && word === 'run'))
            return word;
    }
    return undefined;
}
/** Says that the program is not there, unless a build is expected to write it. */
function missingProgram(project, member, command, build) {
    const { folder, manifest } = member;
    const file = fileOf(command)?.replace(/^\.\//, '').replace(/\/$/, '');
    if (file === undefined || file.startsWith('/'))
        return [];
    const main = manifest.main?.replace(/^\.\//, '') ?? 'index.js';
    const named = at(folder, file === '.' || file === '' ? main : file);
    const ends = ['', '.js', '.cjs', '.mjs', '.json', '.node', '/index.js', '/index.cjs', '/index.mjs', '/index.ts'];
    if (ends.some((end) => (end === '' ? isFile(project, named) : project.exists(`${named}${end}`))))
        return [];
    if (build === undefined)
        return [
            `CMD calls ${named}, which is not here, and there is no script build that could make it: the container would not start. Correct CMD, or add what makes it.`,
        ];
    const outputs = ['dist', 'build', 'lib', 'out', 'output', '.output', outputOfTypeScript(project, folder)];
    return outputs.some((output) => output !== undefined && named.startsWith(`${at(folder, output)}/`))
        ? []
        : [`CMD calls ${named}, which is not here: the script build is taken to write it.`];
}
function isFile(project, path) {
    return project.files.includes(path) || (project.exists(path) && project.read(path) !== undefined);
}
function entryOf(project, { folder, manifest }) {
    const has = (file) => project.files.includes(at(folder, file));
    if ('@nestjs/core' in manifest.dependencies)
        return 'dist/main.js';
    // Nx writes where the project says.
    const output = /"outputPath"\s*:\s*"([\w./-]+)"/.exec(project.read(at(folder, 'project.json')) ?? '')?.[1];
    if (output !== undefined && 'nx' in manifest.devDependencies)
        return `${output}/main.js`;
    if (manifest.bin !== undefined)
        return manifest.bin.replace(/^\.\//, '');
    if (manifest.main !== undefined)
        return manifest.main.replace(/^\.\//, '');
    const typed = ['src/index.ts', 'src/server.ts', 'src/main.ts', 'src/app.ts', 'index.ts', 'server.ts'].find(has);
    const plain = entries.find(has);
    if (plain !== undefined)
        return plain;
    if (manifest.scripts['build'] !== undefined)
        return typed === undefined ? 'dist/index.js' : typed.replace(/^src/, 'dist').replace(/\.ts$/, '.js');
    return typed;
}
/** Scripts that only run another one. */
function followed(start, scripts) {
    let script = start;
    for (let steps = 0; steps < 4; steps++) {
        const name = /^(?:npm|pnpm|yarn|bun) (?:run )?([\w:.-]+)$/.exec(script.trim())?.[1];
        const next = name === undefined ? undefined : scripts[name];
        if (next === undefined)
            return script;
        script = next;
    }
    return script;
}
/** The last of commands joined by `&&`, when it is a plain call. */
function callOf(start, runtime) {
    const last = start.split('&&').at(-1).trim();
    if (/[$&|;<>"'`*]/.test(last))
        return undefined;
    const words = last.split(/\s+/);
    const env = [];
    if (words[0] === 'cross-env')
        words.shift();
    while (/^[A-Z_]\w*=/.test(words[0] ?? '')) {
        const word = words.shift();
        if (word !== 'NODE_ENV=production')
            env.push(word);
    }
    const [program, ...args] = words.filter((word) => !/^--env-file(?:-if-exists)?=/.test(word));
    const notes = words.length > args.length + 1
        ? ['The .env file of the script start is not in the image; set its variables where it runs.']
        : [];
    if (args.length === 0)
        return undefined;
    if (program === 'node')
        return { command: ['node', ...args], env, notes };
    if (program === 'tsx' && args[0] !== 'watch')
        return { command: ['node', '--import', 'tsx', ...args], env, notes };
    if (program === 'ts-node')
        return { command: ['node', '--require', 'ts-node/register', ...args], env, notes };
    if (program === 'bun' && runtime === 'bun')
        return { command: ['bun', ...args], env, notes };
    return undefined;
}
function missingRunner({ manifest }, command) {
    const runner = ['tsx', 'ts-node'].find((name) => command.some((word) => word === name || word.startsWith(`${name}/`)));
    return runner === undefined || runner in manifest.dependencies
        ? []
        : [
            `The program runs by ${runner}, which production does without: move it to dependencies, or compile in a script build.`,
        ];
}

;// CONCATENATED MODULE: ./packages/image/lib/init/static-site.js

/** nginx of the stable branch without root. */
const staticImage = 'nginxinc/nginx-unprivileged:1.30-alpine-slim';
/**
 * The final stage of a site of files: nginx that is not root, on port 8080. What it writes goes to /dev/shm, which is
 * there on a read-only root too.
 *
 * @param isSinglePage whether paths that are no files get index.html
 */
function staticRuntime(source, isSinglePage) {
    return [
        'FROM $RUNTIME_IMAGE',
        "COPY <<'EOF' /etc/nginx/nginx.conf",
        'pid /dev/shm/nginx.pid;',
        'events {}',
        'http {',
        '  include mime.types;',
        '  default_type application/octet-stream;',
        '  access_log /dev/stdout;',
        '  sendfile on;',
        '  gzip on;',
        '  gzip_types text/css text/javascript application/javascript application/json image/svg+xml;',
        ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path /dev/shm/${name};`),
        '  server {',
        '    listen 8080;',
        '    root /usr/share/nginx/html;',
        ...(isSinglePage ? ['    location / { try_files $uri $uri/ /index.html; }'] : []),
        '  }',
        '}',
        'EOF',
        '',
        `COPY ${source} /usr/share/nginx/html`,
        'USER 101:101',
        'EXPOSE 8080',
        healthcheck(['wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:8080/'], '5s'),
    ];
}
function proposeStaticSite(project) {
    const folder = ['.', 'public', 'site', 'docs', 'www', 'html', 'dist', '_site', 'src'].find((name) => project.exists(name === '.' ? 'index.html' : `${name}/index.html`));
    if (folder === undefined)
        return undefined;
    return {
        kind: 'static-site',
        dockerfile: lines(`ARG RUNTIME_IMAGE=${staticImage}`, '', ...staticRuntime(folder, false)),
        ignored: ['*.md'],
        notes: [`The files of ${folder === '.' ? 'the folder itself' : folder} are served on port 8080.`],
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/init/node.js











/** Bindings to C++ that are compiled where no ready ones can be had. */
const node_native = [
    'bcrypt',
    'better-sqlite3',
    'sqlite3',
    'canvas',
    'node-sass',
    're2',
    'argon2',
    'node-rdkafka',
    'bufferutil',
    'utf-8-validate',
    'isolated-vm',
    'node-pty',
    'zeromq',
    'leveldown',
];
/** Of the proposed program; this one reads none. */
const environment = ['process', 'env'].join('.');
/** Folders that programs read when they run. */
const read = [
    'public',
    'views',
    'templates',
    'static',
    'assets',
    'locales',
    'i18n',
    'migrations',
    'drizzle',
    'prisma',
    'config',
    'data',
    'proto',
    'schema',
    'resources',
];
function proposeNode(project) {
    const manifest = project.files.includes('package.json') ? readPackage(project, 'package.json') : undefined;
    if (manifest === undefined)
        return undefined;
    const root = { folder: '', manifest };
    const members = node_package_membersOf(project, manifest);
    const { member, others } = chosenMember(project, root, members);
    const manager = managerOf(project, manifest);
    const installation = installationOf(project, root, members, manager);
    const { major, note } = nodeVersion(project, manifest);
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...member.manifest.dependencies };
    const isNative = node_native.some((name) => name in all);
    const buildOf = (one) => one.manifest.scripts['build'] === undefined ? undefined : manager.script('build', one);
    const build = manager.name === 'pnpm' ? (buildOf(member) ?? buildOf(root)) : (buildOf(root) ?? buildOf(member));
    const app = {
        project,
        member,
        isWorkspace: members.length > 0,
        manager,
        installation,
        head: ['FROM $BUILD_IMAGE AS build', 'WORKDIR /app', ...manager.setup, ...installation.copies],
        images: manager.name === 'bun'
            ? ['oven/bun:1', 'oven/bun:1-slim']
            : [`node:${major}${isNative ? '' : '-slim'}`, `node:${major}-slim`],
        build,
        ignored: [...ignoredBy(project, [root, ...members], build !== undefined), ...installation.ignored],
        notes: [
            ...(note === undefined || manager.name === 'bun' ? [] : [note]),
            ...installation.notes,
            ...workspaceNotes(members, member, others),
            ...settingsNotes(project, member.folder, build !== undefined),
        ],
    };
    const site = app.build === undefined ? undefined : staticBuild(project, member);
    if (app.build === undefined || site === undefined)
        return serverDraft(app);
    return {
        kind: 'node-static',
        dockerfile: lines(`ARG BUILD_IMAGE=${app.images[0]}`, `ARG RUNTIME_IMAGE=${staticImage}`, '', ...app.head, installation.run(manager.install), installation.hasSources ? undefined : 'COPY . .', `RUN ${app.build}`, '', ...staticRuntime(`--from=build /app/${at(member.folder, site.output)}`, site.isSinglePage)),
        ignored: app.ignored,
        notes: [...app.notes, `The build is taken to write ${at(member.folder, site.output)}/.`],
    };
}
function serverDraft(app) {
    const { project, member, manager, build } = app;
    const sources = sourcesOf(project, /\.[cm]?[jt]sx?$/, member.folder === '' ? '' : `${member.folder}/`);
    const framework = node_framework_frameworkOf(project, member);
    const started = framework ?? {
        ...startOf(project, member, manager.name === 'bun' ? 'bun' : 'node', build),
        port: undefined,
    };
    const library = libraryNote(project, member, fileOf(started.command));
    // Servers in the examples of a library are none of its own.
    const port = library === undefined
        ? (portOf(sources, member) ?? framework?.port ?? (isServer(member.manifest) ? 3000 : undefined))
        : undefined;
    const path = healthPath(sources);
    const runtime = manager.name === 'bun' ? 'bun' : 'node';
    const readsPort = framework !== undefined || sources.some((text) => /\bPORT\b/.test(text ?? ''));
    // Without a path of its own for it any answer tells that the program lives.
    const verdict = path === undefined ? 'r.status >= 500' : '!r.ok';
    const address = readsPort
        ? `'http://127.0.0.1:' + (${environment}.PORT || ${port}) + '${path ?? '/'}'`
        : `'http://127.0.0.1:${port}${path ?? '/'}'`;
    const hasModules = build !== undefined ||
        framework !== undefined ||
        Object.keys(member.manifest.dependencies).length > 0 ||
        app.isWorkspace;
    return {
        kind: 'node',
        dockerfile: lines(...(hasModules ? [`ARG BUILD_IMAGE=${app.images[0]}`] : []), `ARG RUNTIME_IMAGE=${app.images[1]}`, '', ...(hasModules ? [...app.head, ...buildSteps(app), ''] : []), 'FROM $RUNTIME_IMAGE', `ENV ${['NODE_ENV=production', ...(started.env ?? [])].join(' ')}`, ...runtimeFiles(app, framework, started.command, hasModules), user, port === undefined ? undefined : `EXPOSE ${port}`, port === undefined
            ? undefined
            : healthcheck([runtime, '-e', `fetch(${address}).then((r) => { if (${verdict}) throw r.status; })`]), `CMD ${execForm(started.command)}`),
        ignored: app.ignored,
        notes: [
            ...(library === undefined ? [] : [library]),
            ...app.notes,
            ...started.notes,
            ...(framework !== undefined && build === undefined ? [unbuiltNote(framework)] : []),
            ...(library === undefined ? serverNotes(app, sources, port, path, framework !== undefined) : []),
        ],
    };
}
function serverNotes({ member }, sources, port, path, hasFramework) {
    return [
        port === undefined
            ? 'No port was found in the sources; add EXPOSE and HEALTHCHECK if it listens.'
            : healthNote(path),
        ...(listensAtHome(member, sources)
            ? [
                "Fastify listens on localhost alone, which nothing outside of the container reaches: pass host: '0.0.0.0' to listen.",
            ]
            : []),
        ...(!hasFramework && !sources.some((text) => /SIGTERM|enableShutdownHooks/.test(text ?? '')) ? [sigtermNote] : []),
    ];
}
function portOf(sources, { manifest }) {
    return usablePort(firstMatch([manifest.scripts['start:prod'], manifest.scripts['start']], /(?:-p|--port)[ =](\d{4,5})/, /\bPORT=(\d{4,5})/) ??
        firstMatch(sources, /PORT\s*(?:\|\||\?\?)\s*["']?(\d{4,5})/, /listen\(\s*(?:\{[^}]{0,40}\bport\s*:\s*)?(\d{4,5})/, /\bPORT\b[^\n]{0,80}?\b(\d{4,5})\b/, /\bport\s*[:=]\s*(\d{4,5})/i));
}
function listensAtHome({ manifest }, sources) {
    const calls = sources.filter((text) => /\.listen\(/.test(text ?? ''));
    return ('fastify' in manifest.dependencies &&
        calls.length > 0 &&
        !calls.some((text) => /\bhost\b|0\.0\.0\.0/i.test(text ?? '')));
}
function buildSteps(app) {
    const { manager, installation, build, isWorkspace, member } = app;
    const copy = installation.hasSources ? [] : ['COPY . .'];
    if (build === undefined)
        return [installation.run(productionInstall(member.manifest, manager)), ...(isWorkspace ? copy : [])];
    const framework = node_framework_frameworkOf(app.project, member);
    return [
        installation.run(manager.install),
        ...copy,
        `RUN ${build}`,
        // What is whole in itself takes nothing from node_modules.
        ...(framework?.whole === undefined ? [installation.run(manager.prune)] : []),
    ];
}
function runtimeFiles(app, framework, command, hasModules) {
    const { project, member, isWorkspace, build } = app;
    if (framework?.whole !== undefined)
        return [
            'WORKDIR /app',
            ...framework.whole.map(([from, to]) => `COPY --from=build /app/${at(member.folder, from)} ./${to}`),
        ];
    if (isWorkspace)
        return [`WORKDIR ${`/app/${member.folder}`.replace(/\/$/, '')}`, 'COPY --from=build /app /app'];
    if (build === undefined)
        return ['WORKDIR /app', ...(hasModules ? ['COPY --from=build /app/node_modules node_modules'] : []), 'COPY . .'];
    const output = outputOf(project, command);
    if (output === undefined)
        return ['WORKDIR /app', 'COPY --from=build /app ./'];
    const folders = read.filter((name) => name !== output && project.files.some((file) => file.startsWith(`${name}/`)));
    return [
        'WORKDIR /app',
        ...['node_modules', output, ...folders].map((name) => `COPY --from=build /app/${name} ${name}`),
        'COPY package.json ./',
    ];
}
/** The folder that the build makes and the program is in; undefined when more than that may be needed. */
function outputOf(project, command) {
    const file = command.find((word, index) => index > 0 && !word.startsWith('-'));
    const folder = file?.replace(/^\.\//, '').split('/')[0];
    const known = ['dist', 'build', 'lib', 'out', outputOfTypeScript(project, '')?.split('/')[0]];
    return folder !== undefined && known.includes(folder) && !project.files.some((one) => one.startsWith(`${folder}/`))
        ? folder
        : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/init/python-app.js

const python_app_servers = { gunicorn: 'gunicorn==23.0.0', uvicorn: 'uvicorn==0.38.0' };
const python_app_aside = /(?:^|\/)(?:tests?|examples?|docs?|scripts?|benchmarks?|tools?|migrations|alembic)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$/;
/** @param dependencies all texts that name dependencies */
function applicationOf(project, dependencies) {
    const uses = (name) => new RegExp(`(?:^|["'\\s])${name}(?:$|[^\\w-])`, 'im').test(dependencies);
    const sources = project.files
        .filter((file) => file.endsWith('.py') && !python_app_aside.test(file))
        .slice(0, 400)
        .sort((a, b) => rank(a) - rank(b))
        .map((file) => ({ file, text: project.read(file) ?? '' }));
    const port = usablePort(firstMatch(sources.map(({ text }) => text), /port\s*=\s*(\d{4,5})/, /PORT["'][^\n]{0,20}?(\d{4,5})/));
    return (django(project, sources, uses) ??
        asgi(project, sources, uses, port ?? 8000) ??
        wsgi(project, sources, uses, port ?? 8000) ??
        streamlit(sources, uses) ??
        plain(project, sources, dependencies, port));
}
/** Modules that applications are usually in come first, then the shallow ones. */
function rank(file) {
    const usual = ['wsgi', 'asgi', 'main', 'app', 'application', 'server', '__init__', 'run'].indexOf(file.replace(/^.*\/|\.py$/g, ''));
    return file.split('/').length * 10 + (usual < 0 ? 9 : usual);
}
function django(project, sources, uses) {
    const manage = project.files
        .filter((file) => /(?:^|\/)manage\.py$/.test(file))
        .sort((a, b) => a.length - b.length)[0];
    const settings = sources.find(({ file }) => file.endsWith('/wsgi.py') || file.endsWith('/asgi.py'));
    if (manage === undefined || settings === undefined)
        return undefined;
    const root = manage.slice(0, -'manage.py'.length).replace(/\/$/, '');
    const isAsync = settings.file.endsWith('/asgi.py') || (!uses('gunicorn') && uses('uvicorn'));
    const { module } = python_app_moduleOf(project, settings.file.replace(/wsgi\.py$/, isAsync ? 'asgi.py' : 'wsgi.py'), root);
    const server = isAsync ? uvicorn(uses, 8000, `${module}:application`) : gunicorn(uses, 8000, `${module}:application`);
    const texts = project.files
        .filter((file) => /settings[^/]*(?:\/[\w]+)?\.py$/.test(file))
        .map((file) => project.read(file));
    const collects = texts.some((text) => /^\s*STATIC_ROOT\s*=/m.test(text ?? ''));
    // With a default the key is of no need while building.
    const variable = firstMatch(texts, /SECRET_KEY\s*=\s*(?:os\.environ(?:\.get)?|os\.getenv|env(?:\.str)?|config)[[(]\s*["'](\w+)["']\s*[\])]/);
    return {
        ...server,
        root,
        ...(collects && {
            collect: `RUN ${variable === undefined ? '' : `export ${variable}=unused && `}python ${manage} collectstatic --noinput`,
        }),
        isPlain: false,
        notes: [
            ...server.notes,
            ...(collects
                ? ['collectstatic runs while building, so the settings must load without the variables of production.']
                : []),
            'Migrations are no part of the image: run manage.py migrate as a step of the deployment.',
        ],
    };
}
/** Its heartbeat files go to memory: they would need a file system that can be written. */
function gunicorn(uses, port, application) {
    if (uses('uwsgi') && !uses('gunicorn'))
        return {
            command: ['uwsgi', '--http', `0.0.0.0:${port}`, '--master', '--die-on-term', '--module', application],
            port,
            notes: [],
        };
    return {
        command: [
            'gunicorn',
            '--bind',
            `0.0.0.0:${port}`,
            '--worker-tmp-dir',
            '/dev/shm',
            '--access-logfile',
            '-',
            application,
        ],
        port,
        ...added(uses, 'gunicorn'),
    };
}
function uvicorn(uses, port, application, ...flags) {
    const has = uses('uvicorn') || uses('fastapi\\[(?:standard|all)\\]');
    return {
        command: ['uvicorn', '--host', '0.0.0.0', '--port', String(port), ...flags, application],
        port,
        ...added(() => has, 'uvicorn'),
    };
}
function added(uses, name) {
    return uses(name)
        ? { notes: [] }
        : {
            server: python_app_servers[name],
            notes: [
                `The dependencies have no server for production: ${python_app_servers[name]} is installed beside them. Better add it to them.`,
            ],
        };
}
function asgi(project, sources, uses, port) {
    const found = applicationIn(project, sources, '(?:FastAPI|Starlette|Litestar|Quart|BlackSheep)');
    if (found === undefined)
        return undefined;
    const flags = found.isFactory ? ['--factory'] : [];
    return { ...uvicorn(uses, port, `${found.module}:${found.name}`, ...flags), root: found.root, isPlain: false };
}
function wsgi(project, sources, uses, port) {
    const found = applicationIn(project, sources, '(?:Flask|APIFlask|Bottle|falcon\\.App)');
    if (found === undefined)
        return undefined;
    return {
        ...gunicorn(uses, port, `${found.module}:${found.name}${found.isFactory ? '()' : ''}`),
        root: found.root,
        isPlain: false,
    };
}
/** A name of a module that holds the application, or a function that makes it. */
function applicationIn(project, sources, type) {
    const made = sources.flatMap(({ text }) => makersIn(text, type));
    const factory = made.length === 0 ? '' : `|${made.map((name) => `(?:\\w+\\.)?${RegExp.escape(name)}`).join('|')}`;
    const whole = new RegExp(`^(\\w+)[^\\n=()]*=\\s*(?:(?:\\w+\\.)?${type}${factory})\\(`, 'm');
    for (const { file, text } of sources) {
        const name = whole.exec(text)?.[1];
        if (name !== undefined)
            return { ...python_app_moduleOf(project, file), name, isFactory: false };
    }
    for (const { file, text } of sources) {
        const name = made.find((one) => new RegExp(`^def ${RegExp.escape(one)}\\(`, 'm').test(text));
        if (name !== undefined && new RegExp(`${type}\\(`).test(text))
            return { ...python_app_moduleOf(project, file), name, isFactory: true };
    }
    return undefined;
}
/** Names of functions that make the application. Line by line: one pattern over it all would try for ever. */
function makersIn(text, type) {
    const makes = new RegExp(`^[ \\t]+(?:return|\\w+[^=]*=)\\s*(?:\\w+\\.)?${type}\\(`);
    const found = [];
    let current;
    for (const line of text.split('\n')) {
        if (/^[@\w]/.test(line))
            current = /^(?:async )?def (\w+)\(/.exec(line)?.[1];
        else if (current !== undefined && makes.test(line.slice(0, 300)))
            found.push(current);
    }
    return found;
}
function streamlit(sources, uses) {
    const file = uses('streamlit')
        ? sources.find(({ text }) => /^(?:import|from) streamlit\b/m.test(text))?.file
        : undefined;
    if (file === undefined)
        return undefined;
    return {
        command: [
            'streamlit',
            'run',
            file,
            '--server.address=0.0.0.0',
            '--server.port=8501',
            '--server.headless=true',
            '--browser.gatherUsageStats=false',
        ],
        port: 8501,
        root: '',
        health: '/_stcore/health',
        isPlain: false,
        notes: [],
    };
}
function plain(project, sources, dependencies, port) {
    const script = /^\[(?:project|tool\.poetry)\.scripts\]\s*\n\s*["']?([\w.-]+)["']?\s*=/m.exec(dependencies)?.[1];
    const isLibrary = /["']Topic :: Software Development :: Libraries/.test(dependencies);
    if (script !== undefined && isLibrary)
        return {
            command: [script],
            port: undefined,
            root: '',
            isPlain: true,
            isLibrary,
            notes: [
                `This looks like a library: its classifiers in pyproject.toml say so, and it has no application of a framework. CMD calls ${script}, its tool of the command line, which ends when its work is done; put the program there.`,
            ],
        };
    if (script !== undefined)
        return {
            command: [script],
            port,
            root: '',
            isPlain: true,
            notes: port === undefined
                ? [
                    `CMD calls ${script}, of [project.scripts], and nothing was found in the sources that listens: a tool of the command line, as a library has one too, ends when its work is done.`,
                ]
                : [],
        };
    const file = ['main.py', 'app.py', 'server.py', 'run.py', 'bot.py', 'src/main.py', 'app/main.py'].find((name) => project.files.includes(name)) ?? sources.find(({ file: name }) => name.endsWith('__main__.py'))?.file;
    if (file === undefined)
        return {
            command: ['python', 'main.py'],
            port,
            root: '',
            isPlain: true,
            isLibrary: true,
            notes: [
                'This looks like a library: there is no application of a framework, no main.py, app.py or __main__.py, and no [project.scripts] to start. CMD (python main.py) is a placeholder; put the program there.',
            ],
        };
    const { module, root } = python_app_moduleOf(project, file);
    const isPackage = file.endsWith('__main__.py') || (root === '' && file.includes('/'));
    return {
        command: isPackage ? ['python', '-m', module.replace(/\.__main__$/, '')] : ['python', file],
        port,
        root,
        isPlain: true,
        notes: [],
    };
}
/** The name that a file is imported by, and the folder that this starts from: the root, `src`, or a project of its own. */
function python_app_moduleOf(project, file, given) {
    const root = given ?? rootOf(project, file);
    const inRoot = root === '' ? file : file.slice(root.length + 1);
    return { module: inRoot.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.'), root };
}
function rootOf(project, file) {
    const folders = file
        .split('/')
        .slice(0, -1)
        .map((_, index, all) => all.slice(0, index + 1).join('/'));
    const own = folders.findLast((folder) => ['pyproject.toml', 'setup.py', 'requirements.txt'].some((name) => project.files.includes(`${folder}/${name}`)));
    const source = own === undefined ? 'src' : `${own}/src`;
    return file.startsWith(`${source}/`) ? source : (own ?? '');
}

;// CONCATENATED MODULE: ./packages/image/lib/init/python-install.js
/** Versions of the installers; they are build tools, so a newer one changes nothing in the image. PDM breaks with hishel 2. */
const installers = { poetry: '2.2.1', uv: '0.9.5', pdm: '2.29.4', hishel: '1.4.0', pipenv: '2025.0.4' };
/**
 * @param servers to install beside what the project asks for
 * @param root folder that the application is in, which may be a project of its own in a workspace
 * @returns undefined when nothing says what to install
 */
function python_install_installationOf(project, servers, root = '') {
    const has = (file) => project.files.includes(file);
    const pyproject = has('pyproject.toml') ? (project.read('pyproject.toml') ?? '') : '';
    const requirements = requirementsOf(project);
    const added = servers.length === 0 ? [] : [`${servers.join(' ')}`];
    const isPackage = /^\[build-system\]/m.test(pyproject);
    if (has('uv.lock') && pyproject !== '')
        return uv(project, pyproject, added, root);
    if (has('poetry.lock') || /^\[tool\.poetry\]/m.test(pyproject))
        return poetry(project, pyproject, added);
    if (has('pdm.lock'))
        return pdm(pyproject, added);
    if (has('Pipfile'))
        return pipenv(project, added);
    if (requirements === undefined && pyproject === '' && !has('setup.py'))
        return undefined;
    const pip = 'RUN --mount=type=cache,target=/root/.cache/pip pip install';
    const venv = ['RUN python -m venv /venv', 'ENV PATH=/venv/bin:$PATH'];
    if (requirements !== undefined && !requirements.isLocal) {
        const byFolder = Map.groupBy(requirements.files, (file) => file.slice(0, file.lastIndexOf('/') + 1));
        return {
            tool: 'pip',
            dependencies: `${requirements.text}\n${pyproject}`,
            steps: [
                ...venv,
                ...[...byFolder].map(([folder, files]) => `COPY ${files.join(' ')} ./${folder}`),
                `${pip} -r ${requirements.files[0]}${added.map((one) => ` ${one}`).join('')}`,
            ],
            own: undefined,
            hasSources: false,
            notes: [],
        };
    }
    const what = requirements === undefined ? '.' : `-r ${requirements.files[0]}`;
    return {
        tool: 'pip',
        dependencies: `${requirements?.text ?? ''}\n${pyproject}\n${has('setup.py') ? (project.read('setup.py') ?? '') : ''}`,
        steps: [...venv, 'COPY . .', `${pip} ${what}${added.map((one) => ` ${one}`).join('')}`],
        own: undefined,
        hasSources: true,
        notes: requirements === undefined && (isPackage || has('setup.py'))
            ? ['There is no lock file: each build may have other versions. Commit one, by uv lock or pip-compile.']
            : [],
    };
}
const python_install_named = [
    'requirements.txt',
    'requirements/production.txt',
    'requirements/prod.txt',
    'requirements/base.txt',
    'requirements-prod.txt',
    'requirements/requirements.txt',
];
function requirementsOf(project) {
    const first = python_install_named.find((file) => project.files.includes(file));
    if (first === undefined)
        return undefined;
    const files = [first];
    const texts = [];
    for (const file of files) {
        const text = project.read(file) ?? '';
        texts.push(text);
        for (const [, path = ''] of text.matchAll(/^\s*(?:-r|-c|--requirement|--constraint)[ =]*(\S+)/gm)) {
            const included = new URL(path, `file:///${file}`).pathname.slice(1);
            if (project.files.includes(included) && !files.includes(included))
                files.push(included);
        }
    }
    const text = texts.join('\n');
    return { files, text, isLocal: /^\s*(?:(?:-e|--editable)[ =]*)?\.{1,2}(?:\/|\s|$|\[)/m.test(text) };
}
function uv(project, pyproject, added, root) {
    const isPackage = /^\[build-system\]/m.test(pyproject) && !/^package\s*=\s*false/m.test(pyproject);
    const isWorkspace = /^\[tool\.uv\.workspace\]/m.test(pyproject) || /\bpath\s*=\s*"/.test(pyproject);
    const cache = 'RUN --mount=type=cache,target=/root/.cache/uv uv';
    const member = root === '' ? '' : (project.read(`${root}/pyproject.toml`) ?? '');
    const name = /^name\s*=\s*["']([^"']+)["']/m.exec(member)?.[1];
    const which = name === undefined ? '--no-install-project' : `--no-install-workspace --package ${name}`;
    return {
        tool: 'uv',
        dependencies: pyproject,
        steps: [
            `RUN --mount=type=cache,target=/root/.cache/pip pip install uv==${installers.uv}`,
            'ENV UV_PROJECT_ENVIRONMENT=/venv UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1',
            isWorkspace ? 'COPY . .' : 'COPY pyproject.toml uv.lock ./',
            `${cache} sync --frozen --no-dev ${which}`,
            ...added.map((one) => `${cache} pip install --python /venv/bin/python ${one}`),
        ],
        own: isPackage && name === undefined
            ? `${cache} sync --frozen --no-dev --no-editable${added.length > 0 ? ' --inexact' : ''}`
            : undefined,
        hasSources: isWorkspace && project.exists('uv.lock'),
        notes: [],
    };
}
function poetry(project, pyproject, added) {
    const hasLock = project.files.includes('poetry.lock');
    const cache = 'RUN --mount=type=cache,target=/root/.cache/pypoetry poetry';
    const isPackage = /^\[(?:tool\.poetry|project)\.scripts\]/m.test(pyproject) && !/^package-mode\s*=\s*false/m.test(pyproject);
    return {
        tool: 'poetry',
        dependencies: pyproject,
        steps: [
            `RUN --mount=type=cache,target=/root/.cache/pip pip install poetry==${installers.poetry} && python -m venv /venv`,
            'ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH',
            `COPY pyproject.toml ${hasLock ? 'poetry.lock ' : ''}./`,
            `${cache} install --only main --no-root --no-interaction`,
            ...added.map((one) => `RUN --mount=type=cache,target=/root/.cache/pip pip install ${one}`),
        ],
        own: isPackage ? `${cache} install --only main --no-interaction` : undefined,
        hasSources: false,
        notes: hasLock ? [] : ['There is no poetry.lock; commit it, so that every build has the same packages.'],
    };
}
function pdm(pyproject, added) {
    return {
        tool: 'pdm',
        dependencies: pyproject,
        steps: [
            `RUN --mount=type=cache,target=/root/.cache/pip pip install pdm==${installers.pdm} hishel==${installers.hishel} && python -m venv /venv`,
            'ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH PDM_CHECK_UPDATE=false PDM_USE_VENV=true',
            'COPY pyproject.toml pdm.lock ./',
            'RUN --mount=type=cache,target=/root/.cache/pdm pdm use -f /venv && pdm sync --prod --no-self --no-editable',
            ...added.map((one) => `RUN --mount=type=cache,target=/root/.cache/pip pip install ${one}`),
        ],
        own: undefined,
        hasSources: false,
        notes: [],
    };
}
function pipenv(project, added) {
    const hasLock = project.files.includes('Pipfile.lock');
    return {
        tool: 'pipenv',
        dependencies: project.read('Pipfile') ?? '',
        steps: [
            `RUN --mount=type=cache,target=/root/.cache/pip pip install pipenv==${installers.pipenv} && python -m venv /venv`,
            'ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH',
            `COPY Pipfile ${hasLock ? 'Pipfile.lock ' : ''}./`,
            `RUN --mount=type=cache,target=/root/.cache/pipenv pipenv ${hasLock ? 'sync' : 'install --skip-lock'}`,
            ...added.map((one) => `RUN --mount=type=cache,target=/root/.cache/pip pip install ${one}`),
        ],
        own: undefined,
        hasSources: false,
        notes: hasLock ? [] : ['There is no Pipfile.lock; commit it, so that every build has the same packages.'],
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/init/python-version.js

/** Minor releases of Python 3 with security fixes; first the one that most packages have wheels for. */
const python_version_supported = [13, 12, 14, 11];
/** The release of Python: what a version file says, else one that the project's bounds allow. */
function pythonVersion(project, pyproject) {
    const file = ['.python-version', 'runtime.txt'].find((name) => project.files.includes(name));
    const pinned = /(?:^|-)3\.(\d+)/m.exec((file === undefined ? undefined : project.read(file)) ?? '')?.[1];
    const bounds = firstMatch([pyproject, project.files.includes('Pipfile') ? project.read('Pipfile') : undefined], /^requires-python\s*=\s*["']([^"']+)["']/m, /^python\s*=\s*["']([^"']+)["']/m, /^python_version\s*=\s*["']([^"']+)["']/m);
    const minor = pinned === undefined
        ? bounds === undefined
            ? python_version_supported[0]
            : (python_version_supported.find((one) => python_version_allows(bounds, one)) ?? lastNamed(bounds))
        : Number(pinned);
    const version = `3.${minor}`;
    return minor >= Math.min(...python_version_supported)
        ? { version }
        : { version, note: `Python ${version} gets no security fixes any more; move to 3.${python_version_supported[0]}.` };
}
/** Source: PEP 440, "Version specifiers", and Poetry's caret and tilde. */
function python_version_allows(bounds, minor) {
    return bounds.split(',').every((bound) => {
        const [, operator = '', number, patch] = /^\s*(>=|<=|==|!=|~=|>|<|\^|~)?\s*3(?:\.(\d+))?(?:\.(\d+|\*))?/.exec(bound) ?? [];
        if (number === undefined)
            return true; // Bounds of Python 2 and 4.
        const asked = Number(number);
        if (operator === '>=' || operator === '^')
            return minor >= asked;
        if (operator === '>')
            return patch === undefined ? minor > asked : minor >= asked;
        if (operator === '<')
            return minor < asked;
        if (operator === '<=')
            return minor <= asked;
        if (operator === '!=')
            return minor !== asked || patch !== '*';
        return operator === '~=' && patch === undefined ? minor >= asked : minor === asked;
    });
}
function lastNamed(bounds) {
    return Math.max(...[...bounds.matchAll(/3\.(\d+)/g)].map(([, minor]) => Number(minor)), 0) || python_version_supported[0];
}
/** Tools that ask Git for the version of the project, and what tells it to them where Git's folder is not there. */
const versioners = [
    [/\bsetuptools[-_]scm\b|\bhatch-vcs\b/, 'SETUPTOOLS_SCM_PRETEND_VERSION'],
    [/\bpoetry-dynamic-versioning\b/, 'POETRY_DYNAMIC_VERSIONING_BYPASS'],
    [/^source\s*=\s*["']scm["']/m, 'PDM_BUILD_SCM_VERSION'],
];
/** The variable that tells a project its version, for one that would ask Git, which is kept out of the build. */
function versionVariable(text) {
    return versioners.find(([tool]) => tool.test(text))?.[1];
}

;// CONCATENATED MODULE: ./packages/image/lib/init/python.js




/** Packages without ready wheels, with what they are compiled with and what they load. */
const libraries = [
    [/(?:^|["'\s])psycopg2(?![-\w])/m, ['gcc', 'libc6-dev', 'libpq-dev'], ['libpq5']],
    [/(?:^|["'\s])psycopg(?![-\w[]|2)/m, [], ['libpq5']],
    [/(?:^|["'\s])mysqlclient\b/im, ['gcc', 'libc6-dev', 'default-libmysqlclient-dev', 'pkg-config'], ['libmariadb3']],
    [/(?:^|["'\s])uwsgi\b/im, ['gcc', 'libc6-dev'], []],
    [/(?:^|["'\s])python-ldap\b/im, ['gcc', 'libc6-dev', 'libldap2-dev', 'libsasl2-dev'], ['libldap2', 'libsasl2-2']],
    [/(?:^|["'\s])opencv-python(?!-headless)\b/im, [], ['libgl1', 'libglib2.0-0']],
    // Where wheels are refused.
    [/--no-binary[ =]\S*(?:lxml|:all:)/, ['gcc', 'libc6-dev', 'libxml2-dev', 'libxslt1-dev'], ['libxml2', 'libxslt1.1']],
    [/(?:^|["'\s])pycairo\b/im, ['gcc', 'libc6-dev', 'libcairo2-dev', 'pkg-config'], ['libcairo2']],
    [/(?:^|["'\s])gssapi\b/im, ['gcc', 'libc6-dev', 'libkrb5-dev'], ['libgssapi-krb5-2']],
    [/(?:^|["'\s])pygraphviz\b/im, ['gcc', 'libc6-dev', 'libgraphviz-dev'], ['graphviz']],
    [/(?:^|["'\s])python-magic\b/im, [], ['libmagic1']],
    [/(?:^|["'\s])weasyprint\b/im, [], ['libpango-1.0-0', 'libpangoft2-1.0-0', 'libharfbuzz-subset0']],
    [/(?:^|["'\s])cairosvg\b/im, [], ['libcairo2']],
    [/(?:^|["'\s])pdf2image\b/im, [], ['poppler-utils']],
    [/(?:^|["'\s])pytesseract\b/im, [], ['tesseract-ocr']],
    [/\bgit\+(?:https|ssh)\b/, ['git'], []],
];
function proposePython(project) {
    const first = python_install_installationOf(project, []);
    if (first === undefined)
        return undefined;
    const pyproject = project.files.includes('pyproject.toml') ? (project.read('pyproject.toml') ?? '') : '';
    const members = project.files.filter((file) => /\/pyproject\.toml$/.test(file)).map(project.read);
    const app = applicationOf(project, [first.dependencies, ...members].join('\n'));
    const installation = python_install_installationOf(project, app.server === undefined ? [] : [app.server], app.root) ?? first;
    const { version, note } = pythonVersion(project, pyproject);
    const asked = [first.dependencies, ...(app.root === '' ? [] : members)].join('\n');
    // Of what others bring along too, where it is compiled; what a lock file has for development is not told apart.
    const locked = ['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock'].map((file) => project.files.includes(file) ? (project.read(file) ?? '') : '');
    const setup = project.files.includes('setup.py') ? (project.read('setup.py') ?? '') : '';
    const isBuilt = installation.own !== undefined || installation.hasSources;
    const tellsVersion = isBuilt ? versionVariable(`${pyproject}\n${setup}`) : undefined;
    const needed = libraries.filter(([pattern, build]) => pattern.test(asked) || (build.includes('gcc') && namesIn(locked).some((name) => pattern.test(name))));
    const sources = sourcesOf(project, /\.py$/);
    const path = app.health ?? healthPath(sources);
    return {
        kind: `python-${installation.tool}`,
        dockerfile: lines(`ARG BUILD_IMAGE=python:${version}-slim`, `ARG RUNTIME_IMAGE=python:${version}-slim`, '', 'FROM $BUILD_IMAGE AS build', 'WORKDIR /app', ...aptInstall(needed.flatMap(([, build]) => build)), tellsVersion === undefined ? undefined : `ARG ${tellsVersion}=0.0.0`, ...installation.steps, ...ownSteps(installation, app.collect), '', 'FROM $RUNTIME_IMAGE', ...aptInstall(needed.flatMap(([, , runtime]) => runtime)), `ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1${app.root === '' ? '' : ` PYTHONPATH=/app/${app.root}`}`, 'WORKDIR /app', 'COPY --from=build /venv /venv', app.collect === undefined ? 'COPY . .' : 'COPY --from=build /app ./', user, app.port === undefined ? undefined : `EXPOSE ${app.port}`, app.port === undefined ? undefined : healthcheck(['python', '-c', probe(app.port, path)]), `CMD ${execForm(app.command)}`),
        ignored: [
            '**/__pycache__',
            '**/*.pyc',
            '.venv',
            'venv',
            '.pytest_cache',
            '.mypy_cache',
            '.ruff_cache',
            '.tox',
            ...['dist', 'build'].filter((name) => !project.exists(`${name}/__init__.py`)),
            '*.egg-info',
            '**/*.sqlite3',
        ],
        notes: [
            ...(note === undefined ? [] : [note]),
            ...installation.notes,
            ...(tellsVersion === undefined
                ? []
                : [
                    `The project asks Git for its version, and .git stays out of the build: hand it over by --build-args ${tellsVersion}=1.2.3.`,
                ]),
            ...app.notes,
            ...(app.isLibrary === true
                ? []
                : app.port === undefined
                    ? ['No port was found in the sources; add EXPOSE and HEALTHCHECK if it listens.']
                    : [healthNote(path)]),
            ...(app.isPlain && app.isLibrary !== true && !sources.some((text) => /SIGTERM/.test(text ?? ''))
                ? [sigtermNote]
                : []),
        ],
    };
}
/** Names of packages in lock files, each alone in its text. */
function namesIn(locks) {
    return locks.flatMap((text) => [...text.matchAll(/^(?:name = | {8})"([\w.-]+)"(?=$|: \{)/gm)].map(([, name]) => name));
}
function ownSteps({ hasSources, own }, collect) {
    if (own === undefined && collect === undefined)
        return [];
    return [
        ...(hasSources ? [] : ['COPY . .']),
        ...(own === undefined ? [] : [own]),
        ...(collect === undefined ? [] : [collect.replace(/\bpython /, '/venv/bin/python ')]),
    ];
}
/** Without a path of its own for it any answer tells that the program lives. */
function probe(port, path) {
    const worst = path === undefined ? 500 : 400;
    return `import http.client as h; c = h.HTTPConnection('127.0.0.1', ${port}, timeout=2); c.request('GET', '${path ?? '/'}'); exit(c.getresponse().status >= ${worst})`;
}

;// CONCATENATED MODULE: ./packages/image/lib/init/rust-libraries.js
/** distroless/cc has OpenSSL. */
const rust_libraries_bindings = [
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
function librariesOf(lock, manifests) {
    const text = manifests.join('\n');
    const isVendored = /^openssl\w*(?:\s*=|\.features)[^\n]*"vendored"/m.test(text);
    const locked = (crate) => new RegExp(`^name = "${crate}"$`, 'm').test(lock ?? '');
    const isNamed = (crates) => new RegExp(`^(?:${crates})(?:\\s*=|\\.)|dependencies\\.(?:${crates})\\]`, 'm').test(text);
    const needed = rust_libraries_bindings.filter(({ crate, by, unless }) => {
        if (lock !== undefined)
            return locked(crate) && (unless === undefined || !locked(unless));
        if (crate === 'openssl-src')
            return isVendored;
        return isNamed(by) && !(unless === 'openssl-src' && isVendored);
    });
    // The feature `bundled` is not in the lock file.
    if (/^rusqlite\s*=/m.test(text) && !/^rusqlite\s*=[^\n]*"bundled|libsqlite3-sys[^\n]*"bundled/m.test(text))
        needed.push({ build: ['libsqlite3-dev', 'pkg-config'], runtime: ['libsqlite3-0'] });
    return { build: needed.flatMap(({ build }) => build), runtime: needed.flatMap(({ runtime }) => runtime) };
}

;// CONCATENATED MODULE: ./packages/image/lib/init/rust-programs.js


/** The program that an image is most likely for: what cargo would run, called like its package or folder, or a server. */
function programOf(project, root) {
    const programs = project.files
        .filter((file) => /(?:^|\/)Cargo\.toml$/.test(file) && !/(?:^|\/)(?:examples?|benches|tests?|fuzz|xtask)\//.test(file))
        .flatMap((file) => programsIn(project, file.slice(0, -'Cargo.toml'.length).replace(/\/$/, '')));
    const runs = /^default-run\s*=\s*"([^"]+)"/m.exec(root)?.[1];
    const members = /^default-members\s*=\s*\[([^\]]*)\]/m.exec(root)?.[1] ?? '';
    const asked = project.program === undefined
        ? undefined
        : askedFor(project.program, programs, ({ name, own, folder }) => [name, folder, own]);
    const chosen = asked ??
        programs.find(({ name }) => name === runs) ??
        programs.find(({ folder, name, own }) => folder === '' && name === own) ??
        programs.find(({ folder }) => folder === '') ??
        programs.find(({ folder }) => folder !== '' && members.includes(`"${folder}"`)) ??
        programs.find(({ name }) => /(?:^|[-_])(?:server|api|web|app|service|daemon)$/.test(name)) ??
        programs[0];
    if (chosen === undefined)
        return undefined;
    const { name, own, folder } = chosen;
    const others = (asked === undefined ? programs : []).filter((one) => one !== chosen).map((one) => one.name);
    return { name, package: folder === '' ? undefined : own, folder, others };
}
function programsIn(project, folder) {
    const text = project.read(at(folder, 'Cargo.toml')) ?? '';
    const own = /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(text)?.[1];
    if (own === undefined)
        return [];
    const tables = text.split(/^(?=\[)/m).filter((table) => table.startsWith('[[bin]]'));
    const declared = tables.flatMap((table) => /^name\s*=\s*"([^"]+)"/m.exec(table)?.[1] ?? []);
    const isNamed = tables.some((table) => /^path\s*=\s*"(?:\.\/)?src\/main\.rs"/m.test(table));
    const main = project.files.includes(at(folder, 'src/main.rs')) && !isNamed ? [own] : [];
    const prefix = at(folder, 'src/bin/');
    const beside = project.files.flatMap((file) => file.startsWith(prefix) ? (/^([\w-]+)(?:\.rs|\/main\.rs)$/.exec(file.slice(prefix.length))?.[1] ?? []) : []);
    return [...new Set([...main, ...declared, ...beside])].map((name) => ({ name, own, folder }));
}

;// CONCATENATED MODULE: ./packages/image/lib/init/rust.js



/** A build tool: a newer one changes nothing in the image. */
const auditable = '0.6.7';
function proposeRust(project) {
    const manifest = project.files.includes('Cargo.toml') ? project.read('Cargo.toml') : undefined;
    if (manifest === undefined)
        return undefined;
    const program = programOf(project, manifest);
    const hasLock = project.files.includes('Cargo.lock');
    const manifests = project.files
        .filter((file) => /(?:^|\/)Cargo\.toml$/.test(file))
        .map((file) => project.read(file) ?? '');
    const { build, runtime } = librariesOf(hasLock ? (project.read('Cargo.lock') ?? '') : undefined, manifests);
    const texts = sourcesOf(project, /\.rs$/, program?.folder === '' || program === undefined ? '' : `${program.folder}/`);
    const port = rust_portOf(texts);
    const check = port === undefined ? undefined : firstMatch(texts, /"(--?health-?check|health-?check)"/);
    const { image, note } = toolchain(project);
    const name = program?.name ?? 'app';
    return {
        kind: 'rust',
        dockerfile: lines(`ARG BUILD_IMAGE=${image}`, `ARG RUNTIME_IMAGE=${runtime.length > 0 ? 'debian:trixie-slim' : 'gcr.io/distroless/cc-debian13:nonroot'}`, '', 'FROM $BUILD_IMAGE AS build', 'WORKDIR /src', ...aptInstall(build), 
        // So that the program tells what it is made of, for bills of materials and scanners.
        `RUN cargo install --locked cargo-auditable@${auditable}`, ...dependencySteps(project, manifest, program, hasLock), 'COPY . .', 'RUN --mount=type=cache,target=/usr/local/cargo/registry \\', '    --mount=type=cache,target=/usr/local/cargo/git \\', '    --mount=type=cache,target=/src/target \\', `    cargo auditable build --release${hasLock ? ' --locked' : ''}${packageFlag(program)} --bin ${name} \\`, `    && install -D target/release/${name} /out/app`, '', 'FROM $RUNTIME_IMAGE', ...aptInstall(runtime.length === 0 ? [] : ['ca-certificates', ...runtime]), 'COPY --from=build /out/app /app', user, port === undefined ? undefined : `EXPOSE ${port}`, check === undefined ? undefined : healthcheck(['/app', check]), `ENTRYPOINT ${execForm(['/app'])}`),
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
function packageFlag(program) {
    return program?.package === undefined ? '' : ` --package ${program.package}`;
}
function rust_portOf(texts) {
    return usablePort(firstMatch(texts, /["'](?:0\.0\.0\.0|\[::\]|127\.0\.0\.1|localhost)?:(\d{4,5})["']/, /\(\s*\[(?:0, 0, 0, 0|127, 0, 0, 1)\]\s*,\s*(\d{4,5})\)/, /"(?:0\.0\.0\.0|::)"\s*,\s*(\d{4,5})/, /default_value(?:_t)?\s*=\s*"?(\d{4,5})\b/, /PORT[^\n]{0,60}?(\d{4,5})\b/, /port[^\n]{0,30}?\b(\d{4,5})\b/i));
}
/** The image of the toolchain that the project pins, else of the newest. */
function toolchain(project) {
    const file = ['rust-toolchain.toml', 'rust-toolchain'].find((name) => project.files.includes(name));
    const text = file === undefined ? '' : (project.read(file) ?? '');
    const channel = /channel\s*=\s*"([^"]+)"/.exec(text)?.[1] ?? (text.includes('=') ? undefined : text.trim() || undefined);
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
function dependencySteps(project, manifest, program, hasLock) {
    const isPlain = hasLock &&
        program?.folder === '' &&
        project.files.includes('src/main.rs') &&
        !/\[workspace\]|\bpath\s*=\s*"\.{0,2}\/?[\w-]+/.test(manifest);
    if (!isPlain)
        return [];
    const config = project.files.some((file) => file.startsWith('.cargo/')) ? ['COPY .cargo .cargo'] : [];
    return [
        'COPY Cargo.toml Cargo.lock ./',
        ...config,
        'RUN --mount=type=cache,target=/usr/local/cargo/registry \\',
        '    --mount=type=cache,target=/usr/local/cargo/git \\',
        "    mkdir src && echo 'fn main() {}' > src/main.rs && cargo fetch --locked",
    ];
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var smol_toml_dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./packages/image/lib/init/what-else.js

const tools = [
    ['package.json', 'npm'],
    ['pyproject.toml', 'pip'],
    ['Cargo.toml', 'cargo'],
    ['go.mod', 'go'],
    ['pom.xml', 'Maven'],
];
/** Manifests of the folder itself that are no JSON, or in which nothing stands that their tool needs. */
function brokenManifests(project) {
    return tools.flatMap(([file, tool]) => {
        if (!project.exists(file))
            return [];
        const text = project.files.includes(file) ? project.read(file) : undefined;
        const why = text === undefined ? 'it may not be read, or is no file' : whyBroken(file, text);
        return why === undefined ? [] : [{ file, why, tool }];
    });
}
function whyBroken(file, text) {
    if (text.trim() === '')
        return 'it is empty';
    if (/[\0\uFFFD]/.test(text.slice(0, 1000)))
        return 'it is not in UTF-8';
    if (file === 'package.json')
        return whyNoJson(text);
    if (file === 'go.mod')
        return /^module\s+\S/m.test(text) ? undefined : 'it has no line module';
    if (file === 'pom.xml')
        return /<project\b/.test(text) ? undefined : 'it has no element project';
    return whyNoToml(file, text);
}
function whyNoToml(file, text) {
    try {
        const found = (0,smol_toml_dist/* parse */.qg)(text);
        // A pyproject.toml may have settings of tools alone.
        if (file !== 'Cargo.toml' || 'package' in found || 'workspace' in found)
            return undefined;
        return 'it has neither [package] nor [workspace]';
    }
    catch (error) {
        if (!(error instanceof smol_toml_dist/* TomlError */.zx))
            throw error;
        return `line ${error.line} is no TOML`;
    }
}
function whyNoJson(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'it is no JSON object';
    }
    catch (error) {
        return `it is no JSON (${error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'unknown'})`;
    }
}
/** Build systems that nothing is proposed for, by the files that tell of them. */
const unknowns = [
    [/^composer\.json$/, 'composer.json is of PHP'],
    [/^Gemfile$/, 'Gemfile is of Ruby'],
    [/\.(?:csproj|fsproj|sln|slnx)$/, 'There is a project of .NET'],
    [/^mix\.exs$/, 'mix.exs is of Elixir'],
    [/^build\.sbt$/, 'build.sbt is of Scala'],
    [/^deno\.jsonc?$/, 'deno.json is of Deno'],
    [/^Package\.swift$/, 'Package.swift is of Swift'],
    [/^(?:CMakeLists\.txt|Makefile|meson\.build|configure\.ac)$/, 'There is a build for C or make'],
    [/^environment\.ya?ml$/, 'environment.yml is of Conda; pin its packages in a requirements.txt'],
    [/^hugo\.toml$|^config\.toml$/, 'There is a site for Hugo; build it, and run this in its folder public'],
    [/^(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/, 'There is a lock file without its package.json'],
    [/^(?:poetry|uv|pdm)\.lock$/, 'There is a lock file without its pyproject.toml'],
    [/^Cargo\.lock$/, 'There is a Cargo.lock without its Cargo.toml'],
    [/^go\.sum$/, 'There is a go.sum without its go.mod'],
];
/** What is there that tells of a build, each as a sentence without its full stop and with what is lacking. */
function unknownKinds(project) {
    const top = project.files.filter((file) => !file.includes('/'));
    return unknowns.flatMap(([pattern, what]) => top.some((file) => pattern.test(file))
        ? [/lock|sum/.test(what) ? what : `${what}, which nothing is proposed for`]
        : []);
}
const manifest = /^(.+)\/(?:go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|requirements\.txt|pyproject\.toml|package\.json)$/;
/** Folders below that a Dockerfile could be proposed for, the shallow ones first. */
function foldersWithApplications(project) {
    const folders = project.files.flatMap((file) => manifest.exec(file)?.[1] ?? []);
    return [...new Set(folders)].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
}
/** References to what lies outside of the folder, where no instruction of a Dockerfile reaches. */
const outside = [
    ['pom.xml', /<parent>(?![\s\S]*?<relativePath\s*\/>[\s\S]*?<\/parent>)/, 'a parent', '../pom.xml'],
    [
        'Cargo.toml',
        /^\s*[\w.-]+\s*=\s*\{[^}]*\bworkspace\s*=\s*true|\.workspace\s*=\s*true/m,
        'what its workspace says',
        '..',
    ],
    ['Cargo.toml', /\bpath\s*=\s*"\.\.\//, 'crates beside it', '..'],
    ['package.json', /"(?:workspace|file|link|portal):(?:\.\.\/|[*^~])/, 'packages beside it', '..'],
    ['go.mod', /=>\s*\.\.\//, 'modules beside it', '..'],
    ['pyproject.toml', /\bpath\s*=\s*"\.\.\/|\bfile:\.\.\//, 'projects beside it', '..'],
];
/** What to do about a folder that is a part of something larger, and cannot be built alone. */
function leadsOutside(project) {
    return outside.flatMap(([file, reference, what, above]) => {
        const text = project.files.includes(file) ? (project.read(file) ?? '') : '';
        const isRoot = file === 'Cargo.toml' && /^\[workspace\]/m.test(text);
        const isWorkspace = file === 'package.json' && (/"workspaces"/.test(text) || project.files.includes('pnpm-workspace.yaml'));
        if (!reference.test(text) || !project.exists(above) || isRoot || isWorkspace)
            return [];
        return [
            `${file} asks for ${what} (${above}), outside of this folder and of the build: run this for the folder that has both.`,
        ];
    });
}

;// CONCATENATED MODULE: ./packages/image/lib/init/propose.js









/** In this order: a Go service with a package.json for its assets is a Go service. */
const kinds = [
    ['Go', proposeGo],
    ['Rust', proposeRust],
    ['Java by Maven', proposeMaven],
    ['Java by Gradle', proposeGradle],
    ['Python', proposePython],
    ['Node', proposeNode],
    ['a static site', proposeStaticSite],
];
/**
 * Proposes a Dockerfile and .dockerignore for an application: a builder with cache mounts, dependencies before sources,
 * and a small runtime that is not root. Base images are build arguments.
 *
 * @throws Problem `not-found` when it knows no build system there, `bad-input` when what says so cannot be read
 */
function proposeDockerfile(project) {
    const broken = brokenManifests(project);
    const { program, ...whole } = project;
    const [chosen, ...others] = kinds.flatMap(([language, propose]) => {
        const draft = propose(whole);
        return draft === undefined ? [] : [{ language, propose, draft }];
    });
    if (chosen === undefined || broken.some(({ file }) => isNeeded(file, chosen.language, project)))
        throw nothingFound(project, broken);
    const { language } = chosen;
    const draft = (program === undefined ? undefined : chosen.propose(project)) ?? chosen.draft;
    const besides = others.map((other) => other.language).filter((other) => other !== 'a static site');
    return {
        ...draft,
        dockerignore: dockerignoreText(draft.ignored),
        notes: [
            ...(besides.length > 0 ? [`The folder also looks like ${besides.join(' and ')}; this is for ${language}.`] : []),
            ...broken.map(({ file, why }) => `${file} was left out: ${why}.`),
            ...leadsOutside(project),
            ...(program !== undefined && (language === 'Python' || language === 'a static site')
                ? [`--program ${program} was left out: of ${language} it is not known how to choose one.`]
                : []),
            ...draft.notes,
            ...(project.isCut === true
                ? ['The folder has more files than the 5,000 that were looked at; what lies deeper was not considered.']
                : []),
        ],
    };
}
const manifests = {
    Go: 'go.mod',
    Rust: 'Cargo.toml',
    'Java by Maven': 'pom.xml',
    Python: 'pyproject.toml',
    Node: 'package.json',
};
/** Whether a proposal for a language would be made of a manifest that cannot be read. */
function isNeeded(file, language, { files }) {
    if (language === 'a static site')
        return true;
    return manifests[language] === file && !(language === 'Python' && files.includes('requirements.txt'));
}
function nothingFound(project, broken) {
    const [first] = broken;
    if (first !== undefined)
        return new lib/* Problem */.AF('bad-input', `${first.file} cannot be read: ${first.why}.`, {
            hint: `Mend it, so that ${first.tool} can read it too, and run this again.`,
        });
    const folders = foldersWithApplications(project);
    const unknown = unknownKinds(project);
    return new lib/* Problem */.AF('not-found', 'There is no application here that a Dockerfile can be proposed for.', {
        hint: [
            ...(project.files.length === 0 ? ['The folder is empty, or may not be read.'] : []),
            ...unknown.map((what) => `${what}.`),
            ...(folders.length > 0
                ? [
                    `There are applications in folders below: name one, as in slipway image init ${folders[0]}. All: ${folders.slice(0, 8).join(', ')}.`,
                ]
                : []),
            'Looked for go.mod, go.work, Cargo.toml, pom.xml, build.gradle, requirements.txt, pyproject.toml, Pipfile, setup.py, package.json and index.html in the folder itself.',
        ].join(' '),
    });
}

;// CONCATENATED MODULE: ./packages/image/lib/step/init-step.js





/**
 * Prints a Dockerfile and .dockerignore for an application, or writes them where there are none.
 *
 * @throws Problem `not-found` for a folder that is not there or whose build system is not known, `bad-input` when a Dockerfile
 *   is there already or none can be written
 */
function propose(values, host) {
    const named = values.folder ?? '.';
    const folder = (0,external_node_path_.resolve)(host.cwd, named);
    checkFolder(folder, named);
    const { kind, dockerfile, dockerignore, notes } = proposeDockerfile(projectIn(folder, values.program));
    for (const note of notes)
        host.log(`note: ${note}`);
    if (!values.write) {
        host.write(dockerfile);
        host.write(`\n# ---- .dockerignore ----\n${dockerignore.replace(/^(?=.)/gm, '# ')}`);
        return { failed: false };
    }
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'Dockerfile')))
        throw new lib/* Problem */.AF('bad-input', `There is a Dockerfile in ${named} already, which is left as it is.`, {
            hint: 'Without --write the proposal is printed, to be compared with it.',
        });
    write(folder, named, 'Dockerfile', dockerfile);
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, '.dockerignore'))) {
        host.log(`note: There is a .dockerignore in ${named} already, which is left as it is. Proposed would be:\n${dockerignore.trimEnd()}`);
        host.log(`wrote Dockerfile for ${kind}`);
    }
    else {
        write(folder, named, '.dockerignore', dockerignore);
        host.log(`wrote Dockerfile and .dockerignore for ${kind}`);
    }
    return { failed: false };
}
function checkFolder(folder, named) {
    const found = (0,external_node_fs_.statSync)(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() === true)
        return;
    throw new lib/* Problem */.AF('not-found', found === undefined ? `There is no folder ${named}.` : `${named} is no folder.`, {
        hint: 'Name the folder that has the go.mod, package.json, pom.xml, … of the application.',
    });
}
function write(folder, named, name, text) {
    try {
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, name), text, { flag: 'wx' });
    }
    catch (error) {
        throw new lib/* Problem */.AF('bad-input', `${name} cannot be written to ${named}: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error,
            hint: 'Without --write the proposal is printed, and can be kept elsewhere.',
        });
    }
}


/***/ })

};
