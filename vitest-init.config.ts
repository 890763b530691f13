import { defineConfig } from 'vitest/config';

/** What `slipway image init` proposes, built and run for real; needs what `engine.sh exec --languages` brings. */
export default defineConfig({
  resolve: { conditions: ['development'] },
  ssr: { resolve: { conditions: ['development'] } },
  test: {
    include: ['test/image-init/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
