/**
 * What to build: the inputs of docker/build-push-action, by the same names. Lists hold one item each; every path is
 * relative to `cwd` of the dependencies.
 */
export interface BuildRequest {
  /** A folder, a Git URL or a tarball's URL. */
  readonly context: string;
  /** Undefined is `Dockerfile` of the context. */
  readonly file: string | undefined;
  readonly target: string | undefined;
  readonly tags: readonly string[];
  /** `name=value` */
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
  /** `NAME=value`, or `NAME` for the value in the environment. */
  readonly buildArgs: readonly string[];
  readonly buildContexts: readonly string[];
  /** `id=value` */
  readonly secrets: readonly string[];
  /** `id=NAME_IN_ENVIRONMENT` */
  readonly secretEnvs: readonly string[];
  /** `id=path` */
  readonly secretFiles: readonly string[];
  readonly ssh: readonly string[];
  readonly platforms: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly noCache: boolean;
  readonly noCacheFilters: readonly string[];
  readonly pull: boolean;
  readonly network: string | undefined;
  readonly addHosts: readonly string[];
  readonly allow: readonly string[];
  readonly attests: readonly string[];
  /** `true`, `mode=max`, …; undefined is none, so that the image stays one manifest. */
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
  readonly builder: string | undefined;
  readonly cgroupParent: string | undefined;
  readonly shmSize: string | undefined;
  readonly ulimit: readonly string[];
  readonly outputs: readonly string[];
  /** Pushes as part of the build, unproven; `pushImage` pushes what ran. */
  readonly push: boolean;
  /** Gives the image to the engine, so that it can be inspected and run. */
  readonly load: boolean;
  /** For private Git contexts. */
  readonly githubToken: string | undefined;
  readonly timeoutMs: number;
}

const standard: BuildRequest = {
  context: '.',
  file: undefined,
  target: undefined,
  tags: [],
  labels: [],
  annotations: [],
  buildArgs: [],
  buildContexts: [],
  secrets: [],
  secretEnvs: [],
  secretFiles: [],
  ssh: [],
  platforms: [],
  cacheFrom: [],
  cacheTo: [],
  noCache: false,
  noCacheFilters: [],
  pull: false,
  network: undefined,
  addHosts: [],
  allow: [],
  attests: [],
  provenance: undefined,
  sbom: undefined,
  builder: undefined,
  cgroupParent: undefined,
  shmSize: undefined,
  ulimit: [],
  outputs: [],
  push: false,
  load: true,
  githubToken: undefined,
  timeoutMs: 30 * 60_000,
};

/** Fills what is not said: the image is loaded, without attestations, within half an hour. */
export function buildRequest(given: Partial<BuildRequest>): BuildRequest {
  return { ...standard, ...given };
}
