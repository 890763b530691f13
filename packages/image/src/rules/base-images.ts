import type { Dockerfile, Stage } from '../dockerfile/dockerfile.ts';
import { rootOf } from './chain.ts';

/** The parts of an image reference as written. */
export interface BaseReference {
  readonly registry: string | undefined;
  /** Without registry, `library/` and the like left on: `golang`, `org/app`. */
  readonly repository: string;
  /** Last part of the repository: `golang`. */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const reference =
  /^(?:((?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?\.[a-zA-Z0-9.-]*|localhost|[a-zA-Z0-9.-]+(?=:\d+\/)|\[[a-fA-F0-9:]+\])(?::\d+)?)\/)?([a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}))?$/;

/** Takes an image reference apart; undefined when it is none. Source: github.com/distribution/reference. */
export function baseReference(text: string): BaseReference | undefined {
  const match = reference.exec(text);
  if (match === null) return undefined;
  const [, registry, repository = '', tag, digest] = match;
  return { registry, repository, name: repository.slice(repository.lastIndexOf('/') + 1), tag, digest };
}

/** What is known about an image by its name, from the documentation of Docker Official Images, distroless and Chainguard. */
export interface BaseTraits {
  readonly reference: BaseReference | undefined;
  readonly isScratch: boolean;
  /** Carries compilers or an SDK that a running application does not need. */
  readonly isToolchain: boolean;
  /** Has /bin/sh; undefined when the name does not tell. */
  readonly hasShell: boolean | undefined;
  /** What /bin/sh is; undefined when the name does not tell. */
  readonly shell: 'dash' | 'ash' | undefined;
  /** Has root certificates; undefined when the name does not tell. */
  readonly hasCertificates: boolean | undefined;
  /** Runs as a user other than root by itself. */
  readonly isNonRoot: boolean;
  /** Has curl or wget, by which one; undefined when the name does not tell. */
  readonly downloaders: readonly string[] | undefined;
}

const toolchains =
  /^(?:golang|rust|gcc|maven|gradle|haskell|swift|clojure|sbt|dart|gobuild|builder|buildpack-deps|emsdk|zig|cross|jdk|sdk|go|temurin-jdk|openjdk|eclipse-temurin|amazoncorretto|ibm-semeru-runtimes|sapmachine|liberica-openjdk-\w+|zulu-openjdk(?:-\w+)?|oraclelinux-jdk)$/;
/** Images whose tags tell an SDK from a runtime. */
const bothKinds = /^(?:openjdk|eclipse-temurin|amazoncorretto|ibm-semeru-runtimes|sapmachine|zulu-openjdk|jdk)$/;

const known = new Map<string, BaseTraits>();

export function baseTraits(base: string): BaseTraits {
  let traits = known.get(base);
  if (traits === undefined) {
    traits = traitsOf(base);
    if (known.size < 1000) known.set(base, traits);
  }
  return traits;
}

function traitsOf(base: string): BaseTraits {
  const found = baseReference(base);
  const { name = '', repository = '', tag = '', registry = '' } = found ?? {};
  const isScratch = base === 'scratch';
  const isDistroless = /distroless/.test(`${registry}/${repository}`);
  const isChainguard = /^(?:cgr\.dev|.*chainguard)/.test(`${registry}/${repository}`);
  const isDebug = /debug|-dev/.test(tag);
  const isSlim = /slim|minbase/.test(tag);
  const isAlpine = name === 'alpine' || /alpine/.test(tag);
  const isBusybox = name === 'busybox' || (name === 'static' && isChainguard);
  const bareDebian =
    (/^(?:debian|ubuntu)$/.test(name) && registry === '') || (isSlim && /^(?:debian|ubuntu)/.test(name));
  const shelless =
    isScratch || (isDistroless && !isDebug) || (isChainguard && !isDebug) || (name === 'static' && !isDebug);
  return {
    reference: found,
    isScratch,
    isToolchain: isToolchain(name, repository, tag),
    hasShell: shelless ? false : isOfficial(found) ? true : undefined,
    shell: shelless ? undefined : shellOf(found, isAlpine || isBusybox),
    hasCertificates: certificates(isScratch, isBusybox, bareDebian, isAlpine, isDistroless || isChainguard, found),
    isNonRoot: /nonroot|rootless|unprivileged/.test(base) || (isChainguard && !isDebug),
    downloaders: downloaders(shelless, isBusybox, isAlpine, isSlim, bareDebian, name, found),
  };
}

/** Official images that are built on Debian or Ubuntu unless their tag says otherwise. */
const debianImages =
  /^(?:debian|ubuntu|buildpack-deps|node|python|golang|ruby|php|perl|rust|gcc|erlang|elixir|haskell|julia|swift|postgres|nginx|httpd|redis|mariadb|memcached|rabbitmq|wordpress|tomcat|jetty|maven|gradle|eclipse-temurin)$/;

function shellOf(found: BaseReference | undefined, isBusybox: boolean): 'dash' | 'ash' | undefined {
  if (found === undefined || !isOfficial(found)) return undefined;
  if (isBusybox) return 'ash';
  const isOther = /alpine|ubi|centos|fedora|rocky|alma|oracle|amazon|al20|windows|nanoserver|servercore/.test(
    found.tag ?? '',
  );
  return debianImages.test(found.name) && !isOther ? 'dash' : undefined;
}

function isToolchain(name: string, repository: string, tag: string): boolean {
  if (repository.endsWith('dotnet/sdk')) return true;
  if (bothKinds.test(name)) return !/(?:^|[-.])jre(?:$|[-.])|headless-jre/.test(tag);
  return toolchains.test(name);
}

/** An image of the Docker library, or one that is named like it in a mirror. */
function isOfficial(found: BaseReference | undefined): boolean {
  return (
    found !== undefined &&
    /^(?:library\/)?[a-z0-9-]+$/.test(found.repository) &&
    (found.registry === undefined || found.registry === 'docker.io')
  );
}

function certificates(
  isScratch: boolean,
  isBusybox: boolean,
  bareDebian: boolean,
  isAlpine: boolean,
  isMinimal: boolean,
  found: BaseReference | undefined,
): boolean | undefined {
  if (isScratch || isBusybox || bareDebian) return false;
  if (isAlpine || isMinimal) return true;
  return isOfficial(found) ? true : undefined;
}

function downloaders(
  shelless: boolean,
  isBusybox: boolean,
  isAlpine: boolean,
  isSlim: boolean,
  bareDebian: boolean,
  name: string,
  found: BaseReference | undefined,
): readonly string[] | undefined {
  if (shelless) return [];
  if (isBusybox || isAlpine) return ['wget'];
  if (bareDebian) return [];
  if (isSlim && /^(?:node|python|ruby|perl|rust|golang|php|openjdk|debian)$/.test(name)) return [];
  if (/^(?:node|python|golang|ruby|buildpack-deps|gcc|rust)$/.test(name) && isOfficial(found)) return ['curl', 'wget'];
  return undefined;
}

/** Traits of the image from outside that a stage builds on. */
export function rootTraits(dockerfile: Dockerfile, stage: Stage): BaseTraits {
  return baseTraits(rootOf(dockerfile, stage).base);
}
