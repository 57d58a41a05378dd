import { readFileSync } from 'node:fs';
import { type Options, defineConfig } from 'tsup';
import { apart } from './build/apart.js';
import { asCommonJs, asFunction } from './build/common-js.js';
import { pageForBuild } from './build/page-assets.js';
import { parts } from './build/parts.js';
import { rules } from './build/rules.js';
import { withoutShims } from './build/shims.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const common: Options = { target: 'node20', platform: 'node', silent: true };

/** Minified CommonJS with all that it needs from others, because that starts fastest. */
const command: Options = {
  ...common,
  outExtension: () => ({ js: '.cjs' }),
  minify: true,
  noExternal: [/^(?!@(?:aws-sdk|smithy)\/)/],
  // The SDK is the user's own, if there is one.
  external: [/^@(?:aws-sdk|smithy)\//],
  removeNodeProtocol: false,
  define: { S3LINT_VERSION: JSON.stringify(version) },
  esbuildOptions(options) {
    // What a door does not let through.
    options.logOverride = { 'import-is-undefined': 'error' };
    options.alias = {
      // As CommonJS it shares our picomatch; as a module it would look for another one on disk.
      fdir: './node_modules/fdir/dist/index.cjs',
    };
  },
};

const alone: Options = {
  ...command,
  format: 'cjs',
  splitting: false,
  esbuildPlugins: [apart],
  esbuildOptions(options) {
    // `require` loads CommonJS faster than `import` does.
    options.supported = { 'dynamic-import': false };
  },
};

export default defineConfig([
  { ...alone, entry: { cli: 'src/cli/bin.ts' }, banner: { js: '#!/usr/bin/env node' } },
  // The one file that may load modules: in all others `import` has become `require`.
  { ...command, entry: { import: 'src/cli/config/import.ts' }, format: 'cjs', splitting: false },
  {
    ...alone,
    entry: { main: 'src/cli/start.ts', call: 'src/cli/call.ts', fault: 'src/cli/fault.ts', ajv: 'node_modules/ajv/dist/ajv.js' },
    plugins: [{ name: 'as-function', renderChunk: (code) => ({ code: asFunction(code) }) }],
  },
  {
    ...command,
    entry: { lint: 'src/cli/lint-command.ts', commands: 'src/cli/commands.ts', live: 'src/cli/live/commands.ts', baseline: 'src/cli/baseline/commands.ts' },
    format: 'esm',
    splitting: true,
    esbuildPlugins: [apart, rules, parts, pageForBuild],
    plugins: [
      { name: 'as-commonjs', renderChunk: (code) => ({ code: asCommonJs(code) }) },
      { name: 'without-shims', buildEnd: ({ writtenFiles }) => withoutShims(writtenFiles.map(({ name }) => name)) },
    ],
  },
  // The library: modules that share their code.
  { ...common, entry: { index: 'src/index.ts', testing: 'src/testing.ts', policy: 'src/policy.ts' }, format: 'esm', splitting: true },
]);
