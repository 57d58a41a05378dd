import { describe, expect, test } from 'vitest';
import { HOLE, Mapped } from '../../../src/text/mapped.js';
import { parseHcl, parseTemplate } from '../../../src/syntax/hcl/parse.js';
import { bare, hcl, mapped, parsed, said, show, showTemplate, shown } from './show.js';

/** The value of the only attribute. */
function valueOf(text: string): string {
  const { body, problems } = hcl(text);
  const [item] = body.items;
  if (item?.kind !== 'attribute' || problems.length > 0) throw new Error(problems.map(said).join('\n'));
  return show(item.value);
}

const heredoc = (...lines: readonly string[]) => valueOf(`a = ${lines.join('\n')}\n`);

describe('a quoted string', () => {
  test.each([
    ['""', '<>'],
    ['"a"', '<"a">'],
    [String.raw`"\n\r\t\"\\\u00e9\U0001F600"`, String.raw`<"\n\r\t\"\\é😀">`],
    ['"${a}"', '<$a>'],
    ['"a${b}c"', '<"a" $b "c">'],
    ['"${"${a}"}"', '<$<$a>>'],
    ['"${{ a = "}" }}"', `<\${'a'=<"}">}>`],
    ['"$${a} %%{b} $ % $a"', '<"${a} %{b} $ % $a">'],
    ['"$$${a}"', '<"$${a}">'],
    ['"a$b%c$$"', '<"a$b%c$$">'],
  ])('%s', (text, structure) => {
    expect(shown(text)).toBe(structure);
  });

  test.each([String.raw`"\x"`, String.raw`"\u12"`, String.raw`"\ud800"`, String.raw`"\U00110000"`, String.raw`"\${a}"`])(
    '%s holds what is no escape',
    (text) => {
      expect(hcl(`a = ${text}`).problems).toMatchObject([{ place: { start: 5, end: 7 } }]);
    },
  );
});

describe('a directive', () => {
  test.each([
    ['%{if a}b%{endif}', '<(if a <"b"> <>)>'],
    ['%{ if a }b%{ else }c%{ endif }d', '<(if a <"b"> <"c">) "d">'],
    ['%{ for a in b }${a}%{ endfor }', '<(for a in b <$a>)>'],
    ['%{ for a, b in c }%{ if a }x%{ endif }%{ endfor }', '<(for a b in c <(if a <"x"> <>)>)>'],
  ])('%s', (text, structure) => {
    expect(showTemplate(bare(text).template)).toBe(structure);
    expect(shown(`"${text}"`)).toBe(structure);
  });

  test.each([
    ['%{ if a }', '1:1 This `%{ if` is never closed. | Write `%{ endif }` behind its last line; if the text itself is meant, write `%%{`.'],
    [
      '%{ endfor }',
      '1:1 `%{ endfor` stands here, but nothing that it could belong to is open. | Every `if` ends with one `endif`, every `for` with one `endfor`, and what begins last ends first.',
    ],
    [
      '%{ for a in b }%{ endif }%{ endfor }',
      '1:16 `%{ endif` stands here, in a `%{ for` that goes on. | Every `if` ends with one `endif`, every `for` with one `endfor`, and what begins last ends first.',
    ],
    [
      '%{ if a }%{ else }%{ else }%{ endif }',
      '1:19 A second `%{ else` stands in one `%{ if`. | Every `if` ends with one `endif`, every `for` with one `endfor`, and what begins last ends first.',
    ],
    ['%{ while a }', '1:4 Expected if, else, endif, for or endfor, but saw `while`. | A `%{` begins a directive; if the text itself is meant, write `%%{`.'],
  ])('%s is refused', (text, problem) => {
    expect(bare(text).problems.map(said)).toEqual([problem]);
  });
});

describe('a heredoc', () => {
  test('holds its lines as they stand, each with its line end', () => {
    expect(heredoc('<<EOT', '  a', '', '\\n "b"', 'EOT')).toBe(String.raw`<"  a\n\n\\n \"b\"\n">`);
  });

  test('without lines is empty', () => {
    expect(heredoc('<<EOT', 'EOT')).toBe('<>');
  });

  test('ends at its word alone on a line, whatever space is around', () => {
    expect(heredoc('<<EOT', 'EOT a', '${b}EOT', 'aEOT', ' EOT\t')).toBe(String.raw`<"EOT a\n" $b "EOT\naEOT\n">`);
  });

  test('ends in front of its line break, which ends the argument', () => {
    const [item] = hcl('a = <<EOT\nb\n  EOT  \nc = 1').body.items;
    expect(item).toMatchObject({ value: { start: 4, end: 17, style: 'heredoc' } });
  });

  test('may stand in brackets', () => {
    expect(shown('[<<A\na\nA\n, <<B\nb\nB\n]')).toBe(String.raw`[<"a\n"> <"b\n">]`);
  });

  test('knows no escapes but those of sequences', () => {
    expect(heredoc('<<EOT', '$${a} %%{b} \\t', 'EOT')).toBe(String.raw`<"\${a} %{b} \\t\n">`.replace('\\$', '$'));
  });

  test('keeps the carriage returns of its lines', () => {
    expect(valueOf('a = <<-EOT\r\n  b\r\n   c\r\n  EOT\r\n')).toBe(String.raw`<"b\r\n c\r\n">`);
  });

  test('needs a line break behind its word', () => {
    expect(hcl('a = <<EOT\nb\nEOT').problems.map(said)).toEqual([
      '1:5 The text that begins with `<<EOT` is never closed. | Write `EOT` on a line of its own, with a line break behind it.',
    ]);
  });
});

describe('an indented heredoc', () => {
  test('loses what indentation its lines have in common', () => {
    expect(heredoc('<<-EOT', '    a', '      b', '    c', '  EOT')).toBe(String.raw`<"a\n  b\nc\n">`);
  });

  test('does not count lines of nothing but space, and leaves them alone', () => {
    expect(heredoc('<<-EOT', '    a', '', '  ', '      ', '    b', 'EOT')).toBe(String.raw`<"a\n\n  \n      \nb\n">`);
  });

  test('counts characters, not columns', () => {
    expect(heredoc('<<-EOT', '\ta', '  b', 'EOT')).toBe(String.raw`<"a\n b\n">`);
  });

  test('counts what stands before an interpolation', () => {
    expect(heredoc('<<-EOT', '    a', '  ${b}', 'EOT')).toBe(String.raw`<"  a\n" $b "\n">`);
    expect(heredoc('<<-EOT', '  a', '${b}', 'EOT')).toBe(String.raw`<"  a\n" $b "\n">`);
  });

  test('does not take a line for one that follows a trimmed line end', () => {
    expect(heredoc('<<-EOT', '    a', '${~ b ~}', '    c', '      d', 'EOT')).toBe(String.raw`<"a" $b "    c\n  d\n">`);
  });

  test('counts inside of directives too', () => {
    expect(heredoc('<<-EOT', '  %{ if a }', '   b', '  %{ endif }', 'EOT')).toBe(String.raw`<"" (if a <"\n b\n"> <>) "\n">`);
  });
});

describe('a tilde', () => {
  test('trims all white space beside it in a quoted string, also what is written as an escape', () => {
    expect(shown(String.raw`"a \n ${'${~ b ~}'} \n\t\u0020 c"`)).toBe('<"a" $b "c">');
  });

  test('trims up to the end of one line elsewhere', () => {
    expect(heredoc('<<EOT', 'a', '  ${~ b ~}  ', '  c', 'EOT')).toBe(String.raw`<"a\n" $b "  c\n">`);
    expect(heredoc('<<EOT', 'a  ', '${~ b ~}', '', 'c', 'EOT')).toBe(String.raw`<"a" $b "\nc\n">`);
  });

  test('leaves an empty text, so that the whole is a string all the same', () => {
    expect(shown('" ${~ a }"')).toBe('<"" $a>');
  });

  test('works on directives', () => {
    expect(heredoc('<<EOT', '%{ for a in b ~}', '- ${a}', '%{ endfor ~}', 'EOT')).toBe(String.raw`<(for a in b <"- " $a "\n">) "">`);
  });
});

describe('a bare template', () => {
  test('is all of a text, quotes and line ends included', () => {
    expect(showTemplate(bare('"a" ${b}\r\n\\n\rc').template)).toBe(String.raw`<"\"a\" " $b "\r\n\\n\rc">`);
  });

  test('of nothing has no parts', () => {
    expect(bare('')).toMatchObject({ problems: [], template: { style: 'bare', parts: [], start: 0, end: 0 } });
  });

  test('that breaks off is reported where it opens', () => {
    expect(bare('a ${b').problems.map(said)).toEqual(['1:3 This `${` is never closed. | Close it with `}`; if the text itself is meant, write `$${`.']);
  });
});

describe('a hole', () => {
  const hole = Mapped.hole({ says: '${Name}' });
  const around = (before: string, after: string) => Mapped.join([mapped(before), hole, mapped(after)]);

  test('is literal text in a template', () => {
    const { template, problems } = parseTemplate(around('a ', ' ${b}'));
    expect(problems).toEqual([]);
    const [text] = template.parts;
    if (text?.kind !== 'text') throw new Error('no text');
    expect(text.text.parts()).toEqual(['a ', { says: '${Name}' }, ' ']);
  });

  test('is named where an expression is expected', () => {
    expect(parseHcl(around('a = ', '\n')).problems.map(({ message }) => message)).toEqual(['Expected an expression, but saw ${Name}.']);
  });

  test('is a mere character where the text holds it itself', () => {
    expect(parsed(`"${HOLE}"`)).toMatchObject({ parts: [{ text: { literal: HOLE } }] });
  });
});
