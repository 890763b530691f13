import { credentialIn, isCredentialValue, namesCredential } from '../rules/credentials.ts';
import type { LayerEntry } from './layer-contents.ts';

/** What is read of a file: all that hold credentials are small, and a key in a bundle stands near its beginning. */
export const credentialHeadBytes = 64 * 1024;

/** A file that holds credentials when its name and its content both say so. */
interface Form {
  readonly path: RegExp;
  readonly what: string;
  holds(text: string): boolean;
}

const has = (pattern: RegExp) => (text: string) => pattern.test(text);

/** A header alone is what documents and programs have that speak of keys: a body must follow. */
const privateKey = has(
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----\s+(?:[\w-]+: [^\n]*\s+)*[A-Za-z0-9+/=]{40,}|^PuTTY-User-Key-File-/m,
);
/** A value that stands there itself, instead of a reference to a variable. */
const set = String.raw`["']?(?![$<{"'\s])[^\s"']{4,}`;

/** Source: the documentation of each of the programs that read these files. */
const forms: readonly Form[] = [
  { path: /(?:^|\/)ssh_host_\w+_key$/, what: 'the private key of an SSH server', holds: privateKey },
  {
    path: /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|\.ssh\/[^/]+|[^/]*_(?:rsa|ed25519)|[^/]+\.(?:pem|key|ppk|p8))$/,
    what: 'a private key',
    holds: privateKey,
  },
  {
    path: /(?:^|\/)\.aws\/credentials$/,
    what: 'AWS credentials',
    holds: has(new RegExp(`^\\s*aws_secret_access_key\\s*=\\s*${set}`, 'm')),
  },
  {
    path: /(?:^|\/)\.?npmrc$/,
    what: 'the login of an npm registry',
    holds: has(new RegExp(`(?:^|:)(?:_authToken|_auth|_password)\\s*=\\s*${set}`, 'm')),
  },
  {
    path: /(?:^|\/)\.yarnrc\.yml$/,
    what: 'the login of an npm registry',
    holds: has(new RegExp(`^\\s*npmAuth(?:Token|Ident):\\s*${set}`, 'm')),
  },
  {
    path: /(?:^|\/)\.pypirc$/,
    what: 'the login of a package index',
    holds: has(new RegExp(`^\\s*password\\s*[:=]\\s*${set}`, 'm')),
  },
  { path: /(?:^|\/)[._]netrc$/, what: 'passwords', holds: has(/\bpassword\s+\S{3,}/) },
  { path: /(?:^|\/)\.git-credentials$/, what: 'passwords', holds: has(/^https?:\/\/[^\s:@/]*:[^\s@/]+@/m) },
  { path: /(?:^|\/)\.pgpass$/, what: 'passwords', holds: has(/^[^#\s:]+:[^:]*:[^:]*:[^:]*:\S+/m) },
  {
    path: /(?:^|\/)(?:\.docker\/config\.json|\.dockercfg|\.dockerconfigjson)$/,
    what: 'the login of a registry',
    holds: has(/"(?:auth|identitytoken|password)"\s*:\s*"[^"]{4,}"/),
  },
  {
    path: /(?:^|\/)\.kube\/config$/,
    what: 'the login of a cluster',
    holds: has(new RegExp(`^\\s*(?:client-key-data|token|password):\\s*${set}`, 'm')),
  },
  {
    path: /(?:^|\/)(?:\.gem\/credentials|\.cargo\/credentials(?:\.toml)?|\.config\/gh\/hosts\.yml|\.terraformrc)$/,
    what: 'a token',
    holds: has(new RegExp(`(?:token|_api_key)\\s*[:=]\\s*${set}`)),
  },
  { path: /(?:^|\/)\.m2\/settings\.xml$/, what: 'a password', holds: has(/<password>(?!\$|\s*<)[^<]{3,}<\/password>/) },
  {
    path: /(?:^|\/)[\w.-]*(?:credentials?|service[-_]?account|key)[\w.-]*\.json$/,
    what: 'the key of a service account',
    holds: has(/"private_key"\s*:\s*"-----BEGIN|"refresh_token"\s*:\s*"[^"]{10,}"/),
  },
  {
    path: /(?:^|\/)\.env(?:\.(?!example$|sample$|template$|dist$|defaults?$|test$)[\w-]+)?$/,
    what: 'passwords or tokens in variables',
    holds: (text) => text.split('\n').some(isSecretSetting),
  },
];

/** Where packages ship the keys that they test themselves with, and examples. */
const others =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|gems|vendor|testdata|tests?|__tests__|specs?|fixtures?|examples?|samples?|docs?|demos?|mocks?|third_party)\/|^usr\/(?:share|src|include|lib(?:32|64|exec)?|local\/(?:go|rustup|cargo|share))\/|(?:^|\/)(?:pkg\/mod|\.cargo\/registry|\.m2\/repository|rustlib)\/|(?:^|\/)ssl-cert-snakeoil\.key$/;

/** Most files pass none of it, which costs a tenth of asking every form. */
const sieve =
  /(?:\.(?:pem|key|ppk|p8|json|xml|yml|toml)|_(?:rsa|dsa|ecdsa|ed25519|sk|key)|npmrc|pypirc|netrc|pgpass|credentials|cfg|config|configjson|terraformrc)$|\.(?:ssh|env)/;

/** What a file would hold, told by its name; undefined for any other file. */
export function credentialForm({ path, bytes }: Pick<LayerEntry, 'path' | 'bytes'>): Form | undefined {
  if (bytes > 1024 * 1024 || !sieve.test(path)) return undefined;
  const form = forms.find((one) => one.path.test(path));
  return form === undefined || others.test(path) || /\.pub$/.test(path) ? undefined : form;
}

/** A line of a file of variables that sets a credential. */
function isSecretSetting(line: string): boolean {
  const [, name = '', value = ''] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
  if (name === '') return false;
  const bare = value.replace(/^(["'])(.*)\1$/, '$2');
  return credentialIn(bare) !== undefined || (namesCredential(name) && isCredentialValue(bare));
}
