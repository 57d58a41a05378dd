/** A subject as rules see it: its own facets, those attached to it, its names and its roles. */

import { readFacet } from '../dialect/read.js';
import { blankWords, unsaid } from '../dialect/words.js';
import { identityOf } from '../model/declaration.js';
import type { Attachment, Declaration, Unseen } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import { settingName } from '../model/contested.js';
import { DoubtedList } from '../model/list.js';
import type { Field } from '../model/shape.js';
import type { Common, Roles } from '../model/subjects.js';
import { shapeOf } from '../model/subjects.js';
import { ChoiceNeeded, needed } from '../truth/world.js';
import type { World } from '../truth/world.js';
import { Unknown } from '../truth/value.js';
import type { List } from '../truth/value.js';
import { NOTHING } from './attach.js';
import type { Lost } from './attach.js';
import { contestedOf, isSaid } from './contested.js';
import type { JoinedEstate } from './estate.js';
import { recordersOf } from './recorders.js';

const prototypes = new Map<SubjectKind, object>();

interface ViewState {
  readonly declaration: Declaration;
  readonly estate: JoinedEstate;
  readonly world: World;
  /** Facets that were read, by their place among all of the kind. */
  readonly made: unknown[];
  /** Only what the declaration itself says; with what others attach; with what is live as well. */
  readonly reach: 'alone' | 'declared' | 'whole';
  own: Record<string, unknown> | undefined;
  /** Every rule asks for them that spares somebody. */
  roles: Roles | undefined;
}

const STATE = Symbol('view');
type Viewed = Record<symbol, ViewState>;

/** The declaration behind a view. */
export function declarationOf(view: object): Declaration {
  return (view as Viewed)[STATE]?.declaration as Declaration;
}

export function viewOf(declaration: Declaration, estate: JoinedEstate, world: World): object {
  return view(declaration, estate, world, 'whole');
}

/** A subject as its own declaration has it, whatever others attach to it. */
export function ownViewOf(declaration: Declaration, estate: JoinedEstate, world: World): object {
  return view(declaration, estate, world, 'alone');
}

/** A subject as the texts have it, whatever is live. */
export function declaredViewOf(declaration: Declaration, estate: JoinedEstate, world: World): object {
  return view(declaration, estate, world, 'declared');
}

function view(declaration: Declaration, estate: JoinedEstate, world: World, reach: ViewState['reach']): object {
  const kind = declaration.subject;
  if (!kind) throw new Error(`${declaration.address} is no subject`);
  let prototype = prototypes.get(kind);
  if (!prototype) {
    prototype = viewPrototype(kind);
    prototypes.set(kind, prototype);
  }
  const made = Object.create(prototype) as Viewed;
  made[STATE] = { declaration, estate, world, made: [], reach, own: undefined, roles: undefined };
  return made;
}

function viewPrototype(kind: SubjectKind): object {
  const prototype = {
    kind,
    get identity() {
      return identityOf(declarationOf(this));
    },
    get address() {
      const { declaration, estate } = (this as unknown as Viewed)[STATE] as ViewState;
      estate.twins.looked();
      return declaration.address;
    },
    get says() {
      return declarationOf(this).says;
    },
    get type() {
      return declarationOf(this).type;
    },
    get region() {
      const { declaration, estate, world } = (this as unknown as Viewed)[STATE] as ViewState;
      return estate.regionOf(declaration, world);
    },
    get account() {
      const { declaration, estate, world } = (this as unknown as Viewed)[STATE] as ViewState;
      return estate.accountOf(declaration, world);
    },
    get readBack() {
      return declarationOf(this).unit.floor === 'notConfigured';
    },
    get roles() {
      const state = (this as unknown as Viewed)[STATE] as ViewState;
      const { declaration, estate, world } = state;
      return (state.roles ??= estate.neighbours.rolesOf(declaration, world));
    },
    get access() {
      const { declaration, estate, world } = (this as unknown as Viewed)[STATE] as ViewState;
      estate.twins.readsWhole();
      return estate.derived.accessOf(declaration, world);
    },
    get contested() {
      const { declaration, estate, world } = (this as unknown as Viewed)[STATE] as ViewState;
      estate.twins.readsWhole();
      return contestedOf(declaration, estate, world, ownViewOf(declaration, estate, world));
    },
    get recorders() {
      const { declaration, estate, world } = (this as unknown as Viewed)[STATE] as ViewState;
      return recordersOf(declaration, estate, world);
    },
  } satisfies Common & { readonly roles: unknown; readonly access: unknown; readonly contested: unknown; readonly recorders: unknown };
  for (const [index, [name, field]] of Object.entries(shapeOf(kind) as Readonly<Record<string, Field>>).entries()) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: Viewed) {
        const state = this[STATE] as ViewState;
        const { twins } = state.estate;
        if (twins.isWatching) twins.reads(name);
        const kept = state.made[index];
        if (kept instanceof ChoiceNeeded) throw kept;
        if (kept !== undefined) return kept;
        try {
          return (state.made[index] = facetOf(state, kind, name, field));
        } catch (thrown) {
          state.made[index] = needed(thrown, state.world);
          throw thrown;
        }
      },
    });
  }
  return prototype;
}

function facetOf(state: ViewState, kind: SubjectKind, name: string, field: Field): unknown {
  const { declaration, estate, world, reach } = state;
  if (reach === 'alone') return ownFacet(state, kind, name, field);
  const declared = declaredFacet(state, kind, name, field);
  return reach === 'whole' && kind === 'bucket' && estate.live ? estate.live.lay(declaration, name, field, declared, world) : declared;
}

/** Attached beats inline: it is what is applied last. Items of a list come together from wherever they stand. */
function declaredFacet(state: ViewState, kind: SubjectKind, name: string, field: Field): unknown {
  const { declaration, estate, world } = state;
  const attached = estate.attachments.of(declaration, name, world);
  if (attached === NOTHING && !declaration.unseen) return ownFacet(state, kind, name, field);
  const { sure, maybe } = attached;
  const scene = estate.scene(world);
  const last = sure.findLast(({ attachment }) => !attachment.adds);
  if (last) return completed(last.attachment.read(scene), last.attachment.leaves, () => ownFacet(state, kind, name, field));
  const doubt = maybe.find(({ attachment }) => !attachment.adds);
  const own = ownFacet(state, kind, name, field);
  const unknown = (reason: string, { leaves, origin }: Pick<Unseen, 'leaves' | 'origin'>): unknown => {
    const seen = { kind: 'unknown', reason, origin: { ...origin, label: settingName(name) } } as const;
    return completed(readFacet({ owner: declaration, subject: kind, scene }, name, field, blankWords(field) as never, seen), leaves, () => own);
  };
  if (doubt) return unknown(reasonOf(doubt), { leaves: doubt.attachment.leaves, origin: doubt.declaration.header });
  const unseen = declaration.unseen?.(name, world);
  if (unseen && !unseen.adds && !isSaid(own)) return unknown(unseen.reason, unseen);
  const hidden = unseen?.adds ? unseen : maybe[0] && { reason: reasonOf(maybe[0]), origin: maybe[0].declaration.header };
  const open = hidden && { reason: hidden.reason, origin: { ...hidden.origin, label: settingName(name) } };
  return sure.length > 0 || open
    ? together(
        own as List<unknown>,
        sure.map(({ attachment }) => attachment.read(scene) as List<unknown>),
        open,
        unseen ? undefined : () => maybe.map(({ attachment }) => attachment.read(scene) as List<unknown>),
      )
    : own;
}

/** What the attachment cannot say is as the subject's own declaration has it. */
function completed(said: unknown, leaves: Attachment['leaves'] = [], own: () => unknown): unknown {
  if (leaves.length === 0) return said;
  const members = leaves.map((name) => [name, { enumerable: true, get: () => (own() as Record<string, unknown>)[name] }] as const);
  return Object.create(said as object, Object.fromEntries(members));
}

function ownFacet(state: ViewState, kind: SubjectKind, name: string, field: Field): unknown {
  const { declaration, estate, world } = state;
  const own = ownOf(state);
  if (name in own) return own[name];
  return readFacet({ owner: declaration, subject: kind, scene: estate.scene(world) }, name, field, unsaid, { kind: 'absent', origin: declaration.header });
}

/** What the declaration itself says: read once in a world, however much of it is looked at. */
function ownOf(state: ViewState): Record<string, unknown> {
  const { declaration, estate, world, reach } = state;
  return (state.own ??=
    reach === 'whole'
      ? (declaration.read(estate.scene(world)) as Record<string, unknown>)
      : ownOf((estate.view(declaration, world) as Viewed)[STATE] as ViewState));
}

/** @param perhaps all that may be added, where that is known */
function together(
  own: List<unknown>,
  added: readonly List<unknown>[],
  doubt: Pick<Unseen, 'reason' | 'origin'> | undefined,
  perhaps: (() => readonly List<unknown>[]) | undefined,
): List<unknown> {
  const lists = [own, ...added];
  const items = lists.flatMap((list) => list.items);
  const { origin, slot } = own;
  const hidden = lists.find((list) => list.open)?.open;
  if (hidden || !doubt) return { items, ...(hidden ? { open: hidden } : {}), origin, slot };
  const open = new Unknown<never>(doubt.reason, doubt.origin);
  return perhaps ? new DoubtedList(items, open, origin, slot, perhaps) : { items, open, origin, slot };
}

function reasonOf({ declaration, reason }: Lost): string {
  return `not known: ${declaration.address} may be meant for it, and ${reason}`;
}
