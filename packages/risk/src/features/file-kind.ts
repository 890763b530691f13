/**
 * What a file is for. Only `code` and `migration` can be blamed for a defect.
 * `lock` is a lock file, `dependencies` the file that people edit.
 */
export type FileKind =
  | 'code'
  | 'migration'
  | 'test'
  | 'docs'
  | 'ci'
  | 'config'
  | 'dependencies'
  | 'lock'
  | 'dockerfile'
  | 'manifest'
  | 'generated'
  | 'vendored'
  | 'other';

/** Families of languages; what is alike in them decides how lines are read. */
export type Language = 'c' | 'jvm' | 'go' | 'rust' | 'script' | 'python' | 'web' | 'shell' | 'sql' | 'none';

export interface PathFacts {
  readonly kind: FileKind;
  readonly language: Language;
}

const languages: Readonly<Record<Exclude<Language, 'none'>, string>> = {
  c: 'c h cc cpp cxx c++ hh hpp hxx h++ ipp inl inc tcc m mm cu cuh cs d zig s asm',
  jvm: 'java kt kts scala groovy clj cljs cljc',
  go: 'go',
  rust: 'rs',
  script: 'js mjs cjs jsx ts mts cts tsx php swift dart',
  python: 'py pyx pxd pyi rb rake pl pm lua jl r ex exs erl hrl hs ml mli elm nim cr tcl',
  web: 'vue svelte astro css scss sass less styl html htm jinja j2 ejs hbs erb',
  shell: 'sh bash zsh fish ps1 psm1 bat cmd awk mk cmake bzl gradle',
  sql: 'sql',
};

const byExtension = new Map(
  Object.entries(languages).flatMap(([language, extensions]) =>
    extensions.split(' ').map((extension) => [extension, language as Language] as const),
  ),
);

/** Patterns of files that are text whatever bytes they hold, as git's attributes have them. */
export const textPatterns: readonly string[] = [
  ...[...byExtension.keys()].map((extension) => `*.${extension}`),
  ...['*.md', '*.rst', '*.txt', '*.yaml', '*.yml', '*.json', '*.toml', '*.xml', '*.cfg', '*.ini'],
];

const vendored =
  /(^|\/)(vendor|vendored|third[_-]?party|3rdparty|node_modules|bower_components|_vendor|extern(al)?s?|deps|contrib\/libs|Godeps)\//i;
const generated =
  /(\.pb(\.gw)?\.(go|cc|h|py)|_pb2?(_grpc)?\.(py|js|ts|d\.ts)|\.g(en(erated)?)?\.(go|ts|js|dart|cs|rs)|zz_generated[^/]*|_generated\.(go|rs|ts|py)|\.min\.(js|css)|\.bundle\.js|\.designer\.cs|_string\.go|bindata\.go|\.snap|\.map)$|(^|\/)(generated|__generated__|dist|\.yarn)\//i;
const test =
  /(^|\/)(tests?|testing|__tests__|__mocks__|specs?|testdata|test[-_]?data|test[-_]?utils?|(test-?)?fixtures?|e2e|unit-?tests?|integration[-_]?tests?)\//i;
const testFile =
  /(^|\/)(test_[^/]*|[^/]*([._-](test|tests|spec|e2e)|_unittest)\.[^/.]+|conftest\.py|[^/]*(Test|Tests|TestCase|IT|Spec)\.(java|kt|scala|groovy|cs|swift|php))$/;
const docs =
  /\.(md|mdx|rst|(?<!cmakelists\.)txt|adoc|asciidoc|tex|pod|[138]|ipynb)$|(^|\/)(readme|changes|changelog|history|news|licen[cs]e|copying|authors|contributors|contributing|notice|security|code_of_conduct|maintainers|owners|codeowners|todo|thanks)(-[^/.]+)?(\.(markdown|html?))?$/i;
/** Code that shows how to use something breaks as other code does; what else lies there is read by people. */
const docsFolder = /(^|\/)(docs?|documentation|website|examples?|samples?|changelog[^/]*|blog|man)\//i;
const ci =
  /(^|\/)(\.github|\.circleci|\.gitlab|\.buildkite|\.azure-pipelines?|\.ci|ci|\.semaphore|\.tekton|\.woodpecker|\.travis)\/|(^|\/)(\.gitlab-ci\.ya?ml|\.travis\.ya?ml|jenkinsfile[^/]*|appveyor\.ya?ml|\.appveyor\.ya?ml|azure-pipelines\.ya?ml|\.cirrus\.ya?ml|codecov\.ya?ml|\.codecov\.ya?ml|\.drone\.ya?ml|cloudbuild\.ya?ml|tox\.ini|noxfile\.py|\.pre-commit-config\.ya?ml)$/i;
const lock =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|cargo\.lock|go\.sum|gemfile\.lock|poetry\.lock|uv\.lock|pdm\.lock|pipfile\.lock|composer\.lock|mix\.lock|flake\.lock|glide\.lock|gopkg\.lock|packages\.lock\.json|gradle\.lockfile|podfile\.lock|pubspec\.lock)$/i;
const dependencies =
  /(^|\/)(package\.json|go\.(mod|work)|cargo\.toml|requirements[^/]*\.(txt|in)|requirements\/[^/]+\.(txt|in)|setup\.(py|cfg)|pyproject\.toml|pipfile|gemfile|[^/]+\.gemspec|pom\.xml|build\.gradle(\.kts)?|[^/]+\.csproj|libs\.versions\.toml|composer\.json|mix\.exs|glide\.ya?ml|gopkg\.toml|environment\.ya?ml|vcpkg\.json|conanfile\.(txt|py)|podfile|pubspec\.yaml|renovate\.json5?|dependabot\.ya?ml|chart\.ya?ml)$/i;
const migration =
  /(^|\/)(migrations?|migrate|alembic\/versions|db\/migrate|schema_migrations)\/.*\.(sql|py|rb|js|ts|go|php|cs|java|kt|ex|exs)$|(^|\/)schema\.(sql|prisma|rb)$/i;
const dockerfile =
  /(^|\/)((docker|container)file([._-][^/]*)?|[^/]+\.dockerfile|(docker-)?compose([._-][^/]*)?\.ya?ml|\.dockerignore)$/i;
const manifest =
  /(^|\/)(k8s|kubernetes|kube|manifests?|deploy(ments?)?|helm|charts?|kustomize|argocd|flux|overlays|base)\/.*\.(ya?ml|tpl)$|(^|\/)(kustomization|values[^/]*|helmfile)\.ya?ml$|\.tf(vars)?$/i;
const config =
  /\.(ya?ml|toml|ini|cfg|conf|json5?|jsonc|properties|env|xml|editorconfig|config)$|(^|\/)\.[^/]+(rc|ignore|attributes|config)?$|(^|\/)(makefile|meson\.build|meson_options\.txt|cmakelists\.txt|configure(\.ac|\.in)?|build(\.bazel)?|kconfig)$/i;

/** Judges a file by its path alone (forward slashes). */
export function pathFacts(path: string): PathFacts {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const language = dot <= 0 ? 'none' : (byExtension.get(name.slice(dot + 1).toLowerCase()) ?? 'none');
  return { kind: kindOf(path, language), language };
}

function kindOf(path: string, language: Language): FileKind {
  if (vendored.test(path)) return 'vendored';
  if (lock.test(path)) return 'lock';
  if (generated.test(path)) return 'generated';
  if (test.test(path) || testFile.test(path)) return 'test';
  if (ci.test(path)) return 'ci';
  if (dependencies.test(path)) return 'dependencies';
  if (dockerfile.test(path)) return 'dockerfile';
  if (docs.test(path)) return 'docs';
  if (migration.test(path)) return 'migration';
  if (manifest.test(path)) return 'manifest';
  if (language !== 'none') return 'code';
  if (docsFolder.test(path)) return 'docs';
  return config.test(path) ? 'config' : 'other';
}

/** Whether a defect can be in it. */
export function isCode(kind: FileKind): boolean {
  return kind === 'code' || kind === 'migration';
}
