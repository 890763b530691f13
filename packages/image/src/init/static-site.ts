import type { Project } from './project.ts';
import { type Draft, healthcheck, lines } from './proposal.ts';

/** The final stage of a site of files: nginx that is not root, on port 8080. */
export function staticRuntime(source: string): string[] {
  return [
    'FROM $RUNTIME_IMAGE',
    `COPY ${source} /usr/share/nginx/html`,
    'USER 101:101',
    'EXPOSE 8080',
    healthcheck(['wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:8080/'], '5s'),
  ];
}

export function proposeStaticSite(project: Project): Draft | undefined {
  const folder = ['.', 'public', 'site', 'docs', 'www', 'html'].find((name) =>
    project.files.includes(name === '.' ? 'index.html' : `${name}/index.html`),
  );
  if (folder === undefined) return undefined;
  return {
    kind: 'static-site',
    dockerfile: lines('ARG RUNTIME_IMAGE=nginxinc/nginx-unprivileged:1.29-alpine', '', ...staticRuntime(folder)),
    ignored: ['node_modules', '*.md'],
    notes: [`The files of ${folder === '.' ? 'the folder itself' : folder} are served on port 8080.`],
  };
}
