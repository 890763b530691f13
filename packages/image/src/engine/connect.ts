import { Agent } from 'node:http';
import { connect as connectPlain, isIP } from 'node:net';
import { Readable } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type Docker from 'dockerode';
import type { ImageInspectInfo } from 'dockerode';
import { containerStateOf, createBody, memoryOf, textOfFrames } from './container.ts';
import { type Endpoint, type EngineSettings, findEndpoint } from './endpoint.ts';
import type { ContainerSpec, Engine, HistoryEntry, ImageConfig, Labels, Leftovers } from './engine.ts';
import { engineProblem, statusOf } from './engine-problem.ts';
import { imageConfigOf, type RawImage } from './image-config.ts';

/** How long an engine may be silent. It answers within milliseconds, but for images, which it sends piece by piece. */
const silenceMs = 60_000;

/** Answers of commands are kept up to this. */
const maxOutputBytes = 64 * 1024;

/**
 * Finds the engine that the docker client would speak to, and asks it who it is.
 *
 * @throws ImageError `no-engine`, `engine-forbidden` or `bad-build-input`, with what to do next
 */
export async function connectEngine(settings: EngineSettings): Promise<Engine> {
  const endpoint = findEndpoint(settings);
  const { default: Dockerode } = await import('dockerode');
  try {
    const docker = new Dockerode(optionsOf(endpoint));
    const [version, info] = await Promise.all([docker.version(), docker.info()]);
    const store: unknown = info.DriverStatus;
    const isLocal = endpoint.kind === 'socket' || ['localhost', '127.0.0.1', '::1'].includes(endpoint.hostname);
    const about = {
      version: version.Version.replace(/\+.*/, ''),
      apiVersion: version.ApiVersion,
      host: endpoint.host,
      platform: `${version.Os}/${version.Arch}`,
      cpus: typeof info.NCPU === 'number' && info.NCPU > 0 ? info.NCPU : undefined,
      keepsManifests: JSON.stringify(store ?? '').includes('io.containerd.snapshotter'),
      isLocal,
      reachesContainers: isLocal && settings.platform === 'linux' && !isApart(info),
    };
    return engineOver(docker, about);
  } catch (error) {
    throw engineProblem(error, endpoint.host);
  }
}

/** Docker Desktop runs in a virtual machine, a rootless engine in a network of its own. */
function isApart(info: { OperatingSystem?: string; SecurityOptions?: readonly string[] | null }): boolean {
  return (
    /Docker Desktop/.test(info.OperatingSystem ?? '') ||
    (info.SecurityOptions ?? []).some((text) => /rootless/.test(text))
  );
}

/** Every option is given, because the library fills what is left out from the environment of this process. */
function optionsOf(endpoint: Endpoint): Docker.DockerOptions {
  const plain = { host: undefined, port: undefined, protocol: 'http' as const, timeout: silenceMs };
  if (endpoint.kind === 'socket') return { ...plain, socketPath: endpoint.path };
  // Given a host, the library takes its address apart by what Node warns of (DEP0169). With a path it does not, and the
  // agent connects to where it likes.
  const { hostname, port } = endpoint;
  const name = hostname.includes(':') ? `[${hostname}]` : hostname;
  const anywhere = { agent: agentFor(endpoint), headers: { host: `${name}:${port}` } };
  return { ...plain, socketPath: endpoint.host, ...anywhere };
}

function agentFor({ hostname: host, port, tls }: Extract<Endpoint, { kind: 'tcp' }>): Agent {
  const agent = new Agent();
  agent.createConnection = () =>
    tls === undefined
      ? connectPlain({ host, port })
      : connectTls({
          ...{ host, port, ca: tls.ca, cert: tls.cert, key: tls.key, rejectUnauthorized: tls.verify },
          ...(isIP(host) === 0 && { servername: host }),
        });
  return agent;
}

type About = Pick<
  Engine,
  'version' | 'apiVersion' | 'host' | 'platform' | 'cpus' | 'keepsManifests' | 'isLocal' | 'reachesContainers'
>;

function engineOver(docker: Docker, about: About): Engine {
  const ask = asking(about.host);
  return {
    ...about,
    ...imagesOf(docker, about, ask),
    ...containersOf(docker, about, ask),
    createNetwork: (name, labels) =>
      ask(async () => (await docker.createNetwork({ Name: name, Driver: 'bridge', Labels: { ...labels } })).id),
    removeNetwork: (id) => ask.unlessGone(async () => void (await docker.getNetwork(id).remove())),
    labelled: (label) => ask(() => labelled(docker, label)),
  };
}

/** Sends requests, and says in our words why one failed. */
interface Asking {
  <T>(request: () => Promise<T>): Promise<T>;
  /** The same; undefined where the engine knows no such thing, or not in this state. */
  unlessGone<T>(request: () => Promise<T>): Promise<T | undefined>;
}

function asking(host: string): Asking {
  const ask = async <T>(request: () => Promise<T>) => {
    try {
      return await request();
    } catch (error) {
      throw engineProblem(error, host);
    }
  };
  const unlessGone = <T>(request: () => Promise<T>) =>
    ask(async () => {
      try {
        return await request();
      } catch (error) {
        if ([304, 404, 409].includes(statusOf(error) ?? 0)) return undefined;
        throw error;
      }
    });
  return Object.assign(ask, { unlessGone });
}

type ImageCalls = Pick<Engine, 'inspectImage' | 'saveImage' | 'imageHistory' | 'tagImage' | 'removeImage'>;

function imagesOf(docker: Docker, about: About, ask: Asking): ImageCalls {
  const imageHistory = (reference: string): Promise<readonly HistoryEntry[]> =>
    ask(async () => {
      const entries: unknown = await docker.getImage(reference).history();
      if (!Array.isArray(entries)) return [];
      return entries.map(({ CreatedBy, Size }: { CreatedBy?: string; Size?: number }) => ({
        createdBy: CreatedBy ?? '',
        sizeBytes: Size ?? 0,
      }));
    });
  return {
    imageHistory,
    inspectImage: async (reference): Promise<ImageConfig | undefined> => {
      const raw = await ask.unlessGone(() => inspect(docker, reference));
      if (raw === undefined) return undefined;
      // The containerd store counts what it keeps, which is compressed.
      const size = about.keepsManifests
        ? (await imageHistory(reference)).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
        : raw.Size;
      return imageConfigOf(raw, size);
    },
    saveImage: (reference, signal) => ask(() => save(docker, reference, signal)),
    tagImage: (reference, repository, tag) =>
      ask(async () => void (await docker.getImage(reference).tag({ repo: repository, tag }))),
    removeImage: (reference) =>
      ask.unlessGone(async () => void (await docker.getImage(reference).remove({ force: true }))),
  };
}

/** As the library's own call does it, which cannot ask for the manifests of an index; engines before API 1.48 pass over that. */
function inspect(docker: Docker, reference: string): Promise<ImageInspectInfo & Pick<RawImage, 'Manifests'>> {
  const options = {
    ...{ path: `/images/${reference}/json?`, method: 'GET', options: { manifests: 1 } },
    statusCodes: { 200: true, 404: 'no such image', 500: 'server error' },
  };
  return new Promise((resolve, reject) =>
    docker.modem.dial(options, (error: unknown, answer: unknown) =>
      error ? reject(error) : resolve(answer as ImageInspectInfo & Pick<RawImage, 'Manifests'>),
    ),
  );
}

/** As the library's own call does it, which takes no signal. */
function save(docker: Docker, reference: string, signal: AbortSignal | undefined): Promise<NodeJS.ReadableStream> {
  const options = {
    ...{ path: `/images/${reference}/get`, method: 'GET', isStream: true },
    ...{ statusCodes: { 200: true, 500: 'server error' }, ...(signal !== undefined && { abortSignal: signal }) },
  };
  return new Promise((resolve, reject) =>
    docker.modem.dial(options, (error: unknown, stream: unknown) =>
      stream instanceof Readable && !error ? resolve(stream) : reject(error),
    ),
  );
}

type ContainerCalls = Pick<
  Engine,
  | 'createContainer'
  | 'startContainer'
  | 'inspectContainer'
  | 'containerLogs'
  | 'containerMemory'
  | 'exec'
  | 'killContainer'
  | 'removeContainer'
>;

function containersOf(docker: Docker, about: About, ask: Asking): ContainerCalls {
  // Inside of a CI's own engine, loopback is another machine's.
  const hostIp = about.isLocal ? '127.0.0.1' : '0.0.0.0';
  return {
    createContainer: (spec: ContainerSpec) =>
      ask(async () => {
        const { name, platform } = spec;
        const query = { name, ...(platform !== undefined && { platform }) };
        return (await docker.createContainer({ ...createBody(spec, hostIp), ...query })).id;
      }),
    startContainer: (id) => ask(async () => void (await docker.getContainer(id).start())),
    inspectContainer: (id) => ask.unlessGone(async () => containerStateOf(await docker.getContainer(id).inspect())),
    containerLogs: async (id, lines) =>
      (await ask.unlessGone(async () =>
        textOfFrames(await docker.getContainer(id).logs({ stdout: true, stderr: true, tail: lines, follow: false })),
      )) ?? '',
    containerMemory: (id) =>
      ask.unlessGone(async () => memoryOf(await docker.getContainer(id).stats({ stream: false, 'one-shot': true }))),
    exec: (id, command, signal) => ask(() => execIn(docker, id, command, signal)),
    killContainer: (id, signal) => ask.unlessGone(async () => void (await docker.getContainer(id).kill({ signal }))),
    removeContainer: (id) =>
      ask.unlessGone(async () => void (await docker.getContainer(id).remove({ force: true, v: true }))),
  };
}

async function execIn(docker: Docker, id: string, command: readonly string[], signal: AbortSignal) {
  const exec = await docker
    .getContainer(id)
    .exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true, abortSignal: signal });
  const stream = await exec.start({ hijack: false, stdin: false, abortSignal: signal });
  const output = textOfFrames(await readUpTo(stream, maxOutputBytes, signal));
  return { exitCode: (await exec.inspect()).ExitCode ?? -1, output };
}

/** Everything is read, so that the command can end; only its beginning is kept. */
async function readUpTo(stream: Readable, bytes: number, signal: AbortSignal): Promise<Buffer> {
  const stop = () => stream.destroy(new Error('interrupted', { cause: signal.reason }));
  signal.addEventListener('abort', stop, { once: true });
  try {
    const chunks: Buffer[] = [];
    let kept = 0;
    for await (const chunk of stream) {
      const part = Buffer.from(chunk).subarray(0, bytes - kept);
      kept += part.length;
      if (part.length > 0) chunks.push(part);
    }
    return Buffer.concat(chunks);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function labelled(docker: Docker, label: string): Promise<Leftovers> {
  const filters = { label: [label] };
  const [containers, networks, volumes] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters: JSON.stringify(filters) }),
  ]);
  const entry = (id: string, labels: Labels | null | undefined) => ({ id, labels: labels ?? {} });
  return {
    containers: containers.map(({ Id, Labels }) => entry(Id, Labels)),
    networks: networks.map(({ Id, Labels }) => entry(Id, Labels)),
    volumes: (volumes.Volumes ?? []).map(({ Name, Labels }) => entry(Name, Labels)),
  };
}
