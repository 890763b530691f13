import { DockerfileParser } from 'dockerfile-ast';
import type { Heredoc, Instruction, Word } from './dockerfile.ts';
import { execWords } from './exec-form.ts';
import { leadingFlags, plainWords, settingsOf, trimmed } from './instruction-parts.ts';
import type { PhysicalLines } from './physical-lines.ts';
import { cutJoined, type JoinedText, joinSlices, type Span } from './span.ts';

/**
 * The instructions of a text. dockerfile-ast finds them in the quiet text, in which it meets nothing that it reads
 * otherwise than BuildKit does; their arguments are read from the text itself.
 */
export function readInstructions(text: string, lines: PhysicalLines): Instruction[] {
  const starts = lineStarts(lines.quiet);
  const offset = ({ line, character }: { line: number; character: number }) => starts[line]! + character;
  const above = commentsAbove(text, lines.comments);
  return DockerfileParser.parse(lines.quiet)
    .getInstructions()
    .map((instruction) => {
      const range = instruction.getRange();
      const [start, stop] = [offset(range.start), offset(range.end)];
      const whole = joinSlices(text, partsOf(lines.quiet, start, stop));
      return readInstruction(whole, lines.escape, lines.heredocs.get(start) ?? [], above(start));
    });
}

/** The lines of an instruction without continuations, comments and blank lines. */
function partsOf(quiet: string, start: number, stop: number): Span[] {
  const parts: Span[] = [];
  for (let at = start; at < stop; ) {
    const feed = quiet.indexOf('\n', at);
    const end = feed < 0 || feed > stop ? stop : feed;
    const line = quiet.slice(at, end);
    const content = line.replace(/\\[ \t]*$/, '');
    if (content.trim() !== '') parts.push({ start: at, end: at + content.length });
    at = end + 1;
  }
  return parts;
}

/** Reads one instruction from its joined lines. */
function readInstruction(
  whole: JoinedText,
  escapeMark: '\\' | '`',
  heredocs: readonly Heredoc[],
  comments: readonly Word[],
): Instruction {
  const body = trimmed(whole);
  const written = /^[^\t\v\f\r\n ]*/.exec(body.text)![0];
  const keyword = written.toUpperCase();
  const { flags, rest } = leadingFlags(cutJoined(body, written.length, body.text.length), escapeMark);
  const isSettings = keyword === 'ENV' || keyword === 'LABEL' || keyword === 'ARG';
  const exec = takesExecForm.has(keyword) ? execWords(rest) : undefined;
  let words: readonly Word[] | undefined = exec;
  return {
    keyword,
    written,
    keywordSpan: body.span(0, written.length),
    args: rest,
    argumentsText: rest.text,
    flags,
    exec,
    // Nobody asks for those of a script, which has the most.
    get words() {
      words ??= oneWord.has(keyword) ? wholeWord(rest) : plainWords(rest);
      return words;
    },
    settings: isSettings ? settingsOf(keyword, rest, escapeMark).settings : [],
    heredocs,
    trigger: triggerOf(keyword, rest, escapeMark, heredocs),
    comments,
    ...body.span(0, body.text.length),
  };
}

const takesExecForm = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'COPY', 'ADD', 'VOLUME']);
const oneWord = new Set(['USER', 'WORKDIR', 'STOPSIGNAL', 'MAINTAINER']);

function wholeWord(text: JoinedText): Word[] {
  return text.text === '' ? [] : [{ text: text.text, ...text.span(0, text.text.length) }];
}

function triggerOf(
  keyword: string,
  rest: JoinedText,
  escapeMark: '\\' | '`',
  heredocs: readonly Heredoc[],
): Instruction | undefined {
  if (rest.text === '' || (keyword !== 'ONBUILD' && keyword !== 'HEALTHCHECK')) return undefined;
  return readInstruction(rest, escapeMark, keyword === 'ONBUILD' ? heredocs : [], []);
}

/** For the offset of an instruction, the comment lines that stand directly above it. */
function commentsAbove(text: string, comments: readonly Word[]): (start: number) => readonly Word[] {
  const byEnd = new Map<number, Word>();
  for (const comment of comments) {
    const feed = text.indexOf('\n', comment.end);
    byEnd.set(feed < 0 ? text.length : feed + 1, comment);
  }
  return (start) => {
    const above: Word[] = [];
    let at = text.lastIndexOf('\n', start - 1) + 1;
    for (let comment = byEnd.get(at); comment !== undefined && comment.text !== ''; comment = byEnd.get(at)) {
      above.unshift(comment);
      at = text.lastIndexOf('\n', comment.start - 1) + 1;
    }
    return above;
  };
}

export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
