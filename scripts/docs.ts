// Writes what the docs repeat from the sources: the tables of inputs and outputs from action.yml, and a page per rule.
//
//   npm run docs               writes
//   npm run docs -- --check    names the files that are stale
//
// A table stands between <!-- inputs of <path of an action.yml> --> and <!-- end -->; `outputs of` likewise.
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { builtImageRules, hadolintRules, imageRules } from '@slipway/image/parts';
import { rules } from '@slipway/manifests';
import { actionTables } from './docs/action-tables.ts';
import { hadolintTable } from './docs/hadolint-table.ts';
import { builtImageBook, imageBook, manifestBook, rulePages } from './docs/rule-pages.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Path from the root → content, for everything that is generated in whole or in part. */
const fresh = new Map<string, string>();
for (const path of globSync(['README.md', 'actions/*/README.md', 'docs/*.md'], { cwd: root }).sort())
  fresh.set(path, actionTables(read(path), read));
const manifestSources = join(root, 'packages/manifests/src/rules');
for (const [path, page] of rulePages(rules, { ...manifestBook, sources: manifestSources }))
  fresh.set(`docs/rules/${path}`, page);
const imageSources = join(root, 'packages/image/src/rules');
for (const [path, page] of rulePages(imageRules, {
  ...imageBook,
  sources: imageSources,
  end: hadolintTable(hadolintRules, imageRules),
}))
  fresh.set(`docs/image-rules/${path}`, page);
for (const [path, page] of rulePages([...builtImageRules.values()], { ...builtImageBook, sources: imageSources }))
  fresh.set(`docs/built-image-rules/${path}`, page);

const needless = ['docs/rules', 'docs/image-rules', 'docs/built-image-rules']
  .flatMap((folder) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : [],
  )
  .filter((path) => !fresh.has(path));
const stale = [...fresh].filter(([path, text]) => !existsSync(join(root, path)) || read(path) !== text);

if (process.argv.includes('--check')) {
  const lines = [...stale.map(([path]) => `${path} is stale`), ...needless.map((path) => `${path} belongs to no rule`)];
  if (lines.length > 0) {
    console.error(`The docs are not what the sources say. Run npm run docs.\n  ${lines.join('\n  ')}`);
    process.exitCode = 1;
  }
} else {
  for (const path of needless) rmSync(join(root, path));
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
