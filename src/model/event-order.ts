/**
 * Whether what lets S3 deliver can be there in time. S3 tries a notification when it is configured; where that is a part of the bucket
 * itself, as in CloudFormation, nothing that refers to the bucket exists yet. S3 User Guide,
 * grant-destinations-permissions-to-s3, read April 2026.
 */

import { parsePolicy } from '../policy/parse.js';
import { placeAll } from '../text/origin.js';
import type { Origin } from '../text/origin.js';
import type { Place } from '../text/source.js';
import { no, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import type { Value } from '../truth/value.js';
import type { Declaration } from './declaration.js';
import { invocationsFor } from './event-arrival.js';
import type { ArrivalSource } from './event-arrival.js';
import type { Notice } from './event-notices.js';
import { documentsOf } from './policies.js';

/** Whether nothing that lets the events in waits for the bucket, which waits for it. */
export function canComeFirst(source: ArrivalSource, notice: Notice): Answer {
  const grants = grantsTo(source, notice);
  const references = grants.map((values) => values.find((value) => refersTo(value, notice.target.name.origin)));
  const [first] = references;
  if (!first || references.includes(undefined)) return yes();
  return no({ says: 'what lets S3 in refers to the bucket, and so is made after it', origin: first.origin });
}

/** The texts of each grant that may let S3 in; a policy is made as a whole. */
function grantsTo(source: ArrivalSource, notice: Notice): readonly (readonly Value<string>[])[] {
  const { to } = notice.target;
  if (!to) return [];
  if (notice.to === 'function')
    return notice.target.to ? invocationsFor(source, notice.target.to).map(({ sourceArn, sourceAccount }) => [sourceArn, sourceAccount]) : [];
  return documentsOf(notice.to, to).map(({ document, use }) =>
    parsePolicy(document, use).statements.items.flatMap(({ resource, conditions }) =>
      [resource?.items, ...conditions.items.map(({ values }) => values)].flatMap((list) => list?.items.map(({ value }) => value) ?? []),
    ),
  );
}

/** Whether a text names the declaration in which something stands. */
function refersTo(value: Value<string>, inside: Origin): boolean {
  if (value.kind === 'absent' || !value.text) return false;
  const at = placeAll([inside]).get(inside);
  return (
    at !== undefined &&
    partsOf(value.text).some((part) => typeof part === 'object' && part.kind === 'symbol' && holds((part.of as Declaration | undefined)?.extent, at))
  );
}

function holds(extent: Place | undefined, at: Place): boolean {
  return extent !== undefined && extent.source === at.source && extent.start <= at.start && at.end <= extent.end;
}
