/** One configuration as it is written, as data or as code, and where in it something stands. */

import { parseJson } from '../syntax/json.js';
import { type Document, type Node, placeOf } from '../syntax/tree.js';
import { parseYaml } from '../syntax/yaml.js';
import { Mapped } from '../text/mapped.js';
import type { Place, Source } from '../text/source.js';
import type { Flaw } from './check.js';
import { at, plainOf } from './plain.js';

/** Of code nobody knows the line, but the way to the key. */
interface KeyPath {
  readonly kind: 'key-path';
  readonly file: string;
  /** `rules.require-versioning`; empty for all of it. */
  readonly keys: string;
}

/** Something wrong with a configuration. */
export interface Problem {
  readonly message: string;
  readonly help?: string;
  readonly place: Place | KeyPath;
}

export interface Written {
  /** As the user would call it: `s3lint.config.yaml`, `@acme/s3lint-config`. */
  readonly name: string;
  readonly value: unknown;
  place(pointer: string, at: Flaw['at']): Place | KeyPath;
  /** A part of it as a tree, with the places of its words. */
  node(pointer: string): Node | undefined;
}

/** JSON by its name, all else as YAML. Account ids need no quotes here: they are read as they are written. */
export function parse(source: Source): { readonly document: Document; readonly problems: Document['problems'] } {
  const text = Mapped.of(source);
  const document = /\.json$/i.test(source.path) ? parseJson(text) : parseYaml(text);
  return { document, problems: document.problems.filter((problem) => problem.id !== 'unquoted-account-id') };
}

export function asData(document: Document, source: Source): Written {
  const value = plainOf(document.root);
  return {
    name: source.path,
    // An empty file, or one of comments alone, says nothing.
    value: value ?? {},
    place(pointer, where) {
      const { node, entry } = at(document.root, pointer);
      const spot = where === 'key' ? entry?.key : node;
      return (spot && placeOf(spot)) ?? { source, start: 0, end: 0 };
    },
    node: (pointer) => at(document.root, pointer).node,
  };
}

/**
 * @param within the keys that lead to it in its file
 * @param source the text of that file, if it has one, to find words in it again
 */
export function asCode(value: unknown, file: string, within: string, source: Source): Written {
  return {
    name: within === '' ? file : `${file}, ${within}`,
    value,
    place: (pointer) => ({ kind: 'key-path', file, keys: [within, keysOf(pointer)].filter(Boolean).join('.') }),
    node(pointer) {
      const part = partOf(value, pointer);
      return part === undefined ? undefined : parseJson(Mapped.literal(JSON.stringify(part), spotOf(part, source))).root;
    },
  };
}

/** `s3lint.config.yaml:4`, `s3lint.config.ts, rules.require-versioning`: short enough for a list. */
export function whereabouts(place: Place | KeyPath): string {
  if (!('kind' in place)) return `${place.source.path}:${place.source.position(place.start).line}`;
  return place.keys === '' ? place.file : `${place.file}, ${place.keys}`;
}

function keysOf(pointer: string): string {
  return pointer.split('/').slice(1).map(unescape).join('.');
}

export function unescape(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

export function escape(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function partOf(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (part, step) => (typeof part === 'object' && part !== null ? (part as Readonly<Record<string, unknown>>)[unescape(step)] : undefined),
      value,
    );
}

/** The longest text in it that its file holds word for word; else the beginning of the file. */
function spotOf(part: unknown, source: Source): Place {
  const texts = typeof part === 'object' && part !== null ? Object.values(part).filter((one) => typeof one === 'string') : [];
  const known = texts.map((text) => ({ start: source.text.indexOf(text), length: text.length })).filter(({ start }) => start >= 0);
  const { start, length } = known.reduce((a, b) => (b.length > a.length ? b : a), { start: 0, length: 0 });
  return { source, start, end: start + length };
}
