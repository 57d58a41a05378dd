/** Runs a question once for every way the choices can fall out that makes a difference to it. */

import { ChoiceNeeded, Watch } from './world.js';
import type { Atom, Decisions, Watched, World } from './world.js';

/** One way through the choices and what came of it. */
export interface Path<T> {
  readonly outcome: T;
  /** The choices that were free on this way, in the order in which they were met. */
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly atom: Atom;
  readonly holds: boolean;
}

/** The choices are more than are tried one by one. */
export interface TooMany {
  readonly kind: 'too-many';
  readonly atoms: readonly Atom[];
}

const NO_CHOICES: readonly Choice[] = [];
const NO_ATOMS: readonly Atom[] = [];

/** Parameters that name one of a dozen uses of a bucket are not rare, and a key or a log target besides makes it fifty. */
const MAX_PATHS = 128;

/** Ways that turn out impossible cost as much as others, and there can be any number of them. */
const MAX_RUNS = 256;

/**
 * @param plain the shared world without choices, tried first
 * @param run asks the question; it may be run many times and must depend on the world alone
 * @param begun where the question begins, if others begin alike: it is run with what was found there
 */
export function explore<T, B = never>(
  plain: World,
  run: (world: World, found?: B) => T,
  begun: readonly Begun<B>[] = [{ world: plain, choices: NO_CHOICES, met: NO_ATOMS }],
): readonly Path<T>[] | TooMany {
  const [first] = begun;
  // Most depends on no choice.
  if (!first || begun.length > 1) return pathsOf(goThrough(plain, run, begun));
  const straight = goOn(first, run);
  if (straight instanceof Crossing) return pathsOf(goThrough(plain, run, [stoppedIn(plain, straight)]));
  return straight === NOWHERE ? [] : [{ outcome: straight, choices: first.choices }];
}

function pathsOf<T>(ends: readonly Begun<T>[] | TooMany): readonly Path<T>[] | TooMany {
  if ('kind' in ends) return ends;
  const paths: Path<T>[] = [];
  for (const { found, choices } of ends) if (found !== NOWHERE) paths.push({ outcome: found as T, choices });
  return paths;
}

/**
 * Runs what is at the beginning of many questions once for all of them; undefined where that alone depends on more choices than are tried.
 * @param found what came of it in the plain world, where that is known
 */
export function begin<B>(plain: World, run: (world: World) => B, found: B | Stopped = walk(plain, run)): readonly Begun<B>[] | undefined {
  if (!(found instanceof Crossing)) return [{ world: plain, choices: NO_CHOICES, met: NO_ATOMS, found }];
  const ends = goThrough(plain, run, [stoppedIn(plain, found)]);
  return 'kind' in ends ? undefined : ends;
}

/** Where somebody begins who did not get to the end of the plain world. */
export function stoppedIn<B>(plain: World, found: Stopped): Begun<B> {
  return { world: plain, choices: NO_CHOICES, met: NO_ATOMS, found };
}

/** The way on which nothing hangs on a choice. */
export function straightPath<T>(outcome: T): Path<T> {
  return { outcome, choices: NO_CHOICES };
}

/** A world, and the choices that lead to it. */
interface Reached {
  readonly world: World;
  readonly choices: readonly Choice[];
}

/** How far one gets. */
export interface Begun<B> extends Reached {
  /** What was found there. */
  readonly found?: B | Stopped;
  /** The choices that were met since one got as far before. */
  readonly met: readonly Atom[];
}

function goThrough<T, B>(plain: World, run: (world: World, found?: B) => T, begun: readonly Begun<B>[]): readonly Begun<T>[] | TooMany {
  const ends: Begun<T>[] = [];
  let paths = 0;
  let atoms: Map<string, Atom> | undefined;
  for (let at = 0; at < begun.length; at++) {
    const start = begun[at] as Begun<B>;
    let met = start.met;
    const ahead: Reached[] = [start];
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      const found = next === start ? goOn(start, run) : walk(next.world, run);
      if (found instanceof Crossing) {
        met = met.concat(found.atom);
        // The last is taken first: true is tried before false.
        ahead.push(beyondOne(plain, next, found.atom, false), beyondOne(plain, next, found.atom, true));
        continue;
      }
      const { world, choices } = next;
      ends.push({ world, choices, found, met });
      if (met.length > 0) {
        atoms ??= new Map();
        for (const atom of met) atoms.set(atom.key, atom);
        met = NO_ATOMS;
      }
      if (found !== NOWHERE) paths++;
      if (paths > MAX_PATHS || ends.length > MAX_RUNS) return { kind: 'too-many', atoms: [...(atoms?.values() ?? [])] };
    }
  }
  return ends;
}

function beyondOne(plain: World, { world, choices }: Reached, atom: Atom, holds: boolean): Reached {
  return { world: beyond(plain, world, atom, holds), choices: choices.concat({ atom, holds }) };
}

/** No assignment of the parameters gets there. */
const NOWHERE = Symbol('nowhere');

/** A choice that is not made. */
class Crossing {
  constructor(readonly atom: Atom) {}
}

/** What keeps somebody from going on. */
export type Stopped = Crossing | typeof NOWHERE;

function goOn<T, B>({ world, found }: Begun<B>, run: (world: World, found?: B) => T): T | Stopped {
  if (found === NOWHERE) return NOWHERE;
  return found instanceof Crossing ? found : walk(world, run, found);
}

/** How far one gets in a world. */
function walk<T, B>(world: World, run: (world: World, found?: B) => T, found?: B): T | Stopped {
  try {
    return run(world, found);
  } catch (thrown) {
    return stoppedBy(thrown, world);
  }
}

/** What was thrown to find a way, as what it means; what anybody else throws goes on. */
export function stoppedBy(thrown: unknown, world: World): Stopped {
  if (isKind(thrown, 'impossible')) return NOWHERE;
  if (!isKind(thrown, 'choice-needed')) throw thrown;
  const { atom } = thrown as ChoiceNeeded;
  return atom.possible(world.decided) === 'neither' ? NOWHERE : new Crossing(atom);
}

/** So many worlds keep what was read in them, so that the next who comes the same way finds it. */
const MAX_KEPT = 256;

/** Where a world keeps those that begin with it, and the plain one how many there are. */
const WAYS = {};
const KEPT = {};

type Ways = Map<string, World>;

/** The world behind a choice: the same for all who come the same way, as long as what was read in the plain world is kept. */
function beyond(plain: World, world: World, atom: Atom, holds: boolean): World {
  const ways = (world.memo.get(WAYS) as Ways | undefined) ?? new Map<string, World>();
  const name = `${holds ? 'is' : 'is not'} ${atom.key}`;
  const known = ways.get(name);
  if (known) return known;
  const made = new Beyond(world.decided, atom, holds);
  const kept = (plain.memo.get(KEPT) as number | undefined) ?? 0;
  if (kept < MAX_KEPT) {
    world.memo.set(WAYS, ways.set(name, made));
    plain.memo.set(KEPT, kept + 1);
  }
  return made;
}

/** Lets go of what was read in a world and in those that begin with it. */
export function forget(world: World): void {
  for (const one of (world.memo.get(WAYS) as Ways | undefined)?.values() ?? []) forget(one);
  world.memo.clear();
}

/**
 * A world in which some choices are made. It makes none itself: who needs one more is told so, and asks again in the worlds behind it. Nor
 * does it keep what follows from them, for it is shared: what somebody finds in it must not hang on what others asked before.
 */
class Beyond implements World {
  readonly decided: Decisions;
  readonly memo = new Map<object, unknown>();
  readonly #watch = new Watch();

  constructor(before: Decisions, atom: Atom, holds: boolean) {
    this.decided = new Map([...before, [atom.key, holds]]);
  }

  watched<T>(read: () => T): Watched<T> {
    return this.#watch.during(read);
  }

  decide(atom: Atom): boolean {
    const before = this.decided.get(atom.key);
    if (before !== undefined) return this.#watch.saw(atom, before);
    const possible = atom.possible(this.decided);
    if (possible === 'neither') throw new Impossible();
    if (possible === 'both') throw new ChoiceNeeded(atom);
    return this.#watch.saw(atom, possible === 'yes');
  }
}

/** What is read without a choice that is still open; undefined where one would be needed. */
export function unlessOpen<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (isKind(thrown, 'choice-needed')) return undefined;
    throw thrown;
  }
}

/** What is thrown to find a way through the choices: no error of anybody. */
export function isSteering(thrown: unknown): boolean {
  return isKind(thrown, 'choice-needed') || isKind(thrown, 'impossible');
}

class Impossible {
  readonly kind = 'impossible';
}

function isKind(thrown: unknown, kind: string): boolean {
  return typeof thrown === 'object' && thrown !== null && 'kind' in thrown && thrown.kind === kind;
}

/**
 * The condition under which some paths are taken and the others not, in words; undefined when all are.
 * Each path's choices are thinned to those that keep the other paths out.
 */
export function whenOf(taken: readonly (readonly Choice[])[], others: readonly (readonly Choice[])[]): string | undefined {
  if (others.length === 0) return undefined;
  const clauses = new Set<string>();
  for (const path of taken) {
    let kept = path;
    for (const choice of [...path].reverse()) {
      const fewer = kept.filter((one) => one !== choice);
      if (others.every((other) => excludes(fewer, other))) kept = fewer;
    }
    clauses.add(kept.map(({ atom, holds }) => atom.says(holds)).join(' and '));
  }
  return [...clauses].join(', or ');
}

/** Whether somebody who goes one way cannot have made these choices. */
function excludes(choices: readonly Choice[], path: readonly Choice[]): boolean {
  const decided = decisionsOf(path);
  return choices.some((choice) => settled(choice.atom, decided) === !choice.holds);
}

function decisionsOf(path: readonly Choice[]): Map<string, boolean> {
  return new Map(path.map(({ atom, holds }) => [atom.key, holds]));
}

/** How an atom falls out after some decisions, made or implied; undefined where it is still open. */
function settled(atom: Atom, decided: Decisions): boolean | undefined {
  const before = decided.get(atom.key);
  if (before !== undefined) return before;
  const possible = atom.possible(decided);
  return possible === 'yes' ? true : possible === 'no' ? false : undefined;
}

/** Whether everybody who goes this way goes one of the others, too. What cannot be told in reasonable time counts as no. */
export function isCovered(path: readonly Choice[], by: readonly (readonly Choice[])[]): boolean {
  return covers(path, by, { left: MAX_RUNS });
}

function covers(path: readonly Choice[], by: readonly (readonly Choice[])[], tries: { left: number }): boolean {
  if (tries.left-- <= 0) return false;
  const decided = decisionsOf(path);
  const open = by.map((other) => ({ other, left: other.filter(({ atom, holds }) => settled(atom, decided) !== holds) }));
  if (open.some(({ left }) => left.length === 0)) return true;
  const split = open.find(({ left }) => left.every(({ atom }) => settled(atom, decided) === undefined))?.left[0];
  return split !== undefined && [true, false].every((holds) => covers([...path, { atom: split.atom, holds }], by, tries));
}
