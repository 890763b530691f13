import { expect, test } from 'vitest';
import { readCompose } from './compose.ts';

test('it reads what services are built from, and who waits for their health', async () => {
  const text = `services:
  web:
    build: ./web
    depends_on:
      db: { condition: service_healthy }
      cache:
        condition: service_started
  db:
    build: { context: db, dockerfile: Dockerfile.dev, target: run }
    healthcheck: { test: [CMD, check] }
  off:
    image: x
    healthcheck: { disable: true }
  list:
    image: y
    depends_on: [db]
`;
  const { file, services } = await readCompose(text, 'deploy/compose.yaml');
  expect(file).toBe('deploy/compose.yaml');
  expect(services).toEqual([
    {
      name: 'web',
      context: 'deploy/web',
      dockerfile: 'deploy/web/Dockerfile',
      target: undefined,
      healthcheck: undefined,
      awaitedBy: [],
    },
    {
      name: 'db',
      context: 'deploy/db',
      dockerfile: 'deploy/db/Dockerfile.dev',
      target: 'run',
      healthcheck: 'own',
      awaitedBy: [{ service: 'web', line: 5 }],
    },
    {
      name: 'off',
      context: undefined,
      dockerfile: undefined,
      target: undefined,
      healthcheck: 'disabled',
      awaitedBy: [],
    },
    {
      name: 'list',
      context: undefined,
      dockerfile: undefined,
      target: undefined,
      healthcheck: undefined,
      awaitedBy: [],
    },
  ]);
});

test.each(['', 'a: [', 'services: 1', '- a', 'services: { a: null, b: [1] }'])(
  '%j says nothing and breaks nothing',
  async (text) => {
    const { services } = await readCompose(text, 'compose.yaml');
    expect(services.every(({ awaitedBy }) => awaitedBy.length === 0)).toBe(true);
  },
);
