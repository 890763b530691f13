// Bundles the part of @kubernetes/client-node that Slipway uses, the login of a kubeconfig, into one file. Bundled as it
// is, the package is 20 MB: it imports an HTTP client and the models of every kind, none of which the login needs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** What packages/rollout imports, and the file beside index.js that stands in for it. */
export const kubernetesClient = { specifier: '@kubernetes/client-node/dist/config.js', file: 'kubernetes-client.js' };

/** Requests are sent by Slipway's own transport, and objects are plain JSON. */
const unused = {
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

/** @returns {Promise<{ code: Buffer, licenses: string }>} the file, and the licences of the packages in it */
export async function bundleKubernetesClient() {
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
    metafile: true,
    legalComments: 'none',
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    plugins: [unused],
  });
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  return { code: Buffer.from(outputFiles[0].contents), licenses: [...packages].sort().map(licenseOf).join('\n') };
}

/** As ncc writes them: name, kind, text. */
function licenseOf(name) {
  const folder = join(root, 'node_modules', name);
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = existsSync(folder) ? readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry)) : undefined;
  return `${name}\n${license}\n${file === undefined ? '' : readFileSync(join(folder, file), 'utf8')}\n`;
}
