/** Which condition keys a request carries, by who sends it, which way, for what. */

import type { ActionInfo } from '../data/actions.js';
import { keyInfo, presenceOf } from '../data/condition-keys.js';
import type { Circumstances } from '../data/condition-keys.js';
import type { ContextValue, Request } from '../request.js';
import type { Situation } from '../situation.js';
import { keyOf } from '../term.js';
import type { Term } from '../term.js';
import { same } from './match.js';
import { mentionedKeys } from './mentioned.js';
import { derived, pointOf, valueOf } from './view.js';

/** Whichever way it comes, it carries what such requests always carry (as far as anybody asks for it) and nothing that they never do. */
export function presenceFault(situation: Situation, request: Request, action: ActionInfo): string | undefined {
  const point = pointOf(situation, request);
  const mentioned = mentionedKeys(situation, request);
  const faults = (point?.network.is('VPC').truth === 'yes' ? (['endpoint'] as const) : (['internet', 'endpoint'] as const)).map((way) => {
    const at: Circumstances = { caller: request.principal.kind, way, point: request.point !== undefined, action };
    return contextFault(situation, request, at) ?? missingFault(situation, request, mentioned, at);
  });
  return faults.includes(undefined) ? undefined : faults[0];
}

function contextFault(situation: Situation, request: Request, at: Circumstances): string | undefined {
  for (const [key, value] of request.context) {
    const info = keyInfo(key);
    if (!info || presenceOf(info, at) === 'never') return `${key} is not there in such a request`;
    const fixed = info.fixed[at.caller];
    const due = fixed === undefined ? derived(situation, request, key) : ({ kind: 'one', value: [fixed] } as const);
    if (due && !agrees(due, value)) return `${key} is something else in this request`;
  }
  return undefined;
}

function missingFault(situation: Situation, request: Request, mentioned: ReadonlySet<string>, at: Circumstances): string | undefined {
  for (const key of mentioned) {
    const info = keyInfo(key);
    if (info && presenceOf(info, at) === 'always' && !valueOf(situation, request, key)) return `${key} is missing, which such a request always carries`;
  }
  return undefined;
}

/** Lists may hold more than what is known of them. */
function agrees(due: ContextValue, given: ContextValue): boolean {
  const [wanted, all] = [valuesOf(due), valuesOf(given)];
  if (due.kind === 'one') return all.length === 1 && wanted.every((one) => all.every((other) => same(one, other) === 'yes'));
  return wanted.every((one) => all.some((other) => keyOf(one) === keyOf(other)));
}

function valuesOf(value: ContextValue): readonly Term[] {
  return value.kind === 'one' ? [value.value] : value.values;
}
