import { Problem } from '@slipway/core';
import { proposeGo } from './go.ts';
import { proposeGradle, proposeMaven } from './java.ts';
import { proposeNode } from './node.ts';
import type { Project } from './project.ts';
import type { Draft, Proposal } from './proposal.ts';
import { dockerignoreText } from './proposal.ts';
import { proposePython } from './python.ts';
import { proposeRust } from './rust.ts';
import { proposeStaticSite } from './static-site.ts';

/** In this order: a Go service with a package.json for its assets is a Go service. */
const kinds: readonly ((project: Project) => Draft | undefined)[] = [
  proposeGo,
  proposeRust,
  proposeMaven,
  proposeGradle,
  proposePython,
  proposeNode,
  proposeStaticSite,
];

/**
 * Proposes a Dockerfile and .dockerignore for an application: a builder with cache mounts, dependencies before sources,
 * and a small runtime that is not root. Base images are build arguments.
 *
 * @throws Problem `not-found` when it knows no build system there
 */
export function proposeDockerfile(project: Project): Proposal {
  for (const kind of kinds) {
    const draft = kind(project);
    if (draft !== undefined) return { ...draft, dockerignore: dockerignoreText(draft.ignored) };
  }
  throw new Problem('not-found', 'There is no application here that a Dockerfile can be proposed for.', {
    hint: 'Looked for go.mod, Cargo.toml, pom.xml, build.gradle, requirements.txt, pyproject.toml, package.json and index.html in the folder itself.',
  });
}
