/**
 * Makes test/data/api/members.json: the names of all members that AWS's APIs answer to the operations that a scan sends, with the values
 * that they enumerate. The type declarations of the AWS SDK are generated from the API models; only names, kinds and nesting are taken.
 *
 *   npx tsup --no-config src/dialect/api/operations.ts --format esm --out-dir dist/bench --silent
 *   node test/tools/extract-api-words.mjs dist/bench/operations.js > test/data/api/members.json
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGES = { s3control: 's3-control' };

const [from] = process.argv.slice(2);
if (!from) {
  console.error('usage: node test/tools/extract-api-words.mjs <the list of operations, as JavaScript>');
  process.exit(2);
}
const { operations } = await import(pathToFileURL(resolve(from)).href);

const told = {};
const versions = {};
for (const service of [...new Set(operations.map((one) => one.service))].sort()) {
  const folder = join('node_modules/@aws-sdk', `client-${PACKAGES[service] ?? service}`);
  versions[service] = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  const types = typesIn(join(folder, 'dist-types/models'));
  for (const { name, role } of operations.filter((one) => one.service === service).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (role === 'helps') continue;
    const command = readFileSync(join(folder, `dist-types/commands/${name}Command.d.ts`), 'utf8');
    const output = /CommandOutput extends (\w+), __MetadataBearer/.exec(command)?.[1];
    if (!output) throw new Error(`${service}:${name} has no output`);
    told[`${service}:${name}`] = treeOf(output, types, []);
  }
}

const source =
  'The type declarations of @aws-sdk/client-*, which are generated from the API models of AWS: members of the outputs of the operations that src/dialect/api/operations.ts lists. Written by test/tools/extract-api-words.mjs.';
console.log(JSON.stringify({ source, date: new Date().toISOString().slice(0, 10), versions, operations: told }, undefined, 1));

function typesIn(folder) {
  const interfaces = new Map();
  const enums = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.d.ts'))) {
    const text = readFileSync(join(folder, file), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
    for (const [, name, , bases = '', body] of text.matchAll(/export interface (\w+)( extends ([\w, ]+))? \{([\s\S]*?)\n\}/g)) {
      const members = [...body.matchAll(/^ {4}"?([\w:.-]+)"?\??: ([^;]+);/gm)].map(([, member, type]) => [member, type.replace(/ \| undefined$/, '')]);
      interfaces.set(name, {
        bases: bases
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
        members,
      });
    }
    // A choice is one of its members, each of which excludes the others.
    for (const [, name, body] of text.matchAll(/export declare namespace (\w+) \{([\s\S]*?)\n\}/g)) {
      const members = [...body.matchAll(/^ {8}(\w+)\??: ([^;]+);/gm)].filter(
        ([, member, type]) => type !== 'never' && !type.includes('=>') && member !== '$unknown',
      );
      if (members.length > 0) interfaces.set(name, { bases: [], members: members.map(([, member, type]) => [member, type]) });
    }
    for (const [, name, body] of text.matchAll(/export declare const (\w+): \{([\s\S]*?)\n\};/g))
      enums.set(
        name,
        [...body.matchAll(/readonly [^:]+: "([^"]*)";/g)].map(([, value]) => value),
      );
  }
  return { interfaces, enums };
}

/** A type as a tree: an object by its members, a list by its item, a mapping of free names under `*`. What holds itself is cut off. */
function treeOf(type, types, around) {
  const list = /^(?:\((.*)\)|(.*))\[\]$/.exec(type);
  if (list) return [treeOf((list[1] ?? list[2]).replace(/ \| undefined$/, ''), types, around)];
  const mapping = /^(?:Partial<)?Record<.*, (.*?)>>?$/.exec(type);
  if (mapping) return { '*': treeOf(mapping[1], types, around) };
  const known = types.interfaces.get(type);
  if (known) {
    if (around.includes(type)) return 'itself';
    const members = [...known.bases.flatMap((base) => types.interfaces.get(base)?.members ?? []), ...known.members];
    return Object.fromEntries(members.map(([name, inner]) => [name, treeOf(inner, types, [...around, type])]));
  }
  const values = types.enums.get(type);
  if (values) return { enum: values.sort() };
  return { string: 'text', boolean: 'flag', number: 'number', Date: 'text', Uint8Array: 'text' }[type] ?? 'text';
}
