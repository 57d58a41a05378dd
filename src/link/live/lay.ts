/**
 * A facet as the text says it, with what is live laid under it. Value by value: what the text says stands; what it leaves open is as it
 * is live; of a block or list that it does not write, everything is as it is live. Places stay in the text, the live ones are on the way.
 */

import type { BlockField, Field, Shape, Written } from '../../model/shape.js';
import type { Bucket } from '../../model/subjects.js';
import type { Origin } from '../../text/origin.js';
import { any } from '../../truth/answer.js';
import { unlessOpen } from '../../truth/explore.js';
import type { Answer } from '../../truth/answer.js';
import type { Seen } from '../../truth/seen.js';
import { Absent, Known, show } from '../../truth/value.js';
import type { Link, List, Value } from '../../truth/value.js';

/** The same facet of the bucket as it is live. */
export interface LiveFacet {
  readonly facet: unknown;
  /** "read live in account 111122223333" */
  readonly says: string;
}

export interface Under {
  /** Which of several it is, is decided when somebody asks; undefined where it is none. */
  readonly live: () => LiveFacet | undefined;
  /** It can be no other, so that it may be looked at where the text needs no help. */
  readonly only: boolean;
  /** What the text says whatever is chosen; throws where that takes a choice. Missing: none was made. */
  readonly settled?: (() => unknown) | undefined;
  /** Where what hangs on a choice stands, however that falls out. */
  readonly anchor: () => Origin;
}

/** A facet of a declared bucket over the same facet of the live one. */
export function layFacet(name: string, field: Field, declared: unknown, under: Under): unknown {
  if (name === 'acl') return layAcl(declared as Bucket['acl'], under);
  if (name === 'tags') return lay(field, declared, { ...under, live: () => withoutTagsOfAws(under.live()), path: name, written: false });
  return lay(field, declared, { ...under, path: name, written: false });
}

/** Tags that begin with `aws:` only AWS sets: no text says them (S3 User Guide, CostAllocTagging, read November 2026). */
function withoutTagsOfAws(live: LiveFacet | undefined): LiveFacet | undefined {
  if (!live) return undefined;
  const tags = live.facet as Bucket['tags'];
  return { ...live, facet: { ...tags, items: tags.items.filter(({ key }) => key.kind !== 'known' || !key.value.startsWith('aws:')) } };
}

interface Laying extends Under {
  readonly path: string;
  /** The block around it is written: what it leaves out, the deployment sets to its default. */
  readonly written: boolean;
}

/**
 * What a deployment does not touch where it is left out of a written block: MFA delete is the root user's to set, and types of encryption
 * that S3 blocks by itself stay blocked (S3 User Guide, multi-factor-authentication-delete and blocking SSE-C, read November 2026).
 */
const LEFT_ALONE: ReadonlySet<string> = new Set(['versioning.mfaDelete', 'encryption.blockedTypes']);

function lay(field: Field, declared: unknown, laying: Laying): unknown {
  switch (field.kind) {
    case 'block':
      return layBlock(field, declared as Members, laying);
    case 'list':
    case 'map':
      return layList(declared as List<unknown>, laying);
    case 'link':
      return layLink(declared as Link<object>, laying);
    case 'document':
      return layDocument(declared as Seen, laying);
    default:
      return layValue(declared as Value<unknown>, laying);
  }
}

type Members = Written & Readonly<Record<string, unknown>>;

/** Its members are laid when somebody asks for them. */
function layBlock({ fields }: BlockField, declared: Members, { live, only, path, written, settled, anchor }: Laying): object {
  const hangs = (): boolean => hangsOnChoice(settled && ((): unknown => (settled() as Members).isWritten()));
  const own = (): Answer => declared.isWritten();
  const theirs = (): Members | undefined => live()?.facet as Members | undefined;
  const members: PropertyDescriptorMap = {
    isWritten: {
      value: () => {
        const answer = own();
        const isOpen = hangs();
        if (!isOpen && (written || answer.truth === 'yes')) return answer;
        const there = theirs()?.isWritten();
        if (there && isOpen && there.truth !== 'unknown') return there;
        return there ? any(answer, there) : answer;
      },
    },
    origin: { get: () => declared.origin },
  };
  for (const [name, field] of Object.entries(fields as Shape)) {
    let made: { readonly value: unknown } | undefined;
    const inner: Laying = {
      only,
      path: `${path}.${name}`,
      get written() {
        return !LEFT_ALONE.has(`${path}.${name}`) && (written || own().truth === 'yes');
      },
      settled: settled && ((): unknown => (settled() as Members)[name]),
      anchor: () => (settled && unlessOpen(() => (settled() as Members).origin)) ?? anchor(),
      live: () => {
        const found = live();
        return found && { says: found.says, facet: (found.facet as Members)[name] };
      },
    };
    members[name] = { enumerable: true, get: () => (made ??= { value: lay(field, declared[name], inner) }).value };
  }
  return Object.create(null, members) as object;
}

function layValue(declared: Value<unknown>, { live, only, written, settled, anchor }: Laying): Value<unknown> {
  const hangs = hangsOnChoice(settled);
  const isOpen = declared.kind === 'unknown' || hangs;
  const stands = !isOpen && (declared.kind === 'known' || written);
  if (stands && !only) return declared;
  const found = live();
  const theirs = found?.facet as Value<unknown> | undefined;
  if (!found || !theirs || theirs.kind === 'unknown') return declared;
  if (stands) return differing(declared, theirs);
  const { says } = found;
  const { label } = declared.origin;
  const place = hangs ? { ...anchor(), ...(label === undefined ? {} : { label }) } : declared.origin;
  const origin = through(place, theirs.origin, says);
  const assumed = isOpen ? says : undefined;
  return theirs.kind === 'known'
    ? new Known(theirs.value, origin, assumed, theirs.text, declared.slot)
    : new Absent(theirs.fallback, origin, assumed ?? theirs.assumed, declared.slot);
}

/** What the text says is judged; that it is otherwise live is told on the way. */
function differing(declared: Value<unknown>, live: Value<unknown>): Value<unknown> {
  const [here, there] = [plain(declared), plain(live)];
  if (here === there || declared.kind === 'unknown') return declared;
  const origin = through(declared.origin, live.origin, there === undefined ? 'live it is not set' : `live it is ${show(there)}`);
  return declared.kind === 'known'
    ? new Known(declared.value, origin, declared.assumed, declared.text, declared.slot)
    : new Absent(declared.fallback, origin, declared.assumed, declared.slot);
}

/** What a value says, or does where it says nothing. */
function plain(value: Value<unknown>): unknown {
  return value.kind === 'known' ? value.value : value.kind === 'absent' ? value.fallback : undefined;
}

/** A list is as a whole what the text says, or what is live. */
function layList(declared: List<unknown>, { live, written, settled, anchor }: Laying): List<unknown> {
  const hangs = hangsOnChoice(settled);
  const open = declared.open !== undefined || hangs;
  if (!open && (written || declared.items.length > 0)) return declared;
  const found = live();
  const theirs = found?.facet as List<unknown> | undefined;
  if (!found || !theirs || theirs.open) return declared;
  const origin = through(hangs ? anchor() : declared.origin, theirs.origin, found.says);
  // A text that gets one item of several would take the others away.
  const slot = theirs.items.length === 0 ? declared.slot : undefined;
  return { items: theirs.items, origin, slot, ...(open ? { assumed: found.says } : {}) };
}

function layLink(declared: Link<object>, laying: Laying): Link<object> {
  // Who is linked by a reference is told by the text, whatever its name turns out to be.
  const { settled: whole } = laying;
  const settled = whole && ((): unknown => (whole() as Link<object>).name);
  if (!hangsOnChoice(settled) && (declared.name.kind === 'known' || declared.to !== undefined)) return declared;
  const { name: own } = declared;
  const theirs = (): Link<object> | undefined => laying.live()?.facet as Link<object> | undefined;
  const name = layValue(own, {
    ...laying,
    settled,
    live: () => {
      const found = laying.live();
      return found && { says: found.says, facet: (found.facet as Link<object>).name };
    },
  }) as Value<string>;
  const link = name === own ? undefined : theirs();
  return link ? (Object.create(link, { name: { value: name, enumerable: true } }) as Link<object>) : declared;
}

function layDocument(declared: Seen, { live, written, settled }: Laying): Seen {
  const isOpen = declared.kind === 'unknown' || hangsOnChoice(settled);
  if (!isOpen && (declared.kind !== 'absent' || written)) return declared;
  const found = live();
  const theirs = found?.facet as Seen | undefined;
  if (!found || !theirs || theirs.kind === 'unknown') return declared;
  if (theirs.kind !== 'absent') return theirs;
  return { kind: 'absent', origin: through(declared.origin, theirs.origin, found.says), ...(isOpen ? { assumed: found.says } : {}) };
}

/** One request sets all of an ACL, and S3 tells a canned one by its grants: it is as a whole what the text says, or what is live. */
function layAcl(declared: Bucket['acl'], { live, settled, anchor }: Under): Bucket['acl'] {
  const isOpen =
    declared.canned.kind === 'unknown' || declared.grants.open !== undefined || hangsOnChoice(settled && ((): unknown => all(settled() as Bucket['acl'])));
  if (!isOpen && declared.isWritten().truth !== 'no') return declared;
  const found = live();
  const theirs = found?.facet as Bucket['acl'] | undefined;
  if (!found || !theirs || theirs.canned.kind === 'unknown' || theirs.grants.open) return declared;
  const laying: Laying = { only: false, path: 'acl', written: false, anchor, live: () => undefined };
  const canned = layValue(declared.canned.kind === 'known' ? new Absent<string>(undefined, declared.canned.origin) : declared.canned, {
    ...laying,
    live: () => ({ ...found, facet: theirs.canned }),
  }) as Bucket['acl']['canned'];
  const grants = layList({ items: [], origin: declared.grants.origin }, { ...laying, live: () => ({ ...found, facet: theirs.grants }) });
  return {
    isWritten: () => any(declared.isWritten(), theirs.isWritten()),
    origin: declared.origin,
    canned,
    grants: grants as Bucket['acl']['grants'],
    apart: declared.apart,
  };
}

function all({ canned, grants }: Bucket['acl']): readonly unknown[] {
  return [canned, grants];
}

/** What a text says only under a choice that is nobody's here is as open as what it does not say. */
function hangsOnChoice(settled: (() => unknown) | undefined): boolean {
  return settled !== undefined && unlessOpen(() => [settled()]) === undefined;
}

/** Stays where the text has it, and names the live place on the way. */
function through(declared: Origin, live: Origin, told: string): Origin {
  return { ...declared, via: [...(declared.via ?? []), { ...live, told }] };
}
