import type { Dockerfile } from './dockerfile.ts';

/**
 * The one name by which an image and a context that stands in for it are the same: `alpine` for
 * `docker.io/library/alpine:latest`. Source: buildx, build/opt.go, and BuildKit, frontend/dockerui/namedcontext.go.
 */
export function contextName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:index\.)?docker\.io\//, '')
    .replace(/^library\//, '')
    .replace(/:latest$/, '');
}

/** Whether a name behind FROM, `--from=` or `from=` is that of a context that the build is given. */
export function isNamedContext({ contexts }: Pick<Dockerfile, 'contexts'>, name: string): boolean {
  return contexts.size > 0 && contexts.has(contextName(name));
}

/** The name of `name=value`, as `--build-context` takes it, without a platform behind `::`. */
export function contextNames(given: readonly string[]): string[] {
  return given.map((text) => text.split('=', 1)[0]!.trim().replace(/::.*$/, '')).filter((name) => name !== '');
}
