import type { Project } from './project.ts';

/** Versions of the installers; they are build tools, so a newer one changes nothing in the image. PDM breaks with hishel 2. */
const installers = { poetry: '2.2.1', uv: '0.9.5', pdm: '2.29.4', hishel: '1.4.0', pipenv: '2025.0.4' };

export interface Installation {
  readonly tool: 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'pip';
  /** Everything that names dependencies. */
  readonly dependencies: string;
  /** Instructions of the builder that fill /venv, before the sources are there. */
  readonly steps: readonly string[];
  /** The instruction that installs the project itself, once its sources are there. */
  readonly own: string | undefined;
  /** Whether `steps` copy the sources already. */
  readonly hasSources: boolean;
  readonly notes: readonly string[];
}

/**
 * @param servers to install beside what the project asks for
 * @param root folder that the application is in, which may be a project of its own in a workspace
 * @returns undefined when nothing says what to install
 */
export function installationOf(project: Project, servers: readonly string[], root = ''): Installation | undefined {
  const has = (file: string) => project.files.includes(file);
  const pyproject = has('pyproject.toml') ? (project.read('pyproject.toml') ?? '') : '';
  const requirements = requirementsOf(project);
  const added = servers.length === 0 ? [] : [`${servers.join(' ')}`];
  const isPackage = /^\[build-system\]/m.test(pyproject);
  if (has('uv.lock') && pyproject !== '') return uv(project, pyproject, added, root);
  if (has('poetry.lock') || /^\[tool\.poetry\]/m.test(pyproject)) return poetry(project, pyproject, added);
  if (has('pdm.lock')) return pdm(pyproject, added);
  if (has('Pipfile')) return pipenv(project, added);
  if (requirements === undefined && pyproject === '' && !has('setup.py')) return undefined;
  const pip = 'RUN --mount=type=cache,target=/root/.cache/pip pip install';
  const venv = ['RUN python -m venv /venv', 'ENV PATH=/venv/bin:$PATH'];
  if (requirements !== undefined && !requirements.isLocal) {
    const byFolder = Map.groupBy(requirements.files, (file) => file.slice(0, file.lastIndexOf('/') + 1));
    return {
      tool: 'pip',
      dependencies: `${requirements.text}\n${pyproject}`,
      steps: [
        ...venv,
        ...[...byFolder].map(([folder, files]) => `COPY ${files.join(' ')} ./${folder}`),
        `${pip} -r ${requirements.files[0]}${added.map((one) => ` ${one}`).join('')}`,
      ],
      own: undefined,
      hasSources: false,
      notes: [],
    };
  }
  const what = requirements === undefined ? '.' : `-r ${requirements.files[0]}`;
  return {
    tool: 'pip',
    dependencies: `${requirements?.text ?? ''}\n${pyproject}\n${has('setup.py') ? (project.read('setup.py') ?? '') : ''}`,
    steps: [...venv, 'COPY . .', `${pip} ${what}${added.map((one) => ` ${one}`).join('')}`],
    own: undefined,
    hasSources: true,
    notes:
      requirements === undefined && (isPackage || has('setup.py'))
        ? ['There is no lock file: each build may have other versions. Commit one, by uv lock or pip-compile.']
        : [],
  };
}

const named = [
  'requirements.txt',
  'requirements/production.txt',
  'requirements/prod.txt',
  'requirements/base.txt',
  'requirements-prod.txt',
  'requirements/requirements.txt',
];

interface Requirements {
  /** The one to install, then those that it includes. */
  readonly files: readonly string[];
  readonly text: string;
  /** Whether it asks for folders of the project. */
  readonly isLocal: boolean;
}

function requirementsOf(project: Project): Requirements | undefined {
  const first = named.find((file) => project.files.includes(file));
  if (first === undefined) return undefined;
  const files = [first];
  const texts: string[] = [];
  for (const file of files) {
    const text = project.read(file) ?? '';
    texts.push(text);
    for (const [, path = ''] of text.matchAll(/^\s*(?:-r|-c|--requirement|--constraint)[ =]*(\S+)/gm)) {
      const included = new URL(path, `file:///${file}`).pathname.slice(1);
      if (project.files.includes(included) && !files.includes(included)) files.push(included);
    }
  }
  const text = texts.join('\n');
  return { files, text, isLocal: /^\s*(?:(?:-e|--editable)[ =]*)?\.{1,2}(?:\/|\s|$|\[)/m.test(text) };
}

function uv(project: Project, pyproject: string, added: readonly string[], root: string): Installation {
  const isPackage = /^\[build-system\]/m.test(pyproject) && !/^package\s*=\s*false/m.test(pyproject);
  const isWorkspace = /^\[tool\.uv\.workspace\]/m.test(pyproject) || /\bpath\s*=\s*"/.test(pyproject);
  const cache = 'RUN --mount=type=cache,target=/root/.cache/uv uv';
  const member = root === '' ? '' : (project.read(`${root}/pyproject.toml`) ?? '');
  const name = /^name\s*=\s*["']([^"']+)["']/m.exec(member)?.[1];
  const which = name === undefined ? '--no-install-project' : `--no-install-workspace --package ${name}`;
  return {
    tool: 'uv',
    dependencies: pyproject,
    steps: [
      `RUN --mount=type=cache,target=/root/.cache/pip pip install uv==${installers.uv}`,
      'ENV UV_PROJECT_ENVIRONMENT=/venv UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1',
      isWorkspace ? 'COPY . .' : 'COPY pyproject.toml uv.lock ./',
      `${cache} sync --frozen --no-dev ${which}`,
      ...added.map((one) => `${cache} pip install --python /venv/bin/python ${one}`),
    ],
    own:
      isPackage && name === undefined
        ? `${cache} sync --frozen --no-dev --no-editable${added.length > 0 ? ' --inexact' : ''}`
        : undefined,
    hasSources: isWorkspace && project.exists('uv.lock'),
    notes: [],
  };
}

function poetry(project: Project, pyproject: string, added: readonly string[]): Installation {
  const hasLock = project.files.includes('poetry.lock');
  const cache = 'RUN --mount=type=cache,target=/root/.cache/pypoetry poetry';
  const isPackage =
    /^\[(?:tool\.poetry|project)\.scripts\]/m.test(pyproject) && !/^package-mode\s*=\s*false/m.test(pyproject);
  return {
    tool: 'poetry',
    dependencies: pyproject,
    steps: [
      `RUN --mount=type=cache,target=/root/.cache/pip pip install poetry==${installers.poetry} && python -m venv /venv`,
      'ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH',
      `COPY pyproject.toml ${hasLock ? 'poetry.lock ' : ''}./`,
      `${cache} install --only main --no-root --no-interaction`,
      ...added.map((one) => `RUN --mount=type=cache,target=/root/.cache/pip pip install ${one}`),
    ],
    own: isPackage ? `${cache} install --only main --no-interaction` : undefined,
    hasSources: false,
    notes: hasLock ? [] : ['There is no poetry.lock; commit it, so that every build has the same packages.'],
  };
}

function pdm(pyproject: string, added: readonly string[]): Installation {
  return {
    tool: 'pdm',
    dependencies: pyproject,
    steps: [
      `RUN --mount=type=cache,target=/root/.cache/pip pip install pdm==${installers.pdm} hishel==${installers.hishel} && python -m venv /venv`,
      'ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH PDM_CHECK_UPDATE=false PDM_USE_VENV=true',
      'COPY pyproject.toml pdm.lock ./',
      'RUN --mount=type=cache,target=/root/.cache/pdm pdm use -f /venv && pdm sync --prod --no-self --no-editable',
      ...added.map((one) => `RUN --mount=type=cache,target=/root/.cache/pip pip install ${one}`),
    ],
    own: undefined,
    hasSources: false,
    notes: [],
  };
}

function pipenv(project: Project, added: readonly string[]): Installation {
  const hasLock = project.files.includes('Pipfile.lock');
  return {
    tool: 'pipenv',
    dependencies: project.read('Pipfile') ?? '',
    steps: [
      `RUN --mount=type=cache,target=/root/.cache/pip pip install pipenv==${installers.pipenv} && python -m venv /venv`,
      'ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH',
      `COPY Pipfile ${hasLock ? 'Pipfile.lock ' : ''}./`,
      `RUN --mount=type=cache,target=/root/.cache/pipenv pipenv ${hasLock ? 'sync' : 'install --skip-lock'}`,
      ...added.map((one) => `RUN --mount=type=cache,target=/root/.cache/pip pip install ${one}`),
    ],
    own: undefined,
    hasSources: false,
    notes: hasLock ? [] : ['There is no Pipfile.lock; commit it, so that every build has the same packages.'],
  };
}
