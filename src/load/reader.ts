/** Reads each file once, whoever asks for it, and keeps what was wrong with it. */

import type { AnyDocument } from '../syntax/any.js';
import { isTree } from '../syntax/any.js';
import { parseHcl } from '../syntax/hcl/parse.js';
import { parseJson } from '../syntax/json.js';
import type { Document } from '../syntax/tree.js';
import { parseYaml } from '../syntax/yaml.js';
import type { Diagnostic } from '../text/diagnostic.js';
import { Mapped } from '../text/mapped.js';
import { plainPath } from '../text/plain-path.js';
import { Source } from '../text/source.js';
import { decode } from './decode.js';
import type { Files } from './files.js';

export type Read =
  | {
      readonly kind: 'document';
      readonly document: AnyDocument;
      readonly text: string;
      /** What can be seen of it is no whole. */
      readonly broken: boolean;
    }
  /** Nothing in it says that it is ours. */
  | { readonly kind: 'unmarked' }
  | { readonly kind: 'refused'; readonly reason: string };

export class Reader {
  readonly #read = new Map<string, Read>();
  readonly #texts = new Map<string, Mapped>();
  readonly #taken = new Set<string>();
  /** The documents that count as input, in the order in which they were taken. */
  readonly documents: AnyDocument[] = [];
  readonly problems: Diagnostic[] = [];

  constructor(private readonly files: Files) {}

  /**
   * A file that the user wants read. One that cannot be is a problem.
   * @param wanted whether to go on, once the bytes are there
   */
  read(path: string, wanted: (bytes: Uint8Array) => boolean): Read {
    const key = plainPath(path);
    const before = this.#read.get(key);
    if (before) return before;
    const found = this.files.read(path);
    if (found.kind !== 'bytes') {
      const { reason, help } = found.kind === 'missing' ? { reason: 'there is no such file', help: 'Check the path.' } : found;
      return this.#refuse(path, reason, help);
    }
    if (!wanted(found.bytes)) return { kind: 'unmarked' };
    const text = decode(found.bytes);
    if (text.kind === 'refused') return this.#refuse(path, text.reason, text.help, text.line);
    const document = parse(new Source(path, text.text));
    // A JSON text is read up to its first error; what is missing after it must not look as if it were not written.
    const broken =
      isTree(document) && document.problems.some(({ id }) => id === 'unreadable-input') && (document.syntax === 'json' || document.root === undefined);
    const read: Read = { kind: 'document', document, text: text.text, broken };
    this.#read.set(key, read);
    return read;
  }

  /** A template that another one names. Whether it is there is no problem of the user's call. */
  open(path: string): { readonly kind: 'document'; readonly document: Document } | { readonly kind: 'refused'; readonly reason: string } {
    const before = this.#read.get(plainPath(path));
    const found = before ? undefined : this.files.read(path);
    if (found?.kind === 'missing') return { kind: 'refused', reason: `there is no ${path}` };
    if (found?.kind === 'refused') return { kind: 'refused', reason: `${path} cannot be read (${found.reason})` };
    const read = before ?? this.read(path, () => true);
    if (read.kind === 'document' && !read.broken && isTree(read.document)) return { kind: 'document', document: read.document };
    if (read.kind === 'document') this.take(path);
    return { kind: 'refused', reason: `${path} is not readable` };
  }

  /** A file that is no input by itself: a template, a file of somebody else. Whether it is there is no problem of the user's call. */
  text(path: string): { readonly kind: 'text'; readonly text: Mapped } | { readonly kind: 'refused'; readonly reason: string } {
    const key = plainPath(path);
    const before = this.#texts.get(key);
    if (before) return { kind: 'text', text: before };
    const found = this.files.read(path);
    const refused = (why: string): { readonly kind: 'refused'; readonly reason: string } => ({ kind: 'refused', reason: `read from ${path}, which ${why}` });
    if (found.kind === 'missing') return refused('is not there');
    if (found.kind === 'refused') return refused(`cannot be read (${found.reason})`);
    const decoded = decode(found.bytes);
    if (decoded.kind === 'refused') return refused(`cannot be read (${decoded.reason})`);
    const text = Mapped.of(new Source(path, decoded.text));
    this.#texts.set(key, text);
    return { kind: 'text', text };
  }

  /** Lets a file that was read count as input, with what is wrong in it. */
  take(path: string): void {
    const key = plainPath(path);
    const read = this.#read.get(key);
    if (read?.kind !== 'document' || this.#taken.has(key)) return;
    this.#taken.add(key);
    this.documents.push(read.document);
    this.problems.push(...read.document.problems);
  }

  #refuse(path: string, reason: string, help: string, line = 1): Read {
    // The text itself is not fit to be shown; a source of empty lines has the place.
    const source = new Source(path, '\n'.repeat(line - 1));
    const at = source.text.length;
    this.problems.push({ id: 'unreadable-input', message: `Cannot read ${path}: ${reason}.`, help, place: { source, start: at, end: at } });
    const refused: Read = { kind: 'refused', reason };
    this.#read.set(plainPath(path), refused);
    return refused;
  }
}

function parse(source: Source): AnyDocument {
  const text = Mapped.of(source);
  const path = source.path.toLowerCase();
  const ends = (...all: readonly string[]): boolean => all.some((end) => path.endsWith(end));
  if (ends('.tf', '.tofu', '.tfvars')) return parseHcl(text);
  const json = ends('.json') || (!ends('.yaml', '.yml') && /^\uFEFF?\s*[{[]/.test(source.text));
  return json ? parseJson(text) : parseYaml(text);
}
