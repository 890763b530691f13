import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { commandsOf } from '../../dockerfile/run-scripts.ts';
import type { ShellCommand, ShellWord } from '../../dockerfile/shell-words.ts';
import type { Span } from '../../dockerfile/span.ts';
import { rootTraits } from '../base-images.ts';
import { isInBases } from '../chain.ts';
import { rule } from '../rule.ts';

export const scriptFitsShell = rule({
  id: 'script-fits-shell',
  area: 'shell',
  severity: 'warning',
  what: 'A RUN uses what the shell of its base image knows.',
  why: 'The shell of a build, /bin/sh, is dash on Debian and Ubuntu and BusyBox on Alpine, not Bash: some of what only Bash knows fails, and some quietly does something else, such as a folder that is called `{a,b}`, or a test that is never true.',
  fix: 'Write it for a POSIX shell, or set `SHELL ["/bin/bash", "-c"]` before where the image has Bash.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#shell',
    'https://github.com/koalaman/shellcheck/wiki/SC3009',
    'https://github.com/koalaman/shellcheck/wiki/SC3010',
    'https://github.com/koalaman/shellcheck/wiki/SC3014',
    'https://github.com/koalaman/shellcheck/wiki/SC3020',
    'https://github.com/koalaman/shellcheck/wiki/SC3037',
    'https://github.com/koalaman/shellcheck/wiki/SC3044',
    'https://github.com/koalaman/shellcheck/wiki/SC3046',
  ],
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages) {
      const { shell } = rootTraits(dockerfile, stage);
      if (shell === undefined || isInBases(dockerfile, stage, changesShell)) continue;
      for (const instruction of stage.instructions) {
        if (changesShell(instruction)) break;
        if (instruction.keyword !== 'RUN' || instruction.exec !== undefined || bringsOwnShell(instruction)) continue;
        for (const command of commandsOf(instruction, dockerfile.text)) {
          const found = misfit(command, shell);
          if (found !== undefined)
            report(found.at, `${found.what}.`, found.fix === undefined ? {} : { fix: found.fix });
        }
      }
    }
  },
});

/** SHELL, or a link that puts Bash in place of /bin/sh. */
function changesShell({ keyword, argumentsText }: Instruction): boolean {
  return (
    keyword === 'SHELL' || (keyword === 'RUN' && /\bln\b.*\/bin\/sh\b|dpkg-reconfigure\s.*dash/.test(argumentsText))
  );
}

/** A heredoc that another shell reads. */
function bringsOwnShell({ heredocs, argumentsText }: Instruction): boolean {
  return (
    heredocs.length > 0 && /\b(?:ba|z|k)sh\b/.test(`${argumentsText} ${/^#!.*/.exec(heredocs[0]!.text)?.[0] ?? ''}`)
  );
}

interface Misfit {
  readonly at: Span;
  readonly what: string;
  readonly fix?: string;
}

const onlyBash = /^(?:pushd|popd|dirs|shopt|declare|typeset|let|disown|mapfile|readarray|compgen)$/;

/** What of a command the shell does not know, or takes for something else. */
function misfit({ words, redirects, ...command }: ShellCommand, shell: 'dash' | 'ash'): Misfit | undefined {
  const [first, second] = words;
  const braces = words.find(hasBraces);
  if (braces !== undefined)
    return {
      at: braces,
      what: `${shell} does not expand the braces of ${braces.raw}: it is one name`,
      fix: 'Write each name out.',
    };
  if (first === undefined) return undefined;
  const name = first.text;
  if (onlyBash.test(name)) return { at: first, what: `${shell} has no ${name}` };
  if (shell === 'ash') return undefined;
  if (name === '[[') return { at: first, what: 'dash has no [[, so the test is never true', fix: 'Write `[ … ]`.' };
  if (name === 'source') return { at: first, what: 'dash has no source', fix: 'Write `. FILE`.' };
  if (name === 'echo' && /^-[neE]*e[neE]*$/.test(second?.text ?? ''))
    return { at: second!, what: `echo of dash prints ${second!.text} as well`, fix: 'Use printf.' };
  const equals = name === '[' || name === 'test' ? words.find(({ raw }) => raw === '==') : undefined;
  if (equals !== undefined) return { at: equals, what: `${name} of dash has no ==`, fix: 'Write `=`.' };
  const redirect = redirects.find(({ operator }) => /^&>>?$|^<<<$/.test(operator));
  if (redirect?.operator === '<<<') return { at: { ...command }, what: 'dash has no <<<' };
  if (redirect === undefined) return undefined;
  return {
    at: { ...command },
    what: `To dash, ${redirect.operator} is & and >: the command runs in the background`,
    fix: `Write \`>${redirect.target} 2>&1\`.`,
  };
}

/** `{a,b}` or `{1..3}` outside of quotes and variables. */
function hasBraces({ raw }: ShellWord): boolean {
  if (!raw.includes('{')) return false;
  const bare = raw.replace(/'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|\$\{[^}]*\}|\$\([^)]*\)/g, '');
  return /\{[^{}\s]*(?:,|\.\.)[^{}\s]*\}/.test(bare);
}
