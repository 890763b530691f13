import { commandsOf, scriptsOf } from '../../dockerfile/run-scripts.ts';
import type { ShellCommand, ShellWord } from '../../dockerfile/shell-words.ts';
import { runCalls } from '../calls.ts';
import { credentialIn, isCredentialValue, namesCredential } from '../credentials.ts';
import { rule } from '../rule.ts';

export const noSecretInCommand = rule({
  id: 'no-secret-in-command',
  area: 'secrets',
  severity: 'error',
  what: 'No password, token or key stands in a command.',
  why: 'The command is in the repository and in the history of the image, and what it writes is in a layer.',
  fix: 'Revoke what was published, and mount the new one: `RUN --mount=type=secret,id=token …` reads it from /run/secrets/token.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  check({ dockerfile, report }) {
    for (const instruction of dockerfile.instructions) {
      const subject = instruction.trigger ?? instruction;
      if (!/^(?:RUN|CMD|ENTRYPOINT|COPY|ADD)$/.test(subject.keyword)) continue;
      const texts = /^(?:COPY|ADD)$/.test(subject.keyword) ? [subject.args] : scriptsOf(subject, dockerfile.text);
      for (const script of texts) {
        const found = credentialIn(script.text);
        if (found !== undefined)
          report(
            script.span(found.index, found.index + found.length),
            `There is ${found.what} in this ${subject.keyword}.`,
          );
      }
    }
    for (const { program, args, command, run } of runCalls(dockerfile)) {
      for (const word of command.assignments) checkAssignment(word, report);
      if (program === 'export') for (const word of args) checkAssignment(word, report);
      if (program === 'chpasswd') checkPasswordsGiven(command, commandsOf(run, dockerfile.text), report);
      for (let i = 0; i < args.length; i++) checkFlag(program, args[i]!, args[i + 1], report);
    }
  },
});

type Report = Parameters<Parameters<typeof rule>[0]['check']>[0]['report'];

function checkAssignment(word: ShellWord, report: Report): void {
  const equals = word.text.indexOf('=');
  const [name, value] = [word.text.slice(0, equals), word.text.slice(equals + 1)];
  if (
    equals > 0 &&
    !word.isDynamic &&
    namesCredential(name) &&
    isCredentialValue(value) &&
    credentialIn(word.text) === undefined
  )
    report(word, `${name} is set to a credential in plain text.`);
}

/** `--password=…`, `--token …`, `curl -u user:password`. */
function checkFlag(program: string, word: ShellWord, next: ShellWord | undefined, report: Report): void {
  if (/^(?:curl|wget)$/.test(program) && /^(?:-u|--user)$/.test(word.text) && next !== undefined) {
    if (!next.isDynamic && /^[^:]+:[^:]{3,}$/.test(next.text))
      report(next, `${program} gets a password in plain text.`);
    return;
  }
  const match = word.text.startsWith('-') ? /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word.text) : null;
  if (match === null || !namesCredential(match[1]!) || /secrets?$/i.test(match[1]!)) return;
  const value = match[2] ?? (next?.text.startsWith('-') === false ? next.text : undefined);
  const place = match[2] === undefined ? next : word;
  // A single dash with a long word is an option of Java or Go; its value may follow all the same. What a credential looks
  // like was found in the script as a whole.
  if (credentialIn(word.text) !== undefined) return;
  if (value !== undefined && place !== undefined && !place.isDynamic && isCredentialValue(value))
    report(place, `${program} gets a credential in plain text by ${word.text.split('=', 1)[0]}.`);
}

/** `echo user:password | chpasswd`. */
function checkPasswordsGiven(command: ShellCommand, commands: readonly ShellCommand[], report: Report): void {
  const giver = command.joint === '|' ? commands[commands.indexOf(command) - 1] : undefined;
  const word = /^(?:echo|printf)$/.test(giver?.words[0]?.text ?? '') ? giver!.words.at(-1)! : undefined;
  if (word !== undefined && !word.isDynamic && /^[\w.-]+:\S+/.test(word.text))
    report(word, `The password of ${word.text.split(':', 1)[0]} stands here in plain text.`);
}
