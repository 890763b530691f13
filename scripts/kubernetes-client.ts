// Bundles the part of @kubernetes/client-node that Slipway uses, the login of a kubeconfig, into one file. Bundled as it
// is, the package is 20 MB: it imports an HTTP client and the models of every kind, none of which the login needs.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** A package in a bundle, by its licence as ncc writes it: name and kind, then the text. */
export interface License {
  readonly heading: string;
  readonly text: string;
}

/** What packages/rollout imports, and the file beside index.js that stands in for it. */
export const kubernetesClient = { specifier: '@kubernetes/client-node/dist/config.js', file: 'kubernetes-client.js' };

/** Requests are sent by Slipway's own transport, and objects are plain JSON. */
const unused: Plugin = {
  name: 'unused',
  setup(bundle) {
    bundle.onResolve({ filter: /^undici$|\/gen\/index\.js$/ }, ({ path }) => ({ path, namespace: 'unused' }));
    bundle.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
      contents: `
        class LeftOut { constructor() { throw new Error('this part of @kubernetes/client-node is not in the bundle'); } }
        export { LeftOut as Agent, LeftOut as ProxyAgent, LeftOut as ServerConfiguration };
        export const createConfiguration = () => new LeftOut();`,
    }));
  },
};

/** The file, and the packages that are in it. */
export async function bundleKubernetesClient(): Promise<{ code: Buffer; licenses: readonly License[] }> {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: ['export { KubeConfig } from', JSON.stringify(kubernetesClient.specifier)].join(' '),
      resolveDir: join(root, 'packages/rollout'),
    },
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    write: false,
    outfile: kubernetesClient.file,
    metafile: true,
    legalComments: 'none',
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    plugins: [unused],
  });
  const licenses = licensesOf(metafile.outputs[kubernetesClient.file]!);
  return { code: Buffer.from(outputFiles[0]!.contents), licenses };
}

/** Of the packages that left something in the output. */
function licensesOf({ inputs }: Metafile['outputs'][string]): License[] {
  const folders = Object.entries(inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort().map((folder) => {
    const path = join(root, folder);
    const text = readFileSync(join(path, 'package.json'), 'utf8');
    const { name, license } = JSON.parse(text) as { name: string; license: string };
    const file = readdirSync(path).find((entry) => /^(?:licen[cs]e|copying)(?:\.|$)/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence that could go with it`);
    return { heading: `${name}\n${license}\n`, text: `${readFileSync(join(path, file), 'utf8')}\n` };
  });
}
