import type { Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { commandsOf } from '../../dockerfile/run-scripts.ts';
import type { ShellCommand } from '../../dockerfile/shell-words.ts';
import { isInBases, rootOf } from '../chain.ts';
import { type Context, rule } from '../rule.ts';

export const failureStopsBuild = rule({
  id: 'failure-stops-build',
  area: 'shell',
  severity: 'warning',
  what: 'A command that fails in a RUN fails the build.',
  why: 'With `;` or a line break between commands only the last one counts: what failed before it is missing in the image, the build is green, and the layer stays in the cache.',
  fix: 'Join the commands by `&&`, or begin the script with `set -e`, in a heredoc too.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#here-documents',
    'https://github.com/koalaman/shellcheck/wiki/SC2164',
    'https://github.com/koalaman/shellcheck/wiki/SC2155',
  ],
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages) {
      let shellStops = isInBases(dockerfile, stage, isStrictShell);
      for (const instruction of stage.instructions) {
        if (instruction.keyword === 'SHELL') shellStops = isStrictShell(instruction) || !isPosixShell(instruction);
        if (instruction.keyword !== 'RUN' || instruction.exec !== undefined) continue;
        const commands = commandsOf(instruction, dockerfile.text);
        hiddenByExport(commands, report);
        if (!shellStops && !isWindows(dockerfile, stage) && !stopsByItself(instruction, commands))
          unnoticed(commands, report);
      }
    }
  },
});

type Report = Context['report'];

/** Programs that do what an image is made of; a `mkdir` or `rm` that fails shows soon enough, or does not matter. */
const work =
  /^(?:apt-get|apt|apk|yum|dnf|microdnf|tdnf|zypper|pacman|pip[\d.]*|uv|poetry|npm|yarn|pnpm|gem|bundle|composer|go|cargo|mvn|mvnw|gradlew?|dotnet|make|cmake|ninja|meson|configure|curl|wget|git|tar|unzip|dpkg|rpm|gpg|sha\d+sum|docker-php-ext-install|pecl|cd)$/;
const cleaning = /^(?:clean|autoclean|purge|autoremove|remove|del|erase|cache|config|rmi?)$/;

/** Commands whose failure the shell passes over, told by the first of them. */
function unnoticed(commands: readonly ShellCommand[], report: Report): void {
  const outer = commands.filter(({ depth, isSubstitution }) => depth === 0 && !isSubstitution);
  const starts = outer.flatMap(({ joint }, i) => (i > 0 && (joint === ';' || joint === '\n') ? [i] : []));
  for (const [i, end] of starts.entries()) {
    const group = outer.slice(i === 0 ? 0 : starts[i - 1]!, end);
    // `a || b` looks at the failure itself.
    if (group.some(({ joint, isConditional }) => joint === '||' || joint === '&' || isConditional)) continue;
    const command = group.find(isWork);
    if (command === undefined) continue;
    const word = command.words[0]!;
    report(word, `When ${word.text} fails, the RUN goes on: nothing stops it.`);
    return;
  }
}

function isWork({ words }: ShellCommand): boolean {
  const program = words[0]?.text.replace(/^.*\//, '') ?? '';
  return work.test(program) && !words.some(({ text }) => cleaning.test(text));
}

/** `export X=$(…)` succeeds whatever happened inside. */
function hiddenByExport(commands: readonly ShellCommand[], report: Report): void {
  for (const { words } of commands) {
    if (!/^(?:export|readonly|local|declare|typeset)$/.test(words[0]?.text ?? '')) continue;
    for (const word of words.slice(1)) {
      const inner = commands.find(
        ({ isSubstitution, start, end, words: [first] }) =>
          isSubstitution &&
          start >= word.start &&
          end <= word.end &&
          /^(?:curl|wget|git|aws|gh)$/.test(first?.text ?? ''),
      );
      if (inner === undefined) continue;
      const name = word.text.split('=', 1)[0];
      report(inner.words[0]!, `${words[0]!.text} hides that ${inner.words[0]!.text} fails: ${name} is then empty.`, {
        fix: `Set it first: \`${name}=$(…) && export ${name}\`.`,
      });
    }
  }
}

/** Whether a script ends at the first failure: by `set -e`, by an option of the shell that reads it, or by other rules than a shell's. */
function stopsByItself({ argumentsText, heredocs }: Instruction, commands: readonly ShellCommand[]): boolean {
  if (/\w\s*\(\)\s*\{|\btrap\b/.test(argumentsText)) return true;
  if (heredocs.length > 0 && /(?:^|\s)-[a-z]*e/.test(argumentsText.replace(/<<-/g, '<<'))) return true;
  if (/^#!.*\s-[a-z]*e/.test(heredocs[0]?.text ?? '')) return true;
  return commands.some(
    ({ words }) =>
      words[0]?.text === 'set' && words.slice(1).some(({ text }) => /^-[a-z]*e/.test(text) || text === 'errexit'),
  );
}

function isStrictShell({ keyword, exec }: Instruction): boolean {
  return keyword === 'SHELL' && exec?.some(({ text }) => /^-[a-z]*e/.test(text) || text === 'errexit') === true;
}

function isPosixShell({ exec }: Instruction): boolean {
  return /(?:^|\/)(?:ba|da|a|z|k)?sh$/.test(exec?.[0]?.text ?? '');
}

function isWindows(dockerfile: Dockerfile, stage: Stage): boolean {
  return /windows|nanoserver|servercore/.test(rootOf(dockerfile, stage).base);
}
