import { fitted, name } from './collection.js';
import { type Cursor, STOPPED } from './cursor.js';
import { expression } from './expression.js';
import { LeanAttribute, LeanBlock } from './lean.js';
import { checkEscapes, decodeQuotedText } from './quoted.js';
import * as kind from './token.js';
import type { Attribute, Block, Body, Item, Name } from './tree.js';

/** Reads the whole text as a body. */
export function body(c: Cursor): Body {
  const items: Item[] = [];
  const broken = readItems(c, items, kind.END);
  const own: Body = { kind: 'body', in: c.mapped, start: 0, end: c.text.length, items: fitted(items) };
  return broken ? { ...own, broken } : own;
}

/** Reads items up to the token that closes the body. Returns whether anything could not be read. */
function readItems(c: Cursor, items: Item[], closer: number): boolean {
  const names = new Names();
  const { depth } = c;
  let broken = false;
  for (;;) {
    c.skipNewlines();
    if (c.kind === closer || c.kind === kind.END) return broken;
    const from = c.mark;
    try {
      const problems = c.problems.length;
      const item = readItem(c, names);
      items.push(item);
      if (c.problems.length > 0 && item.kind === 'attribute' && (c.full || c.problems.length > problems)) broken = true;
    } catch (error) {
      if (error !== STOPPED) throw error;
      broken = true;
      c.depth = depth;
      c.recover(from);
    }
    if (c.problems.length > 0 && c.full) c.giveUp();
  }
}

function readItem(c: Cursor, names: Names): Item {
  if (c.kind !== kind.IDENTIFIER) noItem(c);
  const own = name(c);
  if (c.kind === kind.EQUAL) {
    names.check(c, own);
    const attribute = readAttribute(c, own);
    if (c.kind !== kind.NEWLINE && c.kind !== kind.END)
      c.expected(
        `the end of the line after the value of \`${own.text}\``,
        'Put every argument on a line of its own, or write the operator that is missing here.',
      );
    return attribute;
  }
  if (c.kind !== kind.OPEN_BRACE && c.kind !== kind.OPEN_QUOTE && c.kind !== kind.IDENTIFIER)
    c.expected(`\`=\` or a block after \`${own.text}\``, 'An argument is written `name = value`, a block `name { … }`.');
  const block = readBlock(c, own);
  if (c.kind !== kind.NEWLINE && c.kind !== kind.END)
    c.expected(`the end of the line after the block \`${own.text}\``, 'Put what follows on a line of its own.');
  return block;
}

function noItem(c: Cursor): never {
  if (c.kind === kind.OPEN_QUOTE)
    return c.expected('the name of an argument or a block', 'Names of arguments stand without quotes; keys in quotes belong into an object, `name = { … }`.');
  if (c.kind === kind.CLOSE_BRACE) {
    c.unpaired('This `}` closes nothing: no block is open here.', 'Remove it, or look for a brace too many in the lines before.', c.start, c.end);
    throw STOPPED;
  }
  return c.expected('the name of an argument or a block', 'An argument is written `name = value`, a block `name { … }`.');
}

function readAttribute(c: Cursor, own: Name): Attribute {
  c.next();
  const value = expression(c);
  return new LeanAttribute(own, value);
}

function readBlock(c: Cursor, type: Name): Block {
  const labels: Name[] = [];
  while (c.kind !== kind.OPEN_BRACE) {
    if (c.kind === kind.IDENTIFIER) labels.push(name(c));
    else if (c.kind === kind.OPEN_QUOTE) labels.push(quotedLabel(c));
    else noBrace(c, type);
  }
  const open = c.start;
  const start = c.end;
  c.deeper();
  c.next();
  const items: Item[] = [];
  let broken = false;
  if (c.kind === kind.NEWLINE || c.kind === kind.END) {
    broken = readItems(c, items, kind.CLOSE_BRACE);
    if (c.kind !== kind.CLOSE_BRACE) {
      broken = true;
      c.unpaired(
        `The block \`${[type, ...labels].map((own) => c.text.slice(own.start, own.end)).join(' ')}\` is never closed.`,
        'Write the missing `}`, or look for a brace too few in the lines before.',
        type.start,
        open + 1,
      );
    }
  } else if (c.kind !== kind.CLOSE_BRACE) items.push(onlyAttribute(c));
  const end = c.start;
  const own: Body = { kind: 'body', in: c.mapped, start, end, items: fitted(items) };
  const close = c.end;
  if (c.kind === kind.CLOSE_BRACE) c.next();
  c.depth--;
  return new LeanBlock(type, fitted(labels), broken ? { ...own, broken } : own, close);
}

/** The argument of `name { a = 1 }`. */
function onlyAttribute(c: Cursor): Attribute {
  const help = 'A block on one line holds one argument: put every argument, every nested block and the closing brace on lines of their own.';
  if (c.kind !== kind.IDENTIFIER) c.expected('the name of an argument', help);
  const own = name(c);
  if (c.kind !== kind.EQUAL) c.expected(`\`=\` after \`${own.text}\``, help);
  const attribute = readAttribute(c, own);
  if (c.kind !== kind.CLOSE_BRACE) c.expected('`}` after the argument', help);
  return attribute;
}

/** What stands where the brace of a block should; that it stands on a line below is no reason to read no further. */
function noBrace(c: Cursor, type: Name): void {
  const what = `\`{\` or a label in double quotes after \`${type.text}\``;
  const help = 'The opening brace of a block stands on the line of its type and labels.';
  if (c.kind === kind.EQUAL) c.expected(what, 'An argument has one name before its `=`; a block has no `=`.');
  if (c.kind !== kind.NEWLINE || !c.braceBelow) c.expected(what, help);
  c.report(`Expected ${what}, but saw ${c.saw()}.`, help, c.start, c.start);
  c.skipNewlines();
}

function quotedLabel(c: Cursor): Name {
  const { start } = c;
  const plainEnd = c.passPlainString();
  if (plainEnd > 0) return { in: c.mapped, start, end: plainEnd, text: c.text.slice(start + 1, plainEnd - 1) };
  c.next();
  let text = '';
  while (c.kind !== kind.CLOSE_QUOTE) {
    if (c.kind === kind.CUT) c.fail('This label is not closed on its line.', 'Write the closing double quote.', start, c.end);
    if (c.kind !== kind.TEXT && c.kind !== kind.ESCAPED_TEXT)
      c.fail('A label of a block may not hold an interpolation.', 'Write the label itself; what varies belongs into an argument.', start, c.end);
    if (c.kind === kind.ESCAPED_TEXT) checkEscapes(c);
    text = c.kind === kind.TEXT ? c.slice() : decodeQuotedText(c.text, c.start, c.end);
    c.next();
  }
  const { end } = c;
  c.next();
  return { in: c.mapped, start, end, text };
}

/** Bodies this small are searched argument by argument, which is cheaper than a table. */
const SMALL = 8;

/** The names of the arguments of a body, which must differ. */
class Names {
  #seen: Name[] | undefined;
  #table: Map<string, Name> | undefined;

  check(c: Cursor, name: Name): void {
    const { text, start, end } = name;
    const seen = (this.#seen ??= []);
    const first = this.#table ? this.#table.get(text) : named(seen, text);
    if (first) {
      const related = { message: 'first given here', start: first.start, end: first.end };
      c.report(`The argument \`${text}\` is given twice, which Terraform refuses.`, 'Keep one of the two, or join what they hold.', start, end, related);
      return;
    }
    seen.push(name);
    if (this.#table) this.#table.set(text, name);
    else if (seen.length > SMALL) this.#table = new Map(seen.map((own) => [own.text, own]));
  }
}

function named(names: readonly Name[], text: string): Name | undefined {
  for (let index = 0; index < names.length; index++) if (names[index]?.text === text) return names[index];
  return undefined;
}
