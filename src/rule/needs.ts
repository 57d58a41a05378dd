/** All that a rule reads, with what is behind it: what a scan has to ask before the rule can decide. */

import { isDerived } from '../model/derived.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Need } from '../model/needs.js';
import { needsIn, readsOfDerived, readsOfRole } from '../model/reads.js';
import type { Roles } from '../model/subjects.js';
import { subjectsOf } from './rule.js';
import type { Rule } from './rule.js';

/** What a scan has to ask for a rule. What AWS refuses to take is nowhere to be found. */
export function scanNeedsOf(rule: Rule): readonly Need[] {
  if (rule.meta.refusedByAws) return [];
  const { scans = {} } = rule;
  const own = new Set<string>(subjectsOf(rule));
  return needsOf(rule).flatMap((need) => {
    const less = own.has(need.of) ? scans[need.facet] : undefined;
    return less === undefined ? [need] : less === 'never' ? [] : [{ ...need, with: less.with }];
  });
}

export function needsOf(rule: Rule): readonly Need[] {
  const { reads, reaches = {}, exempt = {}, uses } = rule;
  const all = [
    ...subjectsOf(rule).flatMap((on) => (isDerived(on) ? readsOfDerived(on, uses) : needsIn({ [on]: reads }))),
    ...Object.entries(reaches).flatMap(([of, facets]) => (isDerived(of) ? readsOfDerived(of) : needsIn({ [of as SubjectKind]: facets }))),
    ...(Object.keys(exempt) as (keyof Roles)[]).flatMap(readsOfRole),
  ];
  const distinct = new Map(all.map((need) => [`${need.of}.${need.facet}`, need]));
  return [...distinct.keys()].sort().map((key) => distinct.get(key) as Need);
}
