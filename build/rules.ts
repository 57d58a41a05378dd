/** Rules as the command has them. */

import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Options } from 'tsup';
import { TOP } from './file-of.js';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** What a rule only says to those who ask (`explain`, `rules`): a part of its own. */
const TOLD_OF_META: readonly string[] = ['docs', 'peers', 'schema'];
const TOLD_OF_RULE: readonly string[] = ['examples'];

/** What is left, in the order in which it is handed over. */
const OF_META: readonly string[] = 'id formerIds group severity securitySeverity preset fixable messages defaultOptions controls refusedByAws yieldsTo'.split(
  ' ',
);
const OF_RULE: readonly string[] = 'meta on uses concerning reads scans reaches exempt require message fix create'.split(' ');

/** How a rule is written. Biome's layout shows where it ends, and each of its members. */
const RULE = /^export default defineRule\(\{\n([^]*?)^\}\);$/m;

const FILES: readonly string[] = readdirSync(resolve(TOP, 'rules'));

/** A file with all that rules tell. */
export function toldByRules(): readonly string[] {
  return FILES.map((file) => `export * as ${toldAs(basename(file, '.ts'))} from 'told:rules/${file}';`);
}

/** The name in the part `told` of what a rule tells. */
function toldAs(id: string): string {
  return id.replaceAll('-', '_');
}

/** What is written between the braces of an object, by name. */
function membersOf(text: string, indent: string): ReadonlyMap<string, string> {
  const members = text.matchAll(new RegExp(`^${indent}(\\w+):\\s+([^]*?),\\n(?=${indent}(?:\\w+:|//)|$(?![^]))`, 'gm'));
  return new Map([...members].map(([, name = '', value = '']) => [name, value]));
}

/** A rule file in three: what stands before the rule and behind it, and what the rule says. */
function taken(path: string): { readonly around: string; readonly rule: ReadonlyMap<string, string>; readonly meta: ReadonlyMap<string, string> } {
  const text = readFileSync(path, 'utf8');
  const rule = membersOf(RULE.exec(text)?.[1] ?? '', '  ');
  const meta = membersOf(/^\{\n([^]*)^ {2}\}$/m.exec(rule.get('meta') ?? '')?.[1] ?? '', '    ');
  const strange = [...rule.keys()].filter((name) => ![...OF_RULE, ...TOLD_OF_RULE].includes(name));
  strange.push(...[...meta.keys()].filter((name) => ![...OF_META, ...TOLD_OF_META].includes(name)));
  if (strange.length > 0 || meta.get('id') !== `'${basename(path, '.ts')}'`) throw new Error(`${path} is no rule that the build can read: ${strange.join()}`);
  return { around: text.replace(RULE, ''), rule, meta };
}

/** Made by a class, as each literal would have a shape of its own, which takes ten times as long; and one with getters is a hash table. */
function made(name: string, members: readonly string[], from: ReadonlyMap<string, string>): string {
  return `new ${name}(${members.map((member) => from.get(member) ?? 'undefined').join(', ')})`;
}

function classOf(name: string, members: readonly string[], told: readonly string[], id: string): string {
  const fields = members.map((member) => `this.${member} = ${member};`);
  const getters = told.map((member) => `get ${member}() { return told(${id}).${member}; }`);
  return `export class ${name} { constructor(${members.join(', ')}) { ${fields.join(' ')} } ${getters.join(' ')} }`;
}

/** Makes of each rule what a run needs of it at once, and what it tells. */
export const rules: Plugin = {
  name: 'rules',
  setup(build) {
    build.onLoad({ filter: /\/rules\/[\w-]+\.ts$/, namespace: 'file' }, ({ path }) => {
      const { around, rule, meta } = taken(path);
      const whole = made('OwnRule', OF_RULE, new Map([...rule, ['meta', made('OwnMeta', OF_META, meta)]]));
      return { loader: 'ts', contents: `import { OwnMeta, OwnRule } from 'rule:classes';\n${around}\nexport default ${whole};` };
    });
    build.onResolve({ filter: /^rule:classes$/ }, ({ path }) => ({ path, namespace: 'rule' }));
    build.onLoad({ filter: /./, namespace: 'rule' }, () => ({
      contents: [
        `const told = (id) => import('part:told')[id.replaceAll('-', '_')];`,
        classOf('OwnMeta', OF_META, TOLD_OF_META, 'this.id'),
        classOf('OwnRule', OF_RULE, TOLD_OF_RULE, 'this.meta.id'),
      ].join('\n'),
    }));
    build.onResolve({ filter: /^told:/ }, ({ path }) => ({ path: resolve(TOP, path.slice('told:'.length)), namespace: 'told' }));
    build.onLoad({ filter: /./, namespace: 'told' }, ({ path }) => {
      const { around, rule, meta } = taken(path);
      const told = [...meta, ...rule].filter(([name]) => [...TOLD_OF_META, ...TOLD_OF_RULE].includes(name));
      const exported = told.map(([name, value]) => `export const ${name} = ${value};`);
      return { loader: 'ts', contents: [around, ...exported].join('\n'), resolveDir: dirname(path) };
    });
  },
};
