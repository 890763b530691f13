/** Forms that credentials of well-known issuers have. Source: the issuers' documentation of their prefixes. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, 'a private key'],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{22,}/, 'a GitHub token'],
  [/\bglpat-[A-Za-z0-9_-]{20,}/, 'a GitLab token'],
  [/\bnpm_[A-Za-z0-9]{36,}\b/, 'an npm token'],
  [/\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{20,}/, 'a PyPI token'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
  [/\bAIza[0-9A-Za-z_-]{35}\b/, 'a Google API key'],
  [/\bsk_live_[0-9a-zA-Z]{16,}/, 'a Stripe key'],
  [/\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/, 'a JSON web token'],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/$<{"']*:[^\s:@/$<{}*"']{3,}@[A-Za-z0-9[]/, 'a URL with a password'],
];

/** A cheap sieve before the forms: most texts hold none of these. */
const hints =
  /PRIVATE KEY|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|npm_|pypi-|xox[abprs]-|AIza|sk_live_|eyJ|:\/\/[^/\s]*@/;

/** What kind of credential a text holds, told by its form, and where; undefined when none is known. */
export function credentialIn(text: string): { what: string; index: number; length: number } | undefined {
  if (text.length < 12 || !hints.test(text)) return undefined;
  for (const [form, what] of forms) {
    const match = form.exec(text);
    if (match !== null) return { what, index: match.index, length: match[0].length };
  }
  return undefined;
}

const names =
  /(?:^|_)(?:pass(?:wd|word|phrase)?|pwd|pword|secrets?|tokens?|api_?key|access_?key|private_?key|signing_?key|encryption_?key|master_?key|ssh_?key|deploy_?key|license_?key|credentials?)(?:$|_)/i;
/** Words that make such a name speak of something about the credential, or of something public. */
const about =
  /(?:^|_)(?:public|files?|path|dir|name|url|uri|host|ids?|users?|username|type|policy|length|len|ttl|expir\w*|timeout|seconds|minutes|enabled?|disabled?|required?|header|field|version|algorithm|algo|issuer|audience|ref|mount|prefix|suffix|provider|backend|store|class|rotation|endpoint|max|min|count|limit|method|mode|socket|sock|server|port|realm|scope|domain|methods|check|plugin|login|service|module|hash|sha\d*|fingerprint|gpg|keyring|package|pkg|repo|region|bucket)(?:$|_)/i;

/** Whether a variable is called like a credential. `GPG_KEY`, `PASSWORD_FILE` and `PUBLIC_KEY` are not. */
export function namesCredential(name: string): boolean {
  if (!/pass|pwd|pword|secret|token|key|cred/i.test(name)) return false;
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll('-', '_');
  return names.test(words) && !about.test(words);
}

/** Whether a value of such a variable is one: not empty, no placeholder, no path, no switch, no reference to another variable. */
export function isCredentialValue(value: string): boolean {
  const text = value.trim();
  if (text.length < 3 || text.length > 500) return false;
  if (/[$<{`]/.test(text)) return false;
  if (
    /^(?:true|false|null|none|nil|yes|no|on|off|unset|undefined|dummy|fake|test|empty|not-?needed|change-?me.*|changeit|place-?holder|todo|tbd|example|replace[-_ ]?(?:me|this|with.*)?|x+|\*+|\.\.\.|your[-_].*)$/i.test(
      text,
    )
  )
    return false;
  return !/^[/.~]|^\d{1,6}$|\s\S+\s|^https?:\/\/[^@]*$|^(?:ENC\[|vault:|ref\+|op:\/\/)/.test(text);
}

/** Files that hold credentials by convention: pattern of the base name or path → what they hold, and how sure that is. */
const secretFiles: readonly (readonly [RegExp, string, 'error' | 'warning'])[] = [
  [/(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/, 'a private SSH key', 'error'],
  [/(?:^|\/)\.ssh(?:\/|$)/, 'SSH keys', 'error'],
  [/(?:^|\/)\.aws(?:\/credentials|\/?$)/, 'AWS credentials', 'error'],
  [/(?:^|\/)\.(?:netrc|git-credentials|pgpass)$/, 'passwords', 'error'],
  [/(?:^|\/)\.docker\/config\.json$/, 'the login of a registry', 'error'],
  [/(?:^|\/)\.kube(?:\/config|\/?$)/, 'the login of a cluster', 'error'],
  [/(?:^|\/)(?:private|server|tls|client)[\w.-]*\.key$|\.(?:p12|pfx|jks|keystore)$/, 'a private key', 'error'],
  [/(?:^|\/)[\w.-]*(?:private|privkey|key)[\w.-]*\.pem$/, 'a private key', 'error'],
  [
    /(?:^|\/)(?:service[-_]account[\w-]*|gcp[-_]key[\w-]*|credentials)\.json$/,
    'credentials of a service account',
    'error',
  ],
  [
    /(?:^|\/)\.env(?:\.(?!example$|sample$|template$|dist$|defaults?$)[\w-]+)?$/,
    'settings that are secret as a rule',
    'warning',
  ],
  [/(?:^|\/)\.(?:npmrc|yarnrc\.yml|pypirc)$/, 'a token of a package registry as a rule', 'warning'],
];

export function secretFile(path: string): { what: string; severity: 'error' | 'warning' } | undefined {
  const found = secretFiles.find(([pattern]) => pattern.test(path));
  return found === undefined ? undefined : { what: found[1], severity: found[2] };
}
