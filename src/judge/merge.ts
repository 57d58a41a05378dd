/** Findings that have one cause are one finding. */

import type { Unit } from '../model/declaration.js';
import { over } from '../text/over.js';
import { callsOf } from './calls.js';
import type { Found } from './findings.js';

/** Findings of one rule at one place that say the same of several instances are one finding that lists them. What is suppressed was taken out before. */
export function merged(found: readonly Found[]): readonly Found[] {
  const groups = new Map<string, Found[]>();
  const known = new Map<Unit | undefined, Map<string, Found>>();
  for (const one of found) {
    const { finding, verdict } = one;
    const { source, start, end } = finding.place;
    const what = JSON.stringify([finding.ruleId, source.path, start, end, finding.when, verdict?.subject, verdict?.messageId]);
    // What is said twice of one resource is no second instance: all of it stays, but for what is the same word for word. In two deployments it is two.
    const firsts = within(known, unitOf(one));
    const where = `${what} ${whereabouts(one)}`;
    const same = firsts.get(where);
    const key = same && same.finding.message !== finding.message ? `${what} ${finding.message}` : what;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
    if (!same) firsts.set(where, one);
  }
  return turnsTogether(
    [...groups.values()].map((group) => {
      const first = group[0] as Found;
      if (group.length === 1 && deploymentOf(first) === undefined) return alone(first);
      const named = new Set(group.map(({ finding }) => finding.resource)).size > 1;
      const deployments = [...new Set(group.flatMap((one) => deploymentOf(one) ?? []))];
      const names = [...new Set(group.map((one) => (named || deployments.length > 0 ? one.finding.resource : whereabouts(one))))];
      const when = [first.finding.when, deploymentsSay(deployments)].filter((part) => part !== undefined);
      const calls = callsOf(group);
      const related = calls.length === 0 ? {} : { related: [...(first.finding.related ?? []), ...calls] };
      const parts = group.flatMap(partsOf);
      if (names.length === 1 && deployments.length === 0) return { ...first, parts, finding: over(first.finding, related) };
      const instances = names.length === 1 ? {} : { instances: names.slice(1) };
      return { ...first, parts, finding: over(first.finding, { ...related, ...instances, ...(when.length > 0 ? { when: when.join(' and ') } : {}) }) };
    }),
  );
}

/** Those of one unit: a module that many call has findings of all of them at one place. */
function within(known: Map<Unit | undefined, Map<string, Found>>, unit: Unit | undefined): Map<string, Found> {
  let own = known.get(unit);
  if (!own) known.set(unit, (own = new Map<string, Found>()));
  return own;
}

function alone(found: Found): Found {
  const calls = callsOf([found]);
  const finding = calls.length === 0 ? found.finding : over(found.finding, { related: [...(found.finding.related ?? []), ...calls] });
  return { finding, verdict: found.verdict, parts: partsOf(found) };
}

/**
 * What a loop makes stands at one place: findings there that differ in nothing but the name of a statement or a rule are one. Each of the
 * others is listed by what it is called.
 */
function turnsTogether(found: readonly Found[]): readonly Found[] {
  const byPlace = new Map<string, Found[]>();
  for (const one of found) {
    const { ruleId, place, when, resource } = one.finding;
    const key = JSON.stringify([ruleId, place.source.path, place.start, place.end, when, resource]);
    const turns = byPlace.get(key);
    if (turns) turns.push(one);
    else byPlace.set(key, [one]);
  }
  const gone = new Set<Found>();
  const named = new Map<Found, string[]>();
  const parts = new Map<Found, readonly Found[]>();
  for (const turns of byPlace.values()) {
    if (turns.length === 1) continue;
    for (const [index, first] of turns.entries()) {
      if (gone.has(first)) continue;
      for (const other of turns.slice(index + 1)) {
        const name = gone.has(other) ? undefined : turnOf(first, other);
        if (name === undefined) continue;
        gone.add(other);
        const { resource, instances = [] } = other.finding;
        named.set(first, [...(named.get(first) ?? []), ...[resource, ...instances].map((one) => `${one} ${name}`)]);
        parts.set(first, [...(parts.get(first) ?? partsOf(first)), ...partsOf(other)]);
      }
    }
  }
  if (gone.size === 0) return found;
  return found.flatMap((one) => {
    if (gone.has(one)) return [];
    const names = named.get(one);
    if (!names) return [one];
    return [{ ...one, parts: parts.get(one) ?? [], finding: over(one.finding, { instances: [...(one.finding.instances ?? []), ...names] }) }];
  });
}

/** The findings that were put together in one, as they were before. */
export function partsOf(found: Found): readonly Found[] {
  return found.parts ?? [found];
}

/** What the other one is called, if that is all in which they differ: `statement #2`. */
function turnOf(first: Found, other: Found): string | undefined {
  const [a, b] = [first, other].map(({ verdict }) => verdict?.subject?.split('/') ?? []) as [string[], string[]];
  const at = a.findIndex((part, index) => part !== b[index]);
  const [own, name] = [a[at], b[at]];
  if (own === undefined || name === undefined || a.length !== b.length || first.verdict?.messageId !== other.verdict?.messageId) return undefined;
  const { message } = other.finding;
  if (a.some((part, index) => index !== at && part !== b[index]) || without(own, first.finding.message) !== without(name, message)) return undefined;
  return nameIn(name).exec(message)?.[0];
}

/** A name with the quotes and the word that go with it; a name without any of them may be part of a word. */
function nameIn(name: string): RegExp {
  return new RegExp(`(?:\\b[a-z]+ )?(?<![\\w#])"?${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"?(?!\\w)`, 'g');
}

function without(name: string, message: string): string {
  return message.replace(nameIn(name), '\0');
}

/** For which of several deployments something holds. */
export function deploymentsSay(names: readonly string[]): string | undefined {
  return names.length > 0 ? `it is deployed as ${names.join(' or ')}` : undefined;
}

/** One resource deployed several times is told apart by what the deployment is called, else by where. */
function whereabouts(found: Found): string {
  const { resource, account, region } = found.finding;
  const where = deploymentOf(found) ?? [account, region].filter((part) => part !== undefined).join(' ');
  return where ? `${resource} in ${where}` : resource;
}

function unitOf({ verdict }: Found): Unit | undefined {
  return verdict?.declaration.unit;
}

/** What one of several deployments of the same files is called. */
function deploymentOf({ verdict }: Found): string | undefined {
  return verdict?.declaration.unit.name;
}
