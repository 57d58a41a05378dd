/** Subjects that are made of declarations, each kind made once a world: policies, statements, access to buckets, grants. */

import { grantsOf } from '../model/access.js';
import type { BucketAccess } from '../model/access.js';
import type { Declaration } from '../model/declaration.js';
import type { DerivedKind } from '../model/derived.js';
import type { SubjectKind } from '../model/kinds.js';
import { mayHold, policyHolders, statementSubject, useOf } from '../model/policies.js';
import type { ChosenPolicies, DerivedCommon, PolicySubject, StatementSubject } from '../model/policies.js';
import type { PolicyUse } from '../policy/policy.js';
import type { Origin } from '../text/origin.js';
import type { List } from '../truth/value.js';
import type { World } from '../truth/world.js';
import { BucketAccesses } from './bucket-access.js';
import type { JoinedEstate } from './estate.js';
import { PointAccesses } from './point-access.js';
import { PolicySubjects, policyAttachments } from './policy-subjects.js';

/** Whether it may hold any derived subject: most declarations have nothing to do with policies. */
export function mayHoldAny(declaration: Declaration): boolean {
  return holdsOwn(declaration) || declaration.attaches !== undefined;
}

/** Whether it may hold documents itself, and not for others. */
function holdsOwn({ subject, documents }: Declaration): boolean {
  return (subject !== undefined && policyHolders.has(subject)) || documents !== undefined;
}

/** Declarations that hold subjects of a kind, in some world or other. */
export function holds(kind: DerivedKind, declaration: Declaration): boolean {
  switch (kind) {
    case 'policy':
    case 'statement':
      return holdsOwn(declaration) || policyAttachments(declaration).length > 0;
    case 'bucketAccess':
    case 'grant':
      return (
        declaration.subject === 'bucket' ||
        declaration.documents?.some(({ use }) => use === 'bucket') === true ||
        policyAttachments(declaration).some(({ to }) => to === 'bucket')
      );
    case 'pointAccess':
      return declaration.subject === 'accessPoint' || declaration.subject === 'multiRegionAccessPoint';
  }
}

function isChosen(policy: PolicySubject, { uses, concerning }: ChosenPolicies): boolean {
  return uses.includes(policy.use) && (concerning === undefined || policy.mayConcernS3);
}

/** What was made of one declaration in one world. */
interface Made {
  readonly kinds: Map<DerivedKind, List<DerivedCommon>>;
  /** Policies that were chosen and their statements, by what chooses them. */
  readonly policies: Map<ChosenPolicies, List<PolicySubject>>;
  readonly statements: Map<ChosenPolicies, List<StatementSubject>>;
}

export class Derived {
  readonly #policies: PolicySubjects;
  readonly #accesses: BucketAccesses;
  readonly #points: PointAccesses;
  readonly #statements = new WeakMap<PolicySubject, readonly StatementSubject[]>();

  constructor(estate: JoinedEstate) {
    this.#policies = new PolicySubjects(estate);
    this.#accesses = new BucketAccesses(estate, this.#policies, (declaration, world) => this.#policiesOf(declaration, world).items);
    this.#points = new PointAccesses(estate, this.#accesses);
  }

  within(kind: DerivedKind, declaration: Declaration, world: World): List<DerivedCommon> {
    const { kinds } = this.#madeOf(declaration, world);
    let found = kinds.get(kind);
    if (!found) kinds.set(kind, (found = this.#make(kind, declaration, world)));
    return found;
  }

  mayHold(kind: DerivedKind, declaration: Declaration, uses: readonly PolicyUse[]): boolean {
    if (kind !== 'policy' && kind !== 'statement') return true;
    const { subject, documents, attaches } = declaration;
    if (subject !== undefined && this.#kindMayHold(subject, uses)) return true;
    return (
      documents?.some(({ use }) => uses.includes(use)) === true ||
      (attaches !== undefined && policyAttachments(declaration).some(({ to }) => uses.includes(useOf(to))))
    );
  }

  readonly #mayHold = new Map<readonly PolicyUse[], Map<SubjectKind, boolean>>();

  /** Asked of every declaration, for a few lists of uses. */
  #kindMayHold(kind: SubjectKind, uses: readonly PolicyUse[]): boolean {
    let kinds = this.#mayHold.get(uses);
    if (!kinds) this.#mayHold.set(uses, (kinds = new Map<SubjectKind, boolean>()));
    let found = kinds.get(kind);
    if (found === undefined) kinds.set(kind, (found = mayHold(kind, uses)));
    return found;
  }

  /** The same for some policies: what cannot be seen of others is then no matter. */
  chosen(kind: DerivedKind, declaration: Declaration, world: World, by: ChosenPolicies): List<DerivedCommon> {
    if (kind !== 'policy' && kind !== 'statement') return this.within(kind, declaration, world);
    const { policies, statements } = this.#madeOf(declaration, world);
    let chosen = policies.get(by);
    if (!chosen) {
      const { items, origin } = this.#policiesOf(declaration, world);
      policies.set(by, (chosen = { items: items.filter((policy) => isChosen(policy, by)), origin }));
    }
    if (kind === 'policy') return chosen;
    let found = statements.get(by);
    if (!found) statements.set(by, (found = this.#statementsOf(chosen)));
    return found;
  }

  /** The access to a declared bucket, with the policy that is attached to it. */
  accessOf(declaration: Declaration, world: World): BucketAccess {
    return this.#accesses.of(declaration, world);
  }

  /** What was read is not asked for again. */
  forget(): void {
    this.#policies.forget();
  }

  #madeOf(declaration: Declaration, world: World): Made {
    let all = world.memo.get(this) as Map<Declaration, Made> | undefined;
    if (!all) world.memo.set(this, (all = new Map<Declaration, Made>()));
    let made = all.get(declaration);
    if (!made) all.set(declaration, (made = { kinds: new Map(), policies: new Map(), statements: new Map() }));
    return made;
  }

  #policiesOf(declaration: Declaration, world: World): List<PolicySubject> {
    return this.within('policy', declaration, world) as List<PolicySubject>;
  }

  #make(kind: DerivedKind, declaration: Declaration, world: World): List<DerivedCommon> {
    const origin = declaration.header;
    switch (kind) {
      case 'policy':
        return { items: this.#policies.of(declaration, world), origin };
      case 'statement':
        return this.#statementsOf({ items: this.#policiesOf(declaration, world).items, origin });
      case 'bucketAccess':
        return { items: this.#accesses.within(declaration, world), origin };
      case 'grant': {
        const accesses = this.within('bucketAccess', declaration, world).items as readonly BucketAccess[];
        const open = accesses.map(({ situation }) => situation.policy?.statements.open ?? situation.acl.open).find((one) => one);
        return { items: accesses.flatMap(grantsOf), origin, ...(open ? { open } : {}) };
      }
      case 'pointAccess':
        return { items: this.#points.of(declaration, world), origin };
    }
  }

  #statementsOf({ items, origin }: { readonly items: readonly PolicySubject[]; readonly origin: Origin }): List<StatementSubject> {
    const open = items.find(({ policy }) => policy.statements.open)?.policy.statements.open;
    const [only] = items;
    const statements = only && items.length === 1 ? this.#subjectsOf(only) : items.flatMap((one) => this.#subjectsOf(one));
    return { items: statements, origin, ...(open ? { open } : {}) };
  }

  /** The same for whoever asks for them, of which choice ever. */
  #subjectsOf(of: PolicySubject): readonly StatementSubject[] {
    let known = this.#statements.get(of);
    if (!known) this.#statements.set(of, (known = of.policy.statements.items.map((one) => statementSubject(of, one))));
    return known;
  }
}
