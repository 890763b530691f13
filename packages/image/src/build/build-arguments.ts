import type { BuildRequest } from './build-request.ts';

/** Arguments of `docker buildx build`, without secrets, and with the context last. */
export function buildArguments(request: BuildRequest, metadataFile: string): string[] {
  const { load, outputs, push } = request;
  return [
    'buildx',
    'build',
    '--progress=rawjson',
    `--metadata-file=${metadataFile}`,
    ...each('--add-host', request.addHosts),
    ...each('--allow', request.allow),
    ...each('--annotation', request.annotations),
    ...each('--attest', request.attests),
    ...each('--build-arg', request.buildArgs),
    ...each('--build-context', request.buildContexts),
    ...one('--builder', request.builder),
    ...each('--cache-from', request.cacheFrom),
    ...each('--cache-to', request.cacheTo),
    ...one('--cgroup-parent', request.cgroupParent),
    ...one('--file', request.file),
    ...each('--label', request.labels),
    ...one('--network', request.network),
    ...when('--no-cache', request.noCache),
    ...each('--no-cache-filter', request.noCacheFilters),
    ...each('--output', outputs),
    ...(request.platforms.length === 0 ? [] : ['--platform', request.platforms.join(',')]),
    // By default buildx adds it where it can, and makes an index of what was one manifest.
    ...attestation('provenance', request),
    ...attestation('sbom', request),
    ...when('--pull', request.pull),
    ...one('--shm-size', request.shmSize),
    ...each('--ssh', request.ssh),
    ...each('--tag', request.tags),
    ...one('--target', request.target),
    ...each('--ulimit', request.ulimit),
    ...when('--push', push),
    ...(load && outputs.length === 0 && !push ? loading(request) : []),
    '--',
    request.context,
  ];
}

/** Docker's own manifests have no place for annotations. */
function loading({ annotations }: BuildRequest): string[] {
  return annotations.length === 0 ? ['--load'] : ['--output', 'type=docker,oci-mediatypes=true'];
}

function attestation(type: 'provenance' | 'sbom', request: BuildRequest): string[] {
  const value = request[type];
  if (value !== undefined) return [`--${type}=${value}`];
  return type === 'provenance' && !request.attests.some((text) => /type=provenance/.test(text))
    ? ['--provenance=false']
    : [];
}

function each(flag: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [flag, value]);
}

function one(flag: string, value: string | undefined): string[] {
  return value === undefined ? [] : [flag, value];
}

function when(flag: string, given: boolean): string[] {
  return given ? [flag] : [];
}
