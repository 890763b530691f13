import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBuildx } from './find-buildx.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-plugins-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function plugin(...path: string[]): string {
  const place = join(folder, ...path);
  mkdirSync(place, { recursive: true });
  const file = join(place, 'docker-buildx');
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

test("the plugin of the client's configuration is found", () => {
  const file = plugin('config', 'cli-plugins');
  expect(findBuildx({ DOCKER_CONFIG: join(folder, 'config') })).toBe(file);
});

test('without DOCKER_CONFIG, the configuration is that of the home folder', () => {
  const file = plugin('home', '.docker', 'cli-plugins');
  expect(findBuildx({ HOME: join(folder, 'home') })).toBe(file);
});

test('folders that the configuration adds come first', () => {
  plugin('config', 'cli-plugins');
  const file = plugin('extra');
  writeFileSync(
    join(folder, 'config', 'config.json'),
    JSON.stringify({ cliPluginsExtraDirs: [join(folder, 'extra')] }),
  );
  expect(findBuildx({ DOCKER_CONFIG: join(folder, 'config') })).toBe(file);
});

test('a file that is no program is none, and a broken configuration hides no plugin', () => {
  const file = plugin('config', 'cli-plugins');
  writeFileSync(join(folder, 'config', 'config.json'), '{');
  expect(findBuildx({ DOCKER_CONFIG: join(folder, 'config') })).toBe(file);
  chmodSync(file, 0o644);
  expect(findBuildx({ DOCKER_CONFIG: join(folder, 'config') })).not.toBe(file);
});

test('without any home it is left to the client', () => {
  expect(findBuildx({})).toBeUndefined();
});
