export const id = 114;
export const ids = [114];
export const modules = {

/***/ 89114:
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
    'target',
    'dist',
    'build',
    '.venv',
    'venv',
    '__pycache__',
    '.gradle',
    '.idea',
    '.vscode',
    '.next',
    'coverage',
    '.tox',
]);
const maxFiles = 5_000;
const maxDepth = 8;
const maxBytes = 512 * 1024;
/** The application in a folder: at most 5,000 files, eight levels deep, and the first 512 KiB of each. */
function projectIn(folder) {
    const files = [];
    const walk = (path, depth) => {
        for (const entry of entriesOf((0,external_node_path_.join)(folder, path))) {
            if (files.length >= maxFiles)
                return;
            const child = path === '' ? entry.name : `${path}/${entry.name}`;
            if (entry.isDirectory()) {
                if (!skipped.has(entry.name) && depth < maxDepth)
                    walk(child, depth + 1);
                // That it is there says how to build; what is in it does not.
                if (entry.name === 'vendor' && path === '')
                    files.push('vendor/modules.txt');
            }
            else if (entry.isFile() || entry.isSymbolicLink())
                files.push(child);
        }
    };
    walk('', 0);
    return {
        files: files.filter((file) => file !== 'vendor/modules.txt' || readStart((0,external_node_path_.join)(folder, file)) !== undefined),
        read: (path) => readStart((0,external_node_path_.join)(folder, path)),
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
        return buffer.toString('utf8', 0, (0,external_node_fs_.readSync)(descriptor, buffer, 0, maxBytes, 0));
    }
    catch {
        return undefined; // It went away, or may not be read: as if it were not there.
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
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
/** A port that a program without rights can listen on. */
function usablePort(text) {
    const port = Number(text);
    return text !== undefined && Number.isInteger(port) && port >= 1024 && port <= 65535 ? port : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/init/go.js

function proposeGo(project) {
    const module = project.read('go.mod');
    if (module === undefined || !project.files.includes('go.mod'))
        return undefined;
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
    const port = usablePort(firstMatch(texts, /["'`][\w.[\]]*:(\d{4,5})["'`]/, /(?:PORT|port)[^\n]{0,40}["'`=\s](\d{4,5})\b/));
    return {
        kind: 'go',
        dockerfile: lines(`ARG BUILD_IMAGE=golang:${version}${usesC ? '-bookworm' : '-alpine'}`, `ARG RUNTIME_IMAGE=gcr.io/distroless/${usesC ? 'base' : 'static'}-debian12:nonroot`, '', `FROM ${usesC ? '' : '--platform=$BUILDPLATFORM '}$BUILD_IMAGE AS build`, 'WORKDIR /src', isVendored ? undefined : `COPY go.mod ${hasSum ? 'go.sum ' : ''}./`, isVendored ? undefined : 'RUN --mount=type=cache,target=/go/pkg/mod go mod download', 'COPY . .', usesC ? undefined : 'ARG TARGETOS TARGETARCH', 'RUN --mount=type=cache,target=/go/pkg/mod \\', '    --mount=type=cache,target=/root/.cache/go-build \\', `    ${usesC ? '' : 'CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH '}go build -trimpath -ldflags="-s -w" -o /out/app ${main === '.' ? '.' : `./${main}`}`, '', 'FROM $RUNTIME_IMAGE', 'COPY --from=build /out/app /app', user, port === undefined ? undefined : `EXPOSE ${port}`, `ENTRYPOINT ${execForm(['/app'])}`),
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

;// CONCATENATED MODULE: ./packages/image/lib/init/java.js

function proposeMaven(project) {
    const pom = project.files.includes('pom.xml') ? project.read('pom.xml') : undefined;
    if (pom === undefined)
        return undefined;
    const spring = /<artifactId>spring-boot-starter-parent<\/artifactId>\s*<version>(\d+)\.(\d+)/.exec(pom) ??
        /<spring-boot\.version>(\d+)\.(\d+)/.exec(pom);
    const java = readJava(project, pom, spring);
    const isMultiModule = /<modules>/.test(pom);
    const hasWrapper = project.files.includes('mvnw');
    const cache = 'RUN --mount=type=cache,target=/root/.m2';
    return draft('maven', java, {
        buildImage: `maven:3-eclipse-temurin-${java.version}`,
        steps: [
            ...(isMultiModule ? [] : ['COPY pom.xml ./', `${cache} mvn -B -q dependency:go-offline`]),
            isMultiModule ? 'COPY . .' : 'COPY src src',
            `${cache} mvn -B -q package -DskipTests`,
            `RUN mkdir /out && find . -path '*/target/*.jar' ${notAmong('*-sources.jar', '*-javadoc.jar', 'original-*')} -exec cp {} /out/app.jar ';'`,
        ],
        ignored: ['target', '**/target', '.mvn/wrapper/maven-wrapper.jar'],
        notes: [
            ...(isMultiModule
                ? [
                    'The project has several modules: all sources are copied before the dependencies are fetched, and the last jar that is found is taken.',
                ]
                : []),
            ...(hasWrapper ? ['The Maven of the base image is used, not that of the wrapper.'] : []),
        ],
    });
}
function proposeGradle(project) {
    const file = ['build.gradle', 'build.gradle.kts'].find((name) => project.files.includes(name));
    const build = file === undefined ? undefined : project.read(file);
    if (build === undefined)
        return undefined;
    const spring = /org\.springframework\.boot["')]*\s*version\s*["'](\d+)\.(\d+)/.exec(build);
    const java = readJava(project, build, spring);
    const hasWrapper = project.files.includes('gradlew');
    const gradle = hasWrapper ? './gradlew' : 'gradle';
    const files = [
        'gradlew',
        'settings.gradle',
        'settings.gradle.kts',
        'build.gradle',
        'build.gradle.kts',
        'gradle.properties',
    ].filter((name) => project.files.includes(name));
    const cache = 'RUN --mount=type=cache,target=/root/.gradle';
    return draft('gradle', java, {
        buildImage: hasWrapper ? `eclipse-temurin:${java.version}-jdk` : `gradle:8-jdk${java.version}`,
        steps: [
            `COPY ${files.join(' ')} ./`,
            ...(project.files.some((name) => name.startsWith('gradle/')) ? ['COPY gradle gradle'] : []),
            `${cache} ${gradle} --no-daemon -q dependencies`,
            'COPY . .',
            `${cache} ${gradle} --no-daemon -q ${spring === null ? 'assemble' : 'bootJar'}`,
            `RUN mkdir /out && find . -path '*/build/libs/*.jar' ${notAmong('*-plain.jar', '*-sources.jar')} -exec cp {} /out/app.jar ';'`,
        ],
        ignored: ['build', '**/build', '.gradle'],
        notes: hasWrapper ? [] : ['There is no Gradle wrapper; the Gradle of the base image is used.'],
    });
}
function readJava(project, build, spring) {
    const version = firstMatch([build], /<java\.version>(?:1\.)?(\d+)/, /<maven\.compiler\.release>(\d+)/, /<maven\.compiler\.target>(?:1\.)?(\d+)/, /languageVersion[^\n]*?(\d+)/, /JavaVersion\.VERSION_(\d+)/);
    const settings = project.files
        .filter((file) => /(?:^|\/)application[\w-]*\.(?:properties|ya?ml)$/.test(file))
        .map(project.read);
    return {
        // Images of releases without long support are taken away soon.
        version: [11, 17, 21, 25].find((lts) => lts >= Number(version ?? 21))?.toString() ?? '25',
        springBoot: spring === null ? undefined : [Number(spring[1]), Number(spring[2])],
        hasActuator: /spring-boot-starter-actuator/.test(build),
        port: usablePort(firstMatch(settings, /^server\.port\s*[=:]\s*(?:\$\{[\w.]*:)?(\d+)/m, /^server:\s*\n(?:\s+.*\n)*?\s+port:\s*(?:\$\{[\w.]*:)?(\d+)/m)) ?? 8080,
    };
}
/** Conditions of find that leave files of these names out. */
function notAmong(...names) {
    return names.map((name) => `-not -name '${name}'`).join(' ');
}
function draft(tool, java, { buildImage, steps, ignored, notes }) {
    const { springBoot, port } = java;
    const check = springBoot === undefined || !java.hasActuator
        ? undefined
        : healthcheck(['wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${port}/actuator/health`], '30s');
    return {
        kind: springBoot === undefined ? `java-${tool}` : `spring-boot-${tool}`,
        dockerfile: lines(`ARG BUILD_IMAGE=${buildImage}`, `ARG RUNTIME_IMAGE=eclipse-temurin:${java.version}-jre-alpine`, '', 'FROM $BUILD_IMAGE AS build', 'WORKDIR /src', ...steps, ...(springBoot === undefined ? [] : [`RUN ${extraction(springBoot)}`]), '', 'FROM $RUNTIME_IMAGE', 'WORKDIR /app', ...(springBoot === undefined
            ? ['COPY --from=build /out/app.jar ./']
            : ['dependencies', 'spring-boot-loader', 'snapshot-dependencies', 'application'].map((layer) => `COPY --from=build /out/layers/${layer}/ ./`)), user, `EXPOSE ${port}`, check, `ENTRYPOINT ${execForm(springBoot === undefined ? ['java', '-jar', 'app.jar'] : ['java', launcher(springBoot)])}`),
        ignored,
        notes: [
            ...notes,
            ...(springBoot !== undefined && check === undefined
                ? ['With spring-boot-starter-actuator there could be a HEALTHCHECK on /actuator/health.']
                : []),
            ...(springBoot === undefined ? ['The jar must name its main class in its manifest.'] : []),
        ],
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

;// CONCATENATED MODULE: ./packages/image/lib/init/static-site.js

/** The final stage of a site of files: nginx that is not root, on port 8080. */
function staticRuntime(source) {
    return [
        'FROM $RUNTIME_IMAGE',
        `COPY ${source} /usr/share/nginx/html`,
        'USER 101:101',
        'EXPOSE 8080',
        healthcheck(['wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:8080/'], '5s'),
    ];
}
function proposeStaticSite(project) {
    const folder = ['.', 'public', 'site', 'docs', 'www', 'html'].find((name) => project.files.includes(name === '.' ? 'index.html' : `${name}/index.html`));
    if (folder === undefined)
        return undefined;
    return {
        kind: 'static-site',
        dockerfile: lines('ARG RUNTIME_IMAGE=nginxinc/nginx-unprivileged:1.29-alpine', '', ...staticRuntime(folder)),
        ignored: ['node_modules', '*.md'],
        notes: [`The files of ${folder === '.' ? 'the folder itself' : folder} are served on port 8080.`],
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/init/node.js


function proposeNode(project) {
    const manifest = project.files.includes('package.json')
        ? parsePackage(project.read('package.json') ?? '')
        : undefined;
    if (manifest === undefined)
        return undefined;
    const manager = managerOf(project, manifest);
    const major = /(\d{2})/.exec(manifest.engine ?? '')?.[1] ?? '22';
    const hasBuild = manifest.scripts['build'] !== undefined;
    const head = [`ARG BUILD_IMAGE=node:${major}-slim`];
    const install = [
        'FROM $BUILD_IMAGE AS build',
        'WORKDIR /app',
        ...(manager.name === 'npm' ? [] : ['RUN corepack enable']),
        `COPY package.json ${manager.lock === undefined ? '' : `${manager.lock} `}./`,
    ];
    const notes = manager.lock === undefined ? ['There is no lock file; commit one, so that every build has the same packages.'] : [];
    const ignored = [
        'node_modules',
        '**/node_modules',
        'coverage',
        '.nyc_output',
        '*.log',
        '.next',
        ...(hasBuild ? ['dist', 'build'] : []),
    ];
    const output = staticOutput(project, manifest);
    if (hasBuild && output !== undefined)
        return {
            kind: 'node-static',
            dockerfile: lines(...head, 'ARG RUNTIME_IMAGE=nginxinc/nginx-unprivileged:1.29-alpine', '', ...install, `RUN --mount=type=cache,target=${manager.cache} ${manager.install}`, 'COPY . .', `RUN ${manager.build}`, '', ...staticRuntime(`--from=build /app/${output}`)),
            ignored,
            notes: [...notes, `The build is taken to write ${output}/.`],
        };
    return serverDraft(project, manifest, manager, {
        head: [...head, `ARG RUNTIME_IMAGE=node:${major}-slim`],
        install,
        notes,
        ignored,
        hasBuild,
    });
}
function serverDraft(project, manifest, manager, parts) {
    const { command, note } = startCommand(project, manifest);
    const sources = project.files
        .filter((file) => /\.[cm]?[jt]s$/.test(file) && !/\.(?:test|spec)\./.test(file))
        .slice(0, 300)
        .map(project.read);
    const port = usablePort(firstMatch(sources, /PORT\s*(?:\|\||\?\?)\s*["']?(\d{4,5})/, /listen\(\s*(\d{4,5})/, /port\s*[:=]\s*(\d{4,5})/i)) ?? (isServer(manifest) ? 3000 : undefined);
    const build = parts.hasBuild
        ? [
            `RUN --mount=type=cache,target=${manager.cache} ${manager.install}`,
            'COPY . .',
            `RUN ${manager.build}`,
            `RUN --mount=type=cache,target=${manager.cache} ${manager.prune}`,
        ]
        : [`RUN --mount=type=cache,target=${manager.cache} ${manager.installProduction}`];
    const hasModules = parts.hasBuild || Object.keys(manifest.dependencies).length > 0;
    return {
        kind: 'node',
        dockerfile: lines(...parts.head, '', ...parts.install, ...build, '', 'FROM $RUNTIME_IMAGE', 'ENV NODE_ENV=production', 'WORKDIR /app', ...(parts.hasBuild
            ? ['COPY --from=build /app ./']
            : [...(hasModules ? ['COPY --from=build /app/node_modules node_modules'] : []), 'COPY . .']), user, port === undefined ? undefined : `EXPOSE ${port}`, port === undefined
            ? undefined
            : healthcheck([
                'node',
                '-e',
                `fetch('http://127.0.0.1:${port}/').then((r) => { if (r.status >= 500) throw r.status; })`,
            ]), `CMD ${execForm(command)}`),
        ignored: parts.ignored,
        notes: [
            ...parts.notes,
            ...(note === undefined ? [] : [note]),
            ...(port === undefined
                ? ['No port was found in the sources; add EXPOSE and HEALTHCHECK if it listens.']
                : ['The health check asks for /; name a path that answers without other services.']),
        ],
    };
}
function isServer({ dependencies }) {
    return ['express', 'fastify', 'koa', '@nestjs/core', 'next', 'nuxt', '@hapi/hapi', 'hono', '@remix-run/node'].some((name) => name in dependencies);
}
function managerOf(project, { packageManager }) {
    const has = (file) => project.files.includes(file);
    if (has('pnpm-lock.yaml') || packageManager?.startsWith('pnpm') === true)
        return {
            name: 'pnpm',
            lock: has('pnpm-lock.yaml') ? 'pnpm-lock.yaml' : undefined,
            install: 'pnpm install --frozen-lockfile',
            installProduction: 'pnpm install --frozen-lockfile --prod',
            prune: 'CI=true pnpm prune --prod',
            cache: '/root/.local/share/pnpm/store',
            build: 'pnpm run build',
        };
    if (has('yarn.lock') || packageManager?.startsWith('yarn') === true) {
        const isModern = has('.yarnrc.yml') || /^yarn@[2-9]/.test(packageManager ?? '');
        const production = isModern ? 'yarn workspaces focus --production' : 'yarn install --frozen-lockfile --production';
        return {
            name: 'yarn',
            lock: has('yarn.lock') ? 'yarn.lock' : undefined,
            install: isModern ? 'yarn install --immutable' : 'yarn install --frozen-lockfile',
            installProduction: production,
            prune: production,
            cache: isModern ? '/root/.yarn/berry/cache' : '/usr/local/share/.cache/yarn',
            build: 'yarn build',
        };
    }
    const lock = ['package-lock.json', 'npm-shrinkwrap.json'].find(has);
    const verb = lock === undefined ? 'install' : 'ci';
    return {
        name: 'npm',
        lock,
        install: `npm ${verb}`,
        installProduction: `npm ${verb} --omit=dev`,
        prune: 'npm prune --omit=dev',
        cache: '/root/.npm',
        build: 'npm run build',
    };
}
/** Where the build of a site without a server goes; undefined for a program that Node runs. */
function staticOutput(project, manifest) {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    if (isServer(manifest) || /\bnode\b/.test(manifest.scripts['start'] ?? ''))
        return undefined;
    if ('react-scripts' in all)
        return 'build';
    if ('vite' in all || '@vue/cli-service' in all || 'parcel' in all || 'astro' in all)
        return 'dist';
    return project.files.includes('public/index.html') ? 'dist' : undefined;
}
/** npm as process 1 does not hand signals on, so the program behind `npm start` is called itself. */
function startCommand(project, { scripts, main, dependencies }) {
    const start = scripts['start']?.trim();
    const words = start?.split(/\s+/) ?? [];
    if (words[0] === 'node' && words.length > 1 && !/[$&|;<>"'`]/.test(start))
        return { command: words };
    if ('next' in dependencies)
        return { command: ['node', 'node_modules/next/dist/bin/next', 'start'] };
    const file = main ??
        ['server.js', 'index.js', 'app.js', 'src/server.js', 'src/index.js', 'dist/index.js'].find((name) => project.files.includes(name)) ??
        (scripts['build'] === undefined ? 'index.js' : 'dist/index.js');
    const note = start === undefined
        ? `There is no script start; node ${file} is called.`
        : `The script start (${start}) is no plain call of node; node ${file} is called instead.`;
    return { command: ['node', file], note };
}
/** The parts of a package.json that decide; undefined when it is none. */
function parsePackage(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined; // npm itself says better what is wrong with it.
    }
    if (typeof value !== 'object' || value === null)
        return undefined;
    const engines = Reflect.get(value, 'engines');
    return {
        main: word(Reflect.get(value, 'main')),
        engine: typeof engines === 'object' && engines !== null ? word(Reflect.get(engines, 'node')) : undefined,
        packageManager: word(Reflect.get(value, 'packageManager')),
        scripts: words(Reflect.get(value, 'scripts')),
        dependencies: words(Reflect.get(value, 'dependencies')),
        devDependencies: words(Reflect.get(value, 'devDependencies')),
    };
}
function word(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function words(value) {
    return Object.fromEntries(Object.entries(value ?? {}).filter((entry) => typeof entry[1] === 'string'));
}

;// CONCATENATED MODULE: ./packages/image/lib/init/python.js

/** Versions of the installers; they are build tools, so a newer one changes nothing in the image. */
const installers = { poetry: '2.2.1', uv: '0.9.5' };
function proposePython(project) {
    const has = (file) => project.files.includes(file);
    const pyproject = has('pyproject.toml') ? (project.read('pyproject.toml') ?? '') : '';
    const requirements = has('requirements.txt') ? (project.read('requirements.txt') ?? '') : '';
    if (!has('requirements.txt') && !has('pyproject.toml') && !has('setup.py'))
        return undefined;
    const tool = has('uv.lock') ? 'uv' : has('poetry.lock') || /^\[tool\.poetry\]/m.test(pyproject) ? 'poetry' : 'pip';
    const version = firstMatch([has('.python-version') ? project.read('.python-version') : undefined, pyproject], /^(3\.\d+)/m, /(?:requires-python|^python)\s*=\s*["'][^\d"']*(3\.\d+)/m) ?? '3.13';
    const app = application(project, `${requirements}\n${pyproject}`);
    const check = app.port === undefined
        ? undefined
        : healthcheck([
            'python',
            '-c',
            `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${app.port}/', timeout=2)`,
        ]);
    return {
        kind: `python-${tool}`,
        dockerfile: lines(`ARG BUILD_IMAGE=python:${version}-slim`, `ARG RUNTIME_IMAGE=python:${version}-slim`, '', 'FROM $BUILD_IMAGE AS build', 'WORKDIR /app', ...installSteps(tool, has), '', 'FROM $RUNTIME_IMAGE', 'ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1', 'WORKDIR /app', 'COPY --from=build /venv /venv', 'COPY . .', user, app.port === undefined ? undefined : `EXPOSE ${app.port}`, check, `CMD ${execForm(app.command)}`),
        ignored: [
            '**/__pycache__',
            '**/*.pyc',
            '.venv',
            'venv',
            '.pytest_cache',
            '.mypy_cache',
            '.ruff_cache',
            '.tox',
            'dist',
            'build',
            '*.egg-info',
        ],
        notes: [
            ...app.notes,
            ...(check === undefined ? [] : ['The health check asks for /; name a path that answers without other services.']),
        ],
    };
}
function installSteps(tool, has) {
    const pip = 'RUN --mount=type=cache,target=/root/.cache/pip';
    if (tool === 'uv')
        return [
            `${pip} pip install uv==${installers.uv}`,
            'ENV UV_PROJECT_ENVIRONMENT=/venv UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never',
            'COPY pyproject.toml uv.lock ./',
            `RUN --mount=type=cache,target=/root/.cache/uv uv sync --frozen --no-dev --no-install-project`,
        ];
    if (tool === 'poetry')
        return [
            `${pip} pip install poetry==${installers.poetry} && python -m venv /venv`,
            'ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH',
            `COPY pyproject.toml ${has('poetry.lock') ? 'poetry.lock ' : ''}./`,
            `RUN --mount=type=cache,target=/root/.cache/pypoetry poetry install --only main --no-root --no-interaction`,
        ];
    if (has('requirements.txt'))
        return [
            'RUN python -m venv /venv',
            'ENV PATH=/venv/bin:$PATH',
            'COPY requirements.txt ./',
            `${pip} pip install -r requirements.txt`,
        ];
    return ['RUN python -m venv /venv', 'ENV PATH=/venv/bin:$PATH', 'COPY . .', `${pip} pip install .`];
}
/** How the application is started, by the framework that it names. */
function application(project, dependencies) {
    const uses = (name) => new RegExp(`(?:^|["'\\s])${name}(?:$|[^\\w-])`, 'im').test(dependencies);
    const sources = project.files
        .filter((file) => file.endsWith('.py') && !/(?:^|\/)tests?[_/]/.test(file))
        .slice(0, 300);
    const texts = sources.map(project.read);
    const port = usablePort(firstMatch(texts, /port\s*=\s*(\d{4,5})/, /PORT["'][^\n]{0,20}?(\d{4,5})/));
    const settings = sources.find((file) => file.endsWith('/wsgi.py'));
    if (project.files.includes('manage.py') && settings !== undefined) {
        const module = `${settings.replace(/\.py$/, '').replaceAll('/', '.')}:application`;
        if (uses('gunicorn'))
            return { command: ['gunicorn', '--bind', '0.0.0.0:8000', module], port: 8000, notes: [] };
        return {
            command: ['python', 'manage.py', 'runserver', '0.0.0.0:8000'],
            port: 8000,
            notes: ['runserver is for development; add gunicorn to the dependencies.'],
        };
    }
    const asgi = sources.find((file) => /=\s*(?:FastAPI|Starlette|Litestar)\(/.test(project.read(file) ?? ''));
    if (asgi !== undefined)
        return served(project, asgi, /^(\w+)\s*(?::[^=]+)?=\s*(?:FastAPI|Starlette|Litestar)\(/m, ['uvicorn', '--host', '0.0.0.0', '--port', String(port ?? 8000)], port ?? 8000);
    const wsgi = sources.find((file) => /=\s*Flask\(/.test(project.read(file) ?? ''));
    if (wsgi !== undefined && uses('gunicorn'))
        return served(project, wsgi, /^(\w+)\s*=\s*Flask\(/m, ['gunicorn', '--bind', `0.0.0.0:${port ?? 8000}`], port ?? 8000);
    if (wsgi !== undefined)
        return {
            command: ['flask', '--app', moduleOf(wsgi), 'run', '--host', '0.0.0.0', '--port', String(port ?? 5000)],
            port: port ?? 5000,
            notes: ['The server of Flask is for development; add gunicorn to the dependencies.'],
        };
    const file = ['main.py', 'app.py', 'server.py', 'run.py', 'src/main.py'].find((name) => project.files.includes(name)) ??
        sources.find((name) => name.endsWith('__main__.py'));
    if (file?.endsWith('__main__.py') === true)
        return { command: ['python', '-m', moduleOf(file).replace(/\.__main__$/, '')], port, notes: [] };
    return {
        command: ['python', file ?? 'main.py'],
        port,
        notes: file === undefined ? ['No main module was found; correct CMD.'] : [],
    };
}
function served(project, file, pattern, command, port) {
    const name = pattern.exec(project.read(file) ?? '')?.[1] ?? 'app';
    return { command: [...command, `${moduleOf(file)}:${name}`], port, notes: [] };
}
function moduleOf(file) {
    return file.replace(/\.py$/, '').replaceAll('/', '.');
}

;// CONCATENATED MODULE: ./packages/image/lib/init/rust.js

function proposeRust(project) {
    const manifest = project.files.includes('Cargo.toml') ? project.read('Cargo.toml') : undefined;
    if (manifest === undefined)
        return undefined;
    const isWorkspace = /^\[workspace\]/m.test(manifest);
    const name = binaryName(project, manifest);
    const hasLock = project.files.includes('Cargo.lock');
    const hasMain = project.files.includes('src/main.rs');
    const texts = project.files.filter((file) => file.endsWith('.rs')).map(project.read);
    const port = usablePort(firstMatch(texts, /["'][\w.[\]]*:(\d{4,5})["']/, /\(\s*\[0, 0, 0, 0\]\s*,\s*(\d{4,5})\)/, /port[^\n]{0,30}\b(\d{4,5})\b/i));
    const dependencies = isWorkspace || !hasMain || !hasLock;
    const mounts = [
        '    --mount=type=cache,target=/usr/local/cargo/registry \\',
        '    --mount=type=cache,target=/src/target \\',
    ];
    return {
        kind: 'rust',
        dockerfile: lines('ARG BUILD_IMAGE=rust:1-slim-bookworm', 'ARG RUNTIME_IMAGE=gcr.io/distroless/cc-debian12:nonroot', '', 'FROM $BUILD_IMAGE AS build', 'WORKDIR /src', ...(dependencies
            ? []
            : [
                'COPY Cargo.toml Cargo.lock ./',
                'RUN --mount=type=cache,target=/usr/local/cargo/registry \\',
                "    mkdir src && echo 'fn main() {}' > src/main.rs && cargo fetch --locked",
            ]), 'COPY . .', `RUN ${mounts[0].trimStart()}`, mounts[1], `    cargo build --release${hasLock ? ' --locked' : ''} --bin ${name} && install -D target/release/${name} /out/app`, '', 'FROM $RUNTIME_IMAGE', 'COPY --from=build /out/app /app', user, port === undefined ? undefined : `EXPOSE ${port}`, `ENTRYPOINT ${execForm(['/app'])}`),
        ignored: ['target', 'benches', '**/*.rs.bk'],
        notes: [
            ...(hasLock ? [] : ['There is no Cargo.lock; commit it, so that every build has the same dependencies.']),
            ...(isWorkspace ? [`This is a workspace; this builds the program ${name}.`] : []),
            'The runtime has no shell, so a HEALTHCHECK needs a subcommand of the program itself.',
        ],
    };
}
function binaryName(project, manifest) {
    const inBin = /\[\[bin\]\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(manifest)?.[1];
    const inPackage = (text) => /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(text)?.[1];
    const member = project.files.find((file) => file.endsWith('/src/main.rs'));
    const ofMember = member === undefined ? undefined : inPackage(project.read(member.replace(/src\/main\.rs$/, 'Cargo.toml')) ?? '');
    return inBin ?? inPackage(manifest) ?? ofMember ?? 'app';
}

;// CONCATENATED MODULE: ./packages/image/lib/init/propose.js








/** In this order: a Go service with a package.json for its assets is a Go service. */
const kinds = [
    proposeGo,
    proposeRust,
    proposeMaven,
    proposeGradle,
    proposePython,
    proposeNode,
    proposeStaticSite,
];
/**
 * Proposes a Dockerfile and .dockerignore for an application: a builder with cache mounts, dependencies before sources,
 * and a small runtime that is not root. Base images are build arguments.
 *
 * @throws Problem `not-found` when it knows no build system there
 */
function proposeDockerfile(project) {
    for (const kind of kinds) {
        const draft = kind(project);
        if (draft !== undefined)
            return { ...draft, dockerignore: dockerignoreText(draft.ignored) };
    }
    throw new lib/* Problem */.AF('not-found', 'There is no application here that a Dockerfile can be proposed for.', {
        hint: 'Looked for go.mod, Cargo.toml, pom.xml, build.gradle, requirements.txt, pyproject.toml, package.json and index.html in the folder itself.',
    });
}

;// CONCATENATED MODULE: ./packages/image/lib/step/init-step.js





/**
 * Prints a Dockerfile and .dockerignore for an application, or writes them where there are none.
 *
 * @throws Problem `not-found` for a folder whose build system is not known, `bad-input` when a file is there already
 */
function propose(values, host) {
    const folder = (0,external_node_path_.resolve)(host.cwd, values.folder ?? '.');
    const { kind, dockerfile, dockerignore, notes } = proposeDockerfile(projectIn(folder));
    for (const note of notes)
        host.log(`note: ${note}`);
    if (!values.write) {
        host.write(dockerfile);
        host.write(`\n# ---- .dockerignore ----\n${dockerignore.replace(/^(?=.)/gm, '# ')}`);
        return { failed: false };
    }
    const files = [
        ['Dockerfile', dockerfile],
        ['.dockerignore', dockerignore],
    ];
    const there = files.map(([name]) => name).filter((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, name)));
    if (there.length > 0)
        throw new lib/* Problem */.AF('bad-input', `${there.join(' and ')} ${there.length === 1 ? 'is' : 'are'} in ${values.folder} already.`, {
            hint: 'Without --write the proposal is printed, to be compared with it.',
        });
    for (const [name, text] of files)
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, name), text, { flag: 'wx' });
    host.log(`wrote Dockerfile and .dockerignore for ${kind}`);
    return { failed: false };
}


/***/ })

};
