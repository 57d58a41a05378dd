/** What `~` beside a text trims was space before an edit and must be so afterwards. */
export function keepsTrims(part: { readonly trimsStart: boolean; readonly trimsEnd: boolean }, old: string, full: string): boolean {
  if (part.trimsStart && leading(old) !== leading(full)) return false;
  return !part.trimsEnd || trailing(old) === trailing(full);
}

function leading(text: string): string {
  return text.slice(0, text.length - text.trimStart().length);
}

function trailing(text: string): string {
  return text.slice(text.trimEnd().length);
}
