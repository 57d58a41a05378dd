/** The grammar of suppressions in comments: `s3lint-disable ID[, ID] [until=DATE] [owner=NAME] -- reason`. */

import type { AnyDocument } from '../syntax/any.js';
import type { Comment } from '../syntax/tree.js';
import { placeIn } from '../syntax/problem.js';
import { MAX_FAULTS, dateFault, form, noReason, noRule, quote, unknownAttribute, wordIn } from './suppression.js';
import type { Fault, Read, Suppression, Word } from './suppression.js';
import { keywordOf } from './suppression-keyword.js';

/**
 * Reads a comment; undefined when it is meant for people alone.
 * @param isRule whether a word is the id of a rule, now or formerly
 */
export function readComment(doc: AnyDocument, comment: Comment, isRule: (word: string) => boolean): Read | undefined {
  // `##` and `#:` are comments too; what counts begins behind the signs.
  const body = comment.text.replace(/^[\s#:!/*]+/, '');
  const inside = doc.mapped.text.slice(comment.start, comment.end).indexOf(comment.text);
  const start = comment.start + inside + comment.text.length - body.length;
  const keyword = keywordOf(body, isRule);
  if (!keyword) return undefined;
  const head = wordIn(doc, keyword.text, start + keyword.at);
  if (keyword.kind === 'wrong') return { faults: [{ message: keyword.message, help: keyword.help, place: head.place }] };
  return new Sentence(doc, body, start, head, isRule).read(keyword.reach);
}

class Sentence {
  readonly #rules: Word[] = [];
  readonly #faults: Fault[] = [];
  #until: Word | undefined;
  #owner: Word | undefined;
  /** A reason seems to be there, but nothing begins it. */
  #undashed = false;

  constructor(
    private readonly doc: AnyDocument,
    private readonly body: string,
    private readonly start: number,
    private readonly head: Word,
    private readonly isRule: (word: string) => boolean,
  ) {}

  read(reach: Suppression['reach']): Read {
    const { body, head } = this;
    const from = head.text.length;
    const dashes = /\s-{2,}/.exec(body.slice(from));
    const end = dashes ? from + dashes.index : body.length;
    const reason = dashes ? body.slice(end + dashes[0].length).trim() : '';
    this.#words(from, end, dashes !== null);
    if (this.#rules.length === 0) this.#faults.unshift(noRule(head));
    if (reason === '' && !this.#undashed)
      this.#faults.push(noReason(dashes ? this.#word(end + 1, end + dashes[0].length) : head, 'Write after two dashes why it is right here: `-- reason`.'));
    if (this.#faults.length > 0) return { faults: this.#faults.slice(0, MAX_FAULTS) };
    return {
      suppression: {
        reach,
        head,
        rules: this.#rules,
        reason,
        ...(this.#until ? { until: this.#until } : {}),
        ...(this.#owner ? { owner: this.#owner.text } : {}),
      },
      faults: [],
    };
  }

  /** Rules are joined by commas; what has an equals sign is an attribute; all else does not belong here. */
  #words(from: number, end: number, dashes: boolean): void {
    let wanted = true;
    for (const match of this.body.slice(from, end).matchAll(/,|[^\s,]+/g)) {
      if (this.#faults.length >= MAX_FAULTS) return;
      const at = from + match.index;
      const [text] = match;
      if (text === ',') wanted = true;
      else if (text.includes('=')) {
        this.#attribute(text, at);
        wanted = false;
      } else if (wanted && !/^[-\u2010-\u2015]+$/.test(text)) {
        this.#rules.push(this.#word(at, at + text.length));
        wanted = false;
      } else if (!dashes) {
        this.#undashed = true;
        this.#faults.push(noReason(this.#word(at, this.body.length), 'Two dashes begin the reason: `-- reason`.'));
        return;
      } else this.#faults.push(this.#stray(this.#word(at, at + text.length)));
    }
  }

  #attribute(text: string, at: number): void {
    const equals = text.indexOf('=');
    const name = text.slice(0, equals);
    const word = this.#word(at, at + name.length);
    const value = this.#word(at + equals + 1, at + text.length);
    if (name !== 'until' && name !== 'owner') return void this.#faults.push(unknownAttribute(word));
    if (name === 'until' ? this.#until : this.#owner)
      return void this.#faults.push({ message: `"${name}" is given twice.`, help: 'Keep one of them.', place: word.place });
    if (name === 'owner') {
      this.#owner = value;
      if (value.text === '')
        this.#faults.push({ message: '"owner" names nobody.', help: 'Write `owner=NAME` without spaces, or leave it out.', place: word.place });
      return;
    }
    this.#until = value;
    const fault = dateFault(value.text === '' ? { ...value, place: word.place } : value);
    if (fault) this.#faults.push(fault);
  }

  #stray(word: Word): Fault {
    if (this.isRule(word.text))
      return { message: `A comma is missing before ${quote(word.text)}.`, help: `Separate rules by commas: ${form}.`, place: word.place };
    return {
      message: `${quote(word.text)} does not belong here.`,
      help: `Rules are separated by commas, and the reason stands behind two dashes: ${form}.`,
      place: word.place,
    };
  }

  #word(from: number, to: number): Word {
    return { text: this.body.slice(from, to), place: placeIn(this.doc.mapped, this.start + from, this.start + to) };
  }
}
