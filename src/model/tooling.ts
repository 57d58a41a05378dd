/** What the tool that deploys is told besides the things that it makes. */

import { credentialsIn } from './secret.js';
import type { Credential } from './secret.js';
import { link, map } from './shape.js';
import type { Input, Provider } from './subjects.js';

/** How it reaches AWS: the configuration of a provider, or the backend in which it keeps its state. */
export const provider = () =>
  ({
    /** Arguments that say who it is, by their names. */
    credentials: map,
    /** The bucket in which it keeps the state of what it deployed. */
    state: link('bucket'),
  }) as const;

/** Something that is given to a configuration from outside, as far as its files give it. */
export const input = () =>
  ({
    /** Every text in it, by its own name or that of the input. */
    values: map,
  }) as const;

/** Keys that are written where a configuration is deployed with them. The password of a database opens no account of AWS: of inputs only AWS's own count. */
export function writtenKeys(subject: Pick<Provider, 'kind' | 'credentials'> | Pick<Input, 'kind' | 'values'>): readonly Credential[] {
  if (subject.kind === 'provider') return credentialsIn(subject.credentials);
  return credentialsIn(subject.values).filter(({ detector }) => detector.startsWith('AWS'));
}
