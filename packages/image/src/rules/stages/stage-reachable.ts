import { nearest } from '@slipway/core';
import type { Dockerfile, Stage } from '../../dockerfile/dockerfile.ts';
import { sourcesOf, stageIndex } from '../../dockerfile/read-dockerfile.ts';
import { reachableStages } from '../chain.ts';
import { rule } from '../rule.ts';

/** Stages that are built by name on purpose: for tests, development, or to take files out of the build. */
const targets =
  /^(?:.*[-_.])?(?:test|tests|testing|dev|devel|development|debug|lint|linter|check|checks|ci|e2e|bench|benchmark|docs|export|output|artifacts?|binaries|release|prod|production|runtime|validate|update|vendor|shell|coverage|format|fmt|generate|local|watch)(?:[-_.].*)?$/;

export const stageReachable = rule({
  id: 'stage-reachable',
  area: 'stages',
  severity: 'warning',
  what: 'Every stage is a part of what is built, or a target by its name.',
  why: 'BuildKit skips a stage that nothing uses, and the classic builder runs it for nothing: what it was meant to do does not happen.',
  fix: 'Use the stage by FROM, COPY --from or a mount, remove it, or name it by its purpose when it is a target of its own.',
  references: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
  check({ dockerfile, report }) {
    // With a target given, other stages are other targets.
    if (dockerfile.final === undefined || dockerfile.target !== undefined) return;
    const reached = reachableStages(dockerfile);
    const loose: Stage[] = [];
    for (const stage of dockerfile.stages) {
      if (reached.has(stage.index) || (stage.name !== undefined && targets.test(stage.name))) continue;
      loose.push(stage);
    }
    // Stages that others are made of are parts of those; stages without instructions are a list of images for a bot.
    const ends = loose.filter(
      ({ index, name }) => !isUsed(dockerfile, index) && !(name !== undefined && isNamedByVariable(dockerfile, name)),
    );
    if (dockerfile.stages.every(({ instructions }) => instructions.length === 0)) return;
    for (const { name, nameSpan, baseSpan, index } of ends) {
      const subject = name === undefined ? `Stage ${index}` : `The stage ${name}`;
      // A file with several named ends is built by targets.
      const severity = name !== undefined && ends.length > 1 ? 'info' : 'warning';
      report(nameSpan ?? baseSpan, `${subject} is not used by the final stage, nor by any other.`, { severity });
    }
  },
});

function isUsed({ stages }: Dockerfile, index: number): boolean {
  if (stages.some(({ parent, uses }) => parent === index || uses.includes(index))) return true;
  // One that is meant by a misspelt name is the matter of copy-from-exists.
  const names = stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const sources = stages.flatMap(({ instructions }) => instructions.flatMap(sourcesOf)).map(({ value }) => value);
  const misspelt = sources.filter((value) => /^[a-z][\w-]*$/i.test(value) && stageIndex(value, stages) === undefined);
  return misspelt.some((value) => nearest(value, names) === stages[index]!.name);
}

/** Whether `FROM app-${TARGETOS}` or `--from=app-$KIND` may mean a stage. */
function isNamedByVariable({ stages }: Dockerfile, name: string): boolean {
  const texts = stages.flatMap(({ from, instructions }) => [
    from.words[0]?.text ?? '',
    ...instructions.flatMap(sourcesOf).map(({ value }) => value),
  ]);
  return texts.some((text) => {
    if (!text.includes('$')) return false;
    const parts = text.split(/\$(?:\w+|\{[^}]*\})/).map((part) => RegExp.escape(part));
    return parts.join('') !== '' && new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
  });
}
