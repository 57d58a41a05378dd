import type { Diagnostic } from '../text/diagnostic.js';
import type { Mapped } from '../text/mapped.js';
import { problem, seen } from './problem.js';

/** What the parser says, and what would help. The first row that fits is taken. */
const REMEDIES: readonly (readonly [pattern: RegExp, message: string | undefined, help: string])[] = [
  [/tab characters/, 'A tab stands in the indentation.', 'YAML is indented with spaces only: replace the tab by spaces.'],
  [
    /^bad indentation of a mapping entry/,
    'This line is not indented like the entries around it.',
    'Give all keys of one mapping the same indentation; a text that holds `: ` or ` #` needs quotes.',
  ],
  [/^bad indentation of a sequence entry/, 'This line is not indented like the list items around it.', 'Give all `-` of one list the same indentation.'],
  [
    /deficient indentation/,
    'This line stands further left than the value it continues.',
    'Indent the lines of a quoted or bracketed value deeper than its key, or close the quote or bracket.',
  ],
  [
    /within a (?:single|double) quoted scalar/,
    'A quoted text is never closed.',
    'Write the closing quote; a quote inside single quotes is written twice, inside double quotes after a backslash.',
  ],
  [/within a flow collection/, 'A `[` or `{` is never closed.', 'Write the missing `]` or `}`.'],
  [/missed comma/, undefined, 'Write a comma between the elements of `[…]` or `{…}`; a text that holds a comma or bracket needs quotes.'],
  [
    /multiline key/,
    'A key goes over several lines, or its colon is missing.',
    'Write `key: value` on one line, with a space after the colon; quote a text of several lines.',
  ],
  [/expected ':' after a mapping key/, 'A key without its colon.', 'Write `key: value`, with a space after the colon.'],
  [/whitespace character is expected after the key-value separator/, 'A colon with no space after it.', 'Write a space after the colon.'],
  [/nesting exceeded/, 'This YAML nests deeper than 200 levels.', 'Make the value flatter.'],
  [
    /non-printable|null byte|valid JSON character/,
    undefined,
    'Remove the character, or write it as an escape inside double quotes; check that the file is UTF-8 text.',
  ],
  [/escape sequence|hexadecimal/, undefined, 'Inside double quotes a backslash starts an escape: write it twice, or use single quotes.'],
  [/end of the stream or a document separator/, undefined, 'What stands here does not belong to the value before: check its indentation, or quote the value.'],
  [/tag/, undefined, 'A tag such as `!Ref` is an exclamation mark and a name without spaces or brackets; then a space.'],
  [/directive|YAML version/, undefined, 'Remove the line that starts with `%`, or write `---` after it.'],
  [/anchor|alias/, undefined, 'An anchor is `&name`, an alias `*name`; a text that starts with & or * needs quotes.'],
];

/** A parser's error as a person can use it. `offset` may stand at the end of the text. */
export function yamlError(text: Mapped, reason: string, offset: number): Diagnostic {
  const row = REMEDIES.find(([pattern]) => pattern.test(reason));
  const start = Math.max(0, Math.min(offset, text.text.length));
  const saw = start < text.text.length ? ` (saw ${seen(text.text, start)})` : ' (at the end of the text)';
  const message = row?.[1] ?? `${reason.charAt(0).toUpperCase()}${reason.slice(1)}${saw}.`;
  const width = start < text.text.length && !/[\r\n]/.test(text.text[start] as string) ? 1 : 0;
  return problem(text, 'unreadable-input', start, start + width, message, row?.[2] ?? 'Check the indentation and the quotes of this line and the one before.');
}
