import { choice, flag, formats, integer, lines, list, secret, severities, text } from '@slipway/core';

export const failOns = [...severities, 'never'] as const;
export const calls = ['build', 'check'] as const;
export const missing = ['warn', 'error', 'ignore'] as const;
export const signings = ['auto', 'require', 'never'] as const;

/** How every command of images reports. */
const reporting = {
  'fail-on': choice(
    'Mildest severity of a finding that fails the run; a gate that does not hold is an error.',
    failOns,
    {
      default: 'error',
    },
  ),
  reports: list(
    'Files to write, as `format=path`, such as `sarif=build.sarif`; formats are json, sarif, gitlab, junit, markdown and terminal.',
  ),
  format: choice('What to print.', formats, { default: 'terminal', place: 'cli' }),
  frames: integer('How many findings the log shows with their code; 0 shows all.', { default: '40', least: 0 }),
  summary: flag('Write the job summary, where the CI has one.', { default: 'true' }),
};

/** What an image may be, whoever built it. */
const gates = {
  'max-size': text('Largest image, as the sum of its layers uncompressed, such as `30MB` or `28MiB`.'),
  'max-growth': text('Most that the image may grow over `compare-with`, such as `10%` or `2MB`.'),
  'compare-with': text('Last release, as a reference with a tag or digest, that `max-growth` is counted from.'),
  'if-no-previous': choice(
    'What it means that there is no `compare-with`: `warn` where its repository has other images, `error` always, or `ignore`.',
    missing,
    { default: 'warn' },
  ),
  'require-non-root': flag('Refuse an image that runs as root.', { default: 'true' }),
  'forbidden-paths': lines('Globs of files that the image may not have, such as `/**/*.pem` or `/usr/bin/gcc`.'),
};

/** How the image is run before it is pushed. */
const smoke = {
  smoke: flag('Run the image until it is healthy before it is pushed.', { default: 'true' }),
  'smoke-probe': text(
    'How to ask whether it is healthy: `http:8080/healthz`, `tcp:8080`, `exec:COMMAND`, `healthcheck`, `running` (it keeps running) or `exit` (a job: it ends with 0). Default: its HEALTHCHECK, else the port that it exposes, else that it keeps running.',
  ),
  'smoke-args': lines('Arguments of the container, instead of its CMD.'),
  'smoke-env': lines('Variables of the container, as NAME=value.', { confidential: true }),
  'smoke-timeout': integer('Seconds for the container to become healthy.', { default: '60', least: 1 }),
  'smoke-grace': integer('Seconds for it to end after SIGTERM.', { default: '10', least: 1 }),
  'smoke-memory': text('Memory of the container.', { default: '512MiB' }),
  'smoke-cpus': text('CPUs of the container.', { default: '1' }),
  'smoke-tmpfs': lines('Folders that the container may write to, in memory.', { default: '/tmp' }),
  'read-only': flag('Run it with a read-only root, and refuse it when it cannot.', { default: 'true' }),
};

/**
 * Inputs of the build step: `with:` of the action, flags of `slipway image build`. What docker/build-push-action has
 * too has the same name and means the same.
 */
export const buildInputs = {
  context: text(
    'Build context: a folder, or the URL of a Git repository or archive; `{{defaultContext}}` is the commit of the run.',
    {
      default: '.',
      positional: true,
    },
  ),
  file: text('Dockerfile. Default: Dockerfile in the context.', { short: 'f' }),
  target: text('Stage to build. Default: the last.'),
  tags: list('Names of the image, one a line or separated by commas. Default: from the Git ref, with `image`.'),
  image: text(
    'Repository of the image, such as `ghcr.io/acme/shop`: tags are made from the Git ref where `tags` has none.',
  ),
  labels: lines('Labels of the image, one a line, beside those of the OCI that the Git ref gives.'),
  annotations: lines('OCI annotations of the manifest, one a line.'),
  'build-args': lines('Build arguments, as NAME=value, one a line.'),
  'build-contexts': lines('Further contexts, as name=path, one a line.'),
  secrets: lines('Build secrets, as id=value, one a line.', { confidential: true }),
  'secret-envs': list('Build secrets, as id=VARIABLE, one a line or separated by commas.'),
  'secret-files': lines('Build secrets, as id=path, one a line.'),
  ssh: lines('SSH agents or keys for the build, one a line.'),
  call: choice('`check` judges the Dockerfile alone, and builds nothing.', calls, { default: 'build' }),
  platforms: list('Platforms, such as `linux/amd64,linux/arm64`. Default: that of the engine.'),
  'cache-from': lines('Caches to take from, one a line, such as `type=gha`.'),
  'cache-to': lines('Caches to write, one a line, such as `type=gha,mode=max`.'),
  push: flag('Push the image, once its gates hold and it ran.', { default: 'false' }),
  load: flag('For workflows that have it: the image is in the engine in any case, since it runs there.', {
    default: 'true',
  }),
  outputs: lines(
    'Further outputs of buildx, one a line, such as `type=oci,dest=image.tar`; written once the gates hold.',
  ),
  pull: flag('Look for newer base images.', { default: 'false' }),
  'no-cache': flag('Build everything anew.', { default: 'false' }),
  'no-cache-filters': list('Stages to build anew.'),
  network: text('Network of RUN.'),
  provenance: text('Provenance: `true`, `false`, or `mode=min|max` as buildx takes it.', { default: 'true' }),
  sbom: text('Bill of materials: `cyclonedx`, `spdx`, `true` for the first of them, or `false`.', {
    default: 'cyclonedx',
  }),
  'sbom-file': text('File to write it to. Default: sbom.cdx.json or sbom.spdx.json in a folder of its own.'),
  attests: lines('Further attestations of buildx, one a line.'),
  builder: text('Builder of buildx. Default: the one in use.'),
  'add-hosts': list('Hosts of RUN, as name:address, one a line or separated by commas.'),
  allow: list('Entitlements of the build, such as `network.host`.'),
  'cgroup-parent': text('Parent cgroup of RUN.'),
  'shm-size': text('Size of /dev/shm of RUN.'),
  ulimit: lines('Limits of RUN, one a line, such as `nofile=1024:1024`.'),
  timeout: integer('Seconds that the build may take.', { default: '3600', least: 1 }),
  checks: flag("Also report what BuildKit's own checks find, where the builder has them.", { default: 'true' }),
  'measure-stages': flag('Say how large the image of each stage is, which packs it once.', { default: 'true' }),
  ...gates,
  ...smoke,
  sign: choice(
    '`auto` signs SBOM and provenance of what is pushed where the token allows it; needs `id-token: write` and `attestations: write`.',
    signings,
    { default: 'auto', place: 'action' },
  ),
  'github-token': secret('Token for Git contexts and for attestations.', {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
    default: '${{ github.token }}',
    place: 'action',
  }),
  annotate: flag('Show findings at the lines of the change, where the CI can.', { default: 'true' }),
  ...reporting,
};

/** Inputs of `slipway image inspect`. */
export const inspectInputs = {
  reference: text('Image of the engine or of a registry, such as `ghcr.io/acme/shop:1.2`.', {
    positional: true,
    required: true,
  }),
  ...gates,
  ...reporting,
};

/** Inputs of `slipway image check`. */
export const checkInputs = {
  files: list('Dockerfiles, folders that have one, globs, `!globs` to leave out, and `-` for standard input.', {
    default: '.',
    positional: true,
  }),
  target: text('Stage that is built. Default: the last.'),
  'build-args': lines('Build arguments, as NAME=value, one a line.'),
  'build-contexts': lines('Further contexts, as name=path, one a line, which FROM and COPY --from may name.'),
  checks: flag("Also run BuildKit's own checks, which needs an engine with buildx.", { default: 'false' }),
  ...reporting,
};

/** Inputs of `slipway image init`. */
export const initInputs = {
  folder: text('Folder of the application.', { default: '.', positional: true }),
  program: text('Name or folder of the program, where a project has several.'),
  write: flag('Write Dockerfile and .dockerignore, where there are none, instead of printing them.', {
    default: 'false',
  }),
};
