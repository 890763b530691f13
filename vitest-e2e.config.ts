import { defineConfig } from 'vitest/config';

/** Whole actions on a runner; needs act on PATH. What builds images needs an engine too: vitest-image.config.ts. */
export default defineConfig({
  resolve: { conditions: ['development'] },
  ssr: { resolve: { conditions: ['development'] } },
  test: {
    include: ['test/e2e/**/*.test.ts'],
    exclude: ['test/e2e/build.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
