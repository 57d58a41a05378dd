import { describe, expect, it } from 'vitest';
import { Mapped } from '../../../../src/text/mapped.js';
import type { Seen } from '../../../../src/truth/seen.js';
import { literalOf, partsOf } from '../../../../src/truth/symbol.js';
import type { UnknownPart } from '../../../../src/truth/symbol.js';
import { plainWorld } from '../../../../src/truth/world.js';
import { scalarOf } from '../../../../src/dialect/seen.js';
import { listOf } from '../../../../src/dialect/terraform/collection.js';
import { evaluate } from '../../../../src/dialect/terraform/evaluate.js';
import { mapped } from '../../../../src/dialect/terraform/functions/result.js';
import { functions } from '../../../../src/dialect/terraform/functions/table.js';
import { isSet, open } from '../../../../src/dialect/terraform/value.js';
import { expression, plain, scopeOf } from '../expressions.js';
import { all, files } from './calls.js';

/** Two ways in which less of an argument is known; the second keeps what can be kept of it. */
type Veil = (seen: Seen) => Seen;

const wholly: Veil = ({ origin }) => open('hidden', origin, Mapped.hole(hole('all')));

const partly: Veil = (seen) => {
  switch (seen.kind) {
    case 'scalar': {
      if (seen.type !== 'string') return wholly(seen);
      const { text } = seen;
      const [from, to] = [Math.floor(text.text.length / 3), Math.ceil((text.text.length * 2) / 3)];
      if (/[^\u0000-\u024f]/.test(text.text)) return wholly(seen);
      return scalarOf(Mapped.join([text.slice(0, from), Mapped.hole(hole('middle')), text.slice(to, text.text.length)]), seen.origin);
    }
    case 'sequence':
      return isSet(seen)
        ? listOf(seen.items().slice(1), seen.origin, { open: 'hidden', form: 'set' })
        : listOf(seen.items().slice(1), seen.origin, { open: 'hidden' });
    case 'mapping':
      return mapped(seen.entries().slice(1), seen.origin, { open: 'hidden' });
    default:
      return seen;
  }
};

/** A member that is not known, but is there. */
const inside: Veil = (seen) => {
  if (seen.kind === 'sequence' && !isSet(seen) && seen.items().length > 0)
    return listOf(
      seen.items().map((item, at) => (at === 0 ? wholly(item) : item)),
      seen.origin,
    );
  if (seen.kind === 'mapping')
    return mapped(
      seen.entries().map((entry, at) => ({ name: entry.name, key: entry.key, value: at === 0 ? wholly(entry.value) : entry.value })),
      seen.origin,
    );
  return seen;
};

function hole(key: string): UnknownPart {
  return { kind: 'unknown', key, says: '${?}', reason: 'hidden' };
}

/** Whether what is known of a result is true of the result. */
function holds(known: Seen, full: Seen): boolean {
  if (known.kind === 'unknown') return !known.broken;
  if (known.kind === 'absent') return full.kind === 'absent';
  if (known.kind === 'scalar') {
    if (full.kind !== 'scalar') return literalOf(known.text) === undefined;
    if (known.encodes && full.encodes) return holds(known.encodes, full.encodes);
    const pattern = partsOf(known.text).map((part) => (typeof part === 'string' ? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : '.*'));
    return new RegExp(`^${pattern.join('')}$`, 's').test(literalOf(full.text) ?? '');
  }
  if (known.kind === 'sequence') {
    if (full.kind !== 'sequence') return false;
    const [ours, theirs] = [known.items(), full.items()];
    if (known.open !== undefined || isSet(known)) return ours.every((item) => theirs.some((other) => holds(item, other)));
    return ours.length === theirs.length && ours.every((item, at) => holds(item, theirs[at] as Seen));
  }
  if (full.kind !== 'mapping') return false;
  const names = full.entries().map(({ name }) => name);
  const own = known.entries();
  return own.every(({ name, value }) => names.includes(name) && holds(value, full.get(name))) && (known.open !== undefined || own.length === names.length);
}

describe('What a function knows of a call of which not all is known is true of the call', () => {
  const world = plainWorld();
  const scope = scopeOf({ files });
  // A part of a JSON or YAML text is taken for one of the value in which it stands, and the outside of a list is not counted as one.
  const readable = all.filter((call) => !/\.\.\.\)|^(?:issensitive|jsondecode|yamldecode)\(/.test(call));

  for (const [name, veil] of Object.entries({ wholly, partly, inside })) {
    it(`with an argument ${name} hidden`, () => {
      const wrong = readable.flatMap((text) => {
        const call = expression(text);
        const body = call.kind === 'call' ? functions[call.name] : undefined;
        if (call.kind !== 'call' || !body) return [];
        const args = call.args.map((arg) => evaluate(arg, scope, world));
        const site = { origin: args[0]?.origin, says: text, scope, world } as never;
        const full = body(args, site);
        if (full.kind === 'unknown') return [];
        return args.flatMap((_, at) => {
          const known = body(
            args.map((arg, index) => (index === at ? veil(arg) : arg)),
            site,
          );
          return holds(known, full) ? [] : [{ text, at, known: plain(known), full: plain(full) }];
        });
      });
      expect(wrong).toEqual([]);
    });
  }
});
