import type { RuleInfo } from '@slipway/core';
import type { TroubleCode } from '../watch/trouble.ts';

type Words = readonly [what: string, why: string, fix: string];

const words: Readonly<Record<TroubleCode, Words>> = {
  'image-not-found': [
    'The image of a release exists.',
    'No pod can start without it, and waiting does not bring it.',
    'Push the image, and deploy the digest that the push gave back.',
  ],
  'image-denied': [
    'The cluster may pull the image.',
    'The registry will refuse it at every try.',
    'Name a Secret that may pull it in imagePullSecrets.',
  ],
  'image-name-invalid': [
    'An image name is valid.',
    'The kubelet refuses it.',
    'Write registry/repository@sha256:digest.',
  ],
  'image-unreachable': [
    'The nodes reach the registry.',
    'Images cannot be pulled.',
    'Check the network of the nodes, and the registry.',
  ],
  'config-missing': [
    'Every ConfigMap, Secret and key that a pod needs exists.',
    'The kubelet cannot make its environment or volumes.',
    'Add it to the release, or mark it optional.',
  ],
  'container-refused': [
    'The container runtime starts the container.',
    'It says why in its own words.',
    'Mend what it names.',
  ],
  'command-not-found': [
    'The command is in the image.',
    'The container cannot start.',
    'Compare command and args with the image.',
  ],
  'crash-loop': ['A container keeps running.', 'It ended again and again by itself.', 'Read its last lines.'],
  'out-of-memory': [
    'A container stays within its memory limit.',
    'The kernel kills it when it does not.',
    'Raise limits.memory or find the leak.',
  ],
  'liveness-failing': [
    'The liveness probe passes.',
    'The kubelet kills what fails it.',
    'Compare the probe with what the application answers.',
  ],
  'readiness-failing': [
    'A pod becomes ready.',
    'Without it no traffic may be sent to it.',
    'See what the application waits for.',
  ],
  'startup-failing': [
    'The application starts in the time that its startup probe gives it.',
    'The kubelet kills it when it does not.',
    'Raise failureThreshold, or start faster.',
  ],
  unschedulable: [
    'The cluster has room for the pods.',
    'A pod without a node never starts.',
    'Lower requests or add nodes.',
  ],
  'volume-not-mounted': ['Volumes can be mounted.', 'The pod waits for them.', 'Look at the claim and its class.'],
  'pods-refused': [
    'The API server takes the pods.',
    'Quota, admission or Pod Security refuse them.',
    'Mend what its words name.',
  ],
  'job-failed': ['The Jobs of a release succeed.', 'What comes after them may need what they do.', 'Read its log.'],
  'rollout-stuck': [
    'A rollout makes progress.',
    'progressDeadlineSeconds has passed without any.',
    'See what its pods wait for.',
  ],
  'object-failed': [
    'Every object becomes what it asks for.',
    'A release is as good as its parts.',
    'Mend what its words name.',
  ],
  'not-ready-in-time': [
    'Everything is ready within the time-out.',
    'A release that never ends holds up the next.',
    'Give it longer, or find what it waits for.',
  ],
  'smoke-test-failed': [
    'The new version answers as it should.',
    'Ready is what it says of itself; this is what it does.',
    'Read its log.',
  ],
  'requests-failed': [
    'No request is lost during a release.',
    'Users meet what the traffic check met.',
    'See what happened at the time of the first failure.',
  ],
  'gate-failed': [
    'The gates hold while the new version is watched.',
    'They measure what matters to its users.',
    'Look at what the gate measures.',
  ],
  'endpoints-unproven': [
    'A Service leads to exactly the pods that it should.',
    'Traffic would go elsewhere, or nowhere.',
    'Compare selector and ports.',
  ],
};

/** The troubles of a release as rules, so that every report can explain them. */
export const troubleRules: ReadonlyMap<string, RuleInfo> = new Map(
  Object.entries(words).map(([id, [what, why, fix]]) => [
    id,
    {
      id,
      subject: 'release',
      area: 'deploy',
      page: 'actions/deploy/README.md',
      severity: 'error',
      enabled: true,
      what,
      why,
      fix,
      references: [],
    },
  ]),
);
