// The ways to deploy that are compared. Each is a function of a release to a command line.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
export const slipway = [process.execPath, join(root, 'packages/cli/bin/slipway.js')];

/** @returns {Promise<{ code: number, out: string, err: string, ms: number }>} */
export function run(argv, { onLine, env = {} } = {}) {
  return new Promise((done, reject) => {
    const began = performance.now();
    const child = spawn(argv[0], argv.slice(1), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (onLine !== undefined) for (const line of String(chunk).split('\n')) if (line !== '') onLine(line, child);
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => done({ code, out, err, ms: performance.now() - began }));
  });
}

export async function must(argv, settings) {
  const result = await run(argv, settings);
  if (result.code !== 0) throw new Error(`${argv.join(' ')}: ${result.err || result.out}`);
  return result;
}

/** Sends requests until it is told to stop. @returns {{ stop: () => Promise<object> }} */
export function load(url, keepAlive) {
  const cluster = join(root, 'test/cluster/cluster.sh');
  const flags = ['-url', url, '-rate', '200', ...(keepAlive ? ['-keep-alive'] : [])];
  const child = spawn('bash', [cluster, 'load', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const ended = new Promise((done) => child.on('close', done));
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return JSON.parse(out);
    },
  };
}

/** A Helm chart of the application, its image a value. */
export function chart(folder, manifests, image) {
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: web\nversion: 0.1.0\n');
  writeFileSync(join(folder, 'values.yaml'), `image: ${image}\n`);
  writeFileSync(join(folder, 'templates/all.yaml'), manifests.replace(/image: \S+/, 'image: {{ .Values.image }}'));
  return folder;
}

export function deployFlags(namespace, file, image, strategy, more = []) {
  return [
    ...slipway,
    'deploy',
    file,
    '--namespace',
    namespace,
    '--images',
    `web=${image}`,
    '--strategy',
    strategy,
    '--format',
    'json',
    ...more,
  ];
}

/** Bundle of Azure/k8s-deploy (`lib/index.js`), where somebody has it. */
export const k8sDeploy = process.env.K8S_DEPLOY;

/** A blue-green release by Azure/k8s-deploy: its action deploys, and promotes when it is run again. */
export async function releaseByK8sDeploy({ namespace, file }, image, folder) {
  const inputs = { namespace, manifests: file, images: image, strategy: 'blue-green', 'route-method': 'service' };
  // Its action.yml has these defaults, which a runner would fill in.
  const defaults = {
    'annotate-namespace': 'false',
    force: 'false',
    percentage: '0',
    'private-cluster': 'false',
    'resource-type': 'Microsoft.ContainerService/managedClusters',
    'server-side': 'false',
    'skip-tls-verify': 'false',
    'traffic-split-method': 'pod',
    'version-switch-buffer': '0',
  };
  const more = { ...defaults, 'annotate-resources': 'false', 'pull-images': 'false', timeout: '2m', token: 'none' };
  for (const action of ['deploy', 'promote']) {
    const given = Object.entries({ ...inputs, ...more, action }).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]);
    const runner = {
      RUNNER_TEMP: folder,
      GITHUB_WORKSPACE: folder,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_RUN_ID: '1',
    };
    await must([process.execPath, k8sDeploy], { env: { ...Object.fromEntries(given), ...runner } });
  }
}
