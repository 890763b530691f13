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
    for (const stage of dockerfile.stages) {
      if (reached.has(stage.index) || (stage.name !== undefined && targets.test(stage.name))) continue;
      // Stages that a target by name is made of are used.
      if (dockerfile.stages.some((other) => !reached.has(other.index) && (other.parent === stage.index || other.uses.includes(stage.index)))) continue;
      const name = stage.name === undefined ? `Stage ${stage.index}` : `The stage ${stage.name}`;
      report(stage.nameSpan ?? stage.baseSpan, `${name} is not used by the final stage, nor by any other.`);
    }
  },
});
