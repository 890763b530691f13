import type { ContainerStatus } from '../kube/objects.ts';
import { imageTrouble } from './image-trouble.ts';
import { afterMs, afterTimes, atOnce, type Trouble } from './trouble.ts';

export type ContainerTrouble = Pick<
  Trouble,
  'code' | 'permanent' | 'message' | 'proof' | 'fix' | 'exitCode' | 'early'
> & {
  /** Field of the container that is to blame. */
  readonly field: string;
  /** Whether the log worth reading is that of the run before. */
  readonly logs: 'none' | 'current' | 'previous';
};

const imageReasons = ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'];

/** What a container's status proves by itself; readiness needs events too. */
export function containerTrouble(status: ContainerStatus, image: string): ContainerTrouble | undefined {
  const { waiting, terminated } = status.state ?? {};
  if (waiting?.reason !== undefined && imageReasons.includes(waiting.reason))
    return { ...imageTrouble(waiting.reason, waiting.message ?? '', image), field: 'image', logs: 'none' };
  if (waiting?.reason === 'CreateContainerConfigError') return configTrouble(waiting.message ?? '');
  const start = startTrouble(status);
  if (start !== undefined) return start;
  const ended = terminated ?? status.lastState?.terminated;
  if (ended === undefined || (ended.exitCode === 0 && waiting?.reason !== 'CrashLoopBackOff')) return undefined;
  return crashTrouble(status, ended);
}

/** pkg/kubelet/kubelet_pods.go: makeEnvironmentVariables and the checks of the security context. */
function configTrouble(words: string): ContainerTrouble {
  // The kubelet's cache may lag behind an object that was made a moment ago.
  const lag = /failed to sync (?:configmap|secret) cache/i.test(words);
  return {
    code: 'config-missing',
    permanent: !lag && !/not found/.test(words),
    message: words || 'its configuration cannot be made',
    // An object that is not found may have been made in this very moment, so this is looked at twice.
    proof: lag ? afterMs(60_000) : afterMs(1_500),
    fix: /run as root|runAsNonRoot/i.test(words)
      ? 'Build the image with a numeric USER other than 0, or set runAsUser.'
      : 'Add the object or key that is named here to the release, or mark the reference optional.',
    field: 'env',
    logs: 'none',
  };
}

const noProgram = /executable file not found|no such file or directory|exec format error|permission denied/i;

function startTrouble({ state, lastState, restartCount = 0 }: ContainerStatus): ContainerTrouble | undefined {
  const { waiting } = state ?? {};
  const ended = state?.terminated ?? lastState?.terminated;
  const refused = ['CreateContainerError', 'RunContainerError'].includes(waiting?.reason ?? '');
  const startError = ended?.reason === 'StartError' || ended?.reason === 'ContainerCannotRun';
  if (!refused && !startError) return undefined;
  const words = (startError ? ended?.message : undefined) ?? waiting?.message ?? '';
  const program = noProgram.test(words);
  return {
    code: program ? 'command-not-found' : 'container-refused',
    permanent: program,
    message: shortened(words) || 'the runtime refuses to start it',
    proof: program ? atOnce : afterTimes(restartCount + 1, 3, 20_000),
    exitCode: ended?.exitCode,
    fix: program
      ? 'Check command and args against what the image holds, and that it is built for the platform of the nodes.'
      : 'See the words of the runtime above.',
    field: 'command',
    logs: 'none',
  };
}

function crashTrouble(
  { state, restartCount = 0 }: ContainerStatus,
  ended: { readonly exitCode: number; readonly reason?: string },
): ContainerTrouble | undefined {
  // One crash may be a dependency that was not up yet; the second of the same container is no accident.
  const isDown = state?.terminated !== undefined || state?.waiting?.reason === 'CrashLoopBackOff';
  const crashes = restartCount + (isDown ? 1 : 0);
  if (crashes === 0) return undefined;
  const times = crashes === 1 ? 'once' : `${crashes} times`;
  const outOfMemory = ended.reason === 'OOMKilled';
  return {
    code: outOfMemory ? 'out-of-memory' : 'crash-loop',
    permanent: false,
    message: outOfMemory
      ? `was killed ${times} because it used more memory than its limit`
      : `ended ${times} with exit code ${ended.exitCode}${signalOf(ended.exitCode)}`,
    // A container that runs again has a chance: it is judged when it ends again.
    proof: afterTimes(state?.running === undefined ? crashes : 0, 2),
    exitCode: ended.exitCode,
    fix: outOfMemory
      ? 'Raise limits.memory, or find what takes the memory.'
      : 'Read the last lines of its log; they are those before it ended.',
    field: outOfMemory ? 'resources' : 'name',
    logs: isDown ? 'current' : 'previous',
  };
}

function signalOf(exitCode: number): string {
  const names: Readonly<Record<number, string>> = { 137: 'SIGKILL', 139: 'SIGSEGV', 143: 'SIGTERM', 134: 'SIGABRT' };
  return names[exitCode] === undefined ? '' : ` (${names[exitCode]})`;
}

function shortened(words: string): string {
  const at = words.lastIndexOf('exec: ');
  return (at < 0 ? words : words.slice(at)).slice(0, 300);
}
