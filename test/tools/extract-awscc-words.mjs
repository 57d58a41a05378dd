/**
 * Makes test/data/terraform/awscc-words.json: the names of all arguments of the types of the Terraform provider awscc that stand for a
 * CloudFormation type which s3lint knows. They are taken from the provider's generated schemas:
 *
 *   git clone --depth 1 https://github.com/hashicorp/terraform-provider-awscc
 *   node test/tools/extract-awscc-words.mjs terraform-provider-awscc > test/data/terraform/awscc-words.json
 *
 * Only names, kinds and nesting are taken. The types are those of test/data/cfn-schemas.json, which holds one for every table of words.
 */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [from] = process.argv.slice(2);
if (!from || !existsSync(join(from, 'internal', 'aws'))) {
  console.error('usage: node test/tools/extract-awscc-words.mjs <a clone of the provider>');
  process.exit(2);
}

const schemas = JSON.parse(readFileSync(new URL('../data/cfn-schemas.json', import.meta.url), 'utf8'));
const wanted = new Set(Object.keys(schemas.types));
const version = readFileSync(join(from, 'version', 'VERSION'), 'utf8').trim();
const types = {};
const services = join(from, 'internal', 'aws');
for (const service of readdirSync(services)) {
  for (const file of readdirSync(join(services, service)).filter((name) => name.endsWith('_resource_gen.go'))) {
    const code = readFileSync(join(services, service, file), 'utf8');
    const [, name] = /AddResourceFactory\("(\w+)"/.exec(code) ?? [];
    const [, cloudformation] = /corresponds to the CloudFormation (\S+) resource/.exec(code) ?? [];
    if (name && wanted.has(cloudformation)) types[name] = { cloudformation, attributes: attributesOf(code) };
  }
}
const facts = {
  source: `generated schemas of the Terraform provider hashicorp/awscc: the arguments of the types that stand for a CloudFormation type of test/data/cfn-schemas.json. Written by test/tools/extract-awscc-words.mjs.`,
  version,
  date: new Date().toISOString().slice(0, 7),
  types: Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1))),
};
process.stdout.write(`${printed(facts, 0)}\n`);

/** Kinds by name; a nested attribute is an object, a list of such a list with one, a map of such one under "*". */
function attributesOf(code) {
  const root = {};
  const around = [root];
  // Before the type of a map stands a comment on a line of its own.
  const joined = code.replaceAll(/("\w+":)\s*\/\/[^\n]*\n\s*(schema\.)/g, '$1 $2');
  const lines = joined.split('\n').filter((line) => !line.trimStart().startsWith('//'));
  for (const [index, line] of lines.entries()) {
    const [, name, kind] = /^\s*"(\w+)": schema\.(\w+)Attribute\{/.exec(line) ?? [];
    if (name) {
      const inner = {};
      around.at(-1)[name] = kindOf(kind, inner, lines.slice(index + 1, index + 3).join(' '));
      around.push(inner);
    } else if (line.includes('/*END ATTRIBUTE*/')) around.pop();
  }
  return root;
}

function kindOf(kind, inner, next) {
  const of = /types\.(\w+?)(?:64)?Type/.exec(next)?.[1].toLowerCase();
  switch (kind) {
    case 'SingleNested':
      return inner;
    case 'ListNested':
    case 'SetNested':
      return [inner];
    case 'MapNested':
      return { '*': inner };
    case 'List':
    case 'Set':
    case 'Map':
      return `${kind.toLowerCase()}(${of ?? 'any'})`;
    case 'String':
      return next.includes('jsontypes.Normalized') ? 'json' : 'string';
    case 'Bool':
      return 'bool';
    default:
      return /64$|^Number$/.test(kind) ? 'number' : kind;
  }
}

/** JSON with what is short on one line. */
function printed(value, depth) {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || (depth > 3 && flat.length + depth * 2 <= 150)) return spaced(value);
  const pad = '  '.repeat(depth + 1);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const lines = Array.isArray(value)
    ? value.map((item) => pad + printed(item, depth + 1))
    : Object.entries(value).map(([key, item]) => `${pad}${JSON.stringify(key)}: ${printed(item, depth + 1)}`);
  return `${open}\n${lines.join(',\n')}\n${'  '.repeat(depth)}${close}`;
}

function spaced(value) {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
