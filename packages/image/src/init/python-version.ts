import type { Project } from './project.ts';
import { firstMatch } from './proposal.ts';

/** Minor releases of Python 3 with security fixes; first the one that most packages have wheels for. */
const supported = [13, 12, 14, 11];

/** The release of Python: what a version file says, else one that the project's bounds allow. */
export function pythonVersion(project: Project, pyproject: string): { version: string; note?: string } {
  const file = ['.python-version', 'runtime.txt'].find((name) => project.files.includes(name));
  const pinned = /(?:^|-)3\.(\d+)/m.exec((file === undefined ? undefined : project.read(file)) ?? '')?.[1];
  const bounds = firstMatch(
    [pyproject, project.files.includes('Pipfile') ? project.read('Pipfile') : undefined],
    /^requires-python\s*=\s*["']([^"']+)["']/m,
    /^python\s*=\s*["']([^"']+)["']/m,
    /^python_version\s*=\s*["']([^"']+)["']/m,
  );
  const minor =
    pinned === undefined
      ? bounds === undefined
        ? supported[0]!
        : (supported.find((one) => allows(bounds, one)) ?? lastNamed(bounds))
      : Number(pinned);
  const version = `3.${minor}`;
  return minor >= Math.min(...supported)
    ? { version }
    : { version, note: `Python ${version} gets no security fixes any more; move to 3.${supported[0]}.` };
}

/** Source: PEP 440, "Version specifiers", and Poetry's caret and tilde. */
function allows(bounds: string, minor: number): boolean {
  return bounds.split(',').every((bound) => {
    const [, operator = '', number, patch] =
      /^\s*(>=|<=|==|!=|~=|>|<|\^|~)?\s*3(?:\.(\d+))?(?:\.(\d+|\*))?/.exec(bound) ?? [];
    if (number === undefined) return true; // Bounds of Python 2 and 4.
    const asked = Number(number);
    if (operator === '>=' || operator === '^') return minor >= asked;
    if (operator === '>') return patch === undefined ? minor > asked : minor >= asked;
    if (operator === '<') return minor < asked;
    if (operator === '<=') return minor <= asked;
    if (operator === '!=') return minor !== asked || patch !== '*';
    return operator === '~=' && patch === undefined ? minor >= asked : minor === asked;
  });
}

function lastNamed(bounds: string): number {
  return Math.max(...[...bounds.matchAll(/3\.(\d+)/g)].map(([, minor]) => Number(minor)), 0) || supported[0]!;
}

/** Tools that ask Git for the version of the project, and what tells it to them where Git's folder is not there. */
const versioners: readonly (readonly [tool: RegExp, variable: string])[] = [
  [/\bsetuptools[-_]scm\b|\bhatch-vcs\b/, 'SETUPTOOLS_SCM_PRETEND_VERSION'],
  [/\bpoetry-dynamic-versioning\b/, 'POETRY_DYNAMIC_VERSIONING_BYPASS'],
  [/^source\s*=\s*["']scm["']/m, 'PDM_BUILD_SCM_VERSION'],
];

/** The variable that tells a project its version, for one that would ask Git, which is kept out of the build. */
export function versionVariable(text: string): string | undefined {
  return versioners.find(([tool]) => tool.test(text))?.[1];
}
