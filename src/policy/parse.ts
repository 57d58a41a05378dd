/** Policy documents, read whole: every element in its place, whatever is wrong said, nothing thrown. */

import { parseJson } from '../syntax/json.js';
import { Mapped } from '../text/mapped.js';
import { Source } from '../text/source.js';
import type { Seen } from '../truth/seen.js';
import { Absent, Unknown } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';
import { seeDocument } from './document.js';
import { called, entriesOf, openList, readText } from './parse-elements.js';
import { isUnresolved, perhaps, quoted, report, shapeOf } from './parse-problems.js';
import type { Parsing } from './parse-problems.js';
import { checkSize, sizeOf } from './parse-size.js';
import { readStatement } from './parse-statement.js';
import { checkSids } from './parse-sid.js';
import type { Policy, PolicyProblem, PolicyUse, Statement } from './policy.js';

/** IAM User Guide, Version element: what counts where none is written. */
const OLD_VERSION = '2008-10-17';
const VERSIONS: ReadonlySet<string> = new Set(['2012-10-17', OLD_VERSION]);
const ELEMENTS: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement']);

const parsed = new Map<PolicyUse, WeakMap<Seen, Policy>>();

/** A document as policy language; read once, however often somebody asks. */
export function parsePolicy(seen: Seen, use: PolicyUse): Policy {
  let known = parsed.get(use);
  if (!known) {
    known = new WeakMap();
    parsed.set(use, known);
  }
  let policy = known.get(seen);
  if (!policy) {
    policy = read(seen, use, []);
    known.set(seen, policy);
  }
  return policy;
}

/**
 * A policy document given as text. What is no JSON is a problem at the place of the first mistake, and a document of which
 * nothing is known.
 * @param path how its file is called
 */
export function parsePolicyText(text: string, use: PolicyUse, path = 'policy.json'): Policy {
  const mapped = Mapped.of(new Source(path, text));
  const whole = { locus: { kind: 'span', mapped, start: 0, end: text.length } } as const;
  const { root, problems } = parseJson(mapped);
  const mistakes = problems.map(
    ({ message, place: { start, end } }): PolicyProblem => ({ kind: 'syntax', message, origin: { locus: { kind: 'span', mapped, start, end } } }),
  );
  if (problems.some(({ id }) => id === 'unreadable-input')) return unreadable(whole, mistakes);
  const seen = root ? seeDocument({ kind: 'scalar', type: 'string', text: mapped, origin: whole }) : undefined;
  if (seen && seen.kind !== 'absent') return read(seen, use, mistakes);
  return unreadable(whole, [...mistakes, { kind: 'syntax', message: 'The document is empty; a policy is an object with a Statement.', origin: whole }]);
}

function unreadable(origin: Policy['origin'], problems: readonly PolicyProblem[]): Policy {
  const reason = 'part of a text that is no policy';
  return { kind: 'policy', version: new Unknown<string>(reason, origin), statements: openList(reason, origin), problems, origin, size: undefined };
}

function read(seen: Seen, use: PolicyUse, found: readonly PolicyProblem[]): Policy {
  const { origin } = seen;
  const parsing: Parsing = { use, problems: [...found] };
  const { problems } = parsing;
  if (seen.kind === 'absent')
    return { kind: 'policy', version: new Absent<string>(OLD_VERSION, origin), statements: { items: [], origin }, problems, origin, size: undefined };
  if (seen.kind !== 'mapping') {
    const reason = seen.kind === 'unknown' ? seen.reason : `written as ${shapeOf(seen)} where a policy document belongs`;
    if (seen.kind !== 'unknown') report(parsing, 'syntax', `The document is ${shapeOf(seen)}; a policy is an object with a Statement.`, origin);
    else if (seen.broken) report(parsing, 'syntax', `The document is ${seen.reason}; a policy is an object with a Statement.`, origin);
    const label = called(origin, 'the policy');
    return { kind: 'policy', version: new Unknown<string>(reason, label), statements: openList(reason, label), problems, origin, size: undefined };
  }
  const entries = entriesOf(seen);
  for (const entry of entries.values()) {
    const { name, key } = entry;
    if (!ELEMENTS.has(name) && !isUnresolved(entry))
      report(parsing, 'element', `${quoted(name)} is no element of a policy document${perhaps(name, ELEMENTS)}`, key);
  }
  const version = readVersion(seen.get('Version'), parsing);
  readText(seen.get('Id'), { kind: 'element', says: 'Id' }, parsing);
  const statements = readStatements(seen.get('Statement'), parsing);
  checkSids(statements, parsing);
  const policy = { kind: 'policy', version, statements, problems, origin, size: sizeOf(seen) } as const;
  checkSize(policy, parsing);
  return policy;
}

function readVersion(seen: Seen, parsing: Parsing): Value<string> {
  const version = readText(seen, { kind: 'version', says: 'Version' }, parsing, OLD_VERSION);
  if (version.kind === 'known' && !VERSIONS.has(version.value)) {
    report(parsing, 'version', `Version is ${quoted(version.value)}; there are "2012-10-17" and the old "2008-10-17".`, version.origin);
  }
  return version;
}

function readStatements(seen: Seen, parsing: Parsing): List<Statement> {
  const origin = called(seen.origin, 'Statement');
  switch (seen.kind) {
    case 'absent':
      report(parsing, 'element', 'The document has no Statement: it says nothing, and AWS does not take it.', origin);
      return { items: [], origin };
    case 'unknown':
      return openList(seen.reason, origin);
    case 'scalar':
      report(parsing, 'element', `Statement is ${shapeOf(seen)} where a statement or a list of statements belongs.`, origin);
      return openList(`written as ${shapeOf(seen)} where statements belong`, origin);
    case 'mapping':
      return { items: [readStatement(seen, 0, parsing)], origin };
    case 'sequence': {
      const items: Statement[] = [];
      let open = seen.open;
      const written = seen.items();
      if (written.length === 0 && open === undefined)
        report(parsing, 'element', 'Statement is an empty list: the document says nothing, and AWS does not take it.', origin);
      for (const item of written) {
        if (item.kind === 'mapping') items.push(readStatement(item, items.length, parsing));
        else if (item.kind === 'unknown') open ??= item.reason;
        else if (item.kind !== 'absent') {
          report(parsing, 'element', `Statement holds ${shapeOf(item)} where a statement belongs, an object with Effect, Action and Resource.`, item.origin);
          open ??= `written with ${shapeOf(item)} where a statement belongs`;
        }
      }
      return open === undefined ? { items, origin } : { items, origin, open: new Unknown<never>(open, origin) };
    }
  }
}
