import { mayBeginNumber, plainTypeOf } from './tree.js';

/** What YAML allows to be written how. */

/** No plain text may begin with one of these; `-`, `?` and `:` may, if something stands right behind them. */
const INDICATORS = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$))/;
/** A control character, half a surrogate pair, or one of the breaks and marks that readers disagree about. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Words that some reader takes for a boolean, or for something else than a text. */
const MISREAD_WORDS: ReadonlySet<string> = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', '~', '<<', '=']);
/** Texts that some reader takes for a date, a time or a number in another base. */
const MISREAD_NUMBERS =
  /^(?:[-+]?(?:0[box][\da-f_]+|[\d][\d_,]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.[\d_]+(?:e[-+]?\d+)?|\.inf)|\.nan|[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?)$/i;
/** What most keys and values look like. */
const ORDINARY = /^[A-Za-z](?:[\w:./-]*\w)?$/;

/** Whether a text of one line keeps its letters when it is written without quotes. Not whether it stays a text: see `readsAsText`. */
export function mayBePlain(text: string, flow: boolean): boolean {
  if (ORDINARY.test(text)) return true;
  if (text === '' || INDICATORS.test(text) || UNPRINTABLE.test(text)) return false;
  if (/[\n\r]|^\s|\s$|:\s|:$|\s#|^(?:---|\.\.\.)(?:\s|$)/.test(text)) return false;
  return !flow || !/[,[\]{}]|^[-?:]/.test(text);
}

/** Whether every reader takes a plain text for a text, not for a number, a date or a word of its own. */
export function readsAsText(text: string): boolean {
  if (plainTypeOf(text) !== 'string') return false;
  return mayBeginNumber(text) ? !MISREAD_NUMBERS.test(text) : !MISREAD_WORDS.has(text.toLowerCase());
}

/** A text between double quotes, with every escape YAML and JSON have in common. */
export function escapeDouble(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A text between single quotes, undefined when it needs escapes. */
export function escapeSingle(text: string): string | undefined {
  return isPrintable(text) && !/[\n\r]/.test(text) ? text.replaceAll("'", "''") : undefined;
}

export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text);
}
