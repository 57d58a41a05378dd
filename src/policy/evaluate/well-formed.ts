/** Whether a request can exist in the world at all, so that nothing is proved with one that nobody can send. */

import { actionNamed } from '../data/actions.js';
import type { ActionInfo } from '../data/actions.js';
import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import { says, written } from '../term.js';
import { couplings } from './coupling.js';
import { callerFault, undeclaredFault } from './caller.js';
import { same } from './match.js';
import { presenceFault } from './presence.js';
import { pointOf } from './view.js';
import { valueFault } from './value-form.js';

/** What is impossible about the request, as a sentence; undefined: it can be sent. */
export function wellFormed(situation: Situation, request: Request): string | undefined {
  const action = actionNamed(request.action);
  if (!action || action.name !== request.action) return `there is no action ${request.action}`;
  return (
    targetFault(situation, request, action) ??
    callerFault(situation, request) ??
    valuesFault(request) ??
    presenceFault(situation, request, action) ??
    couplings(situation, request)
  );
}

function targetFault(situation: Situation, request: Request, { name, resources }: ActionInfo): string | undefined {
  const { bucket, objectKey, point } = request;
  if (same(situation.bucket, bucket) !== 'yes') return `${says(bucket)} is another bucket than ${says(situation.bucket)}`;
  if (name === 's3:CreateBucket') return 'the bucket is there already';
  const [direct, through] = objectKey ? (['object', 'accesspointobject'] as const) : (['bucket', 'accesspoint'] as const);
  if (!resources.includes(direct)) return `${name} does not ask for ${objectKey ? 'an object' : 'a bucket'}`;
  if (objectKey && written(objectKey) === '') return 'an object has a key of one character at least';
  if (point === undefined) return undefined;
  if (!pointOf(situation, request)) return 'there is no such access point';
  const fault = typeof point === 'object' ? undeclaredFault(situation, point) : undefined;
  if (fault !== undefined) return fault;
  return resources.includes(through) ? undefined : `${name} cannot go through an access point`;
}

function valuesFault({ context }: Request): string | undefined {
  for (const [key, value] of context) {
    const fault = valueFault(key, value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
