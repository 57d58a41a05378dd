/** The bucket policy that the published module puts together: what it is given, and a statement for each of its switches. */

import { Mapped } from '../../../text/mapped.js';
import type { Origin } from '../../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../../../truth/seen.js';
import { literalSeen, scalarOf, sequenceOf } from '../../seen.js';
import { nothing, open } from '../value.js';
import { ACCOUNT, ARN, Argument, NAME, statements } from './published-statements.js';
import type { Deployed, Draft } from './published-statements.js';

/** What the module puts in place of its own words for them, and into its statements. */
export interface PolicyNames extends Deployed {
  /** The bucket's ARN, and its name. */
  readonly arn: Mapped;
  readonly name: Mapped;
  readonly account: Mapped;
}

/** The policy as a document; absent where no switch asks for one. What cannot be told of it leaves its statements open. */
export function publishedPolicy(given: SeenMapping, names: PolicyNames): Seen {
  const items: Seen[] = [];
  let reason: string | undefined;
  for (const { by, make } of statements) {
    const asked = by.map((name) => ({ name, on: switched(given, name, false) }));
    const [first] = [...asked.filter(({ on }) => on === true), ...asked.filter(({ on }) => on !== false)];
    if (!first) continue;
    const { origin } = given.get(first.name);
    const made = typeof first.on === 'string' ? { statements: [], open: first.on } : make(given, names);
    items.push(...made.statements.map((statement) => withNames(seeDraft(statement, origin), names)));
    reason ??= made.open;
  }
  if (items.length === 0 && reason === undefined) return nothing(given.origin);
  if (items.length === 0 && reason !== undefined) return open(reason, given.origin);
  return mappingOf(
    [entry('Version', scalarOf(Mapped.literal('2012-10-17'), given.origin)), entry('Statement', sequenceOf(items, given.origin, reason))],
    given.origin,
  );
}

/** Whether a switch is on; a reason where that cannot be told. */
export function switched(given: SeenMapping, name: string, unless: boolean): boolean | string {
  const seen = given.get(name);
  if (seen.kind === 'absent') return unless;
  if (seen.kind === 'unknown') return seen.reason;
  const literal = literalSeen(seen);
  return literal === 'true' ? true : literal === 'false' ? false : `made by ${name}, which is not known`;
}

function entry(name: string, value: Seen): SeenEntry {
  return { name, key: value.origin, value };
}

function mappingOf(entries: readonly SeenEntry[], origin: Origin, hidden?: string): SeenMapping {
  return {
    kind: 'mapping',
    origin,
    entries: () => entries,
    get: (name) => entries.find((one) => one.name === name)?.value ?? (hidden === undefined ? nothing(origin) : open(hidden, origin)),
    ...(hidden === undefined ? {} : { open: hidden }),
  };
}

/** The module's own words, placed where they are asked for. */
function seeDraft(draft: Draft, origin: Origin): Seen {
  if (typeof draft === 'string') return scalarOf(Mapped.literal(draft), origin);
  if (draft instanceof Mapped) return scalarOf(draft, origin);
  if (draft instanceof Argument) return draft.seen;
  if (isList(draft))
    return sequenceOf(
      draft.map((item) => seeDraft(item, origin)),
      origin,
    );
  return mappingOf(
    Object.entries(draft).map(([name, item]) => entry(name, seeDraft(item, origin))),
    origin,
  );
}

function isList(draft: Draft): draft is readonly Draft[] {
  return Array.isArray(draft);
}

function withNames(seen: Seen, names: PolicyNames): Seen {
  switch (seen.kind) {
    case 'scalar':
      return PLACEHOLDER.test(seen.text.text) ? { ...seen, text: spoken(seen.text, names) } : seen;
    case 'sequence':
      return sequenceOf(
        seen.items().map((item) => withNames(item, names)),
        seen.origin,
        seen.open,
      );
    case 'mapping':
      return mappingOf(
        seen.entries().map((one) => ({ ...one, value: withNames(one.value, names) })),
        seen.origin,
        seen.open,
      );
    default:
      return seen;
  }
}

const PLACEHOLDER = /_S3_BUCKET_|_AWS_ACCOUNT_ID_/;

function spoken(text: Mapped, names: PolicyNames): Mapped {
  const named = replaced(text, NAME, () => names.name);
  return replaced(
    replaced(named, ARN, () => names.arn),
    ACCOUNT,
    () => names.account,
  );
}

function replaced(text: Mapped, word: string, by: () => Mapped): Mapped {
  const at = text.text.indexOf(word);
  if (at < 0) return text;
  const put = by();
  return Mapped.join([text.slice(0, at), put, replaced(text.slice(at + word.length, text.text.length), word, () => put)]);
}
