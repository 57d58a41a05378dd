/** Regular expressions in the syntax of RE2, which Go and so Terraform use. */

import { codeOf } from './re2-classes.js';
import { oneOf, readClass, readEscape } from './re2-letters.js';

export type Re =
  | { readonly kind: 'empty' }
  | { readonly kind: 'char'; readonly takes: Taker }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'group'; readonly index: number; readonly body: Re }
  | { readonly kind: 'sequence'; readonly parts: readonly Re[] }
  | { readonly kind: 'choice'; readonly options: readonly Re[] }
  | { readonly kind: 'repeat'; readonly body: Re; readonly min: number; readonly max: number; readonly greedy: boolean };

export type Taker = (letter: string) => boolean;
export type Assertion = 'textStart' | 'textEnd' | 'lineStart' | 'lineEnd' | 'word' | 'noWord';

export interface Parsed {
  readonly re: Re;
  /** One for each group; empty for those without. */
  readonly names: readonly string[];
}

/** `wrong`: RE2 refuses it. `inexact`: it may be right, but is not understood here. */
export type Problem = { readonly wrong: string } | { readonly inexact: string };

export function parseRe2(pattern: string): Parsed | Problem {
  const reader = new Reader([...pattern]);
  const re = reader.read();
  return reader.problem ?? { re, names: reader.names };
}

export interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

const MAX_REPEAT = 1000;
const MAX_DEPTH = 200;
const EMPTY: Re = { kind: 'empty' };

/** A place in the pattern. */
export interface Cursor {
  readonly letters: readonly string[];
  readonly flags: Flags;
  readonly problem: Problem | undefined;
  at: number;
  eat(text: string): boolean;
  /** RE2 refuses it: reading ends. */
  wrong(what: string): Re;
  inexact(what: string): Re;
}

class Reader implements Cursor {
  problem: Problem | undefined;
  readonly names: string[] = [];
  at = 0;
  #depth = 0;
  flags: Flags = { i: false, m: false, s: false, U: false };

  constructor(readonly letters: readonly string[]) {}

  read(): Re {
    const re = this.#choice();
    if (!this.problem && this.at < this.letters.length) this.wrong('a closing parenthesis too many');
    return re;
  }

  wrong(what: string): Re {
    this.problem ??= { wrong: what };
    this.at = this.letters.length;
    return EMPTY;
  }

  inexact(what: string): Re {
    this.problem ??= { inexact: what };
    this.at = this.letters.length;
    return EMPTY;
  }

  eat(text: string): boolean {
    for (let index = 0; index < text.length; index++) if (this.letters[this.at + index] !== text[index]) return false;
    this.at += text.length;
    return true;
  }

  #choice(): Re {
    const options: Re[] = [];
    do options.push(this.#sequence());
    while (this.eat('|'));
    return options.length === 1 ? (options[0] as Re) : { kind: 'choice', options };
  }

  #sequence(): Re {
    const parts: Re[] = [];
    while (this.at < this.letters.length && !'|)'.includes(this.letters[this.at] as string)) {
      if (this.eat('\\Q')) {
        while (this.at < this.letters.length && !this.eat('\\E')) parts.push(this.#literal(this.letters[this.at++] as string));
        const last = parts.pop();
        if (last) parts.push(this.#repeated(last));
        continue;
      }
      const atom = this.#atom();
      if (atom) parts.push(this.#repeated(atom));
    }
    return parts.length === 1 ? (parts[0] as Re) : { kind: 'sequence', parts };
  }

  /** Undefined for what only sets flags. */
  #atom(): Re | undefined {
    const letter = this.letters[this.at++] as string;
    switch (letter) {
      case '(':
        return this.#group();
      case '[':
        return readClass(this);
      case '.':
        return { kind: 'char', takes: this.flags.s ? () => true : (one) => one !== '\n' };
      case '^':
        return { kind: 'assert', what: this.flags.m ? 'lineStart' : 'textStart' };
      case '$':
        return { kind: 'assert', what: this.flags.m ? 'lineEnd' : 'textEnd' };
      case '\\':
        return readEscape(this);
      case '*':
      case '+':
      case '?':
        return this.wrong(`"${letter}" with nothing to repeat`);
      case '{':
        this.at--;
        if (this.#bounds()) return this.wrong('a repetition of nothing');
        this.at++;
        return this.#literal('{');
      default:
        return this.#literal(letter);
    }
  }

  #literal(letter: string): Re {
    if (!this.flags.i) return { kind: 'char', takes: (one) => one === letter };
    return { kind: 'char', takes: oneOf(new RegExp(`^${codeOf(letter)}$`, 'iu')) };
  }

  #repeated(atom: Re): Re {
    let re = atom;
    for (let times = 0; ; times++) {
      const start = this.at;
      const bounds = this.eat('*')
        ? [0, Infinity]
        : this.eat('+')
          ? [1, Infinity]
          : this.eat('?')
            ? [0, 1]
            : this.letters[this.at] === '{'
              ? this.#bounds()
              : undefined;
      if (!bounds || this.problem) {
        if (!this.problem) this.at = start;
        return re;
      }
      if (times > 0) return this.wrong('a repetition of a repetition');
      const [min, max] = bounds as [number, number];
      const lazy = this.eat('?');
      if (min > MAX_REPEAT || (max !== Infinity && (max > MAX_REPEAT || max < min))) return this.wrong(`a repetition of more than ${MAX_REPEAT} times`);
      re = { kind: 'repeat', body: re, min, max, greedy: lazy === this.flags.U };
    }
  }

  /** `{2}`, `{2,}`, `{2,5}`; everything else is written as it stands. */
  #bounds(): readonly [number, number] | undefined {
    const end = this.letters.indexOf('}', this.at);
    const match = end === -1 ? null : /^\{(\d+)(,(\d*))?\}$/.exec(this.letters.slice(this.at, end + 1).join(''));
    if (!match) return undefined;
    this.at = end + 1;
    const min = Number(match[1]);
    return [min, match[2] === undefined ? min : match[3] === '' ? Infinity : Number(match[3])];
  }

  #group(): Re | undefined {
    if (++this.#depth > MAX_DEPTH) return this.inexact('a regular expression that is nested too deeply');
    const outside = this.flags;
    let index = -1;
    if (this.eat('?')) {
      const name = this.#name();
      if (name !== undefined) {
        if (!/^\w+$/.test(name)) return this.wrong('a group with a name that is none');
        if (this.names.includes(name)) return this.wrong('two groups of one name');
        index = this.names.push(name);
      } else {
        const flags = this.#setFlags();
        if (!flags) return EMPTY;
        if (flags === 'alone') {
          this.#depth--;
          return undefined;
        }
      }
    } else index = this.names.push('');
    const body = this.#choice();
    if (!this.problem && !this.eat(')')) return this.wrong('a parenthesis that is not closed');
    this.flags = outside;
    this.#depth--;
    return index === -1 ? body : { kind: 'group', index, body };
  }

  #name(): string | undefined {
    if (!this.eat('P<') && !this.eat('<')) return undefined;
    const end = this.letters.indexOf('>', this.at);
    const name = end === -1 ? '' : this.letters.slice(this.at, end).join('');
    this.at = end === -1 ? this.letters.length : end + 1;
    return name;
  }

  /** `(?i)` sets flags to the end of the group around it, `(?i:` for one of its own. */
  #setFlags(): 'alone' | 'group' | undefined {
    let value = true;
    let seen = false;
    const flags: Record<string, boolean> = { ...this.flags };
    while (this.at < this.letters.length) {
      const letter = this.letters[this.at++] as string;
      if (letter in flags) {
        flags[letter] = value;
        seen = true;
      } else if (letter === '-' && value) {
        value = false;
        seen = false;
      } else if ((letter === ':' || letter === ')') && (value || seen)) {
        this.flags = flags as unknown as Flags;
        return letter === ')' ? 'alone' : 'group';
      } else break;
    }
    this.wrong('a group of a kind that RE2 does not have');
    return undefined;
  }
}
