/** What the message of one commit says of fixes. */
export interface MessageFacts {
  readonly subject: string;
  /** Title of the pull request of a merge, else the subject. */
  readonly title: string;
  /** Whole or shortened hashes that `Fixes:` trailers name. */
  readonly fixes: readonly string[];
  /** Hashes behind `This reverts commit`. */
  readonly reverts: readonly string[];
  /** Subject between the quotes of `Revert "…"`. */
  readonly revertedSubject: string | undefined;
  /** Number of the pull request that `Reverts #n` names. */
  readonly revertedRequest: number | undefined;
  /** Issues that it closes, by number. */
  readonly closes: readonly number[];
  /** Number of the pull request that it landed, where the message has one. */
  readonly request: number | undefined;
  /** Whether the words of the title speak of a fix. */
  readonly speaksOfFix: boolean;
}

const trailer = /^[ \t]*fixes:?[ \t]+(?:commit[ \t]+)?([0-9a-f]{7,64})\b/gim;
const reverts = /^[ \t]*this reverts commits?[ \t]+([0-9a-f]{7,64})\b/gim;
const revertsRequest = /^[ \t]*reverts[ \t]+(?:[\w.-]+\/[\w.-]+)?#(\d+)/im;
const revertSubject = /^revert(?:ed|s)?:?\s+["“](.+)["”]/i;
const closes = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)[ \t]*:?[ \t]+(?:[\w.-]+\/[\w.-]+)?#(\d+)/gi;
const fixesIssue = /\b(?:fix(?:e[sd])?)[ \t]*:?[ \t]+(?:[\w.-]+\/[\w.-]+)?#\d+/i;
const mergeSubject = /^Merge (?:pull request #(\d+)|branch|remote-tracking|tag|commit|PR\b)/;

const fixWords =
  /\b(fix(?:e[sd]|ing|up)?|bugs?|bug-?fix(?:es)?|hot-?fix|defects?|regressions?|crash(?:es|ed|ing)?|deadlocks?|data races?|race conditions?|(?:memory |fd |resource )?leaks?|leaked|segfaults?|panics?|overflows?|underflow|use[- ]after[- ]free|null pointer|nil pointer|npe|infinite loop|broken|incorrect(?:ly)?|wrong(?:ly)?|correct(?:ly)? handl\w+|corrupt(?:ion|ed)?|off[- ]by[- ]one)\b/i;
/** A fix of something that cannot break a user. */
const harmless =
  /\b(?:fix(?:e[sd]|ing|up)?|correct(?:s|ed)?|bugs? in)\b[\s:]+(?:(?:a|an|the|some|more|few|minor|small|various|several|all|another|many|up|of|in|for|broken|failing|flaky|dead|wrong)\s+)*(?:`[^`]*`\s+)?(?:\w+\s+){0,2}?(?:typos?|spell\w*|grammar|lint\w*|eslint|flake8|clippy|golint|pylint|checkstyle|style|format\w*|indent\w*|white\s?spaces?|docs?|documentation|docstrings?|comments?|readme|changelog|links?|urls?|badges?|tests?|specs?|flak(?:y|e|es)|ci|travis|workflows?|builds?|merge conflicts?|warnings?|copyright|licen[sc]e|examples?|benchmarks?)\b/i;
const harmlessType =
  /^(?:docs?|tests?|ci|chore|style|build|refactor|perf|feat|deps?|release|examples?|website|lint|i18n)(?:\([^)]*\))?!?:/i;
const harmlessScope = /^fix\((?:docs?|tests?|ci|lint|deps?|readme|typos?|examples?|website|changelog|build|dev)\)/i;
const testArea = /^(?:\[?(?:tests?|docs?|doc|ci|website|examples?|changelog|readme|e2e)\]?)\s*[:/]/i;

/** Reads a message: its subject and what follows. */
export function messageFacts(message: string): MessageFacts {
  const end = message.indexOf('\n');
  const subject = (end < 0 ? message : message.slice(0, end)).trim();
  const body = end < 0 ? '' : message.slice(end + 1);
  const merge = mergeSubject.exec(subject);
  const title = merge === null ? subject : (firstLine(body) ?? subject);
  const request = merge?.[1] ?? /\(#(\d+)\)\s*$/.exec(subject)?.[1];
  return {
    subject,
    title,
    fixes: [...body.matchAll(trailer)].map(([, hash = '']) => hash.toLowerCase()),
    reverts: [...body.matchAll(reverts)].map(([, hash = '']) => hash.toLowerCase()),
    revertedSubject: revertSubject.exec(title)?.[1],
    revertedRequest: numberOf(revertsRequest.exec(body)?.[1]),
    closes: [...message.matchAll(closes)].map(([, digits]) => Number(digits)),
    request: numberOf(request),
    speaksOfFix: speaksOfFix(title) || (fixesIssue.test(message) && !isHarmless(title)),
  };
}

function firstLine(body: string): string | undefined {
  return body
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '');
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

function isHarmless(title: string): boolean {
  return harmlessType.test(title) || harmlessScope.test(title) || testArea.test(title) || harmless.test(title);
}

/** Whether a title speaks of mending what was wrong for users, by its words. */
export function speaksOfFix(title: string): boolean {
  return fixWords.test(title) && !isHarmless(title);
}
