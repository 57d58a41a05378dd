/** Texts with interpolations and directives as HCL again. Marks that trimmed white space are gone: what they did is done. */

import { escaped, withoutTemplates } from './format.js';
import type { Expression, Name, Template, TemplatePart } from './tree.js';

/** How an expression is written on one line. */
type Print = (expression: Expression) => string;

/** Between quotes. */
export function printTemplate({ parts }: Template, print: Print): string {
  return `"${printParts(parts, escaped, print)}"`;
}

/** Whether a text can be written in lines of its own: it ends with a line break, and is not dedented by more than it was. */
export function isHeredoc(template: Template, print: Print): boolean {
  const { parts, style } = template;
  if (style !== 'heredoc' && style !== 'indented-heredoc') return false;
  const last = parts.at(-1);
  if (last?.kind !== 'text' || !last.text.text.endsWith('\n')) return false;
  const body = printParts(parts, withoutTemplates, print);
  if (/[\u0000-\u0008\u000b-\u001f\ufffc]|\\u002[45][$%]\{/.test(body)) return false;
  return style === 'heredoc' || body.split('\n').some((line) => /^[^\s]/.test(line));
}

export function printHeredoc({ parts, style }: Template, print: Print): string {
  const body = printParts(parts, withoutTemplates, print);
  let mark = 'EOT';
  while (new RegExp(`^[ \\t]*${mark}[ \\t]*$`, 'm').test(body)) mark += '_';
  return `<<${style === 'heredoc' ? '' : '-'}${mark}\n${body}${mark}`;
}

/** @param nested whether a directive follows the last part */
function printParts(parts: readonly TemplatePart[], write: (text: string) => string, print: Print, nested = false): string {
  return parts
    .map((part, index) => {
      switch (part.kind) {
        case 'text': {
          const text = write(part.text.text);
          // A sign that would double that of an interpolation behind it.
          const next = parts[index + 1];
          const sign = next?.kind === 'interpolation' ? '$' : next ? (next.kind === 'text' ? undefined : '%') : nested ? '%' : undefined;
          return sign !== undefined && text.endsWith(sign) ? text.slice(0, -1) + (sign === '$' ? '\\u0024' : '\\u0025') : text;
        }
        case 'interpolation':
          return `\${${inside(print(part.expression))}}`;
        case 'if': {
          const otherwise = part.otherwise.length > 0 ? `%{else}${printParts(part.otherwise, write, print, true)}` : '';
          return `%{if ${inside(print(part.condition))}}${printParts(part.then, write, print, true)}${otherwise}%{endif}`;
        }
        case 'for':
          return `%{for ${names(part)} in ${inside(print(part.collection))}}${printParts(part.parts, write, print, true)}%{endfor}`;
      }
    })
    .join('');
}

/** An object that begins an interpolation stands apart from its brace. */
function inside(text: string): string {
  return text.startsWith('{') ? ` ${text}` : text;
}

/** The variables of a loop. */
export function names({ keyName, valueName }: { readonly keyName: Name | undefined; readonly valueName: Name }): string {
  return keyName ? `${keyName.text}, ${valueName.text}` : valueName.text;
}
