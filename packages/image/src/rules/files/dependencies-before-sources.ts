import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { mountOptions } from '../../dockerfile/read-dockerfile.ts';
import { type Call, callsOf } from '../../dockerfile/run-scripts.ts';
import { rule } from '../rule.ts';
import { copiedBy, isEverything } from './copied.ts';

export const dependenciesBeforeSources = rule({
  id: 'dependencies-before-sources',
  area: 'files',
  severity: 'info',
  what: 'Dependencies are installed before the sources are copied.',
  why: 'Every change of any file changes the layer of `COPY .`, and with it all after it: each build downloads and installs all dependencies again.',
  fix: 'Copy the files that name the dependencies first, install, and copy the rest then.',
  references: ['https://docs.docker.com/build/cache/optimize/#order-your-layers'],
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages) {
      let everything: Instruction | undefined;
      for (const instruction of stage.instructions) {
        const copied = copiedBy(instruction);
        if (copied?.fromContext === true && copied.sources.some(({ text }) => isEverything(text)))
          everything ??= instruction;
        if (instruction.keyword !== 'RUN' || everything === undefined || hasCache(instruction)) continue;
        const found = callsOf(instruction, dockerfile.text)
          .map(dependencyInstall)
          .find((install) => install !== undefined);
        if (found === undefined) continue;
        const source = copiedBy(everything)!.sources.find(({ text }) => isEverything(text))!;
        report(source, `Any changed file makes the build run ${found.name} again.`, {
          fix: `Write \`COPY ${found.files} ./\` and that RUN before this line.`,
        });
        break;
      }
    }
  },
});

/** With a cache mount the packages are at hand, whatever changed. */
function hasCache({ flags }: Instruction): boolean {
  return flags.some(({ name, value }) => name === 'mount' && mountOptions(value ?? '').get('type') === 'cache');
}

interface DependencyInstall {
  readonly name: string;
  /** Files that say what is to be installed. */
  readonly files: string;
}

/** Commands that install what a file of the project names. */
function dependencyInstall({ program, args }: Call): DependencyInstall | undefined {
  const words = args.map(({ text }) => text);
  const verb = words.find((word) => !word.startsWith('-'));
  const operands = words.filter((word) => !word.startsWith('-'));
  const name = verb === undefined ? program : `${program} ${verb}`;
  if (program === 'npm' && (verb === 'ci' || (/^(?:install|i)$/.test(verb ?? '') && operands.length === 1)))
    return { name, files: 'package.json package-lock.json' };
  if (
    program === 'yarn' &&
    (verb === undefined || (verb === 'install' && operands.length === 1)) &&
    !words.includes('--version')
  )
    return { name, files: 'package.json yarn.lock' };
  if (program === 'pnpm' && /^(?:install|i)$/.test(verb ?? '') && operands.length === 1)
    return { name, files: 'package.json pnpm-lock.yaml' };
  if (program === 'bun' && verb === 'install' && operands.length === 1) return { name, files: 'package.json bun.lock' };
  const pip = /^pip[\d.]*$/.test(program)
    ? words
    : /^python[\d.]*$/.test(program) && words[1] === 'pip'
      ? words.slice(2)
      : undefined;
  const requirements =
    pip?.[0] === 'install' ? (pip[pip.findIndex((word) => /^(?:-r|--requirement)$/.test(word)) + 1] ?? '') : '';
  if (pip?.some((word) => /^(?:-r|--requirement)/.test(word)) === true && pip[0] === 'install')
    return {
      name: 'pip install',
      files: /\.txt$/.test(requirements) ? requirements.replace(/^\.\//, '') : 'requirements.txt',
    };
  if (program === 'poetry' && verb === 'install') return { name, files: 'pyproject.toml poetry.lock' };
  if (program === 'uv' && verb === 'sync') return { name, files: 'pyproject.toml uv.lock' };
  if (program === 'pipenv' && /^(?:install|sync)$/.test(verb ?? '')) return { name, files: 'Pipfile Pipfile.lock' };
  if (program === 'go' && words[0] === 'mod' && words[1] === 'download')
    return { name: 'go mod download', files: 'go.mod go.sum' };
  if (program === 'bundle' && verb === 'install') return { name, files: 'Gemfile Gemfile.lock' };
  if (program === 'composer' && verb === 'install') return { name, files: 'composer.json composer.lock' };
  if (program === 'dotnet' && verb === 'restore') return { name, files: '*.csproj' };
  if (/^mvnw?$/.test(program) && words.some((word) => /^dependency:/.test(word)))
    return { name: `${program} dependency`, files: 'pom.xml' };
  return undefined;
}
