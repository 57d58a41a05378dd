import { fitted } from './collection.js';
import type { ReadExpression } from './collection.js';
import { type Directive, directive } from './directive.js';
import type { Cursor } from './cursor.js';
import { dedent } from './heredoc.js';
import { LiteralText, PlainString, type Surroundings } from './literal-text.js';
import { checkEscapes } from './quoted.js';
import { nested } from './template-nest.js';
import * as kind from './token.js';
import type { Interpolation, Template, TemplatePart } from './tree.js';

/** What stands in a template one after the other, before directives are paired. */
export type FlatPart = LiteralText | Interpolation | Directive;

/** Around all quoted strings is the same. */
const QUOTES: Surroundings = { style: 'quoted', marker: '', indent: undefined };

/** Reads the quoted string or the heredoc that begins here. */
export function template(c: Cursor, expression: ReadExpression): Template {
  const { start } = c;
  if (c.kind === kind.OPEN_QUOTE) {
    const plainEnd = c.passPlainString();
    if (plainEnd > 0) return new PlainString(c.mapped, start, plainEnd);
    const around = c.enter(true);
    const parts = templateParts(c, expression, QUOTES, kind.CLOSE_QUOTE, start);
    return { kind: 'template', in: c.mapped, start, end: c.leave(around), style: 'quoted', parts };
  }
  const style = c.text.charCodeAt(start + 2) === 0x2d ? 'indented-heredoc' : 'heredoc';
  const marker = c
    .slice()
    .slice(style === 'heredoc' ? 2 : 3)
    .trim();
  const around = c.enter(true);
  const parts = templateParts(c, expression, { style, marker, indent: undefined }, kind.CLOSE_HEREDOC, start);
  return { kind: 'template', in: c.mapped, start, end: c.leave(around), style, parts };
}

/** Reads a whole text as a template. */
export function bareTemplate(c: Cursor, expression: ReadExpression): Template {
  const parts = templateParts(c, expression, { style: 'bare', marker: '', indent: undefined }, kind.END, 0);
  return { kind: 'template', in: c.mapped, start: 0, end: c.text.length, style: 'bare', parts };
}

function templateParts(c: Cursor, expression: ReadExpression, around: Surroundings, closer: number, start: number): readonly TemplatePart[] {
  const flat: FlatPart[] = [];
  /** The literal text that goes on, if that stood last. */
  let text: LiteralText | undefined;
  let directives = false;
  let trims = false;
  while (c.kind !== closer) {
    if (c.kind === kind.TEXT || c.kind === kind.ESCAPED_TEXT) {
      if (c.kind === kind.ESCAPED_TEXT && around.style === 'quoted') checkEscapes(c);
      const escaped = c.kind === kind.ESCAPED_TEXT;
      if (text) text.add(c.start, c.end, escaped);
      else flat.push((text = new LiteralText(c.mapped, c.start, c.end, escaped, around)));
      if (trims) text.trimStart();
      trims = false;
      c.next();
      continue;
    }
    if (c.kind !== kind.OPEN_INTERPOLATION && c.kind !== kind.OPEN_DIRECTIVE) unclosed(c, closer, start);
    if (text && c.end - c.start === 3) text.trimEnd();
    text = undefined;
    if (c.kind === kind.OPEN_INTERPOLATION) flat.push(interpolation(c, expression));
    else {
      directives = true;
      flat.push(directive(c, expression));
    }
    trims = c.text.charCodeAt((flat.at(-1) as FlatPart).end - 2) === 0x7e;
  }
  if (around.style === 'indented-heredoc') dedent(c.text, flat, around);
  return directives ? nested(c, flat) : fitted(flat as readonly (LiteralText | Interpolation)[]);
}

function interpolation(c: Cursor, expression: ReadExpression): Interpolation {
  const { start } = c;
  const around = c.enter(false);
  const own = expression(c);
  if (c.kind !== kind.CLOSE_SEQUENCE) {
    // A quote here was meant to close the string around.
    if (c.kind === kind.END || c.kind === kind.CUT || c.kind === kind.OPEN_QUOTE)
      c.fail('This `${` is never closed.', 'Close it with `}`; if the text itself is meant, write `$${`.', start, start + 2);
    c.expected('`}` at the end of the interpolation', 'One expression stands between `${` and `}`; if the text itself is meant, write `$${`.');
  }
  return { kind: 'interpolation', in: c.mapped, start, end: c.leave(around), expression: own };
}

function unclosed(c: Cursor, closer: number, start: number): never {
  if (c.kind === kind.CUT) {
    const line = c.text.lastIndexOf('\n', c.start - 1) + 1;
    const help = 'Write the closing double quote; a line break inside a string is `\\n`, or the string is a heredoc.';
    c.fail('This string is not closed on its line.', help, Math.max(start, line), c.end);
  }
  if (c.kind === kind.END && closer === kind.CLOSE_HEREDOC) {
    const word = c.text.slice(start, c.text.indexOf('\n', start)).trim();
    const marker = word.replace(/^<<-?/, '');
    c.fail(
      `The text that begins with \`${word}\` is never closed.`,
      `Write \`${marker}\` on a line of its own, with a line break behind it.`,
      start,
      start + word.length,
    );
  }
  if (c.kind === kind.END) c.fail('This string is never closed.', 'Write the closing double quote.', start, c.end);
  return c.expected('the rest of the text', 'Remove this character.');
}
