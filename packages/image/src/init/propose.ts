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
import { brokenManifests, foldersWithApplications, leadsOutside, unknownKinds } from './what-else.ts';

/** In this order: a Go service with a package.json for its assets is a Go service. */
const kinds: readonly (readonly [language: string, propose: (project: Project) => Draft | undefined])[] = [
  ['Go', proposeGo],
  ['Rust', proposeRust],
  ['Java by Maven', proposeMaven],
  ['Java by Gradle', proposeGradle],
  ['Python', proposePython],
  ['Node', proposeNode],
  ['a static site', proposeStaticSite],
];

/**
 * Proposes a Dockerfile and .dockerignore for an application: a builder with cache mounts, dependencies before sources,
 * and a small runtime that is not root. Base images are build arguments.
 *
 * @throws Problem `not-found` when it knows no build system there, `bad-input` when what says so cannot be read
 */
export function proposeDockerfile(project: Project): Proposal {
  const broken = brokenManifests(project);
  const { program, ...whole } = project;
  const [chosen, ...others] = kinds.flatMap(([language, propose]) => {
    const draft = propose(whole);
    return draft === undefined ? [] : [{ language, propose, draft }];
  });
  if (chosen === undefined || broken.some(({ file }) => isNeeded(file, chosen.language, project)))
    throw nothingFound(project, broken);
  const { language } = chosen;
  const draft = (program === undefined ? undefined : chosen.propose(project)) ?? chosen.draft;
  const besides = others.map((other) => other.language).filter((other) => other !== 'a static site');
  return {
    ...draft,
    dockerignore: dockerignoreText(draft.ignored),
    notes: [
      ...(besides.length > 0 ? [`The folder also looks like ${besides.join(' and ')}; this is for ${language}.`] : []),
      ...broken.map(({ file, why }) => `${file} was left out: ${why}.`),
      ...leadsOutside(project),
      ...(program !== undefined && (language === 'Python' || language === 'a static site')
        ? [`--program ${program} was left out: of ${language} it is not known how to choose one.`]
        : []),
      ...draft.notes,
      ...(project.isCut === true
        ? ['The folder has more files than the 5,000 that were looked at; what lies deeper was not considered.']
        : []),
    ],
  };
}

const manifests: Readonly<Record<string, string>> = {
  Go: 'go.mod',
  Rust: 'Cargo.toml',
  'Java by Maven': 'pom.xml',
  Python: 'pyproject.toml',
  Node: 'package.json',
};

/** Whether a proposal for a language would be made of a manifest that cannot be read. */
function isNeeded(file: string, language: string, { files }: Project): boolean {
  if (language === 'a static site') return true;
  return manifests[language] === file && !(language === 'Python' && files.includes('requirements.txt'));
}

function nothingFound(project: Project, broken: ReturnType<typeof brokenManifests>): Problem {
  const [first] = broken;
  if (first !== undefined)
    return new Problem('bad-input', `${first.file} cannot be read: ${first.why}.`, {
      hint: `Mend it, so that ${first.tool} can read it too, and run this again.`,
    });
  const folders = foldersWithApplications(project);
  const unknown = unknownKinds(project);
  return new Problem('not-found', 'There is no application here that a Dockerfile can be proposed for.', {
    hint: [
      ...(project.files.length === 0 ? ['The folder is empty, or may not be read.'] : []),
      ...unknown.map((what) => `${what}.`),
      ...(folders.length > 0
        ? [
            `There are applications in folders below: name one, as in slipway image init ${folders[0]}. All: ${folders.slice(0, 8).join(', ')}.`,
          ]
        : []),
      'Looked for go.mod, go.work, Cargo.toml, pom.xml, build.gradle, requirements.txt, pyproject.toml, Pipfile, setup.py, package.json and index.html in the folder itself.',
    ].join(' '),
  });
}
