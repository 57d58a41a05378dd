/** Live buckets under declared ones: who is who, what a declared bucket is with both together, and which live ones are told of so. */

import { accountOf, regionOf } from '../../model/declaration.js';
import type { Declaration, Unit } from '../../model/declaration.js';
import type { DerivedKind } from '../../model/derived.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Field } from '../../model/shape.js';
import type { Bucket } from '../../model/subjects.js';
import { unlessOpen } from '../../truth/explore.js';
import type { Seen } from '../../truth/seen.js';
import type { Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { whateverChosen } from '../choice.js';
import type { JoinedEstate } from '../estate.js';
import { declaredViewOf } from '../view.js';
import { isLive, liveNameOf, whereOf } from './bearers.js';
import { learnerFor, tellerFor } from './deployed.js';
import type { Match } from './deployed.js';
import { layFacet } from './lay.js';
import { Matches } from './match.js';
import { settledSeen, settledValue } from './settle.js';
import type { Tell } from './settle.js';

/** What is said of a bucket, and then not once more of the live one. */
const AS_DECLARED: ReadonlySet<SubjectKind | DerivedKind> = new Set(['bucket', 'bucketAccess', 'grant', 'policy', 'statement']);

/** What was read live, under what an estate declares. */
export function liveUnder(estate: JoinedEstate): Live {
  return new Live(estate);
}

export class Live {
  readonly matches: Matches;

  constructor(private readonly estate: JoinedEstate) {
    this.matches = new Matches(estate);
  }

  /** A facet of a declared bucket with what is live laid under it. */
  lay(declaration: Declaration, name: string, field: Field, declared: unknown, world: World): unknown {
    if (name === 'naming' || isLive(declaration) || this.matches.candidates(declaration).length === 0) return declared;
    const { plain } = this.estate;
    let settled: Readonly<Record<string, unknown>> | undefined;
    return layFacet(name, field, declared, {
      anchor: () => declaration.header,
      only: this.matches.candidates(declaration).length === 1,
      settled: world === plain ? undefined : (): unknown => (settled ??= declaredViewOf(declaration, this.estate, plain) as typeof settled & object)[name],
      live: () => {
        const live = this.matches.of(declaration, world);
        return live && { facet: (this.estate.view(live, world) as Readonly<Record<string, unknown>>)[name], says: `read live in ${whereOf(live)}` };
      },
    });
  }

  /** Where a declaration is deployed, as far as that is to be seen live. */
  settledWhere(declaration: Declaration, what: 'account' | 'region', world: World): Value<string> {
    const where = what === 'account' ? accountOf : regionOf;
    const value = where(declaration);
    if (value.kind !== 'unknown' || isLive(declaration)) return value;
    const live = this.matches.of(declaration, world);
    const there = live && where(live);
    return there?.kind === 'known' ? there : settledValue(value, this.#tell(declaration.unit, world, tellerFor), 'read live of what is deployed with it');
  }

  /** A text of a declaration, as far as its deployment is to be seen live. */
  settledText(value: Value<string>, { unit }: Declaration, world: World): Value<string> {
    return settledValue(value, this.#tell(unit, world, tellerFor), 'read live of what is deployed with it');
  }

  /** A document of a text in which what the deployment tells is known. */
  settled(document: Seen, unit: Unit, world: World): Seen {
    return this.#found(unit).length === 0 ? document : settledSeen(document, this.#tell(unit, world, learnerFor));
  }

  /** The same by names and places alone, to be held against the live one. */
  settledByPlace(document: Seen, { unit }: Declaration, world: World): Seen {
    return settledSeen(document, this.#tell(unit, world, tellerFor));
  }

  /** The name under which a declared bucket is live. */
  nameOf(declaration: Declaration, world: World): string | undefined {
    const live = this.of(declaration, world);
    return live && liveNameOf(live, this.estate);
  }

  /** The live bucket whose policy is judged, where the text says none or leaves it open. */
  policyHolder(declaration: Declaration, world: World): Declaration | undefined {
    if (isLive(declaration) || this.#saysPolicy(declaration, world)) return undefined;
    const live = this.matches.of(declaration, world);
    return live && (this.estate.view(live, world) as Bucket).policy.document.kind !== 'unknown' ? live : undefined;
  }

  /** The live bucket that a declared one is in a world. */
  of(declaration: Declaration, world: World): Declaration | undefined {
    return isLive(declaration) ? undefined : this.matches.of(declaration, world);
  }

  /** Whether a live bucket is judged as the declared one that it is; its policy is judged by itself where the text says none. */
  passesBy(declaration: Declaration, on: SubjectKind | DerivedKind): boolean {
    if (!AS_DECLARED.has(on) || !this.isCovered(declaration)) return false;
    return (on !== 'policy' && on !== 'statement') || this.#isPolicyCovered(declaration);
  }

  isCovered(declaration: Declaration): boolean {
    return this.declaredFor(declaration).length > 0;
  }

  /** The declared buckets that a live one may be. */
  declaredFor(declaration: Declaration): readonly Declaration[] {
    return declaration.subject === 'bucket' && isLive(declaration) ? this.matches.declaredFor(declaration) : [];
  }

  readonly #policyCovered = new Map<Declaration, boolean>();

  #isPolicyCovered(live: Declaration): boolean {
    let covered = this.#policyCovered.get(live);
    if (covered === undefined) {
      const says = (declared: Declaration) => (world: World) => [declared.exists(world) && this.#saysPolicy(declared, world)];
      covered = this.matches.declaredFor(live).some((declared) => whateverChosen(this.estate, says(declared))?.has(true) ?? true);
      this.#policyCovered.set(live, covered);
    }
    return covered;
  }

  /** What hangs on a choice is left open. */
  #saysPolicy(declaration: Declaration, world: World): boolean {
    const said = (at: World): Seen => (declaredViewOf(declaration, this.estate, at) as Bucket).policy.document;
    const document = said(world);
    if (world !== this.estate.plain && unlessOpen(() => said(this.estate.plain)) === undefined) return false;
    return document.kind !== 'absent' && document.kind !== 'unknown';
  }

  #units: ReadonlyMap<Unit, readonly Declaration[]> | undefined;

  /** The declared buckets of a unit that may be live ones. */
  #found(unit: Unit): readonly Declaration[] {
    if (!this.#units) {
      const units = new Map<Unit, Declaration[]>();
      for (const one of this.matches.declared) {
        if (this.matches.candidates(one).length === 0) continue;
        const known = units.get(one.unit);
        if (known) known.push(one);
        else units.set(one.unit, [one]);
      }
      this.#units = units;
    }
    return this.#units.get(unit) ?? [];
  }

  #policies(declared: Declaration, live: Declaration, world: World): readonly [Seen, Seen] | undefined {
    const [text, there] = [declaredViewOf(declared, this.estate, this.estate.plain), this.estate.view(live, world)] as [Bucket, Bucket];
    const [ours, theirs] = [text.policy.document, there.policy.document];
    return ours.kind === 'mapping' && theirs.kind === 'mapping' ? [ours, theirs] : undefined;
  }

  /** Made once a world, when something is met that only the deployment tells. */
  #tell(unit: Unit, world: World, make: typeof tellerFor): Tell {
    return (part) => {
      let made = world.memo.get(make) as Map<Unit, Tell> | undefined;
      if (!made) world.memo.set(make, (made = new Map<Unit, Tell>()));
      let tell = made.get(unit);
      if (!tell) {
        const matches = this.#found(unit).flatMap((declared): readonly Match[] => {
          const live = declared.exists(world) ? this.matches.of(declared, world) : undefined;
          const name = live && liveNameOf(live, this.estate);
          return live && name !== undefined ? [{ declared, live, name, policies: () => this.#policies(declared, live, world) }] : [];
        });
        made.set(unit, (tell = make(matches, world)));
      }
      return tell(part);
    };
  }
}
