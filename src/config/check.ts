import type { ErrorObject } from 'ajv';
import type { RuleMeta } from '../rule/meta.js';
import { knownRules } from './config.js';
import { type SchemaForm, configSchema } from './schema.js';
import { didYouMean } from './did-you-mean.js';
import { escape, unescape } from './written.js';

/** What is wrong with a configuration, and where: a JSON pointer, and whether the key itself is meant or its value. */
export interface Flaw {
  readonly pointer: string;
  readonly at: 'key' | 'value';
  readonly message: string;
  readonly help?: string;
}

/** Holds a configuration against its schema and the options against those of their rules. The checker is loaded here, because most runs need none. */
export async function flawsOf(value: unknown, metas: readonly RuleMeta[], form: SchemaForm = 'data'): Promise<readonly Flaw[]> {
  const { Ajv } = await import('ajv');
  const known = knownRules(metas);
  // Only the rules that are named: compiling the options of all would cost more than the whole run.
  const named = new Set(ruleIdsIn(value).flatMap((id) => known.get(id) ?? []));
  const validate = new Ajv({ strict: false, allErrors: true, verbose: true }).compile(configSchema([...named], form));
  if (validate(value)) return [];
  return (validate.errors ?? []).filter(({ keyword, propertyName }) => keyword !== 'if' && propertyName === undefined).map((error) => flawOf(error, known));
}

/** What is no JSON Schema among the options of rules that others wrote. */
export async function schemaFaults(metas: readonly RuleMeta[]): Promise<readonly string[]> {
  const withOptions = metas.flatMap(({ id, schema }) => (schema ? [{ id, schema }] : []));
  if (withOptions.length === 0) return [];
  const { Ajv } = await import('ajv');
  return withOptions.flatMap(({ id, schema }) => {
    try {
      new Ajv({ strict: false }).compile(schema);
      return [];
    } catch (error) {
      return [`the schema of rule ${id} is none: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

function flawOf(error: ErrorObject, known: ReadonlyMap<string, RuleMeta>): Flaw {
  const at = error.instancePath;
  const pointer = at;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(at, String(error.params['additionalProperty']), error, known);
    case 'enum': {
      const allowed = (error.params['allowedValues'] as readonly unknown[]).map(String);
      const meant = typeof error.data === 'string' ? didYouMean(error.data, allowed) : '';
      return { pointer, at: 'value', message: `${nameOf(at)} cannot be ${shown(error.data)}.${meant}`, help: `Write ${either(allowed)}.` };
    }
    case 'type': {
      const wanted = [error.params['type'] as string | readonly string[]].flat().map((type) => KIND[type] ?? type);
      const quote = wanted.includes('a string') && typeof error.data === 'number' ? ' Put it into quotes.' : '';
      return { pointer, at: 'value', message: `${nameOf(at)} must be ${either(wanted)}, but is ${kindOf(error.data)}.${quote}` };
    }
    case 'maxItems':
      if (RULE.test(at) && error.params['limit'] === 1)
        return { pointer: `${at}/1`, at: 'value', message: `${nameOf(at)} has no options.`, help: 'Write its level alone.' };
      return { pointer, at: 'value', message: `${nameOf(at)} has too many elements.`, help: `It takes at most ${error.params['limit']}.` };
    case 'propertyNames': {
      const name = String(error.params['propertyName']);
      const message = `"${name}" cannot be the name of a plugin.`;
      return { pointer: `${at}/${escape(name)}`, at: 'key', message, help: 'It begins with a small letter and has letters, digits and hyphens: acme.' };
    }
    case 'required':
      return { pointer, at: 'value', message: `${nameOf(at)} has no "${String(error.params['missingProperty'])}".`, ...helpOf(error) };
    case 'minProperties':
    case 'minLength':
    case 'minItems':
      return { pointer, at: 'value', message: `${nameOf(at)} says nothing.`, ...helpOf(error) };
    default:
      return { pointer, at: 'value', message: `${nameOf(at)} ${error.message ?? 'is not allowed'}.`, ...helpOf(error) };
  }
}

/** Where rules stand: at the top, and in overrides. */
const RULES = /^(?:\/overrides\/\d+)?\/rules$/;
const RULE = /^(?:\/overrides\/\d+)?\/rules\/[^/]+$/;

function unknownKey(at: string, key: string, error: ErrorObject, known: ReadonlyMap<string, RuleMeta>): Flaw {
  const pointer = `${at}/${escape(key)}`;
  if (RULES.test(at))
    return { pointer, at: 'key', message: `There is no rule "${key}".${didYouMean(key, known.keys())}`, help: '`s3lint rules` lists all rules.' };
  const keys = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {}).filter((own) => own !== '$schema');
  const [, rule] = /^(?:\/overrides\/\d+)?\/rules\/([^/]+)\/1$/.exec(at) ?? [];
  const says = rule === undefined ? `${nameOf(at)} has no key` : `${unescape(rule)} has no option`;
  return { pointer, at: 'key', message: `${says} "${key}".${didYouMean(key, keys)}`, ...(keys.length > 0 && { help: `It takes ${keys.join(', ')}.` }) };
}

function helpOf(error: ErrorObject): { readonly help?: string } {
  const description: unknown = error.parentSchema?.['description'];
  return typeof description === 'string' ? { help: description } : {};
}

function ruleIdsIn(value: unknown): readonly string[] {
  const { rules, overrides } = membersOf(value);
  return [rules, ...(Array.isArray(overrides) ? overrides.map((one) => membersOf(one)['rules']) : [])].flatMap((one) => Object.keys(membersOf(one)));
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

/** `/rules/require-kms/1/allow` as people say it: `require-kms, option allow`. */
function nameOf(pointer: string): string {
  const steps = pointer.split('/').slice(1).map(unescape);
  if (steps.length === 0) return 'The configuration';
  const [id, , ...option] = steps.slice(steps.indexOf('rules') + 1);
  if (!/^(?:\/overrides\/\d+)?\/rules\//.test(pointer) || id === undefined) return `"${steps.join('.')}"`;
  if (!RULE.test(pointer)) {
    if (option.length > 0) return `Option "${option.join('.')}" of ${id}`;
    if (pointer.endsWith('/1')) return `What follows the level of ${id}`;
  }
  return `The level of ${id}`;
}

const KIND: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'nothing',
};

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'boolean' ? String(value) : (KIND[typeof value] ?? typeof value);
}

function shown(value: unknown): string {
  return typeof value === 'object' ? kindOf(value) : JSON.stringify(value);
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
