import { readFileSync } from 'node:fs';
import { type Options, defineConfig } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const common: Options = { target: 'node20', platform: 'node', silent: true };

/** What the command loads only when it is needed, each in a file of its own: starting costs by the size of what is read. */
const LATER: Readonly<Record<string, string>> = { './main.cjs': './main.cjs', './commands.js': './commands.cjs', ajv: './ajv.cjs' };

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

const later: Plugin = {
  name: 'later',
  setup(build) {
    // commander wants it for commands that are programs of their own, of which there are none; loading it takes time.
    build.onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    build.onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
    build.onResolve({ filter: /./ }, ({ path, kind }) =>
      kind !== 'entry-point' && LATER[path] !== undefined ? { path: LATER[path], external: true } : undefined,
    );
  },
};

/** Minified CommonJS with all that it needs from others, because that starts fastest. */
const command: Options = {
  ...common,
  format: 'cjs',
  outExtension: () => ({ js: '.cjs' }),
  minify: true,
  splitting: false,
  noExternal: [/.*/],
  removeNodeProtocol: false,
  define: { S3LINT_VERSION: JSON.stringify(version) },
  esbuildPlugins: [later],
  esbuildOptions(options) {
    // `require` loads CommonJS faster than `import` does.
    options.supported = { 'dynamic-import': false };
    options.alias = {
      // As CommonJS it shares our picomatch; as a module it would look for another one on disk.
      fdir: './node_modules/fdir/dist/index.cjs',
    };
  },
};

export default defineConfig([
  { ...command, entry: { cli: 'src/cli/bin.ts' }, banner: { js: '#!/usr/bin/env node' } },
  { ...command, entry: { main: 'src/cli/start.ts', commands: 'src/cli/commands.ts', ajv: 'node_modules/ajv/dist/ajv.js' } },
  // The library: modules that share their code.
  { ...common, entry: { index: 'src/index.ts', testing: 'src/testing.ts', policy: 'src/policy.ts' }, format: 'esm', splitting: true },
]);
