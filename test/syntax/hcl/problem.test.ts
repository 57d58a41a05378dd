import { describe, expect, test } from 'vitest';
import { hcl, said, showBody } from './show.js';

describe('a problem says what was expected, what was seen, and what helps', () => {
  test.each([
    [
      'a = \n',
      '1:5 Expected an expression, but saw the end of the line. | A value is a string in double quotes, a number, true, false, null, a list, an object, a reference or a call.',
    ],
    ["a = 'b'\n", "1:5 Expected an expression, but saw `'`. | HCL strings stand in double quotes."],
    ['a = “b”\n', '1:5 Expected an expression, but saw `“`. | These are typographic quotes: write straight ones, `"`.'],
    [
      'a = b & c\n',
      '1:7 Expected the end of the line after the value of `a`, but saw `&`. | HCL knows no operators on bits; and, or and not are `&&`, `||` and `!`.',
    ],
    [
      'a = 1;\n',
      '1:6 Expected the end of the line after the value of `a`, but saw `;`. | Arguments end with their line, and items of a list are parted by commas.',
    ],
    [
      'a = "b\n',
      '1:5 This string is not closed on its line. | Write the closing double quote; a line break inside a string is `\\n`, or the string is a heredoc.',
    ],
    ['a = "${b"\n', '1:6 This `${` is never closed. | Close it with `}`; if the text itself is meant, write `$${`.'],
    [
      'a = "${b c}"\n',
      '1:10 Expected `}` at the end of the interpolation, but saw `c`. | One expression stands between `${` and `}`; if the text itself is meant, write `$${`.',
    ],
    [
      'a = [1 2]\n',
      '1:8 Expected `,` or `]` after the item, but saw `2`. | Part the items of a list by commas, also at the ends of lines, and close its bracket.',
    ],
    ['a = [1\n', '1:5 This `[` is never closed: the text ends before its `]`. | Write the missing `]`.'],
    ['a = f(1\n', '1:5 The call of `f` is never closed: the text ends before its `)`. | Write the missing `)`.'],
    ['a = f(b..., c)\n', '1:8 Expected `)` after `...`, but saw `,`. | Only the last argument can be spread over several.'],
    [
      'a = b::\n',
      '1:8 Expected the name of a function after `::`, but saw the end of the line. | A function of a provider is called as `provider::name::function(…)`.',
    ],
    [
      'a = { b }\n',
      '1:9 Expected `=` and a value after the key, but saw `}`. | An object holds keys with values, `key = value`; a list without keys stands in `[` and `]`.',
    ],
    [
      'a = b ? c\n',
      '1:10 Expected `:` and the value for the other case, but saw the end of the line. | A conditional has three parts, `condition ? one : other`, on one line or in parentheses.',
    ],
    [
      'a = [for b in c : d => e]\n',
      '1:21 Expected the end of the item of this `for`, but saw `=>`. | A `for` in `[` and `]` builds a list and has no keys; write it in `{` and `}` to build an object.',
    ],
    [
      'a = {for b in c : d}\n',
      '1:20 Expected `=>` and a value after the key of this `for`, but saw `}`. | A `for` in `{` and `}` builds an object, `key => value`; write it in `[` and `]` to build a list.',
    ],
    ['a = b.*.c.*\n', '1:11 Expected a name after the dot, but saw `*`. | One `.*` cannot stand inside another: use `[*]`, or a `for`.'],
    [
      'a = 1 /* b\n',
      '1:7 Expected the end of the line after the value of `a`, but saw `/`. | A comment that begins with `/*` ends with `*/`: write it, or begin the line with `#`.',
    ],
    [
      '"a" = 1\n',
      '1:1 Expected the name of an argument or a block, but saw `"`. | Names of arguments stand without quotes; keys in quotes belong into an object, `name = { … }`.',
    ],
    ['a b = 1\n', '1:5 Expected `{` or a label in double quotes after `a`, but saw `=`. | An argument has one name before its `=`; a block has no `=`.'],
    [
      'a "b"\n{\n}\n',
      '1:6 Expected `{` or a label in double quotes after `a`, but saw the end of the line. | The opening brace of a block stands on the line of its type and labels.',
    ],
    ['a "${b}" {}\n', '1:3 A label of a block may not hold an interpolation. | Write the label itself; what varies belongs into an argument.'],
    ['a {} b {}\n', '1:6 Expected the end of the line after the block `a`, but saw `b`. | Put what follows on a line of its own.'],
    ['a {\n  b {\n', '2:3 The block `b` is never closed. | Write the missing `}`, or look for a brace too few in the lines before.'],
    ['}\n', '1:1 This `}` closes nothing: no block is open here. | Remove it, or look for a brace too many in the lines before.'],
  ])('%j', (text, problem) => {
    expect(hcl(text).problems.map(said)).toEqual([problem]);
  });
});

describe('after an error', () => {
  test('reading goes on at the next line', () => {
    const { body, problems } = hcl('a = \nb = 1\nc {\n  d = [1 2]\n  e = 2\n}\nf = 3\n');
    expect(showBody(body)).toBe('b = 1; c {e = 2}; f = 3');
    expect(problems.map((own) => own.place.start)).toEqual([4, 24]);
  });

  test('the rest of what was open is passed over', () => {
    const { body, problems } = hcl('a = {\n  b = 1 2\n  c = 3\n}\nd = 4\n');
    expect(showBody(body)).toBe('d = 4');
    expect(problems).toHaveLength(1);
  });

  test('a bracket that is missing does not swallow the block around', () => {
    const { body, problems } = hcl('a {\n  b = [1\n  c = 2\n}\nd = 3\n');
    expect(showBody(body)).toBe('a {c = 2}; d = 3');
    expect(problems).toHaveLength(1);
  });

  test('a quote that is missing spoils one line', () => {
    const { body, problems } = hcl('a = "b\nc = "d"\ne = "${f("g)}"\nh = "i"\n');
    expect(showBody(body)).toBe('c = <"d">; h = <"i">');
    expect(problems).toHaveLength(2);
  });

  test('a brace below its block opens it all the same', () => {
    const { body, problems } = hcl('a "b"\n{\n  c = 1\n}\n');
    expect(showBody(body)).toBe('a b {c = 1}');
    expect(problems).toHaveLength(1);
  });

  test('the body tells that something is missing in it', () => {
    const { body } = hcl('a {\n  b = \n}\nc {\n  d = 1\n}\n');
    expect(body.broken).toBeUndefined();
    expect(body.items).toMatchObject([{ body: { broken: true } }, { body: { items: [{}] } }]);
    expect(body.items[1]).not.toHaveProperty('body.broken');
  });

  test('braces that do not pair any more are no news', () => {
    expect(hcl('a = [}\nb {\n  c = {\n').problems).toHaveLength(2);
    expect(hcl('a b\n  c = 1\n}\n').problems).toHaveLength(1);
  });
});

test('a text that is no HCL is not read to its end', () => {
  expect(hcl('- a\n'.repeat(1000)).problems).toHaveLength(50);
});

describe('deep nesting', () => {
  const deep = 100_000;
  test.each([
    ['brackets', `a = ${'['.repeat(deep)}`],
    ['closed brackets', `a = ${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['parentheses', `a = ${'('.repeat(deep)}`],
    ['braces', `a = ${'{b='.repeat(deep)}`],
    ['calls', `a = ${'f('.repeat(deep)}`],
    ['indexes', `a = ${'b['.repeat(deep)}`],
    ['signs', `a = ${'!'.repeat(deep)}b`],
    ['conditionals', `a = ${'b ? c : '.repeat(deep)}d`],
    ['sums', `a = b${' + b'.repeat(deep)}`],
    ['traversals', `a = b${'.b'.repeat(deep)}`],
    ['splats', `a = b${'[*]'.repeat(deep)}`],
    ['attribute splats', `a = b.*${'.b'.repeat(deep)}`],
    ['strings', `a = ${'"${'.repeat(deep)}`],
    ['directives', `a = "${'%{if b}'.repeat(deep)}"`],
    ['blocks', 'a {\n'.repeat(deep)],
    ['heredocs', 'a = ${<<A\n'.repeat(deep)],
  ])('of %s is a problem, not the end', (_, text) => {
    expect(hcl(text).problems.length).toBeGreaterThan(0);
  });

  test('of a common depth is none', () => {
    expect(hcl(`a = ${'['.repeat(400)}${']'.repeat(400)}\n`).problems).toEqual([]);
  });
});
