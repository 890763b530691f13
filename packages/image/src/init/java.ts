import type { Project } from './project.ts';
import { type Draft, execForm, firstMatch, healthcheck, lines, usablePort, user } from './proposal.ts';

interface Java {
  readonly version: string;
  /** Version of Spring Boot; undefined without it. */
  readonly springBoot: readonly [number, number] | undefined;
  readonly hasActuator: boolean;
  readonly port: number;
}

export function proposeMaven(project: Project): Draft | undefined {
  const pom = project.files.includes('pom.xml') ? project.read('pom.xml') : undefined;
  if (pom === undefined) return undefined;
  const spring =
    /<artifactId>spring-boot-starter-parent<\/artifactId>\s*<version>(\d+)\.(\d+)/.exec(pom) ??
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

export function proposeGradle(project: Project): Draft | undefined {
  const file = ['build.gradle', 'build.gradle.kts'].find((name) => project.files.includes(name));
  const build = file === undefined ? undefined : project.read(file);
  if (build === undefined) return undefined;
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

function readJava(project: Project, build: string, spring: RegExpExecArray | null): Java {
  const version = firstMatch(
    [build],
    /<java\.version>(?:1\.)?(\d+)/,
    /<maven\.compiler\.release>(\d+)/,
    /<maven\.compiler\.target>(?:1\.)?(\d+)/,
    /languageVersion[^\n]*?(\d+)/,
    /JavaVersion\.VERSION_(\d+)/,
  );
  const settings = project.files
    .filter((file) => /(?:^|\/)application[\w-]*\.(?:properties|ya?ml)$/.test(file))
    .map(project.read);
  return {
    // Images of releases without long support are taken away soon.
    version: [11, 17, 21, 25].find((lts) => lts >= Number(version ?? 21))?.toString() ?? '25',
    springBoot: spring === null ? undefined : [Number(spring[1]), Number(spring[2])],
    hasActuator: /spring-boot-starter-actuator/.test(build),
    port:
      usablePort(
        firstMatch(
          settings,
          /^server\.port\s*[=:]\s*(?:\$\{[\w.]*:)?(\d+)/m,
          /^server:\s*\n(?:\s+.*\n)*?\s+port:\s*(?:\$\{[\w.]*:)?(\d+)/m,
        ),
      ) ?? 8080,
  };
}

/** Conditions of find that leave files of these names out. */
function notAmong(...names: readonly string[]): string {
  return names.map((name) => `-not -name '${name}'`).join(' ');
}

interface Build {
  readonly buildImage: string;
  readonly steps: readonly string[];
  readonly ignored: readonly string[];
  readonly notes: readonly string[];
}

function draft(tool: string, java: Java, { buildImage, steps, ignored, notes }: Build): Draft {
  const { springBoot, port } = java;
  const check =
    springBoot === undefined || !java.hasActuator
      ? undefined
      : healthcheck(['wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${port}/actuator/health`], '30s');
  return {
    kind: springBoot === undefined ? `java-${tool}` : `spring-boot-${tool}`,
    dockerfile: lines(
      `ARG BUILD_IMAGE=${buildImage}`,
      `ARG RUNTIME_IMAGE=eclipse-temurin:${java.version}-jre-alpine`,
      '',
      'FROM $BUILD_IMAGE AS build',
      'WORKDIR /src',
      ...steps,
      ...(springBoot === undefined ? [] : [`RUN ${extraction(springBoot)}`]),
      '',
      'FROM $RUNTIME_IMAGE',
      'WORKDIR /app',
      ...(springBoot === undefined
        ? ['COPY --from=build /out/app.jar ./']
        : ['dependencies', 'spring-boot-loader', 'snapshot-dependencies', 'application'].map(
            (layer) => `COPY --from=build /out/layers/${layer}/ ./`,
          )),
      user,
      `EXPOSE ${port}`,
      check,
      `ENTRYPOINT ${execForm(springBoot === undefined ? ['java', '-jar', 'app.jar'] : ['java', launcher(springBoot)])}`,
    ),
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
