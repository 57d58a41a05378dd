import type { Node } from '../syntax/tree.js';
import type { Place } from '../text/source.js';
import type { TextEdit } from '../text/edit.js';
import type { Origin } from '../text/origin.js';
import type { List, Slot, Value } from '../truth/value.js';
import type { World } from '../truth/world.js';
import type { SubjectKind } from './kinds.js';
import type { Need } from './needs.js';
import type { HeldDocument } from './policies.js';
import type { Intent } from './shape.js';

/** Which of S3's defaults applies where nothing is written: that of a bucket created today, or that of one read back without the setting. */
export type DefaultFloor = 'notDeclared' | 'notConfigured';

/**
 * What is deployed together: a root template with its nested stacks, a Terraform root with its modules, one policy
 * file, one account of a snapshot. References are resolved inside it; names meet across it.
 */
export interface Unit {
  readonly kind: 'unit';
  /** Unique in the scan; starts with the path of its root file. */
  readonly id: string;
  readonly path: string;
  readonly dialect: string;
  /** Tells it from other deployments of the same files: "prod". */
  readonly name?: string;
  readonly floor: DefaultFloor;
  /** Told by a plan or a state, which stays as it is when the texts are changed of which it was made. */
  readonly planned?: true;
  readonly region: Value<string>;
  readonly account: Value<string>;
  readonly declarations: readonly Declaration[];
  /** What stands in its files and could not be understood, so that silence about it is no all-clear. */
  readonly notSeen: readonly { readonly message: string; readonly origin?: Origin }[];
  /** Why it may declare what is nowhere in sight: "a part of account.tf could not be read". */
  readonly unread?: string | undefined;
  /** What the metadata of its files say to s3lint: suppressions for the whole file. */
  readonly metadata?: readonly Node[];
  /** Of what claims to have all subjects of a kind in sight: why some of them may not be. */
  unlisted?(kind: SubjectKind): Unlisted | undefined;
  /** What an account did not tell, one row a cause. */
  readonly gaps?: readonly Gap[];
  /** The operations of an API (`s3:GetBucketPolicy`) that tell some facets. */
  operationsFor?(needs: readonly Need[]): readonly string[];
}

/** Why not all subjects of a kind are in sight. */
export interface Unlisted {
  /** "not known: lambda:ListFunctions is denied in eu-west-1" */
  readonly reason: string;
  readonly origin: Origin;
  /** Somebody wanted it so: no gap, but still no all-clear. */
  readonly wanted?: true;
}

/** An operation that was not answered, and of how many. */
export interface Gap {
  /** The permission that would help: `s3:GetBucketPolicy`. */
  readonly action: string;
  /** By service and name: `s3:GetBucketPolicy`. */
  readonly operation: string;
  /** `denied`, `throttled`, `region-disabled` … */
  readonly reason: string;
  readonly code?: string;
  /** Resources about which it was not answered; of a list, Regions. */
  readonly resources: number;
  /** About how many it was asked. */
  readonly of: number;
}

/** One resource as its file declares it. */
export interface Declaration {
  readonly kind: 'declaration';
  /** As its users write it, unique in its unit. */
  readonly address: string;
  readonly says: string;
  readonly type: string;
  readonly unit: Unit;
  /** Its name in the file: where "missing" is reported. */
  readonly header: Origin;
  /** All of it, for suppressions that stand inside. */
  readonly extent: Place | undefined;
  /** The calls by which it comes to be, where those are written elsewhere (Terraform's modules): the innermost first. */
  readonly calls?: readonly Place[];
  readonly subject?: SubjectKind;
  /** Where they are not those of its unit. */
  readonly region?: Value<string>;
  readonly account?: Value<string>;
  /** What it says about others. */
  readonly attaches?: readonly Attachment[];
  /** Policy documents that it holds while it is no subject: of what they are attached to nothing else is told. */
  readonly documents?: readonly HeldDocument[];
  /** The construct path of a CDK resource. */
  readonly writtenBy?: string | undefined;
  /** Of what was read back from where it stands. */
  readonly arn?: string;
  /** What its metadata says to s3lint: suppressions. */
  readonly metadata?: Node | undefined;
  /** Whether it is created in this world. */
  exists(world: World): boolean;
  /** Where it stands for any number of its kind, maybe none, which cannot be told apart. */
  counted?(world: World): Counted | undefined;
  /** What a reference to it by name says: its name, or a symbol for it. */
  reference?(world: World): Value<string>;
  /** Why somebody who is not in sight may say a facet of it. */
  unseen?(facet: string, world: World): Unseen | undefined;
  /**
   * All that it says, as a text that is the same for whoever says the same under other names: its own, and that of what it is attached
   * to. Undefined where that cannot be told without reading it.
   * @param home what it is attached to, else itself
   * @param name how that is called, where names are to be left out
   */
  outline?(home: Declaration, name: string | undefined): string | undefined;
  /** Its facets, made on first read. */
  read(scene: Scene): object;
  /** Whether it certainly says nothing of a facet: nothing stands where that would be said. */
  isSilentOn?(facet: string, world: World): boolean;
  /** The text edits that make changes of this declaration; undefined when one of them cannot be made without guessing. */
  write?(changes: readonly Change[], world: World): readonly TextEdit[] | undefined;
  /** Where no text makes them: the command with which a person does. */
  command?(changes: readonly Change[]): string | undefined;
}

/** That more may be said than is in sight. */
export interface Unseen {
  /** "not known: module.far, which is not in sight, is given this bucket" */
  readonly reason: string;
  readonly origin: Origin;
  /** It would add items to a list, beside those that are in sight. */
  readonly adds: boolean;
  /** Members of the facet that it has no words for. */
  readonly leaves?: readonly string[] | undefined;
}

/** What decides of how many one stands. Two that are counted by the same stand for as many, one for one. */
export interface Counted {
  readonly by: string;
  /** "set by variable names, which has no default" */
  readonly reason: string;
}

/** What they are counted by is looked at where there is something to compare: it may take a while to find out. */
export function areCountedAlike(one: Declaration, other: Declaration, world: World): boolean {
  const [own, theirs] = [one.counted?.(world), other.counted?.(world)];
  return own && theirs ? own.by === theirs.by : own === theirs;
}

/** Tells a declaration from all others of the scan. */
export function identityOf({ unit, address }: Pick<Declaration, 'unit' | 'address'>): string {
  return `${unit.id}#${address}`;
}

/** The account in which it is deployed. */
export function accountOf({ account, unit }: Pick<Declaration, 'account' | 'unit'>): Value<string> {
  return account ?? unit.account;
}

/** The region in which it is deployed. */
export function regionOf({ region, unit }: Pick<Declaration, 'region' | 'unit'>): Value<string> {
  return region ?? unit.region;
}

/** Something that a declaration says about other subjects: a facet, or items of one. */
export interface Attachment {
  readonly to: SubjectKind;
  readonly facet: string;
  /** It adds items to a list, beside those that others add; otherwise it says all of the facet. */
  readonly adds: boolean;
  /** Members of the facet that it has no words for: what the subject itself says of them stands. */
  readonly leaves?: readonly string[];
  /** Whom it names. */
  targets(world: World): List<Value<string>>;
  /** The facet, as far as this declaration says it. */
  read(scene: Scene): unknown;
}

/** One change of one declaration. */
export interface Change {
  readonly slot: Slot;
  readonly edit: ModelEdit;
}

/** A change of the model, to be written in the words and style of the file. */
export type ModelEdit = { readonly kind: 'set'; readonly value: Intent } | { readonly kind: 'add'; readonly value: Intent } | { readonly kind: 'remove' };

/** What a declaration needs to be read: the world, and somebody who finds what its links mean. */
export interface Scene {
  readonly world: World;
  link(from: Declaration, name: Value<string>, kinds: readonly SubjectKind[]): Linked;
  /** The subject that a declaration is, in this world. */
  view(declaration: Declaration): object;
  /** Whom a name that is not known may mean in the same unit. */
  maybe(from: Declaration, name: Value<string>, kinds: readonly SubjectKind[]): readonly object[];
}

export interface Linked {
  readonly to?: object | undefined;
  readonly assumed?: string | undefined;
  /** Joined by a name pattern. */
  readonly weak?: boolean;
}
