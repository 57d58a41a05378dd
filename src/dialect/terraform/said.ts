/** Expressions among plain data: what a configuration says that is no constant. They pass for objects without members wherever data is handed on. */

import type { Plain } from '../../syntax/plain.js';
import { isList, isObject } from '../../syntax/plain.js';

const SAID = Symbol.for('s3lint.terraform.said');

export type Said =
  /** A variable without a default. */
  | { readonly kind: 'variable'; readonly name: string }
  /** `aws_s3_bucket.data.arn` */
  | { readonly kind: 'reference'; readonly of: string; readonly attribute: string }
  /** `jsonencode(…)` */
  | { readonly kind: 'json'; readonly value: Plain };

export function say(said: Said): Plain {
  return { [SAID]: said } as unknown as Plain;
}

export function saidIn(value: Plain): Said | undefined {
  return isObject(value) ? (value as { readonly [SAID]?: Said })[SAID] : undefined;
}

/** Everything that is said anywhere in a value, documents included. */
export function allSaid(value: Plain): readonly Said[] {
  const said = saidIn(value);
  if (said) return said.kind === 'json' ? [said, ...allSaid(said.value)] : [said];
  return isList(value) ? value.flatMap(allSaid) : isObject(value) ? Object.values(value).flatMap(allSaid) : [];
}
