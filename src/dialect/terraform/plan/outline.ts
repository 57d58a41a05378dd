/** All that a plan tells of a resource, as one text without the names that tell it from others of its kind. */

import { stepsOf } from './configuration.js';
import { at, hasMark, isObject, objectAt, textAt } from './json.js';
import type { JsonObject } from './json.js';
import type { Told } from './told.js';
import { wantsOf } from './wants.js';

interface Outlined {
  readonly told: Told;
  readonly config: JsonObject | undefined;
  /** Arguments that count for nothing, because another resource says them. */
  readonly repeated: readonly string[];
}

/** What is left out. */
interface Names {
  /** The arguments that lead to what it is attached to. */
  readonly targets: readonly string[];
  /** How its module refers to that: `aws_s3_bucket.this`. */
  readonly reference: string | undefined;
  /** How that is called. */
  readonly name: string | undefined;
}

/** Stands for a name; JSON holds no such character. */
const GAP = '\u0007';

const NONE: readonly string[] = [];

/** How a configuration refers to a resource of its own module. */
export function referenceTo(address: string): string {
  if (!address.includes('[')) return address.slice(address.lastIndexOf('.', address.lastIndexOf('.') - 1) + 1);
  const names = stepsOf(address).filter(({ kind }) => kind === 'name');
  return names
    .slice(-2)
    .map(({ value }) => value)
    .join('.');
}

/** @returns undefined where it may say what stands elsewhere, which nobody has read yet, and where the name stands among other words */
export function outlineOf({ told, config, repeated }: Outlined, { targets, reference, name }: Names): string | undefined {
  const { type, values, unknown, sensitive, provider } = told;
  const expressions = objectAt(config, 'expressions');
  if (unknown === true) return undefined;
  const open: string[] = [];
  const names = isObject(unknown) ? Object.keys(unknown) : NONE;
  for (let index = 0; index < names.length; index++) {
    const argument = names[index] as string;
    const marks = (unknown as JsonObject)[argument];
    // Something is set that is not known yet, but for what it is attached to.
    const isOpen = marks === true ? !targets.includes(argument) && at(expressions, argument) !== undefined : hasMark(marks);
    if (!isOpen) continue;
    if (wantsOf(type, [argument]) === 'document') return undefined;
    open.push(argument);
  }
  const by = textAt(config, 'provider_config_key') ?? null;
  const said = JSON.stringify([type, by, provider ?? null, repeated, values, unknown ?? null, sensitive ?? null, expressions]);
  // What an expression comes to hangs on where it stands, and on whom it names.
  const beyond = open.length === 0 ? '' : JSON.stringify([told.module, told.key ?? null, open.map((argument) => at(expressions, argument) ?? null)]);
  const own = reference === undefined ? said : without(said, reference, REFERENCES);
  const nameless = (name === undefined ? own : without(own, name, NAMES)) + beyond;
  return name !== undefined && nameless.includes(name) ? undefined : nameless;
}

/** Between what a word is one that is left out. */
interface Around {
  readonly before: string;
  readonly behind: readonly string[];
}

/** Where a resource of a module is referred to, or a part of it. */
const REFERENCES: readonly Around[] = [{ before: '"', behind: ['"', '.', '['] }];

/** Where there is nothing but the name of a bucket: a word of S3 may be the name of one. */
const NAMES: readonly Around[] = [
  { before: 's3:::', behind: ['"', '/', '\\'] },
  { before: '"bucket":"', behind: ['"'] },
  { before: '"id":"', behind: ['"', ','] },
  { before: '"constant_value":"', behind: ['"'] },
  { before: '_domain_name":"', behind: ['.s3.'] },
];

function without(text: string, word: string, around: readonly Around[]): string {
  let out = '';
  let done = 0;
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, Math.max(done, start + 1))) {
    const end = start + word.length;
    const isMeant = around.some(({ before, behind }) => text.startsWith(before, start - before.length) && behind.some((next) => text.startsWith(next, end)));
    if (!isMeant) continue;
    out += text.slice(done, start) + GAP;
    done = end;
  }
  return out + text.slice(done);
}
