/** What an expression is called, for people: as it is written, with what a loop gives in this turn in the place of its names. */

import type { Expression } from '../../syntax/hcl/tree.js';
import { spell } from './atom.js';
import { freeNames } from './free.js';
import { shortened, shortly } from './origin.js';
import type { Site } from './site.js';

const NONE: ReadonlySet<string> = new Set();

export function inWords(expression: Expression, site: Site): string {
  const { names, each, index } = site.scope;
  if (names.size === 0 && !each && !index) return shortly(expression);
  const { in: mapped, start, end } = expression;
  let text = '';
  let at = start;
  for (const one of [...freeNames(expression, NONE)].sort((a, b) => a.start - b.start)) {
    const root = /^[\w-]+/.exec(mapped.text.slice(one.start, one.end))?.[0] ?? '';
    if (one.in !== mapped || one.start < at || !(names.has(root) || (root === 'each' && each) || (root === 'count' && index))) continue;
    const words = spell(site.see(one));
    if (words === undefined) continue;
    text += mapped.text.slice(at, one.start) + words;
    at = one.end;
  }
  return shortened((text + mapped.text.slice(at, end)).replace(/\s+/g, ' '));
}
