import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Host, type Outcome, Problem, type ValuesOf } from '@slipway/core';
import { projectIn } from '../init/project.ts';
import { proposeDockerfile } from '../init/propose.ts';
import type { initInputs } from '../inputs.ts';

/**
 * Prints a Dockerfile and .dockerignore for an application, or writes them where there are none.
 *
 * @throws Problem `not-found` for a folder that is not there or whose build system is not known, `bad-input` when a Dockerfile
 *   is there already or none can be written
 */
export function propose(values: ValuesOf<typeof initInputs>, host: Pick<Host, 'cwd' | 'write' | 'log'>): Outcome {
  const named = values.folder ?? '.';
  const folder = resolve(host.cwd, named);
  checkFolder(folder, named);
  const { kind, dockerfile, dockerignore, notes } = proposeDockerfile(projectIn(folder, values.program));
  for (const note of notes) host.log(`note: ${note}`);
  if (!values.write) {
    host.write(dockerfile);
    host.write(`\n# ---- .dockerignore ----\n${dockerignore.replace(/^(?=.)/gm, '# ')}`);
    return { failed: false };
  }
  if (existsSync(join(folder, 'Dockerfile')))
    throw new Problem('bad-input', `There is a Dockerfile in ${named} already, which is left as it is.`, {
      hint: 'Without --write the proposal is printed, to be compared with it.',
    });
  write(folder, named, 'Dockerfile', dockerfile);
  if (existsSync(join(folder, '.dockerignore'))) {
    host.log(
      `note: There is a .dockerignore in ${named} already, which is left as it is. Proposed would be:\n${dockerignore.trimEnd()}`,
    );
    host.log(`wrote Dockerfile for ${kind}`);
  } else {
    write(folder, named, '.dockerignore', dockerignore);
    host.log(`wrote Dockerfile and .dockerignore for ${kind}`);
  }
  return { failed: false };
}

function checkFolder(folder: string, named: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return;
  throw new Problem('not-found', found === undefined ? `There is no folder ${named}.` : `${named} is no folder.`, {
    hint: 'Name the folder that has the go.mod, package.json, pom.xml, … of the application.',
  });
}

function write(folder: string, named: string, name: string, text: string): void {
  try {
    writeFileSync(join(folder, name), text, { flag: 'wx' });
  } catch (error) {
    throw new Problem(
      'bad-input',
      `${name} cannot be written to ${named}: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
        hint: 'Without --write the proposal is printed, and can be kept elsewhere.',
      },
    );
  }
}
