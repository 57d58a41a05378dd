/** HTML that is put together safely: whatever is filled in is text, unless it was made here as well. */

import { xmlText } from '../escape.js';

export interface Markup {
  readonly kind: 'markup';
  readonly text: string;
}

export type Filling = string | number | Markup | undefined | false | readonly Filling[];

/** Fills texts into a template, each made harmless; missing ones leave nothing. */
export function markup(parts: TemplateStringsArray, ...fillings: readonly Filling[]): Markup {
  let text = parts[0] ?? '';
  for (const [index, filling] of fillings.entries()) text += rendered(filling) + (parts[index + 1] ?? '');
  return { kind: 'markup', text };
}

export function rendered(filling: Filling): string {
  if (filling === undefined || filling === false) return '';
  if (typeof filling === 'string') return xmlText(filling);
  if (typeof filling === 'number') return String(filling);
  return 'kind' in filling ? filling.text : filling.map(rendered).join('');
}

/** Text that is markup already. Only for what is no user's: the page's own script and styles, and what was rendered here. */
export function trusted(text: string): Markup {
  return { kind: 'markup', text };
}

/** Data for the page's script: no text in it can end the element that holds it. */
export function jsonMarkup(data: unknown): Markup {
  return trusted(
    JSON.stringify(data)
      .replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replaceAll('##[', '##\\u005b'),
  );
}

/** Paragraphs, lists and code in running text, as rule authors write it. */
export function proseMarkup(text: string): Markup {
  const blocks = text.trim().split(/\n{2,}/);
  return markup`${blocks.map((block) => markup`<p>${spans(block.replaceAll('\n', ' '))}</p>`)}`;
}

/** A sentence with code in it. */
export function spans(text: string): Filling {
  return text.split(/(`[^`]+`)/).map((part) => (part.length > 2 && part.startsWith('`') ? markup`<code>${part.slice(1, -1)}</code>` : part));
}
