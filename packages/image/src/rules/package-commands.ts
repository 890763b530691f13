import type { ShellWord } from '../dockerfile/shell-words.ts';

export type Manager = 'apt' | 'apk' | 'yum' | 'dnf' | 'zypper' | 'pacman' | 'pip' | 'npm' | 'gem' | 'go' | 'cargo';

/** A command that installs packages by name. */
export interface Install {
  readonly manager: Manager;
  /** What it is called by: `apt-get install`. */
  readonly name: string;
  readonly packages: readonly ShellWord[];
  /** All words behind the program. */
  readonly args: readonly ShellWord[];
  readonly verb: ShellWord;
}

interface Form {
  readonly manager: Manager;
  readonly programs: readonly string[];
  readonly verbs: RegExp;
  /** Options that take the next word. */
  readonly valued: RegExp;
}

const forms: readonly Form[] = [
  {
    manager: 'apt',
    programs: ['apt-get', 'apt', 'aptitude'],
    verbs: /^install$/,
    valued: /^(?:-t|-o|-c|-a|--target-release|--default-release|--option|--config-file)$/,
  },
  {
    manager: 'apk',
    programs: ['apk'],
    verbs: /^add$/,
    valued: /^(?:-t|--virtual|-X|--repository|-p|--root|--repositories-file|--keys-dir|--cache-dir|--arch)$/,
  },
  {
    manager: 'dnf',
    programs: ['dnf', 'dnf5', 'microdnf', 'tdnf'],
    verbs: /^(?:install|localinstall|reinstall)$/,
    valued: /^(?:-c|-x|--enablerepo|--disablerepo|--repo|--exclude|--setopt|--installroot|--releasever)$/,
  },
  {
    manager: 'yum',
    programs: ['yum'],
    verbs: /^(?:install|localinstall|reinstall)$/,
    valued: /^(?:-c|-x|--enablerepo|--disablerepo|--repo|--exclude|--setopt|--installroot|--releasever)$/,
  },
  { manager: 'zypper', programs: ['zypper'], verbs: /^(?:install|in)$/, valued: /^(?:-r|--repo|--from|-t|--type)$/ },
  { manager: 'pacman', programs: ['pacman'], verbs: /^-S[a-z]*$/, valued: /^(?:--config|--root|-r)$/ },
  {
    manager: 'pip',
    programs: ['pip'],
    verbs: /^install$/,
    valued:
      /^(?:-r|-c|-e|-i|-f|-t|--requirement|--constraint|--editable|--index-url|--extra-index-url|--find-links|--target|--prefix|--root|--trusted-host|--cache-dir|--platform|--python-version|--only-binary|--no-binary|--timeout|--retries|--upgrade-strategy|--python|-p)$/,
  },
  {
    manager: 'npm',
    programs: ['npm', 'pnpm', 'yarn'],
    verbs: /^(?:install|i|add|global)$/,
    valued: /^(?:--registry|--prefix|--loglevel|--cache|-C|--dir|--filter|--network-timeout)$/,
  },
  {
    manager: 'gem',
    programs: ['gem'],
    verbs: /^install$/,
    valued: /^(?:-v|--version|-i|--install-dir|-n|--bindir|-s|--source|-P|--trust-policy)$/,
  },
  { manager: 'go', programs: ['go'], verbs: /^(?:install|get)$/, valued: /^(?:-ldflags|-gcflags|-tags|-mod|-o|-p)$/ },
  {
    manager: 'cargo',
    programs: ['cargo'],
    verbs: /^install$/,
    valued:
      /^(?:--version|--git|--branch|--tag|--rev|--path|--root|--features|-F|-j|--target|--profile|--index|--registry|--bin)$/,
  },
];

const byProgram = new Map(forms.flatMap((form) => form.programs.map((program) => [program, form] as const)));

function formOf(program: string): Form | undefined {
  return byProgram.get(program) ?? (/^pip[\d.]+$/.test(program) ? byProgram.get('pip') : undefined);
}

/** The package manager that a program is; undefined for any other. */
export function managerOf(program: string): Manager | undefined {
  return formOf(program)?.manager;
}

/** What a call installs; undefined when it installs nothing by name. */
export function installOf(program: string, args: readonly ShellWord[]): Install | undefined {
  const form = formOf(program);
  if (form !== undefined) return readInstall(form, program, args);
  if (program === 'uv' && args[0]?.text === 'pip') return installOf('pip', args.slice(1));
  const isModule = program.startsWith('python') && args[0]?.text === '-m' && args[1]?.text === 'pip';
  return isModule ? installOf('pip', args.slice(2)) : undefined;
}

function readInstall(form: Form, program: string, args: readonly ShellWord[]): Install | undefined {
  const words = operands(args, form.valued);
  const verb = form.manager === 'pacman' ? args.find(({ text }) => form.verbs.test(text)) : words[0];
  if (verb === undefined || !form.verbs.test(verb.text)) return undefined;
  const packages = form.manager === 'pacman' ? words : words.slice(1);
  return { manager: form.manager, name: `${program} ${verb.text}`, packages, args, verb };
}

/** Words that are no options and no values of options. */
function operands(args: readonly ShellWord[], valued: RegExp): ShellWord[] {
  const found: ShellWord[] = [];
  for (let i = 0; i < args.length; i++) {
    const { text } = args[i]!;
    if (valued.test(text)) i++;
    else if (!text.startsWith('-')) found.push(args[i]!);
  }
  return found;
}

/** Package names of compilers and build tools, as distributions call them. */
const buildTools =
  /^(?:build-essential|build-base|gcc(?:-\d+)?|g\+\+(?:-\d+)?|clang(?:-?\d+)?|make|cmake|automake|autoconf|cargo|rustc?|golang(?:-go|-\d.*)?|go|musl-dev|libc6?-dev|linux-headers|openjdk-?\d+(?:-jdk(?:-headless)?)?|default-jdk(?:-headless)?|java-[\d.]+-openjdk-devel|maven|gradle|python3?-dev(?:el)?|gcc-c\+\+|base-devel|.+-devel?)$/;

/** Whether a package is for building alone. */
export function isBuildTool(name: string): boolean {
  return buildTools.test(name.replace(/[=<>~:@].*$/, ''));
}
