import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql ships ESM and CommonJS side by side; without one fixed entry vitest loads both and they do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/global-setup.ts'],
    reporters: ['default', './test/reporter/closing-line.ts'],
    allowOnly: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
