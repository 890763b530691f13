import { defineConfig } from 'vitest/config';

// Deploys held to one contract on the sandbox and on a real cluster, whole processes killed at every step among them.
export default defineConfig({
  resolve: { conditions: ['development'] },
  ssr: { resolve: { conditions: ['development'] } },
  test: {
    include: ['test/contract/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    maxConcurrency: 4,
  },
});
