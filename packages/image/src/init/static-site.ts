import type { Project } from './project.ts';
import { type Draft, healthcheck, lines } from './proposal.ts';

/** nginx of the stable branch without root. */
export const staticImage = 'nginxinc/nginx-unprivileged:1.30-alpine-slim';

/**
 * The final stage of a site of files: nginx that is not root, on port 8080. What it writes goes to /dev/shm, which is
 * there on a read-only root too.
 *
 * @param isSinglePage whether paths that are no files get index.html
 */
export function staticRuntime(source: string, isSinglePage: boolean): string[] {
  return [
    'FROM $RUNTIME_IMAGE',
    "COPY <<'EOF' /etc/nginx/nginx.conf",
    'pid /dev/shm/nginx.pid;',
    'events {}',
    'http {',
    '  include mime.types;',
    '  default_type application/octet-stream;',
    '  access_log /dev/stdout;',
    '  sendfile on;',
    '  gzip on;',
    '  gzip_types text/css text/javascript application/javascript application/json image/svg+xml;',
    ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path /dev/shm/${name};`),
    '  server {',
    '    listen 8080;',
    '    root /usr/share/nginx/html;',
    ...(isSinglePage ? ['    location / { try_files $uri $uri/ /index.html; }'] : []),
    '  }',
    '}',
    'EOF',
    '',
    `COPY ${source} /usr/share/nginx/html`,
    'USER 101:101',
    'EXPOSE 8080',
    healthcheck(['wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:8080/'], '5s'),
  ];
}

export function proposeStaticSite(project: Project): Draft | undefined {
  const folder = ['.', 'public', 'site', 'docs', 'www', 'html', 'dist', '_site', 'src'].find((name) =>
    project.exists(name === '.' ? 'index.html' : `${name}/index.html`),
  );
  if (folder === undefined) return undefined;
  return {
    kind: 'static-site',
    dockerfile: lines(`ARG RUNTIME_IMAGE=${staticImage}`, '', ...staticRuntime(folder, false)),
    ignored: ['*.md'],
    notes: [`The files of ${folder === '.' ? 'the folder itself' : folder} are served on port 8080.`],
  };
}
