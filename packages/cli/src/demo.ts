import { type ExitCode, type Host, list, Problem, parseInputs, run, text } from '@slipway/core';
import { runDeploy } from '@slipway/rollout';
import type { Sandbox } from '@slipway/sandbox';

export const demoInputs = {
  manifests: list('Files, folders and globs of the application to show it with.', {
    default: '.',
    positional: true,
  }),
  image: text('Image of the application in these manifests, without its tag.', { required: true }),
};

/** The same for every release of the demo. */
const settings = { strategy: 'blue-green', 'check-path': '/healthz', bake: '3', drain: 'ensure', summary: 'false' };

/**
 * Deploys an application to a sandbox: what is live, a good release by blue-green, and a bad one that is undone.
 * Everything but the cluster is as it would be.
 */
export function runDemo(
  host: Host,
  given: Readonly<Record<string, string | undefined>>,
  mistakes: readonly string[] = [],
): Promise<ExitCode> {
  return run(host, async () => {
    const { manifests, image } = parseInputs(demoInputs, given, mistakes);
    const { startSandbox } = await import('@slipway/sandbox');
    const sandbox = await startSandbox({ inventSecrets: true });
    try {
      await show(host, sandbox, manifests, image!);
      return { failed: false };
    } finally {
      await sandbox.stop();
    }
  });
}

async function show(host: Host, sandbox: Sandbox, manifests: readonly string[], image: string): Promise<void> {
  sandbox.behave(/bad/, {
    crash: { afterSeconds: 0.3, exitCode: 3 },
    log: ['listening on :8080', 'panic: dial tcp 10.96.0.7:6379: no such table "carts"', 'exit status 3'],
  });
  const deploy = async (words: string, more: Record<string, string>, expected: ExitCode): Promise<void> => {
    host.log(`\n== ${words}\n`);
    const code = await runDeploy(host, {
      ...settings,
      manifests: manifests.join('\n'),
      kubeconfig: sandbox.kubeconfig,
      ...more,
    });
    if (code !== expected)
      throw new Problem('unavailable', `The demo should have ended with ${expected} here, but ended with ${code}.`);
  };
  await deploy('What is live: the manifests as they are', { bake: '0', 'check-rate': '0' }, 0);
  await deploy('A release: a new image, by blue-green', { images: `${image}:2.0.0` }, 0);
  await deploy('A bad release: it crashes as it starts, and is undone', { images: `${image}:2.1.0-bad` }, 1);
  host.log(
    `\nThat was a sandbox in memory. Against a cluster: slipway deploy ${manifests.join(' ')} --strategy blue-green --images ${image}@sha256:…`,
  );
}
