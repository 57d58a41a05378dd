import { readFileSync } from 'node:fs';
import { type Options, defineConfig } from 'tsup';
import { pageForBuild } from './build/page-assets.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** The action lints and does nothing else: other commands, and all that talks to AWS, are not in it. */
const lintingAlone: Plugin = {
  name: 'linting-alone',
  setup(build) {
    build.onResolve({ filter: /^\.\// }, ({ kind, importer, path }) =>
      kind === 'dynamic-import' && /[\\/]src[\\/]cli[\\/]call\.ts$/.test(importer) && path !== './lint-command.js' ? { path, namespace: 'absent' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: '' }));
    // What a rule says by examples is for its page. Biome's layout tells where it ends.
    build.onLoad({ filter: /[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replace(/^( +)examples: \{\n[^]*?^\1\},$/m, '$1examples: {} as never,'),
    }));
  },
};

/** What `action.yml` starts: one file with all it needs, committed because runners start it from a checkout. */
export default defineConfig({
  entry: { index: 'src/action/start.ts' },
  outDir: 'dist/action',
  format: 'cjs',
  outExtension: () => ({ js: '.cjs' }),
  target: 'node24',
  platform: 'node',
  splitting: false,
  minify: true,
  silent: true,
  clean: false,
  noExternal: [/./],
  removeNodeProtocol: false,
  define: { S3LINT_VERSION: JSON.stringify(version) },
  esbuildPlugins: [lintingAlone, pageForBuild],
  esbuildOptions(options) {
    options.alias = {
      // As CommonJS it shares our picomatch; as a module it would look for another one on disk.
      fdir: './node_modules/fdir/dist/index.cjs',
    };
  },
});
