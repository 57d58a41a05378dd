import type { Diagnostic } from '../../text/diagnostic.js';
import type { Mapped } from '../../text/mapped.js';
import type { Comment } from '../tree.js';
import { body } from './body.js';
import { commentsOf } from './comments.js';
import { Cursor, STOPPED } from './cursor.js';
import { expression } from './expression.js';
import { bareTemplate } from './template.js';
import * as kind from './token.js';
import type { Body, Expression, HclDocument, Template } from './tree.js';

/** Reads a file in HCL's own syntax. After an error reading goes on at the next line, so that the rest is still seen. */
export function parseHcl(text: Mapped): HclDocument {
  return new Document(text);
}

class Document implements HclDocument {
  readonly syntax = 'hcl';
  readonly body: Body;
  readonly problems: readonly Diagnostic[];

  constructor(readonly mapped: Mapped) {
    const cursor = new Cursor(mapped, 'code');
    this.body = body(cursor);
    this.problems = cursor.done();
  }

  comments(): readonly Comment[] {
    return commentsOf(this.mapped.text);
  }
}

/** Reads a whole text as a template, as `templatefile` and the strings of `.tf.json` are read. What could not be read is no part of it. */
export function parseTemplate(text: Mapped): { readonly template: Template; readonly problems: readonly Diagnostic[] } {
  const cursor = new Cursor(text, 'template');
  const template = attempt(() => bareTemplate(cursor, expression)) ?? { kind: 'template', in: text, start: 0, end: text.text.length, style: 'bare', parts: [] };
  return { template, problems: cursor.done() };
}

/** Reads a whole text as one expression; line breaks in it do not count. */
export function parseExpression(text: Mapped): { readonly expression: Expression | undefined; readonly problems: readonly Diagnostic[] } {
  const cursor = new Cursor(text, 'code');
  const found = attempt(() => {
    cursor.ignoreNewlines();
    const own = expression(cursor);
    if (cursor.kind !== kind.END)
      cursor.expected('the end of the expression', 'One expression is read: remove what follows, or write the operator that is missing here.');
    return own;
  });
  return { expression: found, problems: cursor.done() };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error !== STOPPED) throw error;
    return undefined;
  }
}
