import type { Defect, Directive, Heredoc, Word } from './dockerfile.ts';
import { isExecForm } from './exec-form.ts';
import { heredocWords } from './heredoc-words.ts';
import { type JoinedText, joinSlices, type Span } from './span.ts';

/** What the lines of a Dockerfile are, by BuildKit's rules (frontend/dockerfile/parser: parser.go, directives.go). */
export interface PhysicalLines {
  /**
   * The text with everything blanked or replaced, character by character, that a reader of instructions need not
   * understand: comments, heredoc bodies, escapes that continue no line, odd white space. A `\` at the end of a line is a
   * continuation, and there is no other.
   */
  readonly quiet: string;
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Heredocs by the offset at which their instruction begins. */
  readonly heredocs: ReadonlyMap<number, readonly Heredoc[]>;
  readonly comments: readonly Word[];
  /** Blank lines inside of a continued instruction. */
  readonly emptyContinuations: readonly Span[];
  readonly defects: readonly Defect[];
}

/** White space as Go's unicode.IsSpace sees it. */
const space = '[\\t\\n\\v\\f\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const leading = new RegExp(`^${space}*`);
const directivePattern = new RegExp(`^#${space}*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*$`);

/** Reads the lines of a text. It takes any text; what BuildKit would refuse is a defect. */
export function readPhysicalLines(text: string): PhysicalLines {
  return new LineReader(text).read();
}

interface Line extends Span {
  /** Offset of the next line. */
  readonly next: number;
  /** Without its line break. */
  readonly content: string;
}

class LineReader {
  private readonly text: string;
  private readonly quiet: string[] = [];
  private readonly directives: Directive[] = [];
  private readonly heredocs = new Map<number, Heredoc[]>();
  private readonly comments: Word[] = [];
  private readonly emptyContinuations: Span[] = [];
  private readonly defects: Defect[] = [];
  private escape: '\\' | '`' = '\\';
  private directivesDone = false;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  read(): PhysicalLines {
    while (this.at < this.text.length) this.readEntry();
    const { directives, heredocs, comments, emptyContinuations, defects } = this;
    return {
      quiet: this.quiet.join(''),
      escape: this.escape,
      directives,
      heredocs,
      comments,
      emptyContinuations,
      defects,
    };
  }

  /** A comment, a blank line, or an instruction with all of its lines and heredocs. */
  private readEntry(): void {
    const line = this.nextLine();
    const indent = leading.exec(line.content)![0].length;
    this.readDirective(line, indent);
    if (line.content[indent] === '#') {
      this.readComment(line, indent);
      return;
    }
    if (indent === line.content.length) {
      this.blank(line);
      return;
    }
    const slices: Span[] = [];
    let isContinued = this.readPart(line, indent, slices);
    while (isContinued && this.at < this.text.length) isContinued = this.readContinuation(slices);
    if (slices.length === 0)
      this.defects.push({
        rule: 'instruction-known',
        start: line.start + indent,
        end: line.end,
        message: 'There is no instruction behind this backslash.',
      });
    const head = joinSlices(this.text, slices);
    if (head.text.includes('<<')) this.readHeredocs(head);
  }

  /** @returns whether the instruction goes on in the next line */
  private readContinuation(slices: Span[]): boolean {
    const line = this.nextLine();
    const indent = leading.exec(line.content)![0].length;
    if (line.content[indent] === '#') this.readComment(line, indent);
    else if (indent === line.content.length) {
      this.emptyContinuations.push({ start: line.start, end: line.next });
      this.blank(line);
    } else return this.readPart(line, slices.length === 0 ? indent : 0, slices);
    return true;
  }

  private readPart(line: Line, indent: number, slices: Span[]): boolean {
    const { content } = line;
    let last = content.length - 1;
    while (content[last] === ' ' || content[last] === '\t') last--;
    const isContinued = content[last] === this.escape && content[last - 1] !== this.escape;
    const end = isContinued ? last : content.length;
    const part = content.slice(indent, end);
    const isFirst = slices.length === 0;
    const isNothing = isFirst && part.trim() === '';
    // A continuation with nothing before it would look like an instruction of that name.
    const mark = isNothing ? ' ' : '\\';
    const filled = ' '.repeat(indent) + (isNothing ? part : isFirst ? quieten(part) : '_'.repeat(part.length));
    this.quiet.push(filled, isContinued ? mark + ' '.repeat(content.length - end - 1) : '');
    this.quiet.push(this.lineBreak(line));
    if (end > indent && !isNothing) slices.push({ start: line.start + indent, end: line.start + end });
    return isContinued;
  }

  private readComment(line: Line, indent: number): void {
    const body = line.content.slice(indent + 1);
    const start = line.start + indent + 1 + (body.length - body.trimStart().length);
    this.comments.push({ text: body.trim(), start, end: Math.max(start, start + body.trim().length) });
    this.blank(line);
  }

  private readDirective(line: Line, indent: number): void {
    if (this.directivesDone) return;
    const match = directivePattern.exec(line.content.slice(indent));
    const name = match?.[1]?.toLowerCase() ?? '';
    if (match === null || !['syntax', 'escape', 'check'].includes(name)) {
      this.directivesDone = true;
      return;
    }
    const value = match[2]!;
    const place = { start: line.start + indent, end: line.start + line.content.trimEnd().length };
    if (this.directives.some((directive) => directive.name === name))
      this.defects.push({
        rule: 'directive-valid',
        ...place,
        message: `The directive ${name} is given a second time.`,
      });
    this.directives.push({ name, value, ...place });
    const mistake = name === 'check' ? checkMistake(value) : undefined;
    if (mistake !== undefined) this.defects.push({ rule: 'directive-valid', ...place, message: mistake });
    if (name !== 'escape') return;
    if (value === '\\' || value === '`') this.escape = value;
    else
      this.defects.push({
        rule: 'directive-valid',
        ...place,
        message: `The escape character is ${JSON.stringify(value)}, and only \\ and \` can be one.`,
      });
  }

  private readHeredocs(head: JoinedText): void {
    const match = /^(?:onbuild\s+)?(?:run|copy|add)\s+((?:--\S+\s+)*)/i.exec(head.text);
    if (match === null || isExecForm(head.text.slice(match[0].length))) return;
    const found: Heredoc[] = [];
    for (const word of heredocWords(head.text)) {
      const start = this.at;
      const end = this.skipBody(word.name, word.chomp);
      const place = head.span(word.start, word.end);
      if (end === undefined)
        this.defects.push({
          rule: 'heredoc-terminated',
          ...place,
          message: `No line ends the heredoc: it would have to be ${JSON.stringify(word.name)}.`,
        });
      const stop = end ?? this.at;
      found.push({
        name: word.name,
        text: this.text.slice(start, stop),
        expand: word.expand,
        chomp: word.chomp,
        head: place,
        start,
        end: stop,
      });
    }
    if (found.length > 0) this.heredocs.set(head.at(0), found);
  }

  /** Blanks the lines of a body and its last line. @returns where the body ends, undefined when the file ends first */
  private skipBody(name: string, chomp: boolean): number | undefined {
    while (this.at < this.text.length) {
      const line = this.nextLine();
      this.blank(line);
      if ((chomp ? line.content.replace(/^\t+/, '') : line.content) === name) return line.start;
    }
    return undefined;
  }

  private blank(line: Line): void {
    this.quiet.push(' '.repeat(line.content.length), this.lineBreak(line));
  }

  /** Only a line feed breaks a line; carriage returns before it are white space. */
  private lineBreak(line: Line): string {
    const written = this.text.slice(line.end, line.next);
    return written === '\n' ? written : written.replaceAll('\r', ' ');
  }

  private nextLine(): Line {
    const start = this.at;
    const feed = this.text.indexOf('\n', start);
    const next = feed < 0 ? this.text.length : feed + 1;
    let end = feed < 0 ? next : feed;
    while (end > start && this.text[end - 1] === '\r') end--;
    this.at = next;
    return { start, end, next, content: this.text.slice(start, end) };
  }
}

/**
 * The first line of an instruction with two words that mean nothing in place of its keyword and arguments. dockerfile-ast
 * would take each argument of RUN, COPY and ADD apart to look for heredocs, which is most of its time, and finds others
 * than BuildKit.
 */
function quieten(text: string): string {
  const keyword = /^[^\t\v\f\r ]*/.exec(text)![0].length;
  const rest = text.length - keyword;
  return 'X'.repeat(keyword) + (rest === 0 ? '' : ` ${'_'.repeat(rest - 1)}`);
}

/** What is wrong with the value of `# check=`. Source: BuildKit, frontend/dockerfile/linter/linter.go (ParseLintOptions). */
function checkMistake(value: string): string | undefined {
  for (const part of value.split(';')) {
    const [name = '', given] = part.split('=', 2).map((text) => text.trim());
    if (given === undefined || !['skip', 'error', 'experimental'].includes(name))
      return `${JSON.stringify(part.trim())} is no option of check; it takes skip=RULE,… and error=true.`;
    if (name === 'error' && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(given))
      return `The option error of check is true or false, not ${JSON.stringify(given)}.`;
  }
  return undefined;
}
