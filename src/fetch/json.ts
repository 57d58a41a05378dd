/** Looks into answers, whose form only AWS knows. */

import type { Json } from '../dialect/api/snapshot.js';
import type { Output } from './port.js';

/** An object among JSON values. */
export function isObject(value: unknown): value is Output {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of members: `DistributionList.Items`. */
export function at(value: Json | undefined, path: string): Json | undefined {
  let here: Json | undefined = value;
  for (const member of path.split('.')) here = isObject(here) && Object.hasOwn(here, member) ? here[member] : undefined;
  return here;
}

export function textAt(value: Json | undefined, path: string): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The objects of the list at a path; none if there is no list. */
export function objectsAt(value: Json | undefined, path: string): readonly Output[] {
  const found = at(value, path);
  return Array.isArray(found) ? found.filter(isObject) : [];
}

export function textsAt(value: Json | undefined, path: string): readonly string[] {
  const found = at(value, path);
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}

/** With another value at a path that exists; the same object else. */
export function withAt(value: Output, path: string, change: (found: Json) => Json): Output {
  const [member = '', ...rest] = path.split('.');
  const found = Object.hasOwn(value, member) ? value[member] : undefined;
  if (found === undefined) return value;
  if (rest.length === 0) return { ...value, [member]: change(found) };
  return isObject(found) ? { ...value, [member]: withAt(found, rest.join('.'), change) } : value;
}

export function without(value: Output, ...members: readonly string[]): Output {
  return Object.fromEntries(Object.entries(value).filter(([member]) => !members.includes(member)));
}

export function only(value: Output, ...members: readonly string[]): Output {
  return Object.fromEntries(Object.entries(value).filter(([member]) => members.includes(member)));
}

/** What an SDK returns as JSON: times as ISO 8601, bytes as base64, nothing about the transport. */
export function plain(value: unknown): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'bigint') return Number(value);
  // A time that could not be read is none.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? null);
  if (typeof value === 'object') {
    const members = Object.entries(value).flatMap(([member, inner]) => {
      const said = member === '$metadata' ? undefined : plain(inner);
      return said === undefined ? [] : [[member, said] as const];
    });
    return Object.fromEntries(members);
  }
  return undefined;
}
