import { readFileSync } from 'node:fs';
import { type Options, defineConfig } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const common: Options = { target: 'node20', platform: 'node', silent: true };
const command: Options = { ...common, format: 'cjs', outExtension: () => ({ js: '.cjs' }), minify: true, splitting: false };

/** The command is minified CommonJS in one piece, because that starts fastest; the library is ES modules that share their code. */
export default defineConfig([
  { ...command, entry: { cli: 'src/cli/bin.ts' }, external: ['./main.cjs'], banner: { js: '#!/usr/bin/env node' } },
  { ...command, entry: { main: 'src/cli/start.ts' }, noExternal: [/.*/], shims: true, define: { S3LINT_VERSION: JSON.stringify(version) } },
  { ...common, entry: { index: 'src/index.ts', testing: 'src/testing.ts' }, format: 'esm', splitting: true },
]);
