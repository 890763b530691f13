import type { Dockerfile, Flag, Instruction } from '../../dockerfile/dockerfile.ts';
import { chainOf } from '../chain.ts';
import { copiedBy, isGit, isUrl } from '../files/copied.ts';
import { rule } from '../rule.ts';
import { isSwitchedOff, knownFlags } from './flag-known.ts';
import { withHeldBack } from './held-back.ts';
import { mountMistake } from './mount-mistake.ts';
import { platformMistake } from './platform-mistake.ts';

export const flagValue = rule({
  id: 'flag-value',
  area: 'syntax',
  severity: 'error',
  what: 'A flag has a value that its instruction takes, and is given once.',
  why: 'BuildKit refuses the file.',
  fix: 'See the reference for what the flag takes.',
  references: ['https://docs.docker.com/reference/dockerfile/'],
  check({ dockerfile, report }) {
    for (const { one, detail } of withHeldBack(dockerfile.instructions)) {
      if (one.flags.length === 0 || isSwitchedOff(one)) continue;
      const seen = new Set<string>();
      for (const flag of one.flags) {
        if (knownFlags[one.keyword]?.includes(flag.name) !== true) continue;
        const isAgain = seen.has(flag.name) && !repeatable.has(flag.name);
        const mistake = isAgain ? `--${flag.name} is given a second time` : mistakeIn(one, flag, dockerfile);
        if (mistake !== undefined) report(flag, `${mistake}.`, detail);
        seen.add(flag.name);
      }
    }
  },
});

const repeatable = new Set(['mount', 'exclude', 'device']);
const switches = new Set(['link', 'parents', 'keep-git-dir', 'unpack']);
/** Octal, or as chmod(1) writes it. */
const mode = /^(?:0*[0-7]{1,4}|[ugoa]*[-+=][rwxXstugo]*(?:,[ugoa]*[-+=][rwxXstugo]*)*)$/;
const durations = new Set(['interval', 'timeout', 'start-period', 'start-interval']);
const choices: Readonly<Record<string, readonly string[]>> = {
  network: ['default', 'none', 'host'],
  security: ['sandbox', 'insecure'],
};

/** Source: BuildKit, frontend/dockerfile/instructions (bflag.go, parse.go, commands_run*.go). */
function mistakeIn(instruction: Instruction, { name, value }: Flag, dockerfile: Dockerfile): string | undefined {
  const { keyword } = instruction;
  if (switches.has(name)) {
    if (value === undefined || /^(?:true|false)$/i.test(value)) return undefined;
    return `--${name} is true or false, not ${JSON.stringify(value)}`;
  }
  if (value === undefined) return `--${name} has no value`;
  if (keyword === 'FROM') return platformMistake(value);
  if (keyword === 'HEALTHCHECK') return healthMistake(name, value);
  if (name === 'chmod' && !value.includes('$') && !mode.test(value))
    return `--chmod is an octal number up to 7777 or such as u=rwX,go=rX, not ${JSON.stringify(value)}`;
  if (name === 'checksum') return checksumMistake(instruction, value);
  if (name === 'mount') return mountMistake(value, { isAtRoot: () => isAtRoot(instruction, dockerfile) });
  const known = choices[name];
  if (known === undefined || known.includes(value)) return undefined;
  return `--${name} is one of ${known.join(', ')}, not ${JSON.stringify(value)}`;
}

/** Whether an instruction surely works in `/`: on scratch, before any WORKDIR. */
function isAtRoot(instruction: Instruction, dockerfile: Dockerfile): boolean {
  const stage = dockerfile.stages.find(({ instructions }) => instructions.includes(instruction));
  const chain = stage === undefined ? [] : chainOf(dockerfile, stage);
  const isFolder = ({ keyword, start }: Instruction) => keyword === 'WORKDIR' && start < instruction.start;
  return chain[0]?.base === 'scratch' && !chain.some(({ instructions }) => instructions.some(isFolder));
}

/** A repository has commits, which may be shortened; a file has a digest. */
function checksumMistake(instruction: Instruction, value: string): string | undefined {
  const sources = copiedBy(instruction)?.sources.map(({ text }) => text.replace(/^(["'])(.*)\1$/, '$2')) ?? [];
  if (value.includes('$') || sources.length === 0 || sources.some((text) => isGit(text) || text.includes('$')))
    return undefined;
  if (!sources.every(isUrl)) return '--checksum is for what is downloaded, not for local files';
  return /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/.test(value)
    ? undefined
    : `--checksum is sha256: and 64 digits, not ${JSON.stringify(value)}`;
}

function healthMistake(name: string, value: string): string | undefined {
  if (value === '') return undefined;
  if (name === 'retries')
    return /^\+?\d+$/.test(value) ? undefined : `--retries is a number, not ${JSON.stringify(value)}`;
  if (!durations.has(name)) return undefined;
  const ms = durationMs(value);
  if (ms === undefined) return `--${name} is a duration such as 30s or 1m30s, not ${JSON.stringify(value)}`;
  return ms !== 0 && ms < 1 ? `--${name} is ${value}, less than 1ms` : undefined;
}

const unitsMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a duration as Go writes them; undefined for what is none. */
function durationMs(text: string): number | undefined {
  const match = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/.exec(text);
  if (match === null) return undefined;
  let ms = 0;
  for (const [, number = '', unit = ''] of match[2]!.matchAll(/([\d.]+)([a-zµμ]+)/g))
    ms += Number(number) * unitsMs[unit]!;
  return match[1] === '-' ? -ms : ms;
}
