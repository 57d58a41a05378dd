import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression, parseHcl, parseTemplate } from '../../../src/syntax/hcl/parse.js';
import { HOLE, Mapped } from '../../../src/text/mapped.js';
import { blocksOf, expressionsOf, hcl, mapped, partsOf, show, showBody, showItem, shown } from './show.js';
import { mutate, mutations } from './mutate.js';
import { ALL } from './texts.js';

/** Parses a text in every way, asks for all that is found late, and returns how many problems there were. */
function readAll(text: Mapped): number {
  const doc = parseHcl(text);
  showBody(doc.body);
  doc.comments();
  const template = parseTemplate(text);
  const expression = parseExpression(text);
  for (const { place } of [...doc.problems, ...template.problems, ...expression.problems]) {
    expect([place.start <= place.end, place.end <= place.source.text.length]).toEqual([true, true]);
  }
  return doc.problems.length + template.problems.length + expression.problems.length;
}

test('the texts of these tests hold no error', () => {
  for (const text of ALL) expect(hcl(text).problems).toEqual([]);
});

test('no text makes reading throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' })), (text) => {
      expect(readAll(mapped(text))).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test('no change of a good text makes reading throw', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ALL), mutations, (text, changes) => {
      expect(readAll(mapped(mutate(text, changes)))).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test('no hole makes reading throw', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ALL), fc.nat(), (text, where) => {
      const at = where % (text.length + 1);
      const holed = Mapped.join([mapped(text.slice(0, at)), Mapped.hole({ says: '${Hole}' }), mapped(text.slice(at))]);
      expect(readAll(holed)).toBe(readAll(mapped(text.slice(0, at) + HOLE + text.slice(at))));
    }),
  );
});

test('the text of every expression is that expression again', () => {
  for (const text of ALL) {
    for (const own of expressionsOf(hcl(text).body.items)) {
      const slice = text.slice(own.start, own.end);
      expect(slice).toBe(slice.trim());
      // A heredoc ends with its line.
      expect([slice, shown(`${slice}\n`)]).toEqual([slice, show(own)]);
    }
  }
});

test('the text of every block and attribute is that again', () => {
  for (const text of ALL) {
    const { body } = hcl(text);
    const items = [...body.items, ...[...blocksOf(body.items)].flatMap((block) => block.body.items)];
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(showBody(hcl(`${text.slice(item.start, item.end)}\n`).body)).toBe(showItem(item));
  }
});

test('the parts of a template follow each other without a gap', () => {
  for (const text of ALL) {
    for (const own of expressionsOf(hcl(text).body.items)) {
      if (own.kind !== 'template' || own.parts.length === 0) continue;
      for (const [index, part] of own.parts.entries()) expect(own.parts[index + 1]?.start ?? part.end).toBe(part.end);
    }
  }
});

test('every character of a text of a template knows where it stands', () => {
  for (const text of ALL) {
    for (const own of expressionsOf(hcl(text).body.items)) {
      if (own.kind !== 'template') continue;
      for (const part of partsOf(own.parts)) {
        if (part.kind !== 'text') continue;
        for (let at = 0; at < part.text.text.length; at++) {
          const place = part.text.place(at, at + 1);
          const raw = text.slice(place?.start, place?.end);
          const character = part.text.text[at] as string;
          // An escape or a line end with the indentation behind it stands for one character, or for two.
          expect(raw === character || /^\\|^\$\$\{$|^%%\{$|^\n[ \t]*$/.test(raw)).toBe(true);
        }
      }
    }
  }
});
