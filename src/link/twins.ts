/**
 * Declarations that differ in names alone, as the hundreds do that one module makes: what is answered about one of them is not asked about
 * the others. That holds as long as whoever answers looks at no name, and at nothing but what is declared of the subject and attached to
 * it, as far as that is the same; who looks further is noticed.
 */

import type { Declaration, Unit } from '../model/declaration.js';
import type { Twin } from '../model/estate.js';
import type { Bucket } from '../model/subjects.js';
import { reachingInto, spellingMatters } from '../policy/neutral/bucket-names.js';
import type { JoinedEstate } from './estate.js';

/** Most texts of a unit that are known at a time: where hardly any are alike, nothing is gained by keeping them. */
const MOST = 2_000;

/** A name that is no more than one: no dots, which matter to certificates, and no number of an account. */
const PLAIN = /^(?!.*\d{12})(?=.*[a-z])[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

/** Who speaks of buckets from afar: what they say may hang on a name. */
const FROM_AFAR = ['organizationPolicy', 'accessPoint', 'multiRegionAccessPoint'] as const;

/** What declarations say, their names left out. */
interface Outline {
  readonly number: number;
  /** Parts of texts that may be met inside of a name. */
  readonly reaching: ReadonlySet<string>;
}

/** A subject and what is attached to it. */
interface Circle {
  readonly name: string | undefined;
  readonly members: readonly Declaration[];
  readonly form: Form;
}

/** A subject, and how it is called as far as it is its name alone. */
interface Named {
  readonly home: Declaration;
  readonly name: string | undefined;
  readonly names: ReadonlySet<string>;
}

/** The facets that were read of a subject; missing: all of it. */
type Facets = readonly string[] | undefined;

/** Answers to one question that rest on the same facets, by what those say. */
interface Answers {
  readonly facets: Facets;
  /** The facets in one word. */
  readonly name: string;
  readonly known: Map<string, unknown>;
}

/** What is known of a unit. */
interface Known {
  readonly outlines: Map<string, Outline | undefined>;
  /** Forms, by what makes them. */
  readonly forms: Map<string, Form>;
  readonly answers: Map<object, Answers[]>;
}

/** What the members of a circle say, whoever they are: circles of one form are answered alike. */
class Form {
  /** By facets and by place. */
  readonly #keys = new Map<string, (string | undefined)[]>();

  /**
   * @param numbers what each member says; missing where it cannot be told, or a name matters to it
   * @param byFacet places of those that say something of a facet
   */
  constructor(
    private readonly numbers: readonly (number | undefined)[],
    private readonly byFacet: ReadonlyMap<string, readonly number[]>,
  ) {}

  /** Tells apart what an answer about a member rests on that rests on some facets; undefined where that cannot be told. */
  key(place: number, facets: Facets, name: string): string | undefined {
    let keys = this.#keys.get(name);
    if (!keys) this.#keys.set(name, (keys = []));
    if (!(place in keys)) keys[place] = this.#keyOf(place, facets);
    return keys[place];
  }

  #keyOf(place: number, facets: Facets): string | undefined {
    const parts = facets ? [FIRST, ...facets.map((facet) => this.byFacet.get(facet) ?? [])] : [[...this.numbers.keys()]];
    const told = parts.map((part) => part.map((at) => this.numbers[at]));
    return told.some((part) => part.includes(undefined)) ? undefined : `${place};${told.map((part) => part.join(' ')).join(';')}`;
  }
}

/** The place of the subject itself. */
const FIRST: readonly number[] = [0];
/** In place of facets, where all of it was read. */
const WHOLE = '*';

export class Twins {
  readonly #circles = new Map<Declaration, Circle | null>();
  readonly #known = new Map<Unit, Known>();
  #outlines = 0;
  #looks = 0;
  /** Whether somebody wants to know what is read. */
  isWatching = false;
  /** What was read since somebody began to watch. */
  #read = new Set<string>();
  #readWhole = false;
  #fromAfar: boolean | undefined;

  constructor(private readonly estate: JoinedEstate) {}

  /** Somebody looks at more than the subject that he is asked about, or at how it is called. */
  looked(): void {
    this.#looks++;
  }

  /** Somebody reads a facet of a subject. */
  reads(facet: string): void {
    if (facet === 'naming') this.#looks++;
    else this.#read.add(facet);
  }

  /** Somebody reads what any facet may have a part in. */
  readsWhole(): void {
    this.#readWhole = true;
  }

  /** What is read for all who ask, and looks at names only to pass them on. */
  aside<T>(read: () => T): T {
    const before = this.#looks;
    const found = read();
    this.#looks = before;
    return found;
  }

  of(declaration: Declaration): Twin | undefined {
    if (!declaration.unit.planned || this.#isSeenFromAfar()) return undefined;
    const home = declaration.attaches ? this.estate.attachments.homeOf(declaration) : declaration;
    const circle = home && this.#circleOf(home);
    if (!circle) return undefined;
    const { answers } = this.#knownIn(home.unit);
    const { form, members, name } = circle;
    const place = members.indexOf(declaration);
    return {
      circle: members,
      name,
      answered: (question) => {
        const all = answers.get(question) ?? NO_ANSWERS;
        for (let at = 0; at < all.length; at++) {
          const one = all[at] as Answers;
          const key = form.key(place, one.facets, one.name);
          const answer = key === undefined ? undefined : one.known.get(key);
          if (answer !== undefined) return answer;
        }
        return undefined;
      },
      watch: (question, derived, ask) => {
        const before = this.#looks;
        this.#read.clear();
        this.#readWhole = derived;
        this.isWatching = true;
        const answer = ask();
        this.isWatching = false;
        const facets = this.#readWhole ? undefined : [...this.#read].sort();
        const read = facets?.join() ?? WHOLE;
        const key = this.#looks === before ? form.key(place, facets, read) : undefined;
        return { answer, keep: (kept) => void (key !== undefined && keep(answers, question, { facets, name: read }, key, kept)) };
      },
    };
  }

  #isSeenFromAfar(): boolean {
    return (this.#fromAfar ??= this.estate.live !== undefined || FROM_AFAR.some((kind) => this.estate.subjects(kind).length > 0));
  }

  #knownIn(unit: Unit): Known {
    let known = this.#known.get(unit);
    if (!known) this.#known.set(unit, (known = { outlines: new Map(), forms: new Map(), answers: new Map() }));
    return known;
  }

  /** Each is asked for by itself, and by what is attached to it. */
  #circleOf(home: Declaration): Circle | undefined {
    const known = this.#circles.get(home);
    if (known !== undefined) return known ?? undefined;
    const found = this.#find(home);
    if (found?.members.length !== 1) this.#circles.set(home, found ?? null);
    return found;
  }

  #find(home: Declaration): Circle | undefined {
    const isBucket = home.subject === 'bucket';
    const name = isBucket ? this.#nameOf(home) : undefined;
    const around = isBucket && name === undefined ? undefined : this.estate.attachments.around(home);
    // Without what the subject itself says nothing can be told.
    const named: Named = { home, name, names: new Set(name === undefined ? [] : [name]) };
    const own = around && this.#numberOf(home, named);
    if (!around || own === undefined) return undefined;
    const members = [home];
    const numbers: (number | undefined)[] = [own];
    const byFacet = new Map<string, number[]>();
    for (const { declaration, attachment } of around) {
      let place = members.indexOf(declaration);
      if (place < 0) {
        place = members.push(declaration) - 1;
        numbers.push(this.#numberOf(declaration, named));
      }
      const places = byFacet.get(attachment.facet);
      if (places) places.push(place);
      else byFacet.set(attachment.facet, [place]);
    }
    return { name, members, form: this.#formOf(home.unit, numbers, byFacet) };
  }

  #formOf(unit: Unit, numbers: readonly (number | undefined)[], byFacet: ReadonlyMap<string, readonly number[]>): Form {
    const { forms } = this.#knownIn(unit);
    let spelled = numbers.join();
    for (const [facet, places] of byFacet) spelled += ` ${facet} ${places.join()}`;
    let form = forms.get(spelled);
    if (!form) forms.set(spelled, (form = new Form(numbers, byFacet)));
    return form;
  }

  /** The name of a bucket, where it is its alone. */
  #nameOf(bucket: Declaration): string | undefined {
    const { name } = (this.estate.view(bucket, this.estate.plain) as Bucket).naming;
    if (name.kind !== 'known' || !PLAIN.test(name.value)) return undefined;
    return this.estate.names.bearersOf(name.value, 'bucket').length === 1 ? name.value : undefined;
  }

  #numberOf(member: Declaration, { home, name, names }: Named): number | undefined {
    const text = member.outline?.(home, name);
    if (text === undefined) return undefined;
    const { outlines, forms, answers } = this.#knownIn(home.unit);
    let outline = outlines.get(text);
    if (outline === undefined && !outlines.has(text)) {
      if (outlines.size >= MOST) {
        outlines.clear();
        forms.clear();
        answers.clear();
      }
      // The policy of an endpoint counts for whoever names the endpoint.
      const isRouted = /sourcevpce/i.test(text) && this.estate.subjects('endpoint').length > 0;
      const reaching = new Set(text.split(/\\*"/).flatMap((part) => reachingInto([part])));
      if (!isRouted) outline = { number: this.#outlines++, reaching };
      outlines.set(text, outline);
    }
    return outline && name !== undefined && spellingMatters(names, outline.reaching) ? undefined : outline?.number;
  }
}

const NO_ANSWERS: readonly Answers[] = [];

function keep(all: Known['answers'], question: object, { facets, name }: Pick<Answers, 'facets' | 'name'>, key: string, answer: unknown): void {
  let answers = all.get(question);
  if (!answers) all.set(question, (answers = []));
  const known = answers.find((one) => one.name === name);
  if (known) known.known.set(key, answer);
  else answers.push({ facets, name, known: new Map([[key, answer]]) });
}
