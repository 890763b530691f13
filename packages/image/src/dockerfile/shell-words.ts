import { closing, lineEnd, plainRun } from './shell-text.ts';
import type { JoinedText, Span } from './span.ts';

/** A word of a shell command. */
export interface ShellWord extends Span {
  /** Without quotes and escapes, variables and substitutions as written. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** Whether the shell replaces something in it: a variable, a command, an arithmetic expression. */
  readonly isDynamic: boolean;
}

/** How a command is joined to what stands before it. */
export type Joint = 'start' | '&&' | '||' | ';' | '&' | '|' | '\n';

/** One simple command: its words without assignments, redirections and the keywords of the shell. */
export interface ShellCommand extends Span {
  readonly words: readonly ShellWord[];
  /** `NAME=value` before the first word. */
  readonly assignments: readonly ShellWord[];
  readonly redirects: readonly { readonly operator: string; readonly target: string }[];
  readonly joint: Joint;
  /** How many subshells, groups or substitutions it stands in. */
  readonly depth: number;
  /** Whether its output becomes part of another command's words: `$(…)`. */
  readonly isSubstitution: boolean;
  /** Whether it stands in a loop or condition, as its test or within, or behind `!`: its failure is looked at, or not meant to end the script. */
  readonly isConditional: boolean;
}

/**
 * Takes a shell script apart into its simple commands, in order. It understands quotes, escapes, comments, `&&`, `||`, `;`,
 * pipes, groups, subshells, substitutions, redirections and the keywords of POSIX shells; it never fails, and what it does
 * not understand is a word.
 */
export function shellCommands(script: JoinedText): ShellCommand[] {
  const commands: ShellCommand[] = [];
  new ShellReader(script, commands).read(0, script.text.length, 0, false);
  return commands.sort((a, b) => a.start - b.start);
}

const keywords = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'while',
  'until',
  'do',
  'done',
  'esac',
  '{',
  '}',
  '!',
  'time',
]);
const operatorStart = new Set([...';&|()<>0123456789']);
const redirection = /\d*(<<<|<<-?|<>|>>|>\||>&|<&|&>>?|<|>)/y;
const joints = ['&&', '||', ';;', '|&', ';', '|', '&'] as const;
const opening = new Set(['if', 'while', 'until']);
const wordOpening = new Set(['case', 'for', 'select']);
const closingWords = new Set(['fi', 'done', 'esac']);
/** Nested deeper than this, a substitution is taken as a word. */
const maxDepth = 20;

/** The command that is being read. */
interface Draft {
  words: ShellWord[];
  assignments: ShellWord[];
  redirects: { operator: string; target: string }[];
  joint: Joint;
  isNegated: boolean;
}

class ShellReader {
  private readonly script: JoinedText;
  private readonly text: string;
  private readonly commands: ShellCommand[];
  private at = 0;
  private draft: Draft = emptyDraft('start');
  private depth = 0;
  private isSubstitution = false;
  private conditions = 0;
  private pendingRedirect: string | undefined;
  /** Names of heredocs whose bodies begin at the next line. */
  private heredocs: { name: string; chomp: boolean }[] = [];
  /** Patterns of `case … in` are words that `)` ends. */
  private cases = 0;
  private isPattern = false;

  constructor(script: JoinedText, commands: ShellCommand[]) {
    this.script = script;
    this.text = script.text;
    this.commands = commands;
  }

  read(start: number, end: number, depth: number, isSubstitution: boolean): void {
    this.at = start;
    this.depth = depth;
    this.isSubstitution = isSubstitution;
    while (this.at < end) this.readToken(end);
    this.finish('\n');
  }

  private readToken(end: number): void {
    const c = this.text[this.at]!;
    if (c === '\n') {
      this.at++;
      this.finish('\n');
      this.skipHeredocs(end);
    } else if (/\s/.test(c)) this.at++;
    else if (c === '\\' && this.text[this.at + 1] === '\n') this.at += 2;
    else if (c === '#') this.at = lineEnd(this.text, this.at, end);
    else if (!this.readOperator()) this.readWord(end);
  }

  private readOperator(): boolean {
    const first = this.text[this.at]!;
    if (!operatorStart.has(first)) return false;
    redirection.lastIndex = this.at;
    const redirect = redirection.exec(this.text);
    if (redirect !== null) {
      this.pendingRedirect = redirect[1]!;
      this.at = redirection.lastIndex;
      return true;
    }
    const joint = joints.find((operator) => this.text.startsWith(operator, this.at));
    if (joint !== undefined) {
      this.at += joint.length;
      if (this.isPattern && joint === '|') return true;
      this.isPattern = joint === ';;' && this.cases > 0;
      this.finish(joint === ';;' ? ';' : joint === '|&' ? '|' : joint);
      return true;
    }
    if (first === '(' && !this.isPattern) {
      this.finish(this.draft.joint);
      this.depth++;
    } else if (first === ')') {
      if (this.isPattern) {
        this.draft = emptyDraft(';');
        this.isPattern = false;
      } else {
        this.finish(';');
        this.depth = Math.max(0, this.depth - 1);
      }
    } else if (first !== '(') return false;
    this.at++;
    return true;
  }

  private readWord(end: number): void {
    const start = this.at;
    const nested: Span[] = [];
    const { text, isDynamic } = this.scanWord(end, nested);
    const raw = this.text.slice(start, this.at);
    const word: ShellWord = { text, raw, isDynamic, ...this.script.span(start, this.at) };
    this.take(word);
    if (this.depth < maxDepth)
      for (const { start: from, end: to } of nested)
        new ShellReader(this.script, this.commands).read(from, to, this.depth + 1, true);
  }

  private take(word: ShellWord): void {
    const { draft } = this;
    if (this.pendingRedirect !== undefined) {
      draft.redirects.push({ operator: this.pendingRedirect, target: word.text });
      if (this.pendingRedirect === '<<' || this.pendingRedirect === '<<-')
        this.heredocs.push({ name: word.text, chomp: this.pendingRedirect === '<<-' });
      this.pendingRedirect = undefined;
    } else if (draft.words.length === 0 && keywords.has(word.raw)) this.takeKeyword(word.raw);
    else if (draft.words.length === 0 && /^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(word.raw)) draft.assignments.push(word);
    else {
      draft.words.push(word);
      if (draft.words.length === 1 && word.raw === 'case') this.cases++;
      if (draft.words.length === 1 && wordOpening.has(word.raw)) this.conditions++;
      if (draft.words[0]!.raw === 'case' && word.raw === 'in') {
        this.finish(';');
        this.isPattern = true;
      }
    }
  }

  private takeKeyword(keyword: string): void {
    if (keyword === 'esac') {
      this.cases = Math.max(0, this.cases - 1);
      this.isPattern = false;
    }
    if (opening.has(keyword)) this.conditions++;
    if (closingWords.has(keyword)) this.conditions = Math.max(0, this.conditions - 1);
    if (keyword === '!') this.draft.isNegated = true;
  }

  /** Moves over a word. `nested` gets the insides of its command substitutions. */
  private scanWord(end: number, nested: Span[]): { text: string; isDynamic: boolean } {
    let text = '';
    let isDynamic = false;
    let inDouble = false;
    while (this.at < end) {
      const plain = plainRun(this.text, this.at, end, inDouble);
      text += plain;
      this.at += plain.length;
      const c = this.text[this.at] ?? ' ';
      if (this.at >= end || (!inDouble && /[\s;&|()<>]/.test(c))) break;
      if (c === '\\') {
        const next = this.text[this.at + 1] ?? '';
        if (next !== '\n') text += inDouble && !/["$`\\]/.test(next) ? c + next : next;
        this.at += 2;
      } else if (c === '"') {
        inDouble = !inDouble;
        this.at++;
      } else if (c === "'" && !inDouble) {
        const close = this.text.indexOf("'", this.at + 1);
        const stop = close < 0 || close >= end ? end : close;
        text += this.text.slice(this.at + 1, stop);
        this.at = stop + 1;
      } else if (c === '$' || c === '`') {
        const stop = this.substitutionEnd(end, nested);
        isDynamic ||= stop > this.at + 1;
        text += this.text.slice(this.at, stop);
        this.at = stop;
      } else {
        text += c;
        this.at++;
      }
    }
    this.at = Math.min(this.at, end);
    return { text, isDynamic };
  }

  /** Where `$…` or a backquote at the present place ends; just behind the sign when it is only that. */
  private substitutionEnd(end: number, nested: Span[]): number {
    const { text, at } = this;
    if (text[at] === '`') {
      const close = text.indexOf('`', at + 1);
      if (close < 0 || close >= end) return end;
      nested.push({ start: at + 1, end: close });
      return close + 1;
    }
    if (text.startsWith('$((', at)) return closing(text, at + 1, end, '(', ')');
    if (text[at + 1] === '(') {
      const stop = closing(text, at + 1, end, '(', ')');
      nested.push({ start: at + 2, end: Math.max(at + 2, stop - 1) });
      return stop;
    }
    if (text[at + 1] === '{') return closing(text, at + 1, end, '{', '}');
    const name = /^\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-])/.exec(text.slice(at, at + 256))?.[0];
    return Math.min(end, at + (name?.length ?? 1));
  }

  private skipHeredocs(end: number): void {
    for (const { name, chomp } of this.heredocs) {
      while (this.at < end) {
        const stop = lineEnd(this.text, this.at, end);
        const line = this.text.slice(this.at, stop);
        this.at = Math.min(end, stop + 1);
        if ((chomp ? line.replace(/^\t+/, '') : line) === name) break;
      }
    }
    this.heredocs = [];
  }

  /** Ends the present command; `next` joins the following one to it. */
  private finish(next: Joint): void {
    const { words, assignments, redirects, joint } = this.draft;
    const all = [...assignments, ...words];
    if (all.length > 0)
      this.commands.push({
        words,
        assignments,
        redirects,
        joint,
        depth: this.depth,
        isSubstitution: this.isSubstitution,
        isConditional: this.conditions > 0 || this.draft.isNegated,
        start: all[0]!.start,
        end: all.at(-1)!.end,
      });
    this.draft = emptyDraft(all.length > 0 || next !== '\n' ? next : joint);
  }
}

function emptyDraft(joint: Joint): Draft {
  return { words: [], assignments: [], redirects: [], joint, isNegated: false };
}
