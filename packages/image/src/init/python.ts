import type { Project } from './project.ts';
import {
  aptInstall,
  type Draft,
  execForm,
  healthcheck,
  healthNote,
  healthPath,
  lines,
  sigtermNote,
  sourcesOf,
  user,
} from './proposal.ts';
import { applicationOf } from './python-app.ts';
import { type Installation, installationOf } from './python-install.ts';
import { pythonVersion, versionVariable } from './python-version.ts';

/** Packages without ready wheels, with what they are compiled with and what they load. */
const libraries: readonly (readonly [pattern: RegExp, build: readonly string[], runtime: readonly string[]])[] = [
  [/(?:^|["'\s])psycopg2(?![-\w])/m, ['gcc', 'libc6-dev', 'libpq-dev'], ['libpq5']],
  [/(?:^|["'\s])psycopg(?![-\w[]|2)/m, [], ['libpq5']],
  [/(?:^|["'\s])mysqlclient\b/im, ['gcc', 'libc6-dev', 'default-libmysqlclient-dev', 'pkg-config'], ['libmariadb3']],
  [/(?:^|["'\s])uwsgi\b/im, ['gcc', 'libc6-dev'], []],
  [/(?:^|["'\s])python-ldap\b/im, ['gcc', 'libc6-dev', 'libldap2-dev', 'libsasl2-dev'], ['libldap2', 'libsasl2-2']],
  [/(?:^|["'\s])opencv-python(?!-headless)\b/im, [], ['libgl1', 'libglib2.0-0']],
  // Where wheels are refused.
  [/--no-binary[ =]\S*(?:lxml|:all:)/, ['gcc', 'libc6-dev', 'libxml2-dev', 'libxslt1-dev'], ['libxml2', 'libxslt1.1']],
  [/(?:^|["'\s])pycairo\b/im, ['gcc', 'libc6-dev', 'libcairo2-dev', 'pkg-config'], ['libcairo2']],
  [/(?:^|["'\s])gssapi\b/im, ['gcc', 'libc6-dev', 'libkrb5-dev'], ['libgssapi-krb5-2']],
  [/(?:^|["'\s])pygraphviz\b/im, ['gcc', 'libc6-dev', 'libgraphviz-dev'], ['graphviz']],
  [/(?:^|["'\s])python-magic\b/im, [], ['libmagic1']],
  [/(?:^|["'\s])weasyprint\b/im, [], ['libpango-1.0-0', 'libpangoft2-1.0-0', 'libharfbuzz-subset0']],
  [/(?:^|["'\s])cairosvg\b/im, [], ['libcairo2']],
  [/(?:^|["'\s])pdf2image\b/im, [], ['poppler-utils']],
  [/(?:^|["'\s])pytesseract\b/im, [], ['tesseract-ocr']],
  [/\bgit\+(?:https|ssh)\b/, ['git'], []],
];

export function proposePython(project: Project): Draft | undefined {
  const first = installationOf(project, []);
  if (first === undefined) return undefined;
  const pyproject = project.files.includes('pyproject.toml') ? (project.read('pyproject.toml') ?? '') : '';
  const members = project.files.filter((file) => /\/pyproject\.toml$/.test(file)).map(project.read);
  const app = applicationOf(project, [first.dependencies, ...members].join('\n'));
  const installation = installationOf(project, app.server === undefined ? [] : [app.server], app.root) ?? first;
  const { version, note } = pythonVersion(project, pyproject);
  const asked = [first.dependencies, ...(app.root === '' ? [] : members)].join('\n');
  // Of what others bring along too, where it is compiled; what a lock file has for development is not told apart.
  const locked = ['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock'].map((file) =>
    project.files.includes(file) ? (project.read(file) ?? '') : '',
  );
  const setup = project.files.includes('setup.py') ? (project.read('setup.py') ?? '') : '';
  const isBuilt = installation.own !== undefined || installation.hasSources;
  const tellsVersion = isBuilt ? versionVariable(`${pyproject}\n${setup}`) : undefined;
  const needed = libraries.filter(
    ([pattern, build]) =>
      pattern.test(asked) || (build.includes('gcc') && namesIn(locked).some((name) => pattern.test(name))),
  );
  const sources = sourcesOf(project, /\.py$/);
  const path = app.health ?? healthPath(sources);
  return {
    kind: `python-${installation.tool}`,
    dockerfile: lines(
      `ARG BUILD_IMAGE=python:${version}-slim`,
      `ARG RUNTIME_IMAGE=python:${version}-slim`,
      '',
      'FROM $BUILD_IMAGE AS build',
      'WORKDIR /app',
      ...aptInstall(needed.flatMap(([, build]) => build)),
      tellsVersion === undefined ? undefined : `ARG ${tellsVersion}=0.0.0`,
      ...installation.steps,
      ...ownSteps(installation, app.collect),
      '',
      'FROM $RUNTIME_IMAGE',
      ...aptInstall(needed.flatMap(([, , runtime]) => runtime)),
      `ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1${app.root === '' ? '' : ` PYTHONPATH=/app/${app.root}`}`,
      'WORKDIR /app',
      'COPY --from=build /venv /venv',
      app.collect === undefined ? 'COPY . .' : 'COPY --from=build /app ./',
      user,
      app.port === undefined ? undefined : `EXPOSE ${app.port}`,
      app.port === undefined ? undefined : healthcheck(['python', '-c', probe(app.port, path)]),
      `CMD ${execForm(app.command)}`,
    ),
    ignored: [
      '**/__pycache__',
      '**/*.pyc',
      '.venv',
      'venv',
      '.pytest_cache',
      '.mypy_cache',
      '.ruff_cache',
      '.tox',
      ...['dist', 'build'].filter((name) => !project.exists(`${name}/__init__.py`)),
      '*.egg-info',
      '**/*.sqlite3',
    ],
    notes: [
      ...(note === undefined ? [] : [note]),
      ...installation.notes,
      ...(tellsVersion === undefined
        ? []
        : [
            `The project asks Git for its version, and .git stays out of the build: hand it over by --build-args ${tellsVersion}=1.2.3.`,
          ]),
      ...app.notes,
      ...(app.isLibrary === true
        ? []
        : app.port === undefined
          ? ['No port was found in the sources; add EXPOSE and HEALTHCHECK if it listens.']
          : [healthNote(path)]),
      ...(app.isPlain && app.isLibrary !== true && !sources.some((text) => /SIGTERM/.test(text ?? ''))
        ? [sigtermNote]
        : []),
    ],
  };
}

/** Names of packages in lock files, each alone in its text. */
function namesIn(locks: readonly string[]): string[] {
  return locks.flatMap((text) =>
    [...text.matchAll(/^(?:name = | {8})"([\w.-]+)"(?=$|: \{)/gm)].map(([, name]) => name!),
  );
}

function ownSteps({ hasSources, own }: Installation, collect: string | undefined): string[] {
  if (own === undefined && collect === undefined) return [];
  return [
    ...(hasSources ? [] : ['COPY . .']),
    ...(own === undefined ? [] : [own]),
    ...(collect === undefined ? [] : [collect.replace(/\bpython /, '/venv/bin/python ')]),
  ];
}

/** Without a path of its own for it any answer tells that the program lives. */
function probe(port: number, path: string | undefined): string {
  const worst = path === undefined ? 500 : 400;
  return `import http.client as h; c = h.HTTPConnection('127.0.0.1', ${port}, timeout=2); c.request('GET', '${path ?? '/'}'); exit(c.getresponse().status >= ${worst})`;
}
