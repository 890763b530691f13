/**
 * Why Slipway could not do its job, as opposed to a finding about what it was given. The closed set of codes is what
 * tests and callers look at; the text is for people.
 *
 * - `bad-input`: an input, flag or configuration file is wrong (exit 2)
 * - `not-found`: a file or object named by the user does not exist (exit 2)
 * - `forbidden`: a token or permission is missing (exit 2)
 * - `unavailable`: a remote service does not answer (exit 2)
 */
export type ProblemCode = 'bad-input' | 'not-found' | 'forbidden' | 'unavailable';

/** An error that its reader can act on: what happened and where in the message, what to do next in the hint. */
export class Problem extends Error {
  override readonly name: string = 'Problem';
  readonly code: ProblemCode;
  readonly hint: string | undefined;

  constructor(code: ProblemCode, message: string, more: { cause?: unknown; hint?: string } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.hint = more.hint;
  }
}
