import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkDockerfile, projectIn, proposeDockerfile, readBuildChecks, readDockerfile } from '@slipway/image/parts';
import { afterAll, expect, test } from 'vitest';
import { docker, engineUnderTest } from './engine-under-test.ts';

const { bases } = engineUnderTest();
const folder = mkdtempSync(join(tmpdir(), 'slipway-dockerfile-'));
const tags: string[] = [];
afterAll(() => {
  for (const tag of tags) docker('image', 'rm', '--force', tag);
  rmSync(folder, { recursive: true, force: true });
});

function application(name: string, files: Readonly<Record<string, string>>): string {
  const place = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  return place;
}

/** Builds what is proposed for an application, on the bases of this machine. */
function buildProposal(name: string, files: Readonly<Record<string, string>>): string {
  const place = application(name, files);
  const { dockerfile, dockerignore } = proposeDockerfile(projectIn(place));
  writeFileSync(join(place, 'Dockerfile'), dockerfile);
  writeFileSync(join(place, '.dockerignore'), dockerignore);
  const tag = `slipway-test-init:${name}`;
  tags.push(tag);
  docker(
    'buildx',
    'build',
    '--quiet',
    '--load',
    '--tag',
    tag,
    ...bases.flatMap((base) => ['--build-arg', base]),
    place,
  );
  return tag;
}

test('the Dockerfile that is proposed for a Go service builds, and its image runs without root on a read-only root', () => {
  const tag = buildProposal('go', {
    'go.mod': 'module example.com/app\n\ngo 1.24\n',
    'cmd/app/main.go':
      'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() { fmt.Println("user", os.Getuid()) }\n',
    '.env': 'TOKEN=x\n',
  });
  expect(docker('run', '--rm', '--read-only', '--cap-drop', 'ALL', tag)).toBe('user 65532');
  expect(docker('image', 'inspect', '--format', '{{.Config.User}}', tag)).toBe('65532:65532');
});

test('the Dockerfile that is proposed for a static site builds, with its files and without its secrets', () => {
  const tag = buildProposal('site', { 'public/index.html': '<p>hello</p>', 'public/.env': 'TOKEN=x\n' });
  const container = docker('create', tag, '/none');
  try {
    const listing = execFileSync('sh', ['-c', 'docker export "$0" | tar -t', container], { encoding: 'utf8' });
    expect(listing).toContain('usr/share/nginx/html/index.html');
    expect(listing).not.toContain('.env');
  } finally {
    docker('rm', container);
  }
});

// One stage with every defect that BuildKit's checks know and that lets the others still be found.
const defects = `ARG V
FROM --platform=linux/amd64 scratch as Build
copy a /
MAINTAINER me
FROM --platform=$TARGETPLATFORM scratch AS build
FROM scratch AS context
ENV A b
ENV DB_PASSWORD=hunter22abc
ARG NPM_TOKEN
WORKDIR app
EXPOSE 80/TCP 8080:80
LABEL x=$UNDEF y=$V
COPY ignored.txt /
HEALTHCHECK CMD a
HEALTHCHECK CMD b
ENTRYPOINT c \\

  d
`;

test('what the checks of BuildKit find in a Dockerfile, our rules find in the same instructions', () => {
  const place = application('checks', { Dockerfile: defects, '.dockerignore': 'ignored.txt\n', a: '' });
  // It ends with 1 when it has warnings.
  const { stdout: json } = spawnSync('docker', ['buildx', 'build', '--call=check,format=json', place], {
    encoding: 'utf8',
  });
  const dockerfile = readDockerfile(defects, 'Dockerfile');
  const dockerignore = { file: '.dockerignore', text: 'ignored.txt\n' };
  const buildChecks = readBuildChecks(json);
  expect(buildChecks.length).toBeGreaterThan(12);
  const ours = checkDockerfile({ dockerfile, dockerignore });
  expect(checkDockerfile({ dockerfile, dockerignore, buildChecks })).toEqual(ours);
});
