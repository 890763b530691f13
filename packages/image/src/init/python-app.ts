import type { Project } from './project.ts';
import { firstMatch, usablePort } from './proposal.ts';

/** How the application is started. */
export interface Application {
  readonly command: readonly string[];
  readonly port: number | undefined;
  /** A server that the dependencies lack, to be installed beside them. */
  readonly server?: string;
  /** Folder that modules are found in; empty for the root. */
  readonly root: string;
  readonly health?: string;
  /** The instruction that gathers files to serve. */
  readonly collect?: string;
  /** Whether the program decides itself what SIGTERM does. */
  readonly isPlain: boolean;
  /** Whether nothing was found to start. */
  readonly isLibrary?: boolean;
  readonly notes: readonly string[];
}

const servers = { gunicorn: 'gunicorn==23.0.0', uvicorn: 'uvicorn==0.38.0' };

const aside =
  /(?:^|\/)(?:tests?|examples?|docs?|scripts?|benchmarks?|tools?|migrations|alembic)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$/;

/** @param dependencies all texts that name dependencies */
export function applicationOf(project: Project, dependencies: string): Application {
  const uses = (name: string) => new RegExp(`(?:^|["'\\s])${name}(?:$|[^\\w-])`, 'im').test(dependencies);
  const sources = project.files
    .filter((file) => file.endsWith('.py') && !aside.test(file))
    .slice(0, 400)
    .sort((a, b) => rank(a) - rank(b))
    .map((file): Source => ({ file, text: project.read(file) ?? '' }));
  const port = usablePort(
    firstMatch(
      sources.map(({ text }) => text),
      /port\s*=\s*(\d{4,5})/,
      /PORT["'][^\n]{0,20}?(\d{4,5})/,
    ),
  );
  return (
    django(project, sources, uses) ??
    asgi(project, sources, uses, port ?? 8000) ??
    wsgi(project, sources, uses, port ?? 8000) ??
    streamlit(sources, uses) ??
    plain(project, sources, dependencies, port)
  );
}

interface Source {
  readonly file: string;
  readonly text: string;
}

type Uses = (name: string) => boolean;

/** Modules that applications are usually in come first, then the shallow ones. */
function rank(file: string): number {
  const usual = ['wsgi', 'asgi', 'main', 'app', 'application', 'server', '__init__', 'run'].indexOf(
    file.replace(/^.*\/|\.py$/g, ''),
  );
  return file.split('/').length * 10 + (usual < 0 ? 9 : usual);
}

function django(project: Project, sources: readonly Source[], uses: Uses): Application | undefined {
  const manage = project.files
    .filter((file) => /(?:^|\/)manage\.py$/.test(file))
    .sort((a, b) => a.length - b.length)[0];
  const settings = sources.find(({ file }) => file.endsWith('/wsgi.py') || file.endsWith('/asgi.py'));
  if (manage === undefined || settings === undefined) return undefined;
  const root = manage.slice(0, -'manage.py'.length).replace(/\/$/, '');
  const isAsync = settings.file.endsWith('/asgi.py') || (!uses('gunicorn') && uses('uvicorn'));
  const { module } = moduleOf(project, settings.file.replace(/wsgi\.py$/, isAsync ? 'asgi.py' : 'wsgi.py'), root);
  const server = isAsync ? uvicorn(uses, 8000, `${module}:application`) : gunicorn(uses, 8000, `${module}:application`);
  const texts = project.files
    .filter((file) => /settings[^/]*(?:\/[\w]+)?\.py$/.test(file))
    .map((file) => project.read(file));
  const collects = texts.some((text) => /^\s*STATIC_ROOT\s*=/m.test(text ?? ''));
  // With a default the key is of no need while building.
  const variable = firstMatch(
    texts,
    /SECRET_KEY\s*=\s*(?:os\.environ(?:\.get)?|os\.getenv|env(?:\.str)?|config)[[(]\s*["'](\w+)["']\s*[\])]/,
  );
  return {
    ...server,
    root,
    ...(collects && {
      collect: `RUN ${variable === undefined ? '' : `export ${variable}=unused && `}python ${manage} collectstatic --noinput`,
    }),
    isPlain: false,
    notes: [
      ...server.notes,
      ...(collects
        ? ['collectstatic runs while building, so the settings must load without the variables of production.']
        : []),
      'Migrations are no part of the image: run manage.py migrate as a step of the deployment.',
    ],
  };
}

type Server = Pick<Application, 'command' | 'port' | 'server' | 'notes'>;

/** Its heartbeat files go to memory: they would need a file system that can be written. */
function gunicorn(uses: Uses, port: number, application: string): Server {
  if (uses('uwsgi') && !uses('gunicorn'))
    return {
      command: ['uwsgi', '--http', `0.0.0.0:${port}`, '--master', '--die-on-term', '--module', application],
      port,
      notes: [],
    };
  return {
    command: [
      'gunicorn',
      '--bind',
      `0.0.0.0:${port}`,
      '--worker-tmp-dir',
      '/dev/shm',
      '--access-logfile',
      '-',
      application,
    ],
    port,
    ...added(uses, 'gunicorn'),
  };
}

function uvicorn(uses: Uses, port: number, application: string, ...flags: readonly string[]): Server {
  const has = uses('uvicorn') || uses('fastapi\\[(?:standard|all)\\]');
  return {
    command: ['uvicorn', '--host', '0.0.0.0', '--port', String(port), ...flags, application],
    port,
    ...added(() => has, 'uvicorn'),
  };
}

function added(uses: Uses, name: keyof typeof servers): Pick<Application, 'server' | 'notes'> {
  return uses(name)
    ? { notes: [] }
    : {
        server: servers[name],
        notes: [
          `The dependencies have no server for production: ${servers[name]} is installed beside them. Better add it to them.`,
        ],
      };
}

function asgi(project: Project, sources: readonly Source[], uses: Uses, port: number): Application | undefined {
  const found = applicationIn(project, sources, '(?:FastAPI|Starlette|Litestar|Quart|BlackSheep)');
  if (found === undefined) return undefined;
  const flags = found.isFactory ? ['--factory'] : [];
  return { ...uvicorn(uses, port, `${found.module}:${found.name}`, ...flags), root: found.root, isPlain: false };
}

function wsgi(project: Project, sources: readonly Source[], uses: Uses, port: number): Application | undefined {
  const found = applicationIn(project, sources, '(?:Flask|APIFlask|Bottle|falcon\\.App)');
  if (found === undefined) return undefined;
  return {
    ...gunicorn(uses, port, `${found.module}:${found.name}${found.isFactory ? '()' : ''}`),
    root: found.root,
    isPlain: false,
  };
}

interface Found {
  readonly module: string;
  readonly root: string;
  readonly name: string;
  readonly isFactory: boolean;
}

/** A name of a module that holds the application, or a function that makes it. */
function applicationIn(project: Project, sources: readonly Source[], type: string): Found | undefined {
  const made = sources.flatMap(({ text }) => makersIn(text, type));
  const factory = made.length === 0 ? '' : `|${made.map((name) => `(?:\\w+\\.)?${RegExp.escape(name)}`).join('|')}`;
  const whole = new RegExp(`^(\\w+)[^\\n=()]*=\\s*(?:(?:\\w+\\.)?${type}${factory})\\(`, 'm');
  for (const { file, text } of sources) {
    const name = whole.exec(text)?.[1];
    if (name !== undefined) return { ...moduleOf(project, file), name, isFactory: false };
  }
  for (const { file, text } of sources) {
    const name = made.find((one) => new RegExp(`^def ${RegExp.escape(one)}\\(`, 'm').test(text));
    if (name !== undefined && new RegExp(`${type}\\(`).test(text))
      return { ...moduleOf(project, file), name, isFactory: true };
  }
  return undefined;
}

/** Names of functions that make the application. Line by line: one pattern over it all would try for ever. */
function makersIn(text: string, type: string): string[] {
  const makes = new RegExp(`^[ \\t]+(?:return|\\w+[^=]*=)\\s*(?:\\w+\\.)?${type}\\(`);
  const found: string[] = [];
  let current: string | undefined;
  for (const line of text.split('\n')) {
    if (/^[@\w]/.test(line)) current = /^(?:async )?def (\w+)\(/.exec(line)?.[1];
    else if (current !== undefined && makes.test(line.slice(0, 300))) found.push(current);
  }
  return found;
}

function streamlit(sources: readonly Source[], uses: Uses): Application | undefined {
  const file = uses('streamlit')
    ? sources.find(({ text }) => /^(?:import|from) streamlit\b/m.test(text))?.file
    : undefined;
  if (file === undefined) return undefined;
  return {
    command: [
      'streamlit',
      'run',
      file,
      '--server.address=0.0.0.0',
      '--server.port=8501',
      '--server.headless=true',
      '--browser.gatherUsageStats=false',
    ],
    port: 8501,
    root: '',
    health: '/_stcore/health',
    isPlain: false,
    notes: [],
  };
}

function plain(
  project: Project,
  sources: readonly Source[],
  dependencies: string,
  port: number | undefined,
): Application {
  const script = /^\[(?:project|tool\.poetry)\.scripts\]\s*\n\s*["']?([\w.-]+)["']?\s*=/m.exec(dependencies)?.[1];
  const isLibrary = /["']Topic :: Software Development :: Libraries/.test(dependencies);
  if (script !== undefined && isLibrary)
    return {
      command: [script],
      port: undefined,
      root: '',
      isPlain: true,
      isLibrary,
      notes: [
        `This looks like a library: its classifiers in pyproject.toml say so, and it has no application of a framework. CMD calls ${script}, its tool of the command line, which ends when its work is done; put the program there.`,
      ],
    };
  if (script !== undefined)
    return {
      command: [script],
      port,
      root: '',
      isPlain: true,
      notes:
        port === undefined
          ? [
              `CMD calls ${script}, of [project.scripts], and nothing was found in the sources that listens: a tool of the command line, as a library has one too, ends when its work is done.`,
            ]
          : [],
    };
  const file =
    ['main.py', 'app.py', 'server.py', 'run.py', 'bot.py', 'src/main.py', 'app/main.py'].find((name) =>
      project.files.includes(name),
    ) ?? sources.find(({ file: name }) => name.endsWith('__main__.py'))?.file;
  if (file === undefined)
    return {
      command: ['python', 'main.py'],
      port,
      root: '',
      isPlain: true,
      isLibrary: true,
      notes: [
        'This looks like a library: there is no application of a framework, no main.py, app.py or __main__.py, and no [project.scripts] to start. CMD (python main.py) is a placeholder; put the program there.',
      ],
    };
  const { module, root } = moduleOf(project, file);
  const isPackage = file.endsWith('__main__.py') || (root === '' && file.includes('/'));
  return {
    command: isPackage ? ['python', '-m', module.replace(/\.__main__$/, '')] : ['python', file],
    port,
    root,
    isPlain: true,
    notes: [],
  };
}

/** The name that a file is imported by, and the folder that this starts from: the root, `src`, or a project of its own. */
function moduleOf(project: Project, file: string, given?: string): { module: string; root: string } {
  const root = given ?? rootOf(project, file);
  const inRoot = root === '' ? file : file.slice(root.length + 1);
  return { module: inRoot.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.'), root };
}

function rootOf(project: Project, file: string): string {
  const folders = file
    .split('/')
    .slice(0, -1)
    .map((_, index, all) => all.slice(0, index + 1).join('/'));
  const own = folders.findLast((folder) =>
    ['pyproject.toml', 'setup.py', 'requirements.txt'].some((name) => project.files.includes(`${folder}/${name}`)),
  );
  const source = own === undefined ? 'src' : `${own}/src`;
  return file.startsWith(`${source}/`) ? source : (own ?? '');
}
