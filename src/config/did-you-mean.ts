import { suggest } from '../text/suggest.js';

/** The end of an error about a word that is not known: ` Did you mean "x"?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const meant = suggest(word, known);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}
