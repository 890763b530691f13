import { askedFor } from './asked-for.ts';
import { type Java, javaOf } from './java-project.ts';
import { outputsIn } from './outputs.ts';
import type { Project } from './project.ts';
import { type Draft, execForm, healthcheck, lines, user } from './proposal.ts';

export function proposeMaven(project: Project): Draft | undefined {
  const pom = project.files.includes('pom.xml') ? project.read('pom.xml') : undefined;
  if (pom === undefined) return undefined;
  const modules = [...pom.matchAll(/<module>\s*([\w./-]+?)\s*<\/module>/g)].map(([, name]) => name!);
  const { folder, others } = moduleOf(
    project,
    modules,
    'pom.xml',
    /spring-boot-maven-plugin|quarkus-maven-plugin|maven-shade-plugin|<mainClass>/,
  );
  const texts = folder === '' ? [pom] : [pom, project.read(`${folder}/pom.xml`) ?? ''];
  const all = texts.join('\n');
  const spring =
    /<artifactId>spring-boot-(?:starter-parent|dependencies|maven-plugin)<\/artifactId>\s*<version>(\d+)\.(\d+)/.exec(
      all,
    ) ?? /<(?:spring-boot|spring\.boot|springboot)\.version>(\d+)\.(\d+)/.exec(all);
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
      ...(/<packaging>war<\/packaging>/.test(texts.at(-1)!) && spring === null
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

export function proposeGradle(project: Project): Draft | undefined {
  const scripts = ['build.gradle', 'build.gradle.kts'];
  const settingsFile = ['settings.gradle', 'settings.gradle.kts'].find((name) => project.files.includes(name));
  const root = scripts.find((name) => project.files.includes(name));
  if (root === undefined && settingsFile === undefined) return undefined;
  const settings = settingsFile === undefined ? '' : (project.read(settingsFile) ?? '');
  const modules = [...settings.matchAll(/^\s*include\b[^\n]*/gm)].flatMap(([line]) =>
    [...line.matchAll(/["']:?([\w:./-]+)["']/g)].map(([, name]) => name!.replaceAll(':', '/')),
  );
  const script = (folder: string) =>
    scripts.map((name) => (folder === '' ? name : `${folder}/${name}`)).find((file) => project.files.includes(file));
  const { folder, others } = moduleOf(
    project,
    modules,
    /build\.gradle(?:\.kts)?$/,
    /org\.springframework\.boot|libs\.plugins\.spring|application\b|io\.ktor|shadow|io\.quarkus/,
  );
  const catalogue = project.files.includes('gradle/libs.versions.toml')
    ? (project.read('gradle/libs.versions.toml') ?? '')
    : '';
  const texts = ['', folder].map(script).flatMap((file) => (file === undefined ? [] : [project.read(file) ?? '']));
  const all = texts.join('\n');
  const spring =
    /org\.springframework\.boot["')]*\s*version\s*["'](\d+)\.(\d+)/.exec(all) ??
    (/spring/i.test(all)
      ? /spring-?boot[\w-]*\s*=\s*(?:\{[^}]*version\s*=\s*)?["'](\d+)\.(\d+)/i.exec(catalogue)
      : null);
  const java = javaOf(project, [...texts, catalogue], folder, spring);
  const hasWrapper = project.files.includes('gradlew');
  const gradle = hasWrapper ? 'sh gradlew' : 'gradle';
  const top = ['gradlew', ...['settings.gradle', 'settings.gradle.kts'], ...scripts, 'gradle.properties'].filter(
    (name) => project.files.includes(name),
  );
  const cache = 'RUN --mount=type=cache,target=/root/.gradle';
  const task = { 'spring-boot': 'bootJar', quarkus: 'quarkusBuild', 'fat-jar': 'shadowJar', plain: 'installDist' }[
    java.framework.name
  ];
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
      : findJar(
          `${target}/libs`,
          task === 'shadowJar' ? '*-all.jar' : '*.jar',
          '*-plain.jar',
          '*-sources.jar',
          '*-javadoc.jar',
        ),
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
const aside = /(?:^|[/-])(?:tests?|it|examples?|samples?|benchmarks?|bom|parent)(?:$|[/-])/;

/** The root, and the folders with a build of their own or that the root names. */
function builtIn(project: Project, script: RegExp, modules: readonly string[]): string[] {
  const found = project.files.filter((file) => script.test(file)).map((file) => file.replace(/\/?[^/]+$/, ''));
  return [...new Set(['', ...modules, ...found])];
}

/** The module that a program is in; the root where there are no modules. */
function moduleOf(
  project: Project,
  modules: readonly string[],
  file: string | RegExp,
  marks: RegExp,
): { folder: string; others: string[] } {
  if (project.program !== undefined) {
    const folder = askedFor(project.program, modules, (one) => [one, one.slice(one.lastIndexOf('/') + 1)]);
    return { folder, others: [] };
  }
  const scriptsOf = (folder: string) =>
    project.files.filter(
      (one) =>
        one.startsWith(`${folder}/`) &&
        !one.slice(folder.length + 1).includes('/') &&
        (typeof file === 'string' ? one.endsWith(file) : file.test(one)),
    );
  const forUsers = modules.filter((one) => !aside.test(one));
  const isApplication = (folder: string) =>
    project.files.some(
      (one) =>
        one.startsWith(`${folder}/src/main/`) && /@SpringBootApplication|@QuarkusMain/.test(project.read(one) ?? ''),
    );
  const started = forUsers.filter(isApplication);
  const marked =
    started.length > 0
      ? started
      : forUsers.filter((folder) => scriptsOf(folder).some((one) => marks.test(project.read(one) ?? '')));
  const [folder = modules.length === 0 ? '' : (forUsers[0] ?? modules[0] ?? ''), ...others] = marked;
  return { folder, others };
}

/** Copies the one jar that was built; among several the name of the shortest is that of the program. */
function findJar(folder: string, name: string, ...not: readonly string[]): string {
  return `find ${folder} -maxdepth 1 -name '${name}' ${not.map((one) => `-not -name '${one}'`).join(' ')} -exec cp {} /out/app.jar ';'`;
}

interface Build {
  readonly buildImage: string;
  readonly steps: readonly string[];
  /** Where the build writes. */
  readonly target: string;
  /** The command that brings /out/app.jar; undefined where /out is made already. */
  readonly jars: string | undefined;
  readonly ignored: readonly string[];
  readonly notes: readonly string[];
}

/** Of a container's memory the heap takes a quarter unless it is told otherwise; one that is full ends the program. */
const flags = ['-XX:MaxRAMPercentage=75', '-XX:+ExitOnOutOfMemoryError'];

function draft(tool: string, java: Java, { buildImage, steps, target, jars, ignored, notes }: Build): Draft {
  const { framework, port, health } = java;
  const check =
    health === undefined
      ? undefined
      : healthcheck(['wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${health.port}${health.path}`], '60s');
  const { build, copies, start } = shipped(java, target, jars);
  return {
    kind: `${{ 'spring-boot': 'spring-boot', quarkus: 'quarkus', 'fat-jar': 'java', plain: 'java' }[framework.name]}-${tool}`,
    dockerfile: lines(
      `ARG BUILD_IMAGE=${buildImage}`,
      // Those of Alpine are for arm64 too from 21 on.
      `ARG RUNTIME_IMAGE=eclipse-temurin:${java.version}-jre${Number(java.version) >= 21 ? '-alpine' : ''}`,
      '',
      'FROM $BUILD_IMAGE AS build',
      'WORKDIR /src',
      ...steps,
      ...build,
      '',
      'FROM $RUNTIME_IMAGE',
      'WORKDIR /app',
      ...copies,
      user,
      `EXPOSE ${port}`,
      check,
      `ENTRYPOINT ${execForm(['java', ...flags, ...start])}`,
    ),
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
function shipped(
  { framework }: Java,
  target: string,
  jars: string | undefined,
): { build: string[]; copies: string[]; start: string[] } {
  const found = jars === undefined ? [] : [`RUN mkdir -p /out && ${jars}`];
  if (framework.name === 'spring-boot')
    return {
      build: [...found, `RUN ${extraction(framework.release)}`],
      copies: ['dependencies', 'spring-boot-loader', 'snapshot-dependencies', 'application'].map(
        (layer) => `COPY --from=build /out/layers/${layer}/ ./`,
      ),
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
function extraction([major, minor]: readonly [number, number]): string {
  const hasTools = major > 3 || (major === 3 && minor >= 3);
  return hasTools
    ? 'java -Djarmode=tools -jar /out/app.jar extract --layers --launcher --destination /out/layers'
    : 'java -Djarmode=layertools -jar /out/app.jar extract --destination /out/layers';
}

/** The class moved in 3.2. */
function launcher([major, minor]: readonly [number, number]): string {
  const isNew = major > 3 || (major === 3 && minor >= 2);
  return isNew ? 'org.springframework.boot.loader.launch.JarLauncher' : 'org.springframework.boot.loader.JarLauncher';
}
