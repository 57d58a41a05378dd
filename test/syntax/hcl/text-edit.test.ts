import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expression, Template, TemplatePart, TemplateText } from '../../../src/syntax/hcl/tree.js';
import { applyEdits } from '../../../src/text/edit.js';
import { hcl, partsOf, show } from './show.js';

/** The template that is the value of the only attribute. */
function templateOf(text: string): Template {
  const { body, problems } = hcl(text);
  const value: Expression | undefined = body.items[0]?.kind === 'attribute' ? body.items[0].value : undefined;
  if (value?.kind !== 'template' || problems.length > 0) throw new Error(`no template: ${JSON.stringify(text)}`);
  return value;
}

const textsOf = (parts: readonly TemplatePart[]): readonly TemplateText[] => partsOf(parts).filter((part) => part.kind === 'text');

/** The file after `found` in a text of the template was replaced; undefined if that cannot be written. */
function edited(file: string, found: string, replacement: string): string | undefined {
  for (const { text } of textsOf(templateOf(file).parts)) {
    const at = text.text.indexOf(found);
    if (at === -1) continue;
    const edit = text.edit(at, at + found.length, replacement);
    return edit && applyEdits(edit.source, [edit]);
  }
  throw new Error(`${found} is not there`);
}

describe('a new text in a quoted string', () => {
  test.each([
    ['a = "x"\n', 'x', 'say "a\\b"\n\t\u0007', 'a = "say \\"a\\\\b\\"\\n\\t\\u0007"\n'],
    ['a = "x"\n', 'x', '${y} %{z} $', 'a = "$${y} %%{z} $"\n'],
    ['a = "x${b}"\n', 'x', '$', 'a = "\\u0024${b}"\n'],
    ['a = "$x"\n', 'x', '{y', 'a = "$\\u007by"\n'],
    ['a = "\\u00e9x"\n', 'é', 'è', 'a = "èx"\n'],
  ])('%j: %j becomes %j', (file, found, replacement, after) => {
    expect(edited(file, found, replacement)).toBe(after);
  });

  test('is not written where it would make a sequence of what stands around', () => {
    expect(edited('a = "$x{b}"\n', 'x', '')).toBeUndefined();
  });
});

describe('a new text in a heredoc', () => {
  test('is escaped and indented like the lines around', () => {
    expect(edited('a = <<-EOT\n    x\n      y\n    EOT\n', 'x', 'one\n  two\n\n${three}')).toBe(
      'a = <<-EOT\n    one\n      two\n\n    $${three}\n      y\n    EOT\n',
    );
  });

  test('can go over several lines', () => {
    expect(edited('a = <<-EOT\n    {\n      b\n      c\n    }\n    EOT\n', 'b\n  c', 'd')).toBe('a = <<-EOT\n    {\n      d\n    }\n    EOT\n');
  });

  test('gets the line ends of the file', () => {
    expect(edited('a = <<-EOT\r\n  x\r\n  EOT\r\n', 'x', 'y\nz')).toBe('a = <<-EOT\r\n  y\r\n  z\r\n  EOT\r\n');
  });

  test.each([
    ['a line that would close it', 'a = <<EOT\nx\nEOT\n', 'x', 'y\nEOT'],
    ['no line end before its closing word', 'a = <<EOT\nx\nEOT\n', 'x\n', 'y'],
    ['a lone carriage return', 'a = <<EOT\nx\nEOT\n', 'x', '\ry'],
    ['an indentation that all lines would have', 'a = <<-EOT\n  x\n  EOT\n', 'x', '  y'],
    ['a sign before an interpolation', 'a = <<EOT\nx${b}\nEOT\n', 'x', '$'],
    ['space that would be trimmed', 'a = <<EOT\nx ${~ b}\nEOT\n', 'x', 'x '],
  ])('cannot hold %s', (_, file, found, replacement) => {
    expect(edited(file, found, replacement)).toBeUndefined();
  });
});

/** Texts and marks for what stands between them; texts without anything in them are no difference. */
function flat(parts: readonly TemplatePart[]): readonly string[] {
  return parts
    .map((part) => (part.kind === 'text' ? part.text.text : part.kind === 'interpolation' ? `\0${show(part.expression)}` : '\0directive'))
    .reduce<string[]>((all, own) => {
      const last = all.at(-1);
      if (last === undefined || own.startsWith('\0') || last.startsWith('\0')) all.push(own);
      else all[all.length - 1] = last + own;
      return all;
    }, [])
    .filter((own) => own !== '');
}

const bit = fc.constantFrom('a', 'b', ' ', '  ', '\n', '\n\n', '\n  ', '${x}', '${~ x}', '${x ~}', '$${', '%%{', '$', '{', 'EOT');
const content = fc.array(bit, { maxLength: 12 }).map((bits) => bits.join(''));
const replacement = fc.array(fc.constantFrom('a', ' ', '\n', '\n  ', '${', '$', '{', '"', '\\', 'EOT', '\t'), { maxLength: 4 }).map((bits) => bits.join(''));

test('every edit of a text gives the file in which that text, and nothing else, is another', () => {
  let written = 0;
  const file = fc.oneof(
    content.map((text) => `a = "${text.replaceAll('\n', '\\n')}"\n`),
    fc.tuple(fc.constantFrom('<<EOT', '<<-EOT'), content, fc.constantFrom('', '  ')).map(([opening, text, indent]) => {
      const lines = text.split('\n').map((line) => indent + line);
      return `a = ${opening}\n${lines.join('\n')}\n${indent}EOT\n`;
    }),
  );
  fc.assert(
    fc.property(file, fc.nat(), fc.nat(), fc.nat({ max: 3 }), replacement, (text, which, from, length, other) => {
      if (hcl(text).problems.length > 0) return;
      const template = templateOf(text);
      const texts = textsOf(template.parts);
      const part = texts[which % Math.max(1, texts.length)];
      if (!part) return;
      const old = part.text.text;
      const start = from % (old.length + 1);
      const end = Math.min(old.length, start + length);
      const edit = part.text.edit(start, end, other);
      if (!edit) return;
      written++;
      const expected = template.parts.map((own) =>
        own === part ? { ...own, kind: 'text' as const, text: { ...own.text, text: old.slice(0, start) + other + old.slice(end) } } : own,
      ) as readonly TemplatePart[];
      const after = applyEdits(edit.source, [edit]);
      expect([after, flat(templateOf(after).parts)]).toEqual([after, flat(expected)]);
    }),
    { numRuns: 3000 },
  );
  expect(written).toBeGreaterThan(500);
});
