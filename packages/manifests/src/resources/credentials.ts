/** Forms that credentials of well-known issuers have. Source: the issuers' documentation of their prefixes. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, 'a private key'],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{22,}/, 'a GitHub token'],
  [/\bglpat-[A-Za-z0-9_-]{20,}/, 'a GitLab token'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
  [/\bAIza[0-9A-Za-z_-]{35}\b/, 'a Google API key'],
  [/\bsk_live_[0-9a-zA-Z]{16,}/, 'a Stripe key'],
  [/\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/, 'a JSON web token'],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/$<{]*:[^\s:@/$<{}*]{3,}@[A-Za-z0-9[]/, 'a URL with a password'],
];

/** A cheap sieve before the forms: most texts hold none of these. */
const hints = /PRIVATE KEY|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AIza|sk_live_|eyJ|:\/\/[^/\s]*@/;

/** What kind of credential a text holds, told by its form; undefined when none is known. */
export function credentialIn(text: string): string | undefined {
  if (text.length < 12 || !hints.test(text)) return undefined;
  return forms.find(([form]) => form.test(text))?.[1];
}

const names =
  /(?:^|[^a-z])(?:pass(?:wd|word|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)(?:$|[^a-z])/i;
/** A cheap sieve before the names. */
const nameHint = /pass|pwd|secret|token|key|cred/i;
/** Words that make such a name speak of something about the credential. */
const about =
  /[^a-z](?:file|path|dir|name|url|uri|host|id|user|type|policy|length|len|ttl|expir\w*|timeout|seconds|minutes|enabled?|disabled?|required|header|field|version|algorithm|issuer|audience|ref|key_name|mount|prefix|provider|backend|store|class|rotation|endpoint|max|min|count|limit)s?$/i;

/** Whether a name says that its value is a credential, and the value may be one. */
export function namesCredential(name: string, value: string): boolean {
  if (!nameHint.test(name)) return false;
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2');
  if (!names.test(words) || about.test(words)) return false;
  const text = value.trim();
  if (
    text.length < 3 ||
    text.length > 500 ||
    /[$<{`]|^(?:true|false|null|none|yes|no|on|off|change-?me|changeit|place-?holder|todo|tbd|example|replace[-_ ]?(?:me|this|with.*)?|x+|\*+|\.\.\.)$/i.test(
      text,
    )
  )
    return false;
  return !/^[/.]|^\d{1,6}$|\s\S+\s|^https?:\/\/|^(?:ENC\[|vault:|ref\+|op:\/\/)/.test(text);
}

/** A credential in a longer text: the name that it has there, and where its value stands. */
export interface WrittenCredential {
  readonly name: string;
  readonly value: string;
  /** Offset of the value in the text. */
  readonly at: number;
}

const setting = /^[ \t]*["']?([A-Za-z][\w.-]*)["']?[ \t]*[:=][ \t]*(["']?)([^\s"'#,]+)\2[ \t]*,?\r?$/gm;
/** In files only names that can be nothing else. */
const strictName =
  /(?:^|[._-])(?:pass(?:wd|word|phrase)|pwd|(?:secret|api|access)[._-]?key|(?:auth|access|api|bearer)[._-]?token|client[._-]?secret)$/i;

/** The first setting of a file (`db.password = …`, `password: …`) that is a credential. */
export function credentialSetting(text: string): WrittenCredential | undefined {
  if (!nameHint.test(text)) return undefined;
  for (const match of text.matchAll(setting)) {
    const [whole, name = '', , value = ''] = match;
    if (!strictName.test(name.replace(/([a-z])([A-Z])/g, '$1_$2')) || !namesCredential(name, value)) continue;
    return { name, value, at: match.index + whole.lastIndexOf(value) };
  }
  return undefined;
}

const flag = /(?:^|\s)-{0,2}([A-Za-z][\w.-]*)=("[^"]*"|'[^']*'|\S+)/g;

/** The first `--password=…` of an argument or of a script that is a credential. */
export function credentialFlag(text: string): WrittenCredential | undefined {
  if (!nameHint.test(text)) return undefined;
  for (const match of text.matchAll(flag)) {
    const [whole, name = '', quoted = ''] = match;
    const value = quoted.replace(/^["']|["']$/g, '');
    if (isFlagWithCredential(name, value)) return { name, value, at: match.index + whole.lastIndexOf(value) };
  }
  return undefined;
}

/** Whether a flag gets a credential; `--secret=web-tls` names an object. */
export function isFlagWithCredential(name: string, value: string): boolean {
  if (/secrets?$/i.test(name) && /^[a-z0-9./-]+$/.test(value)) return false;
  return namesCredential(name.replace(/^-+/, ''), value);
}
