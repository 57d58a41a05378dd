/** Texts with unresolved parts as expressions of a module. */

import type { Intent } from '../../model/shape.js';
import type { Term } from '../../policy/term.js';
import { attributeOf } from '../../syntax/hcl/edit-body.js';
import { escaped, raw } from '../../syntax/hcl/format.js';
import type { Plain } from '../../syntax/plain.js';
import { isName } from '../document-edit.js';
import { bucketArnIn, bucketSaid, partitioned } from './edit-bucket.js';
import { isCircular, isThere, isWritten, ownAccount, referenceOf } from './edit-reference.js';
import type { Said, Speaking } from './edit-reference.js';

/** A text as an expression; undefined when a part of it has no name in this module. */
export function speak(text: Term, speaking: Speaking): Plain | undefined {
  const parts = spoken(text, speaking);
  if (!parts) return undefined;
  const [only, more] = parts;
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  if (typeof only === 'object' && !more) return raw(only.reference);
  return raw(`"${parts.map((part) => (typeof part === 'string' ? escaped(part) : `\${${part.reference}}`)).join('')}"`);
}

/** Written pieces and references. */
export function spoken(text: Term, speaking: Speaking): readonly Said[] | undefined {
  const arn = bucketArnIn(text);
  const begun = arn ? bucketSaid(arn, speaking) : [];
  if (!begun) return undefined;
  const out = [...begun];
  for (const piece of arn?.rest ?? text) {
    const said = typeof piece === 'string' ? writtenOut(piece, speaking) : referring(piece, speaking);
    if (!said) return undefined;
    out.push(...said);
  }
  return out;
}

function referring(piece: Exclude<Term[number], string>, speaking: Speaking): readonly Said[] | undefined {
  const reference = referenceOf(piece, speaking);
  return reference === undefined || isCircular(reference, speaking) || !isThere(reference, speaking) ? undefined : [{ reference }];
}

const ACCOUNT = /(?<!\d)(\d{12})(?!\d)/;
/** The same for everybody. */
const PLAIN = /^(?:true|false|\d{0,11})$/;

/** What the module does not write itself was made of what is given to it, but for the account, which it can ask for. */
function writtenOut(text: string, speaking: Speaking): readonly Said[] | undefined {
  const { bodies, around, target } = speaking;
  const pieces = text
    .split(ACCOUNT)
    .filter(Boolean)
    .map((piece): readonly Said[] | undefined => {
      if (PLAIN.test(piece) || isWritten(piece, bodies)) return partitioned(piece, around);
      return piece === target.account && !attributeOf(target.block.body, 'provider') ? [{ reference: ownAccount(speaking) }] : undefined;
    });
  return pieces.every((piece) => piece !== undefined) ? pieces.flat() : undefined;
}

/**
 * Whether a value may take the place of another: a word in the place of something computed is right for only one who uses the module.
 * @param literal all of what stands there is written
 */
export function mayReplace(literal: boolean, value: Plain): boolean {
  return literal || typeof value === 'object' || isName(value);
}

/** What a rule wants to be written, texts of the configuration as the module says them. */
export function plainOf(intent: Intent, say: (text: Term) => Plain | undefined): Plain | undefined {
  if (isName(intent)) return say([intent]);
  if (typeof intent !== 'object' || intent === null) return intent;
  if (isTerm(intent)) return say(intent.of);
  if (Array.isArray(intent)) {
    const items = (intent as readonly Intent[]).map((item) => plainOf(item, say));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const out: Record<string, Plain> = {};
  for (const [name, inner] of Object.entries(intent)) {
    const value = plainOf(inner as Intent, say);
    if (value === undefined) return undefined;
    out[name] = value;
  }
  return out;
}

function isTerm(intent: Intent): intent is { readonly kind: 'term'; readonly of: Term } & Intent {
  return typeof intent === 'object' && 'kind' in intent && (intent as { readonly kind: unknown }).kind === 'term' && 'of' in intent;
}
