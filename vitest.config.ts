import { defineConfig } from 'vitest/config';

/** Away from UTC and from Berlin: a day that is right only by chance shows. */
process.env['TZ'] = 'Pacific/Auckland';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    expect: { poll: { timeout: 20_000 } },
  },
});
