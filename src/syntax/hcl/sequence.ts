/** `${` and `%{`, and how text is kept from looking like them. */

/** `$` or `%`. */
export function isSign(sign: string): boolean {
  return sign === '$' || sign === '%';
}

/** An interpolation or a directive stands at `at`. */
export function startsSequence(text: string, at: number): boolean {
  return isSign(text.charAt(at)) && text.charAt(at + 1) === '{';
}

/**
 * Where a new text meets the old one, a sequence would come about, or the escape of one.
 * @param followed a sequence stands behind all of it
 */
export function joins(before: string, text: string, after: string, followed: boolean): boolean {
  const sign = isSign(before.slice(-1));
  if (text === '') return sign && (after === '' ? followed : after.startsWith('{'));
  return (sign && text.startsWith('{')) || (after === '' && followed && isSign(text.slice(-1)));
}

/** The text with `$${` for `${` and `%%{` for `%{`; `after` is what will stand behind it. */
export function doubled(text: string, after: string): string {
  const escaped = text.replaceAll(/[$%](?=\{)/g, '$&$&');
  return after.startsWith('{') && isSign(text.slice(-1)) ? escaped + text.slice(-1) : escaped;
}
