/** A snapshot as text: the same account, the same bytes, but for `taken`. */

import type { Json, Snapshot } from '../dialect/api/snapshot.js';

/** What the file is, by which it is known from its beginning; then sorted members, two spaces, a newline at the end. */
export function printSnapshot({ schema, version, ...rest }: Snapshot): string {
  return `${JSON.stringify({ schema, version, ...(sorted(rest as unknown as Json) as object) }, null, 2)}\n`;
}

/** Lists of which only the members count; AWS gives them in an order that is not always the same. */
const SETS: Readonly<Record<string, string>> = { TagSet: 'Key', Tags: 'Key', AccessKeyMetadata: 'CreateDate', Targets: 'TargetId' };

function sorted(value: Json, name = ''): Json {
  if (Array.isArray(value)) {
    const items = value.map((item) => sorted(item));
    const by = Object.hasOwn(SETS, name) ? SETS[name] : undefined;
    return by === undefined ? items : [...items].sort((a, b) => compare(keyed(a, by), keyed(b, by)));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compare(a, b))
      .map(([member, inner]) => [member, sorted(inner as Json, member)]),
  );
}

function keyed(value: Json, by: string): string {
  return JSON.stringify((value as { readonly [member: string]: Json } | null)?.[by] ?? null);
}

/** By code units: the same wherever it runs. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
