import { rule } from '../rule.ts';

export const execFormJson = rule({
  id: 'exec-form-json',
  area: 'syntax',
  severity: 'error',
  what: 'What looks like the exec form is a JSON array of strings.',
  why: 'With single quotes, without commas or with a comma too many, a shell gets the line with its brackets, and says that there is no such program: for CMD and ENTRYPOINT when the container starts, not when it is built.',
  fix: 'Write double quotes around every word, commas between them, and nothing behind the last.',
  references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  check({ dockerfile, report }) {
    for (const instruction of dockerfile.instructions)
      for (const { keyword, exec, args, argumentsText } of [
        instruction,
        ...(instruction.trigger === undefined ? [] : [instruction.trigger]),
      ]) {
        if (exec !== undefined || !/^(?:RUN|CMD|ENTRYPOINT|SHELL|COPY|ADD|VOLUME)$/.test(keyword)) continue;
        // `[ -f x ] && …` and `[[ … ]]` are tests of the shell.
        if (
          !/^\[\s*(?:["'“‘]|\])/.test(argumentsText) ||
          (keyword === 'RUN' && !/^\[\s*(?:["'“‘][^"'”’\]]*["'”’](?:\s*,)?\s*)+\]\s*$/.test(argumentsText))
        )
          continue;
        const reason = /[“”‘’]/.test(argumentsText)
          ? 'its quotes are typographic'
          : /^\[\s*'/.test(argumentsText)
            ? 'its quotes are single'
            : /,\s*\]\s*$/.test(argumentsText)
              ? 'a comma stands behind its last word'
              : /\]\s*\S/.test(argumentsText.slice(argumentsText.lastIndexOf(']'))) || !argumentsText.includes(']')
                ? 'it does not end with a bracket'
                : 'it is no array of strings';
        report(
          args.span(0, args.text.length),
          `This is not the exec form: ${reason}.`,
          jsonOf(argumentsText, args.span(0, args.text.length)),
        );
      }
  },
});

/** The array that was meant, where only the quotes or a comma are wrong. */
function jsonOf(text: string, { start, end }: { start: number; end: number }) {
  const words = /^\[((?:\s*(?:'[^'"\\]*'|"[^"\\]*")(?:\s*,)?)+)\s*\]$/.exec(text.trim())?.[1];
  if (words === undefined || end - start !== text.length) return {};
  const json = `[${[...words.matchAll(/'([^']*)'|"([^"]*)"/g)].map((match) => JSON.stringify(match[1] ?? match[2])).join(', ')}]`;
  return { fix: `Write \`${json}\`.`, edits: [{ start, end, text: json }] };
}
