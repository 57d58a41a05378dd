/** Words about credentials that stand in a text for everybody to read. */

import { secretIn } from '../text/secrets.js';
import type { Secret } from '../text/secrets.js';
import type { Evidence } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import type { List, Value } from '../truth/value.js';
import type { Named } from './shape.js';

export interface Credential {
  readonly variable: string;
  /** What it looks like: "AWS secret access key". */
  readonly detector: string;
  readonly length: number;
  /** Says nothing of the value itself. */
  readonly because: Evidence;
}

/**
 * The variables whose written value looks like a credential. A value that comes from elsewhere is none that is written here;
 * of one that is partly written, the written parts are looked at.
 */
export function credentialsIn(variables: List<Named>): readonly Credential[] {
  return variables.items.flatMap(({ name, value }) => {
    const secret = secretBehind(name, value);
    if (!secret) return [];
    const says = `${value.origin.label ?? name} holds ${secret.length} characters that look like: ${secret.detector}`;
    return [{ variable: name, ...secret, because: { says, origin: value.origin, assumed: value.kind === 'known' ? value.assumed : undefined } }];
  });
}

/** What was taken away before it was stored was looked at then. */
function secretBehind(name: string, value: Value<string>): Secret | undefined {
  if (value.kind === 'absent') return undefined;
  if (value.kind === 'known') return secretIn(name, String(value.value));
  if (!value.text) return undefined;
  const [only] = partsOf(value.text);
  const masked = typeof only === 'object' && only.kind === 'unknown' ? only.masked : undefined;
  if (masked) return masked.detector === undefined ? undefined : { detector: masked.detector, length: masked.length };
  return secretIn(name, value.text.says);
}
