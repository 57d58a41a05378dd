import { obeyedByNobody, visibleText } from '../report/escape.js';
import { withoutSecrets } from '../report/veil.js';

/** A text for the screen: nothing in it acts on a terminal or commands a runner, and no secret is shown. Its own lines and tabs stay. */
export function harmless(text: string): string {
  const lines = withoutSecrets(text)
    .split('\n')
    .map((line) => line.split('\t').map(visibleText).join('\t'));
  return obeyedByNobody(lines.join('\n'));
}

/** The same for a part of a line, such as a path, which might hold line breaks to speak in our name. */
export function inLine(text: string): string {
  return visibleText(withoutSecrets(text));
}
