/** Functions that Terraform had before 0.15, in place of which collections are written out now. */

import type { Seen, SeenEntry } from '../../../truth/seen.js';
import { carry } from '../collection.js';
import type { TerraformFunction } from './function.js';
import { anything, define, nameOf, scalarAs } from './given.js';
import type { Given } from './given.js';
import { literalOf, whyOpen } from '../../../truth/symbol.js';
import { listed, mapped, refused } from './result.js';
import { unified } from './unify.js';

/** Any later Terraform refuses the call. */
function inOlder(body: (given: Given) => Seen): TerraformFunction {
  const known = define([], body, anything('vals', true));
  return (args, call) => {
    const seen = known(args, call);
    return seen.kind === 'unknown' ? seen : carry(seen, `${nameOf(call)}() of Terraform before 0.15`);
  };
}

const list = inOlder((given) => {
  const items = unified(given.args);
  return items ? listed(items, given, undefined, 'list') : refused('with items that have no type in common', given);
});

/** Keys and values in turn. */
const map = inOlder((given) => {
  const { args, call } = given;
  if (args.length % 2 !== 0) return refused('with a key that has no value', given);
  const values = unified(args.filter((_, at) => at % 2 === 1));
  if (!values) return refused('with values that have no type in common', given);
  const entries = new Map<string, SeenEntry>();
  let unseen: string | undefined;
  for (const [at, value] of values.entries()) {
    const key = args[2 * at] as Seen;
    const text = scalarAs(key, 'text')?.text;
    const name = text && literalOf(text);
    if (key.kind === 'unknown') unseen ??= key.reason;
    else if (!text) return refused('with a key that is no text', given);
    else if (name === undefined) unseen ??= whyOpen(text);
    else if (entries.has(name)) return refused(`with the key ${JSON.stringify(name)} twice`, given);
    else entries.set(name, { name, key: key.origin, value });
  }
  return mapped([...entries.values()], call.origin, { open: unseen, form: 'map' });
});

export const older: Readonly<Record<string, TerraformFunction>> = { list, map };
