import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { pageForTests } from './build/page-assets.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig({
  plugins: [pageForTests()],
  define: { S3LINT_VERSION: JSON.stringify(version) },
  // Plugins in fixtures import the library; what is built is tried under `test/package`.
  resolve: { alias: [{ find: /^s3lint$/, replacement: resolve(import.meta.dirname, 'src/index.ts') }] },
  test: {
    // Most of the time goes into reading modules, which two can do.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'source', include: ['test/**/*.test.ts'], exclude: ['test/package/**'], setupFiles: ['test/setup.ts'], testTimeout: 60_000 },
      },
      // What is shipped: built before its tests, if the sources are newer.
      { extends: true, test: { name: 'package', include: ['test/package/**/*.test.ts'], globalSetup: ['test/package/build.ts'], testTimeout: 120_000 } },
    ],
  },
});
