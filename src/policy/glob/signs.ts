/** How an unresolved text inside a text is taken by a net. */

import type { Sign } from '../term.js';
import { kindOf, maskOf, within } from './classes.js';
import type { Mask } from './classes.js';
import type { Glob } from './glob.js';
import { globOfLooks, isGuessed, isStranger } from './looks.js';
import { at, charactersAt, overtakes, targetsOf } from './net.js';
import type { Net } from './net.js';

type Closure = (nodes: readonly number[]) => readonly number[];

/** The places that are reached whatever the sign turns out to be. */
export function whateverItIs(net: Net, from: readonly number[], sign: Sign, closure: Closure): readonly number[] {
  let nodes = from;
  for (const token of globOfLooks(sign.looks)) {
    if (token.kind === 'char') nodes = closure(byCharacter(net, nodes, token.char));
    else if (token.kind === 'one') nodes = closure(byEach(net, nodes, maskOf(token.of)));
    else if (token.kind === 'star') nodes = howeverOften(net, nodes, maskOf(token.of), closure);
    if (nodes.length === 0) break;
  }
  return nodes;
}

/** The places that are reached after any number of characters. */
function howeverOften(net: Net, from: readonly number[], mask: Mask, closure: Closure): readonly number[] {
  let always = from;
  let nodes = from;
  const seen = new Set<string>();
  // Stars stay and all else moves on, so that the places repeat themselves at last.
  for (let key = nodes.join(','); !seen.has(key) && always.length > 0; key = nodes.join(',')) {
    seen.add(key);
    const there = (nodes = closure(byEach(net, nodes, mask)));
    always = always.filter((index) => there.includes(index) || there.some((other) => overtakes(net, other, index)));
  }
  return always;
}

function byCharacter(net: Net, nodes: readonly number[], char: string): readonly number[] {
  const kind = kindOf(char);
  return nodes.flatMap((index) => [...targetsOf(at(net, index), char), ...wideEdges(net, index, (mask) => (mask & kind) !== 0)]);
}

/** The places to which every character of the class leads. */
function byEach(net: Net, nodes: readonly number[], of: Mask): readonly number[] {
  return nodes.flatMap((index) => wideEdges(net, index, (mask) => within(of, mask)));
}

function wideEdges(net: Net, index: number, taken: (mask: Mask) => boolean): readonly number[] {
  const { loop, wide } = at(net, index);
  const out: number[] = [];
  if (loop && taken(loop)) out.push(index);
  if (wide && taken(wide.mask)) out.push(wide.to);
  return out;
}

/**
 * The places that are reached by some text that the sign could turn out to be. A stranger avoids every single text, so only
 * those count to which a wildcard of the pattern leads: what a pattern spells out, or another sign, is one text each. A name
 * that is made up avoids what is spelled out, and other such names.
 */
export function wheneverItCould(net: Net, from: readonly number[], sign: Sign, closure: Closure): readonly number[] {
  const apart = isStranger(sign) || sign.unique === true;
  const looks = globOfLooks(sign.looks);
  const width = looks.length + 1;
  const done = endOf(looks);
  const seen = new Set<number>();
  const found = new Set<number>();
  const open: number[] = [];
  const visit = (index: number, place: number, many: number): void => {
    const pair = (index * width + place) * 2 + many;
    if (seen.has(pair)) return;
    seen.add(pair);
    open.push(pair);
  };
  const reach = (index: number, place: number, many: number): void => {
    if (place >= done && many) found.add(index);
    for (const next of closure([index])) visit(next, place, many);
  };
  for (const index of from) {
    if (done === 0 && !apart) found.add(index);
    visit(index, 0, apart ? 0 : 1);
  }
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const spot = Math.floor(pair / 2);
    const index = Math.floor(spot / width);
    const place = spot % width;
    const many = pair % 2;
    const token = looks[place];
    if (!token || token.kind === 'sign') continue;
    if (token.kind === 'star') visit(index, place + 1, many);
    const after = token.kind === 'star' ? place : place + 1;
    const mask = token.kind === 'char' ? kindOf(token.char) : maskOf(token.of);
    const node = at(net, index);
    if (canBeMadeUp(sign)) for (const { sign: other, to } of node.signs?.values() ?? []) if (other.unique) reach(to, looks.length - 1, many);
    for (const [char, targets] of charactersAt(node)) {
      if (token.kind === 'char' ? char !== token.char : !(kindOf(char) & mask)) continue;
      for (const to of targets) reach(to, after, many);
    }
    for (const to of wideEdges(net, index, (edge) => (edge & mask) !== 0)) reach(to, after, node.ofSign && !sign.unique ? many : 1);
  }
  return [...found];
}

/** Whether a sign may turn out to be a name that is made up elsewhere, or to hold one. */
function canBeMadeUp(sign: Sign): boolean {
  const { looks } = sign;
  return isGuessed(sign) && (looks === 'bucketName' || looks === 'bucketNamePart' || looks === 'name' || looks === 'anything');
}

/** From where on nothing but stars are left. */
function endOf(looks: Glob): number {
  let end = looks.length;
  while (looks[end - 1]?.kind === 'star') end--;
  return end;
}
