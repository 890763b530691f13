import type { Project } from './project.ts';
import { type Draft, execForm, firstMatch, healthcheck, lines, usablePort, user } from './proposal.ts';

/** Versions of the installers; they are build tools, so a newer one changes nothing in the image. */
const installers = { poetry: '2.2.1', uv: '0.9.5' };

export function proposePython(project: Project): Draft | undefined {
  const has = (file: string) => project.files.includes(file);
  const pyproject = has('pyproject.toml') ? (project.read('pyproject.toml') ?? '') : '';
  const requirements = has('requirements.txt') ? (project.read('requirements.txt') ?? '') : '';
  if (!has('requirements.txt') && !has('pyproject.toml') && !has('setup.py')) return undefined;
  const tool = has('uv.lock') ? 'uv' : has('poetry.lock') || /^\[tool\.poetry\]/m.test(pyproject) ? 'poetry' : 'pip';
  const version =
    firstMatch(
      [has('.python-version') ? project.read('.python-version') : undefined, pyproject],
      /^(3\.\d+)/m,
      /(?:requires-python|^python)\s*=\s*["'][^\d"']*(3\.\d+)/m,
    ) ?? '3.13';
  const app = application(project, `${requirements}\n${pyproject}`);
  const check =
    app.port === undefined
      ? undefined
      : healthcheck([
          'python',
          '-c',
          `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${app.port}/', timeout=2)`,
        ]);
  return {
    kind: `python-${tool}`,
    dockerfile: lines(
      `ARG BUILD_IMAGE=python:${version}-slim`,
      `ARG RUNTIME_IMAGE=python:${version}-slim`,
      '',
      'FROM $BUILD_IMAGE AS build',
      'WORKDIR /app',
      ...installSteps(tool, has),
      '',
      'FROM $RUNTIME_IMAGE',
      'ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1',
      'WORKDIR /app',
      'COPY --from=build /venv /venv',
      'COPY . .',
      user,
      app.port === undefined ? undefined : `EXPOSE ${app.port}`,
      check,
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
      'dist',
      'build',
      '*.egg-info',
    ],
    notes: [
      ...app.notes,
      ...(check === undefined ? [] : ['The health check asks for /; name a path that answers without other services.']),
    ],
  };
}

function installSteps(tool: string, has: (file: string) => boolean): string[] {
  const pip = 'RUN --mount=type=cache,target=/root/.cache/pip';
  if (tool === 'uv')
    return [
      `${pip} pip install uv==${installers.uv}`,
      'ENV UV_PROJECT_ENVIRONMENT=/venv UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never',
      'COPY pyproject.toml uv.lock ./',
      `RUN --mount=type=cache,target=/root/.cache/uv uv sync --frozen --no-dev --no-install-project`,
    ];
  if (tool === 'poetry')
    return [
      `${pip} pip install poetry==${installers.poetry} && python -m venv /venv`,
      'ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH',
      `COPY pyproject.toml ${has('poetry.lock') ? 'poetry.lock ' : ''}./`,
      `RUN --mount=type=cache,target=/root/.cache/pypoetry poetry install --only main --no-root --no-interaction`,
    ];
  if (has('requirements.txt'))
    return [
      'RUN python -m venv /venv',
      'ENV PATH=/venv/bin:$PATH',
      'COPY requirements.txt ./',
      `${pip} pip install -r requirements.txt`,
    ];
  return ['RUN python -m venv /venv', 'ENV PATH=/venv/bin:$PATH', 'COPY . .', `${pip} pip install .`];
}

interface Application {
  readonly command: string[];
  readonly port: number | undefined;
  readonly notes: readonly string[];
}

/** How the application is started, by the framework that it names. */
function application(project: Project, dependencies: string): Application {
  const uses = (name: string) => new RegExp(`(?:^|["'\\s])${name}(?:$|[^\\w-])`, 'im').test(dependencies);
  const sources = project.files
    .filter((file) => file.endsWith('.py') && !/(?:^|\/)tests?[_/]/.test(file))
    .slice(0, 300);
  const texts = sources.map(project.read);
  const port = usablePort(firstMatch(texts, /port\s*=\s*(\d{4,5})/, /PORT["'][^\n]{0,20}?(\d{4,5})/));
  const settings = sources.find((file) => file.endsWith('/wsgi.py'));
  if (project.files.includes('manage.py') && settings !== undefined) {
    const module = `${settings.replace(/\.py$/, '').replaceAll('/', '.')}:application`;
    if (uses('gunicorn')) return { command: ['gunicorn', '--bind', '0.0.0.0:8000', module], port: 8000, notes: [] };
    return {
      command: ['python', 'manage.py', 'runserver', '0.0.0.0:8000'],
      port: 8000,
      notes: ['runserver is for development; add gunicorn to the dependencies.'],
    };
  }
  const asgi = sources.find((file) => /=\s*(?:FastAPI|Starlette|Litestar)\(/.test(project.read(file) ?? ''));
  if (asgi !== undefined)
    return served(
      project,
      asgi,
      /^(\w+)\s*(?::[^=]+)?=\s*(?:FastAPI|Starlette|Litestar)\(/m,
      ['uvicorn', '--host', '0.0.0.0', '--port', String(port ?? 8000)],
      port ?? 8000,
    );
  const wsgi = sources.find((file) => /=\s*Flask\(/.test(project.read(file) ?? ''));
  if (wsgi !== undefined && uses('gunicorn'))
    return served(
      project,
      wsgi,
      /^(\w+)\s*=\s*Flask\(/m,
      ['gunicorn', '--bind', `0.0.0.0:${port ?? 8000}`],
      port ?? 8000,
    );
  if (wsgi !== undefined)
    return {
      command: ['flask', '--app', moduleOf(wsgi), 'run', '--host', '0.0.0.0', '--port', String(port ?? 5000)],
      port: port ?? 5000,
      notes: ['The server of Flask is for development; add gunicorn to the dependencies.'],
    };
  const file =
    ['main.py', 'app.py', 'server.py', 'run.py', 'src/main.py'].find((name) => project.files.includes(name)) ??
    sources.find((name) => name.endsWith('__main__.py'));
  if (file?.endsWith('__main__.py') === true)
    return { command: ['python', '-m', moduleOf(file).replace(/\.__main__$/, '')], port, notes: [] };
  return {
    command: ['python', file ?? 'main.py'],
    port,
    notes: file === undefined ? ['No main module was found; correct CMD.'] : [],
  };
}

function served(
  project: Project,
  file: string,
  pattern: RegExp,
  command: readonly string[],
  port: number,
): Application {
  const name = pattern.exec(project.read(file) ?? '')?.[1] ?? 'app';
  return { command: [...command, `${moduleOf(file)}:${name}`], port, notes: [] };
}

function moduleOf(file: string): string {
  return file.replace(/\.py$/, '').replaceAll('/', '.');
}
