import type { Encode, Mapped } from '../text/mapped.js';
import type { ScalarNode } from './tree.js';

/** The text of a JSON scalar with the way back into its file. */
export function jsonText(mapped: Mapped, scalar: Pick<ScalarNode, 'style' | 'start' | 'end'> & Partial<Pick<ScalarNode, 'value'>>): Mapped {
  if (scalar.style === 'plain') return mapped.copy(scalar.start, scalar.end, sameWord);
  const { text } = mapped;
  const end = scalar.end - 1;
  let from = scalar.start + 1;
  // Every escape is longer than what it stands for.
  if (scalar.value?.length === end - from) return mapped.copy(from, end, escapeJson);
  const out = mapped.decode(escapeJson);
  for (let at = text.indexOf('\\', from); at !== -1 && at < end; at = text.indexOf('\\', from)) {
    if (at > from) out.copy(from, at);
    from = at + (text[at + 1] === 'u' ? 6 : 2);
    out.put(JSON.parse(`"${text.slice(at, from)}"`) as string, at, from);
  }
  if (from < end || from === scalar.start + 1) out.copy(from, end);
  return out.done();
}

/** A text as it stands between the quotes of a JSON string. */
const escapeJson: Encode = (text) => JSON.stringify(text).slice(1, -1);

/** A number, a word or a hole stays what it is: only a number can become another one. */
const sameWord: Encode = (text, before, after) => (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(before + text + after) ? text : undefined);
