import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['development'] },
  ssr: { resolve: { conditions: ['development'] } },
  test: {
    include: ['packages/**/src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      'test/{e2e,image-e2e,image-init}/**',
      'test/contract/{kill,registry}-contract.test.ts',
      'test/image-contract/build-contract.test.ts',
    ],
    setupFiles: ['test/setup/properties.ts'],
    testTimeout: 20_000,
    // Deploys in the sandbox wait in real time, and by default a machine of two cores has one worker, which waits with them.
    maxWorkers: 3,
  },
});
