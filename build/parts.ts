/** The command in parts, of which a run loads those that it needs. */

import { readFileSync, readdirSync } from 'node:fs';
import { relative } from 'node:path';
import picomatch from 'picomatch';
import type { Options } from 'tsup';
import { TOP, fileOf } from './file-of.js';
import { toldByRules } from './rules.js';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

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
  written: { within: 'terraform', doors: ['src/dialect/terraform/{write,write-plan,write-text}.ts'] },
  data: { within: 'terraform', doors: ['src/dialect/terraform/{data,policy-document,template-file}.ts'] },
  documents: {
    within: 'terraform',
    doors: ['src/dialect/terraform/{edit-document.ts,json/edit.ts}'],
    inside: ['src/dialect/terraform/{edit-document,edit-layers,edit-statement,json/edit}.ts'],
  },
  published: { within: 'terraform', doors: ['src/dialect/terraform/words/published-*.ts'] },
  plan: { within: 'terraform', doors: ['src/load/plan.ts'], inside: ['src/load/plan*.ts', 'src/dialect/terraform/plan/**'] },
  terraform: {
    doors: ['src/load/terraform.ts', 'src/syntax/hcl/parse.ts', 'src/dialect/terraform/{declare,said}.ts'],
    inside: ['src/load/{terraform,plan}*.ts', 'src/syntax/hcl/**', 'src/dialect/terraform/**'],
  },
  overlay: { doors: ['src/link/live/{live,notes}.ts'], inside: ['src/link/live/**'] },
  search: {
    doors: ['src/policy/{search,variables,parse-*}.ts', 'src/policy/glob/*.ts', 'src/policy/evaluate/{acl,documents,fixed,operator,public}.ts'],
    inside: ['src/policy/{search,compare,explain,live,public,told,variables,parse-*}.ts', 'src/policy/{solve,neutral,glob}/**'],
  },
  glance: { doors: ['src/policy/glance/{fenced,ordinary,shut}.ts'] },
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
  needs: { doors: ['src/model/reads.ts'] },
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
  'src/dialect/notification-words.ts',
  'src/dialect/reach.ts',
  'src/dialect/spot.ts',
  'src/dialect/stands-in.ts',
  'src/dialect/write.ts',
  'src/load/parsed.ts',
  'src/policy/data/services.ts',
  'src/syntax/json-locate.ts',
  'src/syntax/yaml-render.ts',
];

/** How a piece of the core is called in a part: while it is built, and no longer. */
export const OF_CORE = 'ofCore';

const SOURCES: readonly string[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .sort();

/** What of a file can be had through a door. */
function functionsOf(file: string): string[] {
  const exported = readFileSync(file, 'utf8').matchAll(/^export (?:(?:async )?function\*? (\w+)|\{ ([\w, ]+) \})/gm);
  return [...exported].flatMap(([, name, names = '']) => name ?? names.split(', '));
}

/** Something that a file exports: where that is a piece of a part, all of the file is. */
function firstOf(file: string): string {
  return /^export (?:function|const) (\w+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
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

/** Puts doors before the parts, and makes a part of whatever is imported when it is needed. */
export const parts: Plugin = {
  name: 'parts',
  setup(build) {
    const inHere = (contents: string) => ({ contents, resolveDir: TOP });
    build.onResolve({ filter: /^\.|^src\// }, (asked) => {
      const { importer, namespace, kind } = asked;
      if (namespace === 'part' || namespace === 'door') return undefined;
      const file = fileOf(asked);
      if (!/^(?:src|rules)\//.test(file)) return undefined;
      if (kind === 'entry-point' || kind === 'dynamic-import') return { path: file, namespace: 'part' };
      const from = relative(TOP, importer).replaceAll('\\', '/');
      const behind = MATCHERS.find(({ isDoor, isInside }) => isDoor(file) && !isInside(from));
      return behind && { path: file, namespace: 'door', pluginData: behind.name };
    });
    // Of js-yaml its events are wanted. What it makes besides when it is loaded is left out, once esbuild is told that making it does nothing else.
    build.onLoad({ filter: /\/js-yaml\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^(var \w+ = )([^\n]*[([{]\n[^]*?^[)\]}]+);$/gm, '$1/* @__PURE__ */ (() => ($2))();'),
    }));
    build.onResolve({ filter: /^part:/ }, ({ path }) => ({ path: path.slice('part:'.length), namespace: 'part' }));
    build.onLoad({ filter: /./, namespace: 'door' }, ({ path, pluginData }) => {
      const names = functionsOf(path);
      const given = names.map((name) => `${name} = part.${throughDoor(path, name)}`);
      return inHere(
        [
          `import { through } from 'door:through';`,
          // Once it is open nobody stands in it: what is called then is the function itself.
          `let all; const open = () => { if (!all) { const part = import('part:${pluginData}'); all = [${given.join(', ')}]; } return all; };`,
          ...names.map((name, index) => `export let ${name} = through(open, ${index});`),
          ...literalsOf(path),
        ].join('\n'),
      );
    });
    build.onResolve({ filter: /^door:through$/ }, ({ path }) => ({ path, namespace: 'through' }));
    build.onLoad({ filter: /./, namespace: 'through' }, () => ({ contents: 'export const through = (open, index) => (...given) => open()[index](...given);' }));
    build.onLoad({ filter: /./, namespace: 'part' }, ({ path }) => {
      const own = path === 'told' ? toldByRules() : (behind(path) ?? [`export * from './${path}';`]);
      return inHere([...own, ...CORE.map((file, index) => `export { ${firstOf(file)} as ${OF_CORE}${index} } from './${file}';`)].join('\n'));
    });
  },
};
