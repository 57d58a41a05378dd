/** The script and the styles of the HTML report, bundled from `src/report/html/client` as the text of one module: for tsup and for vitest. */

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Options } from 'tsup';

const ID = 's3lint:page';
/** Builds and tests are started at the top of the project. */
const folder = resolve('src/report/html/client');

type BuildPlugin = NonNullable<Options['esbuildPlugins']>[number];
type Esbuild = Parameters<BuildPlugin['setup']>[0]['esbuild'];

async function assets(esbuild: Esbuild): Promise<string> {
  const bundled = async (file: string): Promise<string> => {
    const { outputFiles } = await esbuild.build({
      entryPoints: [join(folder, file)],
      bundle: true,
      minify: true,
      write: false,
      charset: 'ascii',
      format: 'iife',
      target: ['chrome111', 'firefox114', 'safari16.4'],
      legalComments: 'none',
      logLevel: 'silent',
    });
    return (outputFiles[0]?.text ?? '').trim();
  };
  const [script, style] = await Promise.all([bundled('main.ts'), bundled('page.css')]);
  return `export const script = ${JSON.stringify(script)};\nexport const style = ${JSON.stringify(style)};\n`;
}

/** For tsup. */
export const pageForBuild: BuildPlugin = {
  name: 'page-assets',
  setup(build) {
    build.onResolve({ filter: /^s3lint:page$/ }, ({ path }) => ({ path, namespace: 'page-assets' }));
    build.onLoad({ filter: /./, namespace: 'page-assets' }, async () => ({ contents: await assets(build.esbuild) }));
  },
};

/** For vitest. What bundles for tsup bundles here as well. */
export function pageForTests(): { name: string; resolveId(id: string): string | undefined; load(id: string): Promise<string> | undefined } {
  const esbuild = createRequire(createRequire(import.meta.url).resolve('tsup'))('esbuild') as Esbuild;
  return {
    name: 'page-assets',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? assets(esbuild) : undefined),
  };
}
