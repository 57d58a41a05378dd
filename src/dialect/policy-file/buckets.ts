/** The buckets that a bucket policy names in its resources: one of them is the one to which it is attached. */

import type { Origin } from '../../text/origin.js';
import { Mapped } from '../../text/mapped.js';
import type { Seen, SeenMapping, SeenScalar } from '../../truth/seen.js';
import { literalOf, partsOf, whyOpen } from '../../truth/symbol.js';
import type { List, Value } from '../../truth/value.js';
import { Known, Unknown } from '../../truth/value.js';

export function bucketsNamed(document: Seen): List<Value<string>> {
  const { origin } = document;
  if (document.kind !== 'mapping') return { items: [], origin };
  const resources = statementsIn(document).flatMap((statement) => ['Resource', 'NotResource'].flatMap((name) => scalarsIn(statement.get(name))));
  const names = new Map<string, Value<string>>();
  let pattern: SeenScalar | undefined;
  for (const resource of resources) {
    const name = nameIn(resource.text);
    if (!name) continue;
    if (/[*?]/.test(name.text)) pattern ??= resource;
    else if (!names.has(name.says)) names.set(name.says, valueOf(name, resource.origin));
  }
  if (names.size > 0 || !pattern) return { items: [...names.values()], origin };
  return { items: [], open: new Unknown<never>(`named only by a pattern, ${pattern.text.says}`, pattern.origin), origin };
}

/** A gap may be a whole ARN: it is known then to be made of a beginning and a name. */
function nameIn(text: Mapped): Mapped | undefined {
  const [first] = partsOf(text);
  const inside = typeof first === 'object' && first.kind === 'symbol' ? first.parts?.[1] : undefined;
  if (inside !== undefined && typeof inside !== 'string') return Mapped.hole(inside, text.place(0, 1));
  const beginning = /^arn:[^:]*:s3:::/.exec(text.text)?.[0].length;
  if (beginning === undefined) return undefined;
  const slash = text.text.indexOf('/', beginning);
  return text.slice(beginning, slash === -1 ? text.text.length : slash);
}

function valueOf(name: Mapped, origin: Origin): Value<string> {
  const literal = literalOf(name);
  return literal === undefined ? new Unknown(whyOpen(name), origin, name) : new Known(literal, origin, undefined, name);
}

function statementsIn(document: SeenMapping): readonly SeenMapping[] {
  const statement = document.get('Statement');
  const all = statement.kind === 'sequence' ? statement.items() : [statement];
  return all.flatMap((one) => (one.kind === 'mapping' ? [one] : []));
}

function scalarsIn(seen: Seen): readonly SeenScalar[] {
  const all = seen.kind === 'sequence' ? seen.items() : [seen];
  return all.flatMap((one) => (one.kind === 'scalar' ? [one] : []));
}
