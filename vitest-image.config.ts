import { defineConfig } from 'vitest/config';

/** Images built, run and pushed for real; needs the engine and registry that test/engine brings, and act for the action. */
export default defineConfig({
  resolve: { conditions: ['development'] },
  ssr: { resolve: { conditions: ['development'] } },
  test: {
    include: ['test/image-contract/**/*.test.ts', 'test/image-e2e/**/*.test.ts', 'test/e2e/build.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
