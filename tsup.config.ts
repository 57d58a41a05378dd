import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { Script } from 'node:vm';
import { type Options, defineConfig } from 'tsup';
import { pageForBuild } from './page-assets.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const common: Options = { target: 'node20', platform: 'node', silent: true };

/** A part of the command that most runs can do without. Starting costs by the size of what is read, so it is loaded at the first call of one of these. */
interface Part {
  /** What others call, by file: functions only. */
  readonly doors: Readonly<Record<string, readonly string[]>>;
  /** Files that need no door, as they are in. */
  readonly inside: RegExp;
}

const PARTS: Readonly<Record<string, Part>> = {
  template: {
    doors: {
      'src/dialect/cloudformation/declare.ts': ['declareAll', 'isTemplate'],
      'src/dialect/cloudformation/write.ts': ['writeTemplate'],
      'src/dialect/policy-file/declare.ts': ['declarePolicyFile', 'isPolicyFile'],
      'src/syntax/yaml.ts': ['parseYaml'],
    },
    inside: /^src\/(?:dialect\/(?:cloudformation|policy-file)|syntax)\//,
  },
  terraform: {
    doors: {
      'src/load/terraform.ts': ['loadTerraform', 'loadText'],
      'src/load/plan.ts': ['loadPlan'],
      'src/syntax/hcl/parse.ts': ['parseHcl'],
      'src/dialect/terraform/declare.ts': ['readsOf'],
      'src/dialect/terraform/said.ts': ['allSaid'],
      'src/dialect/terraform/write.ts': ['writeConfiguration'],
      'src/dialect/terraform/write-plan.ts': ['asPlan'],
      'src/dialect/terraform/write-text.ts': ['asHcl', 'asJsonSyntax'],
    },
    inside: /^src\/(?:dialect\/terraform|syntax\/hcl|load\/(?:terraform|plan)\.ts)/,
  },
  overlay: {
    doors: { 'src/link/live/live.ts': ['liveUnder'], 'src/link/live/notes.ts': ['liveNotes'] },
    inside: /^src\/link\/live\//,
  },
  search: {
    doors: { 'src/policy/search.ts': ['searchingEngine'] },
    inside: /^src\/policy\/(?:search|compare|explain|live|public|told)\.ts$|^src\/policy\/(?:solve|neutral)\//,
  },
  inventory: {
    doors: { 'src/judge/inventory.ts': ['inventoryOf'] },
    inside: /^src\/judge\/inventory/,
  },
  snapshot: {
    doors: { 'src/load/snapshot.ts': ['loadSnapshots'], 'src/dialect/api/write.ts': ['writeSnapshot'] },
    inside: /^src\/dialect\/api\//,
  },
};

/** What a run always needs. It counts as a piece of every part: so what parts share with it is one file, and not one for each pair of them. */
const CORE: readonly string[] = [
  'src/cli/lint-command.ts',
  'src/dialect/cloudformation/words/types.ts',
  'src/dialect/document-edit.ts',
  'src/dialect/facets.ts',
  'src/dialect/leaf.ts',
  'src/dialect/spot.ts',
  'src/dialect/write.ts',
  'src/load/parsed.ts',
  'src/syntax/json-locate.ts',
  'src/syntax/yaml-render.ts',
];

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

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** What an import means, from the top of the project. */
function fileOf({ path, resolveDir }: { readonly path: string; readonly resolveDir: string }): string {
  return relative(import.meta.dirname, resolve(resolveDir, path))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts');
}

const apart: Plugin = {
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

/** Puts doors before the parts, and makes a part of whatever is imported when it is needed. */
const parts: Plugin = {
  name: 'parts',
  setup(build) {
    const inHere = (contents: string) => ({ contents, resolveDir: import.meta.dirname });
    build.onResolve({ filter: /^\.|^src\// }, (asked) => {
      const { importer, namespace, kind } = asked;
      if (namespace === 'part' || namespace === 'door') return undefined;
      const file = fileOf(asked);
      if (!/^(?:src|rules)\//.test(file)) return undefined;
      if (kind === 'entry-point' || kind === 'dynamic-import') return { path: file, namespace: 'part' };
      const from = relative(import.meta.dirname, importer).replaceAll('\\', '/');
      const behind = Object.entries(PARTS).find(([, { doors, inside }]) => doors[file] && !inside.test(from));
      return behind && { path: file, namespace: 'door', pluginData: behind[0] };
    });
    // What a rule only says to those who ask (`explain`, `rules`) is made when they ask. Biome's layout tells where it ends.
    build.onLoad({ filter: /\/rules\/[\w-]+\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replace(/^( +)(docs|examples): (\{\n[^]*?^\1\}),$/gm, 'get $2(): any { return $3; },'),
    }));
    build.onResolve({ filter: /^part:/ }, ({ path }) => ({ path: path.slice('part:'.length), namespace: 'part' }));
    build.onLoad({ filter: /./, namespace: 'door' }, ({ path, pluginData }) => {
      const name = pluginData as string;
      const calls = (PARTS[name]?.doors[path] ?? []).map((call) => `export const ${call} = (...given) => (part ??= import('part:${name}')).${call}(...given);`);
      return inHere(['let part;', ...calls].join('\n'));
    });
    build.onLoad({ filter: /./, namespace: 'part' }, ({ path }) => {
      const doors = Object.entries(PARTS[path]?.doors ?? { [path]: [] });
      const own = doors.map(([file, names]) => `export ${names.length === 0 ? '*' : `{ ${names.join(', ')} }`} from './${file}';`);
      return inHere([...own, ...CORE.map((file, index) => `export * as core${index} from './${file}';`)].join('\n'));
    });
  },
};

/** Makes CommonJS of modules as esbuild writes them, in which every `import` is a plain `require`: what is behind a door is there at once. */
function asCommonJs(code: string): string {
  const names = (list: string, flip: boolean): string =>
    list
      .split(',')
      .map((one) => one.trim().split(' as '))
      .map(([name = '', other = name]) => (flip ? `${other}:${name}` : `${name}:${other}`))
      .join(',');
  const made = `"use strict";${code}`
    .replace(
      /(?<=[;}\n])import(?:\s*([\w$]+)\s*(?:,|(?=from)))?(?:\s*\*\s*as ([\w$]+)\s*)?(?:\s*\{([^}]*)\})?\s*(?:from)?\s*("[^"]+");/g,
      (_, whole: string | undefined, all: string | undefined, list: string | undefined, from: string) => {
        const required = `require(${from})`;
        const bound = [...[whole, all].flatMap((name) => name ?? []), ...(list === undefined ? [] : [`{${names(list, false)}}`])];
        return bound.length === 0 ? `${required};` : bound.map((name) => `const ${name}=${required};`).join('');
      },
    )
    .replace(/(?<=[;}\n])export\s*\{([^}]*)\};(?=\s*(?:\/\*[^]*)?$)/, (_, list: string) => `module.exports={${names(list, true)}};`)
    .replace(/\bimport\(("\.\/[\w.-]+\.cjs")\)/g, 'require($1)')
    // What is not ours: the SDK, and what Node brings.
    .replace(/\bimport\.meta\.url\b/g, '__filename')
    .replace(/\bimport\(("[@\w][\w:@/.-]*")\)/g, 'Promise.resolve().then(()=>require($1))');
  // What is left of a module's own words is an error here and not at its first run.
  new Script(`(()=>{${made}\n})`);
  return made;
}

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
  { ...alone, entry: { main: 'src/cli/start.ts', call: 'src/cli/call.ts', fault: 'src/cli/fault.ts', ajv: 'node_modules/ajv/dist/ajv.js' } },
  {
    ...command,
    entry: { lint: 'src/cli/lint-command.ts', commands: 'src/cli/commands.ts', live: 'src/cli/live/commands.ts', baseline: 'src/cli/baseline/commands.ts' },
    format: 'esm',
    splitting: true,
    esbuildPlugins: [apart, parts, pageForBuild],
    plugins: [{ name: 'as-commonjs', renderChunk: (code) => ({ code: asCommonJs(code) }) }],
  },
  // The library: modules that share their code.
  { ...common, entry: { index: 'src/index.ts', testing: 'src/testing.ts', policy: 'src/policy.ts' }, format: 'esm', splitting: true },
]);
