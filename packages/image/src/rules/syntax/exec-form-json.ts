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
        const isOfOthers = holdsOthers(argumentsText);
        if (!isOfOthers && !looksLikeWords(keyword, argumentsText)) continue;
        const reason = isOfOthers ? 'it holds something else than strings' : reasonOf(argumentsText);
        report(
          args.span(0, args.text.length),
          `This is not the exec form: ${reason}.`,
          jsonOf(argumentsText, args.span(0, args.text.length)),
        );
      }
  },
});

/** Whether a text is JSON, but an array of something else than strings, which BuildKit refuses everywhere. */
function holdsOthers(text: string): boolean {
  if (!/^\s*\[.*\]\s*$/s.test(text)) return false;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.some((item) => typeof item !== 'string');
  } catch {
    return false;
  }
}

/** Whether brackets hold what was meant as words. `[ -f x ] && …` and `[[ … ]]` are tests of the shell. */
function looksLikeWords(keyword: string, text: string): boolean {
  if (!/^\[\s*(?:["'“‘]|\])/.test(text)) return false;
  return keyword !== 'RUN' || /^\[\s*(?:["'“‘][^"'”’\]]*["'”’](?:\s*,)?\s*)+\]\s*$/.test(text);
}

function reasonOf(text: string): string {
  if (/[“”‘’]/.test(text)) return 'its quotes are typographic';
  if (/^\[\s*'/.test(text)) return 'its quotes are single';
  if (/,\s*\]\s*$/.test(text)) return 'a comma stands behind its last word';
  const isOpen = !text.includes(']') || /\]\s*\S/.test(text.slice(text.lastIndexOf(']')));
  return isOpen ? 'it does not end with a bracket' : 'it is no array of strings';
}

/** The array that was meant, where only the quotes or a comma are wrong. */
function jsonOf(text: string, { start, end }: { start: number; end: number }) {
  const words = /^\[((?:\s*(?:'[^'"\\]*'|"[^"\\]*")(?:\s*,)?)+)\s*\]$/.exec(text.trim())?.[1];
  if (words === undefined || end - start !== text.length) return {};
  const json = `[${[...words.matchAll(/'([^']*)'|"([^"]*)"/g)].map((match) => JSON.stringify(match[1] ?? match[2])).join(', ')}]`;
  return { fix: `Write \`${json}\`.`, edits: [{ start, end, text: json }] };
}
