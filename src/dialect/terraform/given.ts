/** The values that a root's variables are given: Terraform's files of values first, then those that are named, then single ones; the later wins. */

import { parseExpression } from '../../syntax/hcl/parse.js';
import type { Attribute, Block, Body, Expression } from '../../syntax/hcl/tree.js';
import type { Document } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import { pathIn } from '../../text/plain-path.js';
import { attributeOf, attributesOf } from './directory.js';
import type { Directory } from './directory.js';
import { namesIn } from './edit-uses.js';
import { headerOf, placeOf } from './place.js';
import type { Surroundings } from './surroundings.js';
import type { Given } from './variable.js';

/** What somebody gives besides the files that Terraform reads by itself. */
export interface Wanted {
  /** From the working directory. */
  readonly files: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

export function givenValues(directory: Directory, wanted: Wanted, surroundings: Surroundings): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const path of [...automatic(directory.path, surroundings), ...wanted.files]) {
    const opened = surroundings.values(path);
    if (opened.kind === 'refused') continue;
    for (const { body } of opened.texts) for (const { name, value } of attributesOf(body)) given.set(name.text, { kind: 'file', expression: value });
  }
  for (const [name, text] of wanted.values) {
    const declared = directory.variables.get(name);
    given.set(name, { kind: 'text', text, expression: isSingle(text, declared) ? undefined : parseExpression(givenTo(declared, text)).expression });
  }
  return given;
}

/** The variables that a root declares, and those that it uses: a file that is made before Terraform runs may declare them. */
export function variablesOf({ variables, bodies }: Directory): ReadonlySet<string> {
  const names = new Set(variables.keys());
  const pending = bodies.flatMap((body) => body.items);
  for (let item = pending.pop(); item; item = pending.pop()) {
    if (item.kind === 'block') pending.push(...item.body.items);
    else for (const [root, name] of namesIn(item.value)) if (root === 'var' && name !== undefined) names.add(name);
  }
  return names;
}

/** What is given on the command line stands where the variable is declared, and so does all that is in it. */
function givenTo(variable: Block | undefined, text: string): Mapped {
  const place = variable && placeOf(headerOf(variable));
  return place ? Mapped.foreign(Mapped.literal(text), place) : Mapped.literal(text);
}

/** Single values that are lists or objects and cannot be read as such. */
export function unreadableValues(directory: Directory, { values }: Pick<Wanted, 'values'>): readonly string[] {
  return [...values].flatMap(([name, text]) => {
    const declared = directory.variables.get(name);
    if (!declared || isSingle(text, declared)) return [];
    return parseExpression(Mapped.literal(text)).problems.length > 0 ? [name] : [];
  });
}

/** A file of values in JSON, as if it were written in HCL: every value is what stands there, texts are no templates. */
export function valuesInJson({ root, mapped }: Document): Body {
  const entries = root?.kind === 'mapping' ? root.entries : [];
  const items = entries.map(({ key, value }): Attribute => {
    const span = { in: mapped, start: key.start, end: key.end };
    const written = { in: mapped, start: value.start, end: value.end };
    return { kind: 'attribute', ...span, end: value.end, name: { ...span, text: key.value }, value: { kind: 'data', ...written, node: value } };
  });
  return { kind: 'body', in: mapped, start: 0, end: mapped.text.length, items };
}

/** `terraform.tfvars`, its sister in JSON, then `*.auto.tfvars` and `*.auto.tfvars.json` by their names. */
function automatic(directory: string, surroundings: Surroundings): readonly string[] {
  const names = surroundings.list(directory) ?? [];
  return [
    ...['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name)),
    ...names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name)),
  ].map((name) => pathIn(directory, name));
}

/** Whether a value is no expression: by the type of its variable, or where no file tells that by its looks. */
function isSingle(text: string, declared: Block | undefined): boolean {
  return declared ? isSimple(attributeOf(declared, 'type')?.value) : !/^\s*[[{]/.test(text);
}

/** A value for these is taken as it is typed; for all others it is an expression. */
function isSimple(type: Expression | undefined): boolean {
  if (!type) return true;
  const name = type.kind === 'reference' ? type.name : type.kind === 'template' && type.parts[0]?.kind === 'text' ? type.parts[0].text.text : '';
  return ['string', 'number', 'bool'].includes(name);
}
