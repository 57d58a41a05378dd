/** Declarations that say something about other subjects (a bucket policy), and what an unknown target means. */

import { areCountedAlike } from '../model/declaration.js';
import type { Attachment, Declaration, Unit } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import { sameText } from '../truth/symbol.js';
import type { Value } from '../truth/value.js';
import type { World } from '../truth/world.js';
import { Mapped } from '../text/mapped.js';
import type { JoinedEstate } from './estate.js';
import { whateverChosen, withoutChoice } from './choice.js';
import { belongsToOthers, namesAnotherKind } from './meant.js';

/** One thing that a declaration says about others. */
export interface Attaching {
  readonly declaration: Declaration;
  readonly attachment: Attachment;
}

export interface Lost extends Attaching {
  /** "names it by something that is set by parameter Name, which has no default" */
  readonly reason: string;
  /** What is known of the names that are not known; empty where even their number is open. */
  readonly names: readonly Mapped[];
  /** Whom it may be meant for, where that is known: one of those for which this declaration stands. */
  readonly perhaps?: Declaration;
}

/** What is attached to one facet of one subject in a world, in source order. */
export interface Attached {
  readonly sure: readonly Attaching[];
  /** Attachments of the unit that name somebody who is not known: one of them may be meant for this subject. */
  readonly maybe: readonly Lost[];
}

export const NOTHING: Attached = { sure: [], maybe: [] };

/** What stands in a unit, by facet. */
type ByFacet<T extends Attaching> = Map<Unit, Map<string, T[]>>;

/** Whom an attachment names, and why there may be others. */
interface Targets {
  readonly targets: readonly Declaration[];
  /** Those that stand for any number of which some are meant, or that are meant by any number, maybe none. */
  readonly perhaps: readonly Declaration[];
  readonly reason?: string;
  readonly names: readonly Mapped[];
}

/** Whom all attachments mean. */
interface Meant {
  readonly around: ReadonlyMap<Declaration, readonly Attaching[]>;
  readonly doubts: ReadonlyMap<Unit, ReadonlyMap<SubjectKind, Doubt>>;
}

/** Attachments to subjects of one kind that may mean one or the other. */
interface Doubt {
  readonly lost: Lost[];
  /** Those that name nobody in sight: whose name is not known may be the one. */
  readonly homeless: Attaching[];
  /** Some hang on choices. */
  open: boolean;
}

const NOBODY: readonly Attaching[] = [];
const NO_DOUBT: Doubt = { lost: [], homeless: [], open: false };
const NO_TARGETS: Targets = { targets: [], perhaps: [], names: [] };

export class Attachments {
  /** All attachments by facet; those of a facet are sorted when somebody asks for it. */
  #unsorted: Map<string, Attaching[]> | undefined;
  /** Targets that no choice decides. */
  readonly #fixed = new Map<Declaration, Map<string, Attaching[]>>();
  /** Targets that are not known, all or some. */
  readonly #lost: ByFacet<Lost> = new Map();
  /** Attachments whose targets depend on a choice, by what they may be. */
  readonly #open = new Map<Declaration, Attaching[]>();
  readonly #homeless: Attaching[] = [];
  readonly #homelessIn: ByFacet<Attaching> = new Map();
  readonly #targets = new Map<Attachment, Targets | undefined>();
  #around: Meant | undefined;
  #order: ReadonlyMap<Declaration, number> | undefined;

  constructor(private readonly estate: JoinedEstate) {}

  of(subject: Declaration, facet: string, world: World): Attached {
    if (!this.#unsorted || this.#unsorted.has(facet)) this.#sort(facet);
    const fixed = this.#fixed.get(subject)?.get(facet);
    const lost = this.#lost.get(subject.unit)?.get(facet);
    const open = this.#open.get(subject);
    const homeless = this.#homelessIn.get(subject.unit)?.get(facet);
    if (!fixed && !lost && !open && !homeless) return NOTHING;
    let sure = fixed?.filter(({ declaration }) => declaration.exists(world)) ?? NOBODY;
    const mayMean = ({ perhaps, names }: Lost): boolean => (perhaps ? perhaps === subject : this.#couldMean(names, subject, world));
    const maybe = lost ? lost.filter((one) => concerns(one, subject, facet, world) && mayMean(one)) : [];
    for (const one of open ?? NOBODY) {
      if (!concerns(one, subject, facet, world)) continue;
      const { targets, perhaps, reason, names } = this.#targetsOf(one, world);
      if (targets.includes(subject)) sure = this.#inOrder([...sure, one]);
      else if (perhaps.includes(subject)) maybe.push(perhapsOf(one, subject, world));
      else if (reason !== undefined && this.#couldMean(names, subject, world)) maybe.push({ ...one, reason, names });
    }
    for (const one of homeless ?? NOBODY) if (concerns(one, subject, facet, world)) maybe.push(...this.#perhapsMeant(one, subject, world));
    return { sure, maybe };
  }

  /** A name that nobody bears for certain may be the unknown one of this subject. */
  #perhapsMeant(one: Attaching, subject: Declaration, world: World): readonly Lost[] {
    const own = this.#nameOf(subject, world);
    if (own?.kind !== 'unknown' || !own.text) return [];
    const { text } = own;
    const names = one.attachment.targets(world).items.flatMap((name) => (name.kind === 'known' ? [name.text ?? Mapped.literal(name.value)] : []));
    const meant = names.find((name) => sameText(name, text) !== 'no');
    return meant ? [{ ...one, reason: `names "${meant.says}", while its own name is ${own.reason}`, names }] : [];
  }

  #nameOf(subject: Declaration, world: World): Value<string> | undefined {
    return (this.estate.view(subject, world) as { readonly naming?: { readonly name?: Value<string> } }).naming?.name;
  }

  /** Attachments of whole facets that name only what is not in sight. */
  homeless(): readonly Attaching[] {
    this.#sortWhole();
    return this.#homeless;
  }

  /** All that is attached to a subject, whatever is chosen; undefined where it hangs on its name whether there is more. */
  around(subject: Declaration): readonly Attaching[] | undefined {
    const { around, doubts } = (this.#around ??= this.#meant());
    const { plain } = this.estate;
    const isMeant = (one: Lost): boolean => (one.perhaps ? one.perhaps === subject : one.names.length > 0 && this.#couldMean(one.names, subject, plain));
    const { lost, homeless, open } = (subject.subject && doubts.get(subject.unit)?.get(subject.subject)) ?? NO_DOUBT;
    if (open || lost.some(isMeant) || homeless.some((one) => this.#perhapsMeant(one, subject, plain).length > 0)) return undefined;
    return around.get(subject) ?? NOBODY;
  }

  /** Who is meant for certain, and who may be. */
  #meant(): Meant {
    const around = new Map<Declaration, Attaching[]>();
    const doubts = new Map<Unit, Map<SubjectKind, Doubt>>();
    for (const declaration of this.estate.declarations) {
      for (const attachment of declaration.attaches ?? []) {
        const one = { declaration, attachment };
        const settled = this.#settled(one);
        const { targets, perhaps, reason, names } = settled ?? NO_TARGETS;
        for (const target of targets.length > 1 ? new Set(targets) : targets) {
          const others = around.get(target);
          if (others) others.push(one);
          else around.set(target, [one]);
        }
        if (settled && reason === undefined && targets.length > 0 && perhaps.length === 0) continue;
        const kinds = doubts.get(declaration.unit) ?? new Map<SubjectKind, Doubt>();
        doubts.set(declaration.unit, kinds);
        const doubt = kinds.get(attachment.to) ?? { lost: [], homeless: [], open: false };
        kinds.set(attachment.to, doubt);
        doubt.lost.push(...perhaps.map((target) => perhapsOf(one, target, this.estate.plain)), ...(reason === undefined ? [] : [{ ...one, reason, names }]));
        if (targets.length + perhaps.length === 0 && reason === undefined) doubt.homeless.push(one);
        doubt.open ||= !settled;
      }
    }
    return { around, doubts };
  }

  /** Whom an attachment names, where no choice decides that: asked for by facet, and for all at once. */
  #settled({ declaration, attachment }: Attaching): Targets | undefined {
    if (!this.#targets.has(attachment)) {
      this.#targets.set(
        attachment,
        withoutChoice(this.estate, (world) => this.#targetsOf({ declaration, attachment }, world)),
      );
    }
    return this.#targets.get(attachment);
  }

  /** The only one that a declaration says something about. */
  homeOf(declaration: Declaration): Declaration | undefined {
    if (declaration.subject !== undefined) return undefined;
    let home: Declaration | undefined;
    for (const attachment of declaration.attaches ?? []) {
      for (const target of this.#settled({ declaration, attachment })?.targets ?? []) {
        if (home && home !== target) return undefined;
        home = target;
      }
    }
    return home;
  }

  /** Facets of a subject that attachments say as a whole, in some world or other, and how many do. */
  claimed(subject: Declaration): ReadonlyMap<string, number> {
    this.#sortWhole();
    const claims = new Map<string, number>();
    for (const attached of [...(this.#fixed.get(subject)?.values() ?? []), this.#open.get(subject) ?? []]) {
      for (const { attachment } of attached) {
        const { adds, facet, to } = attachment;
        if (!adds && to === subject.subject) claims.set(facet, (claims.get(facet) ?? 0) + 1);
      }
    }
    return claims;
  }

  /** Facets that several attachments say, each all of it, in some world or other. */
  contested(): readonly { readonly subject: Declaration; readonly facet: string }[] {
    this.#sortWhole();
    const fixed = this.#fixed;
    const subjects = this.#open.size === 0 ? [...fixed.keys()] : this.estate.declarations.filter((one) => fixed.has(one) || this.#open.has(one));
    return subjects.flatMap((subject) => {
      const all = [...[...(fixed.get(subject)?.values() ?? [])].flat(), ...(this.#open.get(subject) ?? [])].filter(({ attachment }) => !attachment.adds);
      const facets = new Set(all.map(({ attachment }) => attachment.facet));
      return [...facets].filter((facet) => all.filter(({ attachment }) => attachment.facet === facet).length > 1).map((facet) => ({ subject, facet }));
    });
  }

  #inOrder(attaching: readonly Attaching[]): Attaching[] {
    this.#order ??= new Map(this.estate.declarations.map((declaration, index) => [declaration, index]));
    const order = this.#order;
    const rank = ({ declaration }: Attaching): number => order.get(declaration) ?? 0;
    return [...attaching].sort((a, b) => rank(a) - rank(b));
  }

  /** Those that say all of a facet: what only adds items is not missed when it leads nowhere. */
  #sortWhole(): void {
    for (const [facet, attaching] of this.#waiting()) if (attaching.some(({ attachment }) => !attachment.adds)) this.#sort(facet);
  }

  #waiting(): Map<string, Attaching[]> {
    if (this.#unsorted) return this.#unsorted;
    const waiting = new Map<string, Attaching[]>();
    this.#unsorted = waiting;
    for (const declaration of this.estate.declarations) {
      for (const attachment of declaration.attaches ?? []) {
        const known = waiting.get(attachment.facet);
        if (known) known.push({ declaration, attachment });
        else waiting.set(attachment.facet, [{ declaration, attachment }]);
      }
    }
    return waiting;
  }

  #sort(facet: string): void {
    const waiting = this.#waiting().get(facet);
    if (!waiting) return;
    this.#waiting().delete(facet);
    const homes = new Set<Declaration>();
    const homeless: Attaching[] = [];
    for (const one of waiting) {
      const settled = this.#settled(one);
      if (!settled) this.#keepOpen(one);
      else if (settled.reason !== undefined) keep(this.#lost, { ...one, reason: settled.reason, names: settled.names });
      for (const target of settled?.perhaps ?? []) keep(this.#lost, perhapsOf(one, target, this.estate.plain));
      for (const target of settled?.targets ?? []) {
        const facets = this.#fixed.get(target) ?? new Map<string, Attaching[]>();
        this.#fixed.set(target, facets);
        const others = facets.get(facet);
        if (others) others.push(one);
        else facets.set(facet, [one]);
      }
      if (settled && settled.reason === undefined && settled.targets.length + settled.perhaps.length === 0) homeless.push(one);
      else homes.add(one.declaration);
    }
    for (const one of homeless) {
      if (homes.has(one.declaration)) continue;
      this.#homeless.push(one);
      keep(this.#homelessIn, one);
    }
  }

  #keepOpen(one: Attaching): void {
    const everybody = one.declaration.unit.declarations;
    const possible = whateverChosen(this.estate, (world) => {
      const { targets, perhaps, reason } = this.#targetsOf(one, world);
      return reason === undefined ? [...targets, ...perhaps] : everybody;
    });
    for (const target of new Set(possible ?? everybody)) this.#open.set(target, [...(this.#open.get(target) ?? []), one]);
  }

  #targetsOf({ declaration, attachment }: Attaching, world: World): Targets {
    const { items, open } = attachment.targets(world);
    const targets: Declaration[] = [];
    const perhaps: Declaration[] = [];
    const names: Mapped[] = [];
    let reason = open && `names it by something that is ${open.reason}`;
    let nameless = open !== undefined;
    for (const item of items) {
      const target = this.#targetOf(declaration, attachment, item, world);
      if (target) (areCountedAlike(declaration, target, world) ? targets : perhaps).push(target);
      else if (item.kind === 'unknown' && !belongsToOthers(item) && !namesAnotherKind(item, attachment.to)) {
        reason ??= `names it by something that is ${item.reason}`;
        if (item.text) names.push(item.text);
        else nameless = true;
      }
    }
    return { targets, perhaps, names: nameless ? [] : names, ...(reason === undefined ? {} : { reason }) };
  }

  /** Whether what is known of some names fits what is known of the subject's. */
  #couldMean(names: readonly Mapped[], subject: Declaration, world: World): boolean {
    const name = this.#nameOf(subject, world);
    const own = name && name.kind !== 'absent' ? name.text : undefined;
    return names.length === 0 || !own || names.some((name) => sameText(name, own) !== 'no');
  }

  /** A name attaches only inside its unit; across units it may resolve a link but never adds a facet. */
  #targetOf({ unit }: Declaration, { to }: Attachment, value: Value<string>, world: World): Declaration | undefined {
    const match = this.estate.names.find(unit, value, [to], world);
    return match?.declaration.unit === unit ? match.declaration : undefined;
  }
}

function keep<T extends Attaching>(all: ByFacet<T>, one: T): void {
  const { unit } = one.declaration;
  const facets = all.get(unit) ?? new Map<string, T[]>();
  all.set(unit, facets);
  const known = facets.get(one.attachment.facet);
  if (known) known.push(one);
  else facets.set(one.attachment.facet, [one]);
}

/** @param target not counted by what the declaration is counted by that names it */
function perhapsOf(one: Attaching, target: Declaration, world: World): Lost {
  const counted = target.counted?.(world);
  const what = counted ? 'for which of those it is' : 'whether it is there';
  const reason = `${what} hangs on something that is ${(counted ?? one.declaration.counted?.(world))?.reason}`;
  return { ...one, names: [], perhaps: target, reason };
}

function concerns({ declaration, attachment }: Attaching, subject: Declaration, facet: string, world: World): boolean {
  return attachment.facet === facet && attachment.to === subject.subject && declaration.unit === subject.unit && declaration.exists(world);
}
