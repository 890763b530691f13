import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { rule } from '../rule.ts';

export const definitionDescription = rule({
  id: 'definition-description',
  area: 'style',
  severity: 'info',
  optional: true,
  what: 'A comment right above a stage or ARG describes it, its name first.',
  why: '`docker build --call=outline` and `--call=targets` show it as the description.',
  fix: 'Begin the comment with the name, or put a blank line below it.',
  references: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
  buildCheck: 'InvalidDefinitionDescription',
  check({ dockerfile, report }) {
    for (const { from, name } of dockerfile.stages) if (name !== undefined) checkComment(from, name, report);
    for (const instruction of dockerfile.instructions)
      if (instruction.keyword === 'ARG' && instruction.settings.length === 1)
        checkComment(instruction, instruction.settings[0]!.key, report);
  },
});

function checkComment(
  { comments }: Instruction,
  name: string,
  report: Parameters<Parameters<typeof rule>[0]['check']>[0]['report'],
): void {
  // BuildKit looks at the lowest comment that begins with the name; one that is an ignore of ours is none.
  const texts = comments.filter(({ text }) => !/^(?:slipway-ignore|hadolint|\^)/.test(text));
  const last = texts.at(-1);
  if (last === undefined || texts.some(({ text }) => text.toLowerCase().startsWith(`${name.toLowerCase()} `))) return;
  report(last, `The comment above ${name} does not begin with its name.`);
}
