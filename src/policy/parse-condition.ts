/** Conditions: operators taken apart, keys as requests bear them. */

import type { Seen, SeenEntry } from '../truth/seen.js';
import { Unknown } from '../truth/value.js';
import type { List } from '../truth/value.js';
import { conditionKey } from './data/condition-keys.js';
import { called, openList, readTexts } from './parse-elements.js';
import { isUnresolved, perhaps, quoted, report, shapeOf } from './parse-problems.js';
import type { Parsing } from './parse-problems.js';
import type { BaseOperator, Condition } from './policy.js';

/** What an operator says, taken apart. */
export interface Operator {
  readonly operator: BaseOperator;
  readonly negated: boolean;
  readonly ifExists: boolean;
  readonly quantifier: Condition['quantifier'];
}

const BASES: readonly Exclude<BaseOperator, 'unknown'>[] = [
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'NumericEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'ArnEquals',
  'ArnLike',
  'Null',
];

/** IAM User Guide, condition operators, October 2026. */
const NEGATED: Readonly<Record<string, BaseOperator>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

/** By name in lower case: their case does not count, as that of keys does not. */
const OPERATORS: ReadonlyMap<string, Pick<Operator, 'operator' | 'negated'>> = new Map<string, Pick<Operator, 'operator' | 'negated'>>([
  ...BASES.map((operator) => [operator.toLowerCase(), { operator, negated: false }] as const),
  ...Object.entries(NEGATED).map(([name, operator]) => [name.toLowerCase(), { operator, negated: true }] as const),
]);

/** Undefined: AWS knows no such operator. */
export function operatorOf(written: string): Operator | undefined {
  const [, prefix, base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/is.exec(written) ?? [];
  const found = OPERATORS.get(base.toLowerCase());
  const quantifier = prefix === undefined ? 'none' : prefix.toLowerCase() === 'forallvalues' ? 'all' : 'any';
  return found && { operator: found.operator, negated: found.negated, ifExists: ifExists !== undefined, quantifier };
}

export function readConditions(seen: Seen, parsing: Parsing): List<Condition> {
  const origin = called(seen.origin, 'Condition');
  if (seen.kind === 'absent') return { items: [], origin };
  if (seen.kind === 'unknown') return openList(seen.reason, origin);
  if (seen.kind !== 'mapping') {
    report(parsing, 'condition', `Condition is ${shapeOf(seen)} where an object with operators belongs.`, origin);
    return openList(`written as ${shapeOf(seen)} where conditions belong`, origin);
  }
  const items: Condition[] = [];
  let open = seen.open;
  for (const entry of seen.entries()) {
    const { value } = entry;
    if (value.kind === 'mapping') {
      open ??= value.open;
      items.push(...readOperator(entry, value.entries(), parsing));
      continue;
    }
    if (value.kind === 'unknown') open ??= value.reason;
    else {
      report(parsing, 'condition', `${entry.name} holds ${shapeOf(value)} where an object with condition keys belongs.`, value.origin);
      open ??= `written as ${shapeOf(value)} where condition keys belong`;
    }
  }
  return open === undefined ? { items, origin } : { items, origin, open: new Unknown<never>(open, origin) };
}

function readOperator(entry: SeenEntry, entries: readonly SeenEntry[], parsing: Parsing): readonly Condition[] {
  const { name, key: operatorOrigin } = entry;
  const unresolved = isUnresolved(entry);
  const known = unresolved ? undefined : operatorOf(name);
  if (!known && !unresolved) {
    report(parsing, 'condition', `${quoted(name)} is no condition operator${perhaps(name, names())}`, operatorOrigin);
  }
  if (known?.operator === 'Null' && known.ifExists) {
    report(parsing, 'condition', 'Null cannot take IfExists: it asks itself whether the key is there. Write "Null".', operatorOrigin);
  }
  const { operator, negated, ifExists, quantifier } = known ?? UNKNOWN;
  const spellings = new Map<string, string>();
  return entries.map((each) => {
    const { name: keyWritten, key: origin, value } = each;
    const key = isUnresolved(each) ? '?' : conditionKey(keyWritten);
    const first = spellings.get(key);
    if (key !== '?' && first !== undefined) {
      report(parsing, 'condition', `${quoted(keyWritten)} is the same key as ${quoted(first)}: case does not count. Put both values into one list.`, origin);
    }
    spellings.set(key, first ?? keyWritten);
    const values = readTexts(value, { kind: 'condition', says: `The condition on ${keyWritten}` }, parsing);
    return { operator, negated, ifExists, quantifier, written: name, key, keyWritten, values, origin, operatorOrigin };
  });
}

const UNKNOWN: Operator = { operator: 'unknown', negated: false, ifExists: false, quantifier: 'none' };

/** Every name that an operator can have. */
function names(): readonly string[] {
  const bare = [...BASES, ...Object.keys(NEGATED)];
  return ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((prefix) => bare.flatMap((name) => [`${prefix}${name}`, `${prefix}${name}IfExists`]));
}
