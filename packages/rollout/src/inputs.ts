import { choice, flag, integer, list, secret, text } from '@slipway/core';
import { drains, strategies } from './plan/release.ts';

export const deployActions = ['deploy', 'plan', 'promote', 'abort', 'status', 'rbac'] as const;
export const deployFormats = ['terminal', 'json', 'markdown'] as const;

/** Inputs of the deploy step: `with:` of the action, flags of `slipway deploy`. */
export const deployInputs = {
  manifests: list('Files, folders and globs to deploy; `-` is standard input.', { default: '.', positional: true }),
  action: choice(
    '`deploy`; `plan` shows what would change; `promote` ends the watch of a release that is under way, `abort` takes it back; `status`; `rbac` prints the Role that is needed.',
    deployActions,
    { default: 'deploy' },
  ),
  strategy: choice('How the new version takes over.', strategies, { default: 'rolling' }),
  images: list(
    'Images of this release, as `repository@sha256:digest`, `repository:tag` or `container=image`; they replace those of the manifests.',
  ),
  app: text(
    'Name of the application: one release of it runs at a time. Default: its part-of label, else its first Deployment.',
  ),
  namespace: text('Namespace for objects that name none. Default: that of the context, else default.'),
  kubeconfig: secret(
    'Text of the kubeconfig, plain or in base64, or its path. Default: KUBECONFIG, else the one of the pod or user.',
  ),
  context: text('Context of the kubeconfig.'),
  server: text('URL of the API server, instead of a kubeconfig.'),
  token: secret('Token for `server`.'),
  'certificate-authority': text('PEM of the authority that signed the certificate of `server`, or its path.'),
  timeout: integer('Seconds for everything to become ready.', { default: '300', least: 1 }),
  'check-path': text(
    'HTTP path that tells whether the new version works, such as /healthz: asked before it gets traffic, and during the whole release.',
  ),
  'check-url': text('URL that the requests during the release go to. Default: the Service, through the API server.'),
  'check-rate': integer('Requests a second during the release; 0 sends none.', { default: '10', least: 0 }),
  'allowed-failures': integer('Failed requests that a release may have.', { default: '0', least: 0 }),
  'smoke-command': text(
    'Command that must pass before the new version gets traffic; SLIPWAY_NAMESPACE and SLIPWAY_SERVICE say whom to ask.',
  ),
  'smoke-job': text(
    'Name of a Job in the manifests that must succeed before the new version gets traffic; it runs for each release, with SLIPWAY_NAMESPACE, SLIPWAY_SERVICE and SLIPWAY_URL set.',
  ),
  bake: integer('Seconds to watch the new version under traffic before the old one goes.', { default: '10', least: 0 }),
  settle: integer('Seconds that the nodes are given to hear of a switch before what lost the traffic may end.', {
    default: '2',
    least: 0,
  }),
  'bake-command': text('Command that must pass at the end of that time.'),
  'prometheus-url': text('Prometheus that `prometheus-query` is asked of.'),
  'prometheus-query': text('Query that must have a result all that time, such as `rate(errors[1m]) < 0.01`.'),
  drain: choice(
    'What to do about manifests that would lose requests: `require` refuses them, `ensure` adds what is missing, `ignore`.',
    drains,
    { default: 'require' },
  ),
  'hash-config': flag(
    'Name ConfigMaps and Secrets by their content, so that a change of them rolls pods and can go back.',
    {
      default: 'true',
    },
  ),
  'force-conflicts': flag('Take fields that other field managers own.', { default: 'false' }),
  'prune-max': integer('Most objects that are removed because the manifests no longer have them; 0 removes none.', {
    default: '10',
    least: 0,
  }),
  'lock-wait': integer('Seconds to wait for another deploy of the application to end.', { default: '0', least: 0 }),
  'requests-per-second': integer('Most requests a second to the API server.', { default: '50', least: 1 }),
  retries: integer('How often a request to the API server is tried again.', { default: '6', least: 0 }),
  'first-retry-ms': integer('Milliseconds before the first of them; each further wait is about twice as long.', {
    default: '100',
    least: 1,
  }),
  'longest-retry': integer('Seconds that a wait between two tries may become. Retry-After of the server counts more.', {
    default: '15',
    least: 1,
  }),
  'retry-deadline': integer('Seconds for all tries of one request.', { default: '120', least: 1 }),
  'break-after': integer('Failed requests in a row after which none is sent for `broken-for`: the circuit breaker.', {
    default: '20',
    least: 1,
  }),
  'broken-for': integer('Seconds without requests once the circuit is broken; then one tries.', {
    default: '5',
    least: 1,
  }),
  'concurrent-requests': integer('Most requests to the API server at a time, watches apart.', {
    default: '64',
    least: 1,
  }),
  environment: text('GitHub environment of this deployment; makes a GitHub Deployment with its statuses.', {
    place: 'action',
  }),
  'environment-url': text('URL where the application can be seen.', { place: 'action' }),
  'github-token': secret('Token for the GitHub Deployment; needs `deployments: write`.', {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
    default: '${{ github.token }}',
    place: 'action',
  }),
  summary: flag('Write the job summary, where the CI has one.', { default: 'true' }),
  format: choice('What to print: `json` is one event a line, the report last.', deployFormats, {
    default: 'terminal',
    place: 'cli',
  }),
};
