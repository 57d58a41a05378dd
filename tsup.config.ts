import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { Script } from 'node:vm';
import picomatch from 'picomatch';
import { type Options, defineConfig } from 'tsup';
import { pageForBuild } from './page-assets.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const common: Options = { target: 'node20', platform: 'node', silent: true };

/**
 * A part of the command that most runs can do without. Starting costs by the size of what is read, so it is loaded at the first call of one
 * of its functions. Where it is imported from outside it has doors, which let functions through, and constants that are plain texts and
 * numbers; whatever else it exports is for itself.
 */
interface Part {
  /** What others import, as globs. */
  readonly doors: readonly string[];
  /** Files that need no door, as they are in. Missing: the doors. */
  readonly inside?: readonly string[];
  /** The part whose code it uses: what the two share stays in one file. */
  readonly within?: string;
}

const PARTS: Readonly<Record<string, Part>> = {
  template: {
    doors: ['src/dialect/cloudformation/{declare,write}.ts', 'src/dialect/policy-file/declare.ts', 'src/syntax/yaml.ts'],
    inside: ['src/dialect/{cloudformation,policy-file}/**', 'src/syntax/**'],
  },
  functions: { within: 'terraform', doors: ['src/dialect/terraform/function-call.ts'], inside: ['src/dialect/terraform/{function-call.ts,functions/**}'] },
  plan: { within: 'terraform', doors: ['src/load/plan.ts'], inside: ['src/load/plan*.ts', 'src/dialect/terraform/plan/**'] },
  terraform: {
    doors: ['src/load/terraform.ts', 'src/syntax/hcl/parse.ts', 'src/dialect/terraform/{declare,said,write,write-plan,write-text}.ts'],
    inside: ['src/load/{terraform,plan}*.ts', 'src/syntax/hcl/**', 'src/dialect/terraform/**'],
  },
  overlay: { doors: ['src/link/live/{live,notes}.ts'], inside: ['src/link/live/**'] },
  search: {
    doors: ['src/policy/{search,variables,parse-*}.ts', 'src/policy/glob/*.ts', 'src/policy/evaluate/{acl,documents,fixed,operator,public}.ts'],
    inside: ['src/policy/{search,compare,explain,live,public,told,variables,parse-*}.ts', 'src/policy/{solve,neutral,glob}/**'],
  },
  statements: {
    doors: [
      'src/model/{arn,action-words,condition-words,endpoint-policy,foreign-uploads,full-access,guardrails,mfa,open-text,role-access}.ts',
      'src/model/{service-source,signatures,statements,trust,unsigned-reads}.ts',
    ],
  },
  deliveries: {
    doors: [
      'src/model/{data-events,delivery-grants,event-arrival,event-deliveries,event-order,expiration,infrequent-access,lifecycle}.ts',
      'src/model/{object-records,placement,replication-role,replication-rules,transitions}.ts',
    ],
  },
  workloads: { doors: ['src/model/{bucket-origin,container-secrets,distribution-pin,machine-use,object-lambda,script-secrets,sensitive,vault}.ts'] },
  config: { doors: ['src/config/{check,merge,plugin,read,references,schema,written}.ts', 'src/cli/config/{open,read-source}.ts'] },
  suppressions: { doors: ['src/judge/suppression*.ts'] },
  repair: { doors: ['src/{repair,text/diff,cli/fix}.ts'] },
  hash: { doors: ['src/judge/hash.ts'] },
  inventory: { doors: ['src/judge/inventory.ts'], inside: ['src/judge/inventory*.ts'] },
  snapshot: { doors: ['src/load/snapshot.ts', 'src/dialect/api/write.ts'], inside: ['src/dialect/api/**'] },
};

/** By the part: whether a file is a door of it, and whether it is in. */
const MATCHERS = Object.entries(PARTS).map(([name, { doors, inside = doors, within }]) => ({
  name,
  within,
  isDoor: picomatch([...doors]),
  isInside: picomatch([...inside]),
}));

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

/** Where a rule tells of itself. Biome's layout shows where it ends. */
const TOLD = /^( +)(docs|peers|examples): (\{\n[^]*?^\1\}|\{[^\n]*\}),$/gm;

const RULES: readonly string[] = readdirSync('rules');

const SOURCES: readonly string[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .sort();

/** What of a file can be had through a door. */
function functionsOf(file: string): string[] {
  const exported = readFileSync(file, 'utf8').matchAll(/^export (?:(?:async )?function\*? (\w+)|\{ ([\w, ]+) \})/gm);
  return [...exported].flatMap(([, name, names = '']) => name ?? names.split(', '));
}

/** Constants that are texts and numbers alone can be said again at the door. */
function literalsOf(file: string): string[] {
  const constants = readFileSync(file, 'utf8').matchAll(/^export const (\w+)(?:: [^=]+)? = ([^;]+);$/gm);
  return [...constants].flatMap(([, name, value = '']) => (/^(?:'[^'\\]*'|[\d\s[\],])+$/.test(value) ? [`export const ${name} = ${value};`] : []));
}

/** All that can be had through the doors of a part, and of the one within which it is. */
function behind(name: string | undefined): readonly string[] | undefined {
  const part = MATCHERS.find((one) => one.name === name);
  return (
    part && [
      ...SOURCES.filter((file) => part.isDoor(file)).map((file) => {
        const names = functionsOf(file).map((one) => `${one} as ${throughDoor(file, one)}`);
        return `export { ${names.join(', ')} } from './${file}';`;
      }),
      ...(behind(part.within) ?? []),
    ]
  );
}

/** The name in a part of a function of one of its files: two files may call theirs the same. */
function throughDoor(file: string, name: string): string {
  return `${name}_${SOURCES.indexOf(file)}`;
}

/** The name in the part `told` of what a rule tells. */
function toldAs(path: string): string {
  return basename(path, '.ts').replaceAll('-', '_');
}

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
      const behind = MATCHERS.find(({ isDoor, isInside }) => isDoor(file) && !isInside(from));
      return behind && { path: file, namespace: 'door', pluginData: behind.name };
    });
    // What a rule only says to those who ask (`explain`, `rules`) is a part of its own.
    build.onLoad({ filter: /\/rules\/[\w-]+\.ts$/, namespace: 'file' }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replace(
        TOLD,
        (_, indent: string, name: string) => `${indent}get ${name}(): any { return (import('part:told') as any).${toldAs(path)}.${name}; },`,
      ),
    }));
    build.onResolve({ filter: /^told:/ }, ({ path }) => ({ path: resolve(import.meta.dirname, path.slice('told:'.length)), namespace: 'told' }));
    build.onLoad({ filter: /./, namespace: 'told' }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const told = [...text.matchAll(TOLD)].map(([, , name, value]) => `export const ${name} = ${value};`);
      return { loader: 'ts', contents: [text.slice(0, text.indexOf('export default')), ...told].join('\n'), resolveDir: dirname(path) };
    });
    // Of js-yaml its events are wanted. What it makes besides when it is loaded is left out, once esbuild is told that making it does nothing else.
    build.onLoad({ filter: /\/js-yaml\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^(var \w+ = )([^\n]*[([{]\n[^]*?^[)\]}]+);$/gm, '$1/* @__PURE__ */ (() => ($2))();'),
    }));
    build.onResolve({ filter: /^part:/ }, ({ path }) => ({ path: path.slice('part:'.length), namespace: 'part' }));
    build.onLoad({ filter: /./, namespace: 'door' }, ({ path, pluginData }) => {
      const names = functionsOf(path);
      return inHere(
        [
          // Once it is open nobody stands in it: what is called then is the function itself.
          `let open = () => { open = () => {}; const part = import('part:${pluginData}'); ${names.map((name) => `${name} = part.${throughDoor(path, name)};`).join(' ')} };`,
          ...names.map((name) => `export let ${name} = (...given) => (open(), ${name}(...given));`),
          ...literalsOf(path),
        ].join('\n'),
      );
    });
    build.onLoad({ filter: /./, namespace: 'part' }, ({ path }) => {
      const own =
        path === 'told' ? RULES.map((rule) => `export * as ${toldAs(rule)} from 'told:rules/${rule}';`) : (behind(path) ?? [`export * from './${path}';`]);
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
  return asFunction(made);
}

/** Code that Node loads like any other, and that by itself is a function: so the command can load it without a copy of its text around it. */
function asFunction(code: string): string {
  const given = 'exports,require,module,__filename,__dirname';
  const made = `(f=>typeof module=="undefined"?f:f(${given}))(function(${given}){${code}\n})`;
  // What is left of a module's own words is an error here and not at its first run.
  const { length } = new Script(made).runInNewContext() as Function;
  if (length !== given.split(',').length) throw new Error('A file of the command is no function.');
  if (Buffer.byteLength(made) !== made.length) throw new Error(`A file of the command is more than ASCII: ${/.{0,60}[^\0-\x7f].{0,60}/.exec(made)?.[0]}`);
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
    esbuildPlugins: [apart, parts, pageForBuild],
    plugins: [{ name: 'as-commonjs', renderChunk: (code) => ({ code: asCommonJs(code) }) }],
  },
  // The library: modules that share their code.
  { ...common, entry: { index: 'src/index.ts', testing: 'src/testing.ts', policy: 'src/policy.ts' }, format: 'esm', splitting: true },
]);
