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
const closes = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?:[ \t]*:)?[ \t]+(?:[\w.-]+\/[\w.-]+)?#(\d+)/gi;
const fixesIssue = /\bfix(?:e[sd])?(?:[ \t]*:)?[ \t]+(?:[\w.-]+\/[\w.-]+)?#\d+/i;
const mergeSubject = /^Merge (?:pull request #(\d+)|branch|remote-tracking|tag|commit|PR\b)/;

const fixWords = /\b(?:fix(?:e[sd]|ing|up)?|bugs?|bug-?fix(?:es)?|hot-?fix|defects?|regressions?)\b/i;
/** What goes wrong in programs: a title that names it, and does not begin with what is new, mends it. */
const troubleWords =
  /\b(?:crash(?:es|ed|ing)?|deadlocks?|data races?|race conditions?|leak(?:s|ed|ing)?|segfaults?|panics?|overflows?|underflow|use[- ]after[- ]free|null pointer|nil pointer|npe|infinite loop|broken|incorrect(?:ly)?|wrong(?:ly)?|correctly|corrupt(?:ion|ed)?|off[- ]by[- ]one)\b/i;
/** A title of something new or moved, perhaps behind the name of an area. */
const additive =
  /^(?:[\w./\s-]{1,24}(?:\([^)]*\))?!?:\s*)?(?:feat\w*|add\w*|implement\w*|support\w*|introduc\w*|new|rules?|allow\w*|enhance\w*|improv\w*|breaking|document\w*|docs?|refactor\w*|renam\w*|remov\w*|updat\w*|bump\w*|upgrad\w*|mov\w*|expos\w*|stabili[sz]\w*|deprecat\w*|switch\w*|extract\w*|enabl\w*|test\w*|release\w*)\b/i;
/** Words of a fix that cannot break a user, wherever they stand. */
const harmlessWords =
  /\b(?:typos?|misspell\w*|spelling|grammar|lint(?:er|ing|s)?|eslint|flake8|clippy|golint|pylint|checkstyle|flaky)\b/i;
/** The same for words that may also be what a program is about, where they end the title. */
const harmlessEnd =
  /\b(?:fix(?:e[sd]|ing|up)?|correct(?:s|ed)?|broken)\b[\s:]+(?:(?:a|an|the|some|more|few|minor|small|various|several|all|another|many|up|of|in|for|broken|failing|dead)\s+)*(?:formatting|indentation|white\s?spaces?|docs?|documentation|docstrings?|comments?|code style|coding style|readme|changelog|links?|urls?|badges?|tests?|specs?|ci|travis|workflows?|merge conflicts?|copyright|licen[sc]e)(?:\s+(?:in|of|for)\s+(?:the\s+)?(?:docs?|documentation|readme|comments?|tests?|changelog))?[.!\s]*(?:\(#\d+\))?$/i;
const harmlessType =
  /^(?:docs?|tests?|ci|chore|style|build|refactor|perf|feat|deps?|release|examples?|website|lint|i18n)(?:\([^)]*\))?!?:/i;
const harmlessScope = /^fix\((?:docs?|tests?|ci|lint|deps?|readme|typos?|examples?|website|changelog|build|dev)\)/i;
const testArea = /^(?:\[?(?:tests?|docs?|doc|ci|website|examples?|changelog|readme|e2e)\]?)\s*[:/]/i;

/** Anybody may write a message of any length: what stands far behind says nothing of fixes. */
const longestMessage = 50_000;
const longestTitle = 500;

/** Reads a message: its subject and what follows. */
export function messageFacts(whole: string): MessageFacts {
  const message = whole.slice(0, longestMessage);
  const end = message.indexOf('\n');
  const subject = (end < 0 ? message : message.slice(0, end)).trim().slice(0, longestTitle);
  const body = end < 0 ? '' : message.slice(end + 1);
  const merge = mergeSubject.exec(subject);
  const title = merge === null ? subject : (firstLine(body) ?? subject).slice(0, longestTitle);
  const request = merge?.[1] ?? /\(#(\d+)\)$/.exec(subject)?.[1];
  return {
    subject: owned(subject),
    title: owned(title),
    fixes: [...body.matchAll(trailer)].map(([, hash = '']) => hash.toLowerCase()),
    reverts: [...body.matchAll(reverts)].map(([, hash = '']) => hash.toLowerCase()),
    revertedSubject: revertSubject.exec(title)?.[1],
    revertedRequest: numberOf(revertsRequest.exec(body)?.[1]),
    closes: [...message.matchAll(closes)].map(([, digits]) => Number(digits)),
    request: numberOf(request),
    speaksOfFix: speaksOfFix(title) || (fixesIssue.test(message) && !additive.test(title) && !isHarmless(title)),
  };
}

/** A copy: a part of a text would keep the whole message in memory, for every commit. */
function owned(part: string): string {
  return Buffer.from(part, 'utf8').toString('utf8');
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
  return (
    harmlessType.test(title) ||
    harmlessScope.test(title) ||
    testArea.test(title) ||
    harmlessWords.test(title) ||
    harmlessEnd.test(title)
  );
}

/** Whether a title speaks of mending what was wrong for users, by its words. */
export function speaksOfFix(title: string): boolean {
  return (fixWords.test(title) || (troubleWords.test(title) && !additive.test(title))) && !isHarmless(title);
}
