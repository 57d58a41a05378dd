import { defineConfig } from 'tsup';

/** The benchmarks, each a file of its own; the SDK of AWS stays outside, as in what is shipped. */
export default defineConfig({
  entry: ['bench', 'measure', 'policy', 'live', 'scan', 'fake-aws'].map((name) => `bench/${name}.ts`),
  format: 'esm',
  platform: 'node',
  splitting: false,
  external: [/^@aws-sdk\//, /^@smithy\//],
  outDir: 'dist/bench',
  silent: true,
  // As what is shipped.
  minify: true,
});
