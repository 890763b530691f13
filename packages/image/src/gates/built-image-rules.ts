import type { RuleInfo } from '@slipway/core';

/** Ids of what an image is held to; those of Dockerfiles are in rules/. */
export const builtBuiltImageRuleIds = [
  'image-builds',
  'size-within-limit',
  'growth-within-limit',
  'non-root-image',
  'allowed-paths',
  'healthy-start',
  'keeps-running',
  'drains-on-sigterm',
  'read-only-root',
  'runtime-without-compiler',
  'runtime-without-package-manager',
  'setuid-file',
  'hidden-bytes',
  'secret-not-in-image',
] as const;
export type BuiltImageRuleId = (typeof builtBuiltImageRuleIds)[number];

const rule = (
  id: BuiltImageRuleId,
  severity: RuleInfo['severity'],
  what: string,
  why: string,
  fix: string,
  references: readonly string[] = [],
): readonly [BuiltImageRuleId, RuleInfo] => [
  id,
  { id, area: 'image', severity, enabled: true, what, why, fix, references },
];

/** What is said of built images. */
export const builtImageRules: ReadonlyMap<string, RuleInfo> = new Map([
  rule(
    'image-builds',
    'error',
    'Every step of the Dockerfile succeeds.',
    'Without an image there is nothing to run or push.',
    'Read the last lines of the step; the same command in a container of the stage before shows it again.',
  ),
  rule(
    'size-within-limit',
    'error',
    'The image is not larger than `max-size`.',
    'Every node pulls the image before a pod starts: its size is start-up time, traffic and attack surface.',
    'Look at the largest files and layers of the report; build in one stage and copy the result into a small one.',
  ),
  rule(
    'growth-within-limit',
    'error',
    'The image grew by no more than `max-growth` since the release before.',
    'Images grow by what nobody meant to ship: a cache, a debug build, the context itself.',
    'Compare the layers with those of the release before, or raise `max-growth` for this release.',
  ),
  rule(
    'non-root-image',
    'error',
    'The image runs as a user that is not root.',
    'Who breaks out of a process of root is root on the node, and Pod Security `restricted` refuses the pod.',
    'Add `USER 65532` (a number, which Kubernetes can check) to the last stage.',
    ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  ),
  rule(
    'allowed-paths',
    'error',
    'The image has no file that `forbidden-paths` names.',
    'A key, a test fixture or a tool that came with COPY is there for everyone who can pull the image.',
    'Leave the file out by .dockerignore, or copy only what the program needs.',
  ),
  rule(
    'healthy-start',
    'error',
    'The image starts and becomes healthy under least privilege.',
    'What cannot start here, without root, capabilities and a writable root, cannot start in a cluster that asks for the same.',
    'Read the last lines of its log; write to a volume or tmpfs, not beside the program.',
  ),
  rule(
    'keeps-running',
    'warning',
    'A container runs on until it is told to end.',
    'What ends by itself is restarted again and again in a Deployment; that it once ended with 0 says nothing of a server.',
    'Keep the server in the foreground, and say by EXPOSE or `smoke-probe` where it listens; for a job say `smoke-probe: exit`.',
    ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy'],
  ),
  rule(
    'drains-on-sigterm',
    'warning',
    'The container ends by itself after SIGTERM.',
    'A process that does not hear SIGTERM is killed after the grace period, with its requests in it.',
    'Let the program stop on SIGTERM, which process 1 ignores otherwise; start it in the exec form, `ENTRYPOINT ["/app"]`, or put an init such as tini before it.',
    ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination'],
  ),
  rule(
    'read-only-root',
    'warning',
    'The program writes nothing on a read-only root.',
    'A program that goes on without what it could not write has lost a log, a cache or a state, and fails once it needs it.',
    'Mount a volume or tmpfs where it writes (`smoke-tmpfs` does it here), or let it write elsewhere.',
    ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  ),
  rule(
    'runtime-without-compiler',
    'warning',
    'The image has no compiler.',
    'A compiler takes hundreds of megabytes, and builds the tools of whoever gets in.',
    'Compile in a stage of its own and copy the result.',
  ),
  rule(
    'runtime-without-package-manager',
    'info',
    'The image has no package manager.',
    'It installs whatever an intruder wants, and its databases take room.',
    'Take a base without one, such as a static or distroless image.',
  ),
  rule(
    'setuid-file',
    'info',
    'No file changes the user that runs it.',
    'A setuid program of root is the shortest way from a broken service to root in the container.',
    'Remove the bit (`chmod a-s`), or set `allowPrivilegeEscalation: false` wherever it runs.',
  ),
  rule(
    'hidden-bytes',
    'warning',
    'Layers ship no files that later ones delete or replace.',
    'A deleted file stays in the layer below: it is pulled, and whoever looks finds it.',
    'Delete in the RUN that made it, or copy only what is needed from another stage.',
  ),
  rule(
    'secret-not-in-image',
    'error',
    'No build secret stands in the configuration, the history or a layer of the image.',
    'Whoever can pull the image can read all of them, a file that a later layer deletes too.',
    'Take it by `RUN --mount=type=secret`, never by ARG, ENV or COPY, and copy it nowhere; then change the secret, for it was seen.',
    ['https://docs.docker.com/build/building/secrets/'],
  ),
]);
