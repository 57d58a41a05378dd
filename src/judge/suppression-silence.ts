/** Silences by what they cover, so that many suppressions and many findings are not tried one with another. */

import type { Declaration } from '../model/declaration.js';
import type { Place, Span } from '../text/source.js';
import { Intervals } from './suppression-interval.js';
import type { Suppression, Word } from './suppression.js';

/** What is silenced: declarations, a stretch of text, a whole file, several files for one reason. */
export type Cover =
  | { readonly kind: 'span'; readonly path: string; readonly span: Span; readonly within: readonly Declaration[] }
  | { readonly kind: 'declarations'; readonly declarations: ReadonlySet<Declaration> }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'files'; readonly paths: readonly string[] };

/** One rule, silenced by one suppression. */
export interface Silence {
  /** The id of today. */
  readonly ruleId: string;
  readonly named: Word;
  readonly suppression: Suppression;
  readonly cover: Cover;
}

/** Silences of one rule that cover the same, in the order of their files. */
export type Group = readonly Silence[];

/** What a finding, or a question that stayed open, is about. */
export interface About {
  readonly ruleId: string;
  readonly place: Place | undefined;
  /** Its subjects, and the innermost declarations that hold its place. */
  readonly declarations: readonly Declaration[];
}

export class Silences {
  readonly #rules = new Map<string, RuleSilences>();

  constructor(silences: readonly Silence[]) {
    for (const silence of silences) {
      const rule = this.#rules.get(silence.ruleId) ?? new RuleSilences();
      this.#rules.set(silence.ruleId, rule);
      rule.add(silence);
    }
  }

  names(ruleId: string): boolean {
    return this.#rules.has(ruleId);
  }

  /** Those that silence a finding, the narrowest first. */
  of(about: About): readonly Group[] {
    return this.#rules.get(about.ruleId)?.of(about) ?? [];
  }

  /** Those that might silence what is not decided: where in its declaration it would be reported is not known. */
  near(about: About): readonly Group[] {
    return this.#rules.get(about.ruleId)?.near(about) ?? [];
  }
}

interface SpanGroup extends Span {
  readonly group: Silence[];
}

class RuleSilences {
  readonly #spans = new Map<string, Map<string, SpanGroup>>();
  readonly #intervals = new Map<string, Intervals<SpanGroup>>();
  readonly #within = new Map<Declaration, Silence[]>();
  readonly #declarations = new Map<Declaration, Silence[]>();
  readonly #files = new Map<string, Silence[]>();

  add(silence: Silence): void {
    const { cover } = silence;
    if (cover.kind === 'file') put(this.#files, cover.path, silence);
    else if (cover.kind === 'files') for (const path of cover.paths) put(this.#files, path, silence);
    else if (cover.kind === 'declarations') for (const declaration of cover.declarations) put(this.#declarations, declaration, silence);
    else {
      for (const declaration of cover.within) put(this.#within, declaration, silence);
      const spans = this.#spans.get(cover.path) ?? new Map<string, SpanGroup>();
      this.#spans.set(cover.path, spans);
      const key = `${cover.span.start}:${cover.span.end}`;
      const own = spans.get(key) ?? { ...cover.span, group: [] };
      spans.set(key, own);
      own.group.push(silence);
    }
  }

  of({ place, declarations }: About): readonly Group[] {
    const paths = new Set([place, ...declarations.map(({ extent }) => extent)].flatMap((one) => one?.source.path ?? []));
    return [
      ...(place ? this.#spansAt(place) : []),
      ...declarations.flatMap((declaration) => groupAt(this.#declarations, declaration)),
      ...[...paths].flatMap((path) => groupAt(this.#files, path)),
    ];
  }

  near(about: About): readonly Group[] {
    return [...this.of(about), ...about.declarations.flatMap((declaration) => groupAt(this.#within, declaration))];
  }

  #spansAt({ source, start }: Place): readonly Group[] {
    const spans = this.#spans.get(source.path);
    if (!spans) return [];
    const intervals = this.#intervals.get(source.path) ?? new Intervals([...spans.values()]);
    this.#intervals.set(source.path, intervals);
    return intervals.holding(start).map(({ group }) => group);
  }
}

function groupAt<K>(groups: ReadonlyMap<K, Group>, key: K): readonly Group[] {
  const group = groups.get(key);
  return group ? [group] : [];
}

function put<K>(map: Map<K, Silence[]>, key: K, silence: Silence): void {
  const list = map.get(key);
  if (list) list.push(silence);
  else map.set(key, [silence]);
}
