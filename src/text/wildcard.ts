/** Whether a text is like a pattern in which `*` is any text, and nothing else is special. Takes time by the length of both, however many stars there are. */
export function isLike(text: string, pattern: string): boolean {
  let at = 0;
  let inside = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (pattern[inside] === '*') {
      star = inside++;
      resume = at;
    } else if (pattern[inside] === text[at]) {
      inside++;
      at++;
    } else if (star >= 0) {
      // What the last star stands for is one letter longer.
      inside = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[inside] === '*') inside++;
  return inside === pattern.length;
}
