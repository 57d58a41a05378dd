/** What was there before: findings are known again by rule, address and subject, wherever their lines and files have gone. */

import { posix } from 'node:path';
import { alwaysOn } from '../rule/builtin.js';
import type { Finding } from '../rule/finding.js';
import type { Level } from '../rule/meta.js';
import { hash } from './hash.js';
import type { Found } from './findings.js';
import { partsOf } from './merge.js';

/** By what one finding about one resource is known again. */
export interface Mark {
  /** Of what is deployed together, from the working directory: a template, a folder of Terraform; `aws/ACCOUNT`. */
  readonly path: string;
  readonly rule: string;
  /** The address; empty for what a file is called itself. */
  readonly resource: string;
  /** Which of several deployments of the same files. */
  readonly deployment?: string;
  /** What of the resource it is about, hashed. */
  readonly subject?: string;
  /** What it says of it, hashed: what a statement allows, which settings are off. */
  readonly facts: string;
  readonly severity: Level;
  /** The choices under which it holds; missing: always. */
  readonly when?: string;
}

/** A mark, and how often it was found. */
export interface Entry extends Mark {
  readonly count: number;
}

/** A finding with the marks of all that was put together in it. */
export interface Marked {
  readonly finding: Finding;
  readonly marks: readonly Mark[];
}

/** Takes credentials out of what users named; not even a hash may tell them. */
export type Hide = (text: string) => string;

/** Findings that can be known again. What could not be read is none of them: it is new every time. */
export function marked(found: readonly Found[], hide: Hide): readonly Marked[] {
  return found
    .filter(({ finding }) => finding.ruleId !== alwaysOn)
    .map((one) => ({ finding: one.finding, marks: partsOf(one).map((part) => markOf(part, hide)) }));
}

function markOf({ finding, verdict }: Found, hide: Hide): Mark {
  const { ruleId: rule, severity, when } = finding;
  const common = { rule, severity, ...(when === undefined ? {} : { when: hide(when) }) };
  // Where in a file something of it is wrong is as fleeting as its lines; what is wrong is not.
  if (!verdict) return { ...common, path: plain(finding.place.source.path), resource: '', subject: hash(hide(finding.message)), facts: '' };
  const { unit, address } = verdict.declaration;
  const { subject } = verdict;
  return {
    ...common,
    path: plain(unit.path),
    // A policy goes by the name of its file, which may change.
    resource: address === posix.basename(unit.path) ? '' : hide(address),
    ...(unit.name === undefined ? {} : { deployment: hide(unit.name) }),
    ...(subject === undefined ? {} : { subject: hash(hide(subject)) }),
    facts: factsOf(verdict, hide),
  };
}

/** Without what leads nowhere, and no slash at the end. */
function plain(path: string): string {
  return posix.join(path, '.');
}

/** What a rule says besides names: that is what gets better or worse. Its words are not part of it, so that they may change. */
function factsOf({ messageId, told = {}, allows, because, declaration, setting }: NonNullable<Found['verdict']>, hide: Hide): string {
  const proofs = because.flatMap(({ witness }) => witness ?? []);
  const names = [...proofs.map(({ says }) => says), declaration.address, declaration.says].filter((name) => name !== '');
  const nameless = (text: string): string => names.reduce((rest, name) => rest.replaceAll(name, ''), hide(text));
  const data = Object.entries(told)
    .map(([name, value]) => [name, nameless(value)])
    .sort(([a = ''], [b = '']) => compare(a, b));
  const reach = proofs.map(({ principal, action }) => `${principal.kind} ${sortOf(action)}`).sort();
  // What else a statement allows is no concern of a rule about its spelling.
  const granted = allows !== undefined && setting.rule.meta.securitySeverity !== undefined ? hide(allows) : '';
  return hash(JSON.stringify([messageId, data, reach, granted]));
}

/** The engine may choose another request to prove the same; what sort of access it proves is what counts. */
function sortOf(action: string): string {
  const [, name = ''] = action.split(':');
  if (/Policy|Acl|Ownership|PublicAccess|Versioning|Configuration$/.test(name)) return 'manage';
  return /^(?:Get|Head)/.test(name) ? 'read' : name.startsWith('List') ? 'list' : 'write';
}

/** Marks as they are kept: each once, with its count, in order. */
export function entriesOf(marks: readonly Mark[]): readonly Entry[] {
  const byWords = new Map<string, Entry>();
  for (const mark of marks) {
    const words = wordsOf(mark);
    byWords.set(words, { ...mark, count: (byWords.get(words)?.count ?? 0) + 1 });
  }
  return inOrder([...byWords.values()]);
}

/** Of an entry that is there twice, as merging two branches may leave it, the larger count is meant. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const byWords = new Map<string, Entry>();
  for (const entry of entries) {
    const words = wordsOf(entry);
    const other = byWords.get(words);
    if (!other || other.count < entry.count) byWords.set(words, entry);
  }
  return [...byWords].sort(([a], [b]) => compare(a, b)).map(([, entry]) => entry);
}

function wordsOf({ path, rule, resource, deployment = '', subject = '', facts, severity, when = '' }: Mark): string {
  return [path, rule, resource, deployment, subject, facts, severity, when].join('\u0000');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A finding held against what is known. */
export interface Held extends Marked {
  /** Its marks that are not known: none, and nothing about it is new. */
  readonly marks: readonly Mark[];
  /** Something about it was known: it has grown, or says something else now. */
  readonly changed: boolean;
}

export interface Comparison {
  readonly held: readonly Held[];
  readonly left: readonly Left[];
}

/** An entry for which nothing was found. */
export interface Left {
  readonly entry: Entry;
  /** How often. */
  readonly count: number;
  /** Its finding is there, but worse, or it says something else. */
  readonly changed: boolean;
}

interface Slot {
  readonly entry: Entry;
  left: number;
}

/**
 * Holds findings against what is known: each entry stands for as many as it counts. The path it has comes first; then those
 * whose path is gone, because what stood there may have moved.
 */
export function compared(found: readonly Marked[], known: readonly Entry[], exists: (path: string) => boolean): Comparison {
  const byKey = new Map<string, Slot[]>();
  for (const entry of known) {
    const slot = { entry, left: entry.count };
    const others = byKey.get(keyOf(entry));
    if (others) others.push(slot);
    else byKey.set(keyOf(entry), [slot]);
  }
  const slotsOf = (mark: Mark): readonly Slot[] => byKey.get(keyOf(mark)) ?? [];
  const isTaken = (mark: Mark, where: (entry: Entry) => boolean): boolean => {
    const fitting = slotsOf(mark).filter(({ left, entry }) => left > 0 && where(entry) && covers(entry, mark));
    const slot = fitting.find(({ entry }) => entry.when === mark.when) ?? fitting[0];
    if (slot) slot.left--;
    return slot !== undefined;
  };
  const gone = new Map<string, boolean>();
  const isGone = ({ path }: Entry): boolean => {
    if (!gone.has(path)) gone.set(path, !exists(path));
    return gone.get(path) === true;
  };
  const first = found.map(({ marks }) => marks.filter((mark) => !isTaken(mark, ({ path }) => path === mark.path)));
  const rest = first.map((marks) => marks.filter((mark) => !isTaken(mark, isGone)));
  const spoken = new Set<Slot>();
  const held = found.map((one, index): Held => {
    const marks = rest[index] ?? [];
    const before = marks.map((mark) => slotsOf(mark).filter(({ entry }) => entry.path === mark.path || isGone(entry)));
    for (const slot of before.flat()) spoken.add(slot);
    return { ...one, marks, changed: marks.length < one.marks.length || before.some((slots) => slots.length > 0) };
  });
  const slots = [...byKey.values()].flat().filter(({ left }) => left > 0);
  return { held, left: slots.map((slot) => ({ entry: slot.entry, count: slot.left, changed: spoken.has(slot) })) };
}

/** Equal keys, the same finding, whatever it says and wherever it stands. */
function keyOf({ rule, resource, deployment = '', subject = '' }: Mark): string {
  return [rule, resource, deployment, subject].join('\u0000');
}

const LEVELS: readonly Level[] = ['info', 'warn', 'error'];

/** Whether it is no worse than what is known of it. */
function covers(entry: Entry, { facts, severity, when }: Mark): boolean {
  return entry.facts === facts && LEVELS.indexOf(severity) <= LEVELS.indexOf(entry.severity) && (entry.when === undefined || entry.when === when);
}
