/** A union of globs as a nondeterministic automaton that shares their beginnings. */

import type { Sign } from '../term.js';
import { everything, maskOf } from './classes.js';
import type { Mask } from './classes.js';
import { charactersOf, sameToken } from './glob.js';
import type { Glob, Token } from './glob.js';
import { globOfLooks, isGuessed } from './looks.js';

export type Net = readonly NetNode[];

export interface NetNode {
  /** The first single character and where it leads; most nodes have no other, and a pattern can be as long as a file. */
  char: string | undefined;
  to: number;
  /** Where all its single characters lead, if it has several. */
  chars: Map<string, readonly number[]> | undefined;
  /** Where any character of a class leads. */
  wide: { readonly mask: Mask; readonly to: number } | undefined;
  signs: Map<string, { readonly sign: Sign; readonly to: number }> | undefined;
  /** Characters that leave it where it is: it is a star. */
  loop: Mask;
  /** Where it leads without a character. */
  free: number[] | undefined;
  /** Where the texts begin that a sign at this place can turn out to be. */
  readings: number[] | undefined;
  /** It is part of such a text: its classes stand for one text that is not known, not for many. */
  readonly ofSign: boolean;
  accept: boolean;
  /** The end of the straight line on which it lies. */
  line: number;
  /** How far that is. Where a star for everything is alive, whatever lies before it on its line has nothing to add. */
  left: number;
  /** How many letters are missing at least. */
  missing: number;
}

/**
 * @param globs in the order of their keys, so that those with the same beginning follow each other
 * @param open whether a sign is read as any text that it could turn out to be, too
 */
export function netOf(globs: readonly Glob[], open: boolean): Net {
  const nodes: NetNode[] = [];
  const grow = (ofSign: boolean): number => nodes.push(fresh(ofSign)) - 1;
  const extend = (from: number, token: Token, ofSign: boolean): number => {
    const to = grow(ofSign);
    connect(nodes, from, token, to, grow);
    if (token.kind === 'sign' && open && isGuessed(token.sign)) {
      const start = grow(true);
      (at(nodes, from).readings ??= []).push(start);
      const end = globOfLooks(token.sign.looks).reduce((node, part) => extend(node, part, true), start);
      (at(nodes, end).free ??= []).push(to);
    }
    return to;
  };

  const path = [grow(false)];
  let before: Glob = [];
  for (const glob of globs) {
    let shared = 0;
    while (shared < glob.length && shared < before.length && sameToken(glob[shared], before[shared])) shared++;
    let node = path[shared] ?? 0;
    for (let index = shared; index < glob.length; index++) {
      const token = glob[index];
      if (token) node = extend(node, token, false);
      path[index + 1] = node;
    }
    at(nodes, node).accept = true;
    before = glob;
  }
  measure(nodes);
  return nodes;
}

/** Farther than any pattern is long. */
const far = 2 ** 40;

function fresh(ofSign: boolean): NetNode {
  return {
    char: undefined,
    to: 0,
    chars: undefined,
    wide: undefined,
    signs: undefined,
    loop: 0,
    free: undefined,
    readings: undefined,
    ofSign,
    accept: false,
    line: 0,
    left: 0,
    missing: far,
  };
}

export function at(nodes: Net, index: number): NetNode {
  const node = nodes[index];
  if (!node) throw new RangeError(`no node ${index}`);
  return node;
}

function connect(nodes: Net, from: number, token: Token, to: number, grow: (ofSign: boolean) => number): void {
  const node = at(nodes, from);
  switch (token.kind) {
    case 'char':
      for (const char of charactersOf(token.char, token.fold)) addCharacter(node, char, to);
      break;
    case 'one':
      if (node.wide) {
        // Two classes at one place: the second goes by a free step.
        const aside = grow(node.ofSign);
        (node.free ??= []).push(aside);
        at(nodes, aside).wide = { mask: maskOf(token.of), to };
      } else node.wide = { mask: maskOf(token.of), to };
      break;
    case 'star':
      (node.free ??= []).push(to);
      at(nodes, to).loop = maskOf(token.of);
      break;
    case 'sign':
      (node.signs ??= new Map()).set(token.sign.key, { sign: token.sign, to });
      break;
  }
}

function addCharacter(node: NetNode, char: string, to: number): void {
  if (node.char === undefined) {
    node.char = char;
    node.to = to;
    return;
  }
  node.chars ??= new Map([[node.char, [node.to]]]);
  node.chars.set(char, [...(node.chars.get(char) ?? []), to]);
}

/** Where one character leads by its own name. */
export function targetsOf(node: NetNode, char: string): readonly number[] {
  if (node.chars) return node.chars.get(char) ?? [];
  return node.char === char ? [node.to] : [];
}

export function charactersAt(node: NetNode): Iterable<readonly [string, readonly number[]]> {
  if (node.chars) return node.chars;
  return node.char === undefined ? [] : [[node.char, [node.to]]];
}

/** Draws the lines, and counts what is missing; nearly all that is behind a node was made after it. */
function measure(nodes: Net): void {
  let backwards = false;
  const before = new Uint32Array(nodes.length);
  for (const node of nodes) {
    eachSuccessor(node, (next) => {
      before[next] = (before[next] ?? 0) + 1;
    });
  }
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = at(nodes, index);
    let count = 0;
    let only = index;
    eachSuccessor(node, (next) => {
      count++;
      only = next;
      backwards ||= next < index;
    });
    const goesOn = count === 1 && only > index && before[only] === 1 && !node.accept;
    node.line = goesOn ? at(nodes, only).line : index;
    node.left = goesOn ? at(nodes, only).left + 1 : 0;
  }
  // The few that lead back to nodes made before them get it right the second time.
  for (let round = 0; round < (backwards ? 2 : 1); round++) {
    for (let index = nodes.length - 1; index >= 0; index--) at(nodes, index).missing = missingFrom(nodes, at(nodes, index));
  }
}

function missingFrom(nodes: Net, node: NetNode): number {
  if (node.accept) return 0;
  let least = far;
  eachSuccessor(node, (next, letters) => {
    const { missing } = at(nodes, next);
    if (missing + letters < least) least = missing + letters;
  });
  return least;
}

/** @param visit is told how many letters it takes; a reading counts one more, since the sign itself is nearer */
function eachSuccessor(node: NetNode, visit: (next: number, letters: 0 | 1) => void): void {
  if (node.chars) for (const targets of node.chars.values()) for (const to of targets) visit(to, 1);
  else if (node.char !== undefined) visit(node.to, 1);
  if (node.wide) visit(node.wide.to, 1);
  if (node.signs) for (const { to } of node.signs.values()) visit(to, 1);
  if (node.free) for (const to of node.free) visit(to, 0);
  if (node.readings) for (const to of node.readings) visit(to, 1);
}

/** A star for every character, written by the pattern itself. */
export function takesEverything(node: NetNode): boolean {
  return node.loop === everything && !node.ofSign;
}

/** One place is a star for everything behind the other on its line, so that it takes whatever the other takes. */
export function overtakes(net: Net, star: number, index: number): boolean {
  const [front, back] = [at(net, star), at(net, index)];
  return takesEverything(front) && front.line === back.line && front.left <= back.left;
}
