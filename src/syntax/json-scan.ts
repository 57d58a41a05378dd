/** Where things end in a JSON text of which no tree is made. */

export const QUOTE = 34;
export const COMMA = 44;
export const COLON = 58;
export const OPEN_LIST = 91;
const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;

/** Behind the white space that begins at `at`. */
export function pastSpace(text: string, at: number): number {
  let next = at;
  for (let code = text.charCodeAt(next); code === 32 || code === 10 || code === 13 || code === 9; code = text.charCodeAt(next)) next++;
  return next;
}

/** Behind the string that begins at `at`. */
export function pastString(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (end !== -1) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

/** Behind the value that begins at `at`, whatever it holds. */
export function pastValue(text: string, at: number): number {
  let depth = 0;
  let next = at;
  while (next < text.length) {
    const code = text.charCodeAt(next);
    if (code === QUOTE) {
      next = pastString(text, next);
      if (depth === 0) return next;
      continue;
    }
    if (code === OPEN_OBJECT || code === OPEN_LIST) depth++;
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      if (depth === 0) return next;
      if (--depth === 0) return next + 1;
    } else if (depth === 0 && (code === COMMA || code === 32 || code === 10 || code === 13 || code === 9)) return next;
    next++;
  }
  return next;
}
