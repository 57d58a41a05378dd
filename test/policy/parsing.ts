import { parsePolicyText } from '../../src/policy/parse.js';
import type { Policy, PolicyProblem, PolicyUse, Principal, Statement } from '../../src/policy/policy.js';
import { seeDocument } from '../../src/policy/document.js';
import type { Hole } from '../../src/text/mapped.js';
import { Mapped } from '../../src/text/mapped.js';
import { placeAll } from '../../src/text/origin.js';
import type { Origin } from '../../src/text/origin.js';
import type { Seen } from '../../src/truth/seen.js';
import type { Part } from '../../src/truth/symbol.js';

/** A bucket policy of one statement: the usual elements, changed as given; `undefined` takes one out. */
export function statementOf(changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', ...changes };
}

export function policyOf(statements: unknown, use: PolicyUse = 'bucket'): Policy {
  return parsePolicyText(JSON.stringify({ Version: '2012-10-17', Statement: statements }), use);
}

/** The one statement of a policy, changed as given. */
export function read(
  changes: Readonly<Record<string, unknown>>,
  use: PolicyUse = 'bucket',
): { readonly statement: Statement; readonly problems: readonly PolicyProblem[] } {
  const { statements, problems } = policyOf([statementOf(changes)], use);
  const [statement] = statements.items;
  if (!statement) throw new Error('no statement was read');
  return { statement, problems };
}

/** Messages of problems, in order. */
export function saidOf(problems: readonly PolicyProblem[]): readonly string[] {
  return problems.map(({ message }) => message);
}

/** What stands in the file where an origin points. */
export function textAt(origin: Origin): string | undefined {
  const place = placeAll([origin]).get(origin);
  return place?.source.text.slice(place.start, place.end);
}

/** A document as text in which something is not resolved: strings and holes. */
export function seenWith(...parts: readonly Part[]): Seen {
  const text = Mapped.join(parts.map((part) => (typeof part === 'string' ? Mapped.literal(part) : Mapped.hole(part as Hole))));
  return seeDocument({ kind: 'scalar', type: 'string', text, origin: { locus: { kind: 'span', mapped: text, start: 0, end: text.text.length } } });
}

export function symbol(name: string, more: object = {}): Part {
  return { kind: 'symbol', key: name, says: `\${${name}}`, attribute: 'Ref', ...more };
}

export function unknownPart(reason: string): Part {
  return { kind: 'unknown', says: '${?}', reason };
}

/** A JSON value as it would be seen, however deep. */
export function seenOf(value: unknown): Seen {
  const origin: Origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } };
  if (value === null || value === undefined) return { kind: 'absent', origin };
  if (Array.isArray(value)) return { kind: 'sequence', origin, items: () => value.map(seenOf).filter(({ kind }) => kind !== 'absent') };
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, one]) => one !== null);
    return {
      kind: 'mapping',
      origin,
      entries: () => entries.map(([name, one]) => ({ name, key: origin, value: seenOf(one) })),
      get: (name) => {
        const found = entries.find(([key]) => key === name);
        return found ? seenOf(found[1]) : { kind: 'absent', origin };
      },
    };
  }
  return { kind: 'scalar', type: typeof value as 'string' | 'number' | 'boolean', text: Mapped.literal(String(value)), origin };
}

export function principalOf(principal: unknown, use: PolicyUse = 'bucket'): Principal {
  const { statement } = read({ Principal: principal }, use);
  const [first] = statement.principal?.items.items ?? [];
  if (!first) throw new Error('no principal was read');
  return first;
}
