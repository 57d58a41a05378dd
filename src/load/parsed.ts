/** JSON files that are read with `JSON.parse`, as they may be larger than any tree: plans, states, snapshots. */

import { parseJson } from '../syntax/json.js';
import type { Document } from '../syntax/tree.js';
import { Mapped } from '../text/mapped.js';
import { Source } from '../text/source.js';
import { decode } from './decode.js';
import type { Reader } from './reader.js';

export interface ParsedFile<S extends Source> {
  readonly source: S;
  readonly value: unknown;
}

/**
 * The file as it parses; undefined where it does not, which is then said.
 * @param again what would help against a text that is no JSON
 * @param inParts reads what need not be kept as a whole; undefined where it cannot
 */
export function readParsed<S extends Source>(
  path: string,
  bytes: Uint8Array,
  reader: Reader,
  make: (path: string, text: string) => S,
  again: string,
  inParts?: (text: string) => unknown,
): ParsedFile<S> | undefined {
  const decoded = decode(bytes);
  if (decoded.kind === 'refused') {
    refuse(path, reader, decoded.reason, decoded.help, decoded.line);
    return undefined;
  }
  const source = make(path, decoded.text);
  const parsed = parse(decoded.text, inParts);
  if (parsed) return { source, value: parsed.value };
  const { problems } = parseJson(Mapped.of(source));
  if (problems.length === 0) refuse(path, reader, 'it is no JSON', again);
  else {
    reader.problems.push(...problems.slice(0, 1));
    reader.documents.push(asDocument(source));
  }
  return undefined;
}

export function refuse(path: string, reader: Reader, reason: string, help: string, line = 1): void {
  // The text itself is not fit to be shown; a source of empty lines has the place.
  const source = new Source(path, '\n'.repeat(line - 1));
  const at = source.text.length;
  reader.problems.push({ id: 'unreadable-input', message: `Cannot read ${path}: ${reason}.`, help, place: { source, start: at, end: at } });
}

function parse(text: string, inParts: ((text: string) => unknown) | undefined): { readonly value: unknown } | undefined {
  const value = inParts?.(text);
  if (value !== undefined) return { value };
  try {
    return { value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as unknown };
  } catch {
    return undefined;
  }
}

/** A text of which nobody makes a tree: it has no comments, and nothing in it is edited. */
export function asDocument(source: Source): Document {
  const mapped = Mapped.of(source);
  return { syntax: 'json', mapped, root: undefined, problems: [], comments: () => [], textOf: () => mapped.slice(0, 0) };
}
