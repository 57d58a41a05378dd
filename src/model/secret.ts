/** Words about credentials that stand in a text for everybody to read. */

import { secretIn } from '../text/secrets.js';
import type { Evidence } from '../truth/answer.js';
import type { List } from '../truth/value.js';
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
    const written = value.kind === 'known' ? String(value.value) : value.kind === 'unknown' ? value.text?.says : undefined;
    const secret = written === undefined ? undefined : secretIn(name, written);
    if (!secret) return [];
    const says = `${value.origin.label ?? name} holds ${secret.length} characters that look like: ${secret.detector}`;
    return [{ variable: name, ...secret, because: { says, origin: value.origin, assumed: value.kind === 'known' ? value.assumed : undefined } }];
  });
}
