/** Principals: who is meant by each text, by its type and form. Source: IAM User Guide, Principal element, October 2026. */

import type { Seen, SeenEntry } from '../truth/seen.js';
import { Unknown } from '../truth/value.js';
import type { List } from '../truth/value.js';
import { elementOf, unseenElement } from './parse-elements.js';
import { formOfAws } from './parse-principal-arn.js';
import { isUnresolved, nameOf, perhaps, quoted, report, shapeOf } from './parse-problems.js';
import type { Parsing } from './parse-problems.js';
import type { Element, Principal, PrincipalForm, Principals } from './policy.js';
import { says, written } from './term.js';

const TYPES: ReadonlySet<string> = new Set(['AWS', 'Service', 'CanonicalUser', 'Federated']);

export function readPrincipals({ name, value, key }: SeenEntry, parsing: Parsing): Principals {
  return { not: name === 'NotPrincipal', items: readItems(value, name, parsing), origin: key };
}

function readItems(seen: Seen, name: string, parsing: Parsing): List<Principal> {
  const { origin } = seen;
  switch (seen.kind) {
    case 'absent':
      return { items: [], origin };
    case 'unknown':
      return { items: [unseen(seen.reason, '*', seen)], origin };
    case 'scalar':
      return { items: [bare(elementOf(seen), name, parsing)], origin };
    case 'sequence':
      report(parsing, 'principal', `${name} is a list where "*" or an object such as { "AWS": [...] } belongs.`, origin);
      return { items: seen.items().flatMap((item) => malformed(item, '*', 'a list is no principal')), origin, ...openBy(seen.open, seen) };
    case 'mapping':
      return { items: seen.entries().flatMap((entry) => typed(entry, parsing)), origin, ...openBy(seen.open, seen) };
  }
}

/** A text without its type: only the star may stand so, and not in a trust policy (Access Analyzer, ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL). */
function bare(element: Element, name: string, parsing: Parsing): Principal {
  const text = written(element.term);
  if (text === undefined) return { form: 'unknown', reason: `${says(element.term)} is not known`, element, written: '*' };
  if (text === '*' && parsing.use !== 'trust') return { form: 'everybody', element, written: '*' };
  const reason = text === '*' ? 'a trust policy takes "*" only as { "AWS": "*" }' : 'its type is missing';
  const message =
    text === '*'
      ? `${name} is "*" by itself, which a trust policy does not take; everybody is written { "AWS": "*" } there.`
      : `${name} is the text ${quoted(text)} by itself; only "*" may stand so. Write its type before it, as in { "AWS": ${quoted(text)} }.`;
  report(parsing, 'principal', message, element.origin);
  return { form: 'malformed', reason, element, written: '*' };
}

/** All principals of one type. */
function typed(entry: SeenEntry, parsing: Parsing): readonly Principal[] {
  const { name: type, key, value } = entry;
  if (isUnresolved(entry)) return [unseen(`its type ${type} is not known`, type, value)];
  if (!TYPES.has(type)) {
    report(parsing, 'principal', `${quoted(type)} is no type of principal${hint(type)}`, key);
    return malformed(value, type, `${quoted(type)} is no type of principal`);
  }
  switch (value.kind) {
    case 'absent':
      return [];
    case 'scalar':
      return [principalOf(type, elementOf(value), parsing)];
    case 'unknown':
      return [unseen(value.reason, type, value)];
    case 'mapping':
      report(parsing, 'principal', `${type} holds an object where a text or a list of texts belongs.`, value.origin);
      return malformed(value, type, 'an object is no principal');
    case 'sequence': {
      // Whoever else there is, is of this type.
      const more = value.open === undefined ? [] : [unseen(value.open, type, value)];
      return [...value.items().flatMap((item) => itemOf(type, item, parsing)), ...more];
    }
  }
}

function itemOf(type: string, item: Seen, parsing: Parsing): readonly Principal[] {
  if (item.kind === 'absent') return [];
  if (item.kind === 'scalar') return [principalOf(type, elementOf(item), parsing)];
  if (item.kind === 'unknown') return [unseen(item.reason, type, item)];
  report(parsing, 'principal', `${type} holds ${shapeOf(item)} where a text belongs.`, item.origin);
  return malformed(item, type, `${shapeOf(item)} is no principal`);
}

function principalOf(type: string, element: Element, parsing: Parsing): Principal {
  const form = formOf(type, element, parsing);
  if (form.form === 'malformed') report(parsing, 'principal', `${quoted(says(element.term))} is no principal: ${form.reason}.`, element.origin);
  return Object.assign(form, { element, written: type });
}

function formOf(type: string, { term }: Element, { use }: Parsing): PrincipalForm {
  const text = written(term);
  switch (type) {
    case 'AWS':
      return formOfAws(term);
    case 'Service':
      if (text === '*') return { form: 'malformed', reason: 'every service cannot be meant at once; name the services, as in "logging.s3.amazonaws.com"' };
      if (text !== undefined && !/^[\w-]+(?:\.[\w-]+)+$/.test(text)) {
        return { form: 'malformed', reason: 'a service is named by its full name, as in "logging.s3.amazonaws.com"' };
      }
      return { form: 'service', name: term };
    case 'CanonicalUser':
      if (text !== undefined && !/^(?:[\da-f]{64}|[\da-f]{96})$/i.test(text)) {
        return { form: 'malformed', reason: 'a canonical user is an id of 64 hexadecimal digits (96 for an origin access identity)' };
      }
      return { form: 'canonicalUser', id: term };
    default:
      // Access Analyzer, FEDERATED_PRINCIPAL_NOT_SUPPORTED.
      if (use !== 'trust' && use !== 'other')
        return { form: 'malformed', reason: `${nameOf(use)} takes no federated principals; they belong in the trust policy of a role` };
      return { form: 'federated', provider: term };
  }
}

/** It may be anybody that can stand there. */
function unseen(reason: string, type: string, seen: Seen): Principal {
  return { form: 'unknown', reason, element: unseenElement(reason, seen.origin), written: type };
}

/** Everything below something that AWS refuses. */
function malformed(seen: Seen, type: string, reason: string): readonly Principal[] {
  const element = seen.kind === 'scalar' ? elementOf(seen) : unseenElement(reason, seen.origin);
  if (seen.kind === 'absent') return [];
  if (seen.kind === 'sequence') return seen.items().flatMap((item) => malformedItem(item, type, reason));
  return [{ form: 'malformed', reason, element, written: type }];
}

/** Lists within lists are not followed: nothing in them is a principal, however deep they go. */
function malformedItem(item: Seen, type: string, reason: string): readonly Principal[] {
  return item.kind === 'sequence' || item.kind === 'mapping' ? [] : malformed(item, type, reason);
}

function openBy(open: string | undefined, { origin }: Seen): Pick<List<Principal>, 'open'> {
  return open === undefined ? {} : { open: new Unknown<never>(open, origin) };
}

function hint(type: string): string {
  const end = perhaps(type, TYPES);
  return end === '.' ? '; it is one of AWS, Service, CanonicalUser and Federated.' : end;
}
