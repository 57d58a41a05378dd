import type { Options } from 'tsup';
import { fileOf } from './file-of.js';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Files of the command that are built on their own, and under which name. */
const APART: Readonly<Record<string, string>> = {
  'src/cli/main.cjs': './main.cjs',
  'src/cli/call.ts': './call.cjs',
  'src/cli/fault.ts': './fault.cjs',
  'src/cli/lint-command.ts': './lint.cjs',
  'src/cli/commands.ts': './commands.cjs',
  'src/cli/live/commands.ts': './live.cjs',
  'src/cli/baseline/commands.ts': './baseline.cjs',
  'src/cli/config/import.ts': './import.cjs',
};

/** Keeps those apart. */
export const apart: Plugin = {
  name: 'apart',
  setup(build) {
    // commander wants it for commands that are programs of their own, of which there are none; loading it takes time.
    build.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'nothing' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
    build.onResolve({ filter: /^ajv$/ }, () => ({ path: './ajv.cjs', external: true }));
    build.onResolve({ filter: /^\.\// }, (asked) => {
      const path = asked.kind !== 'entry-point' && asked.namespace === 'file' ? APART[fileOf(asked)] : undefined;
      return path === undefined ? undefined : { path, external: true };
    });
  },
};
