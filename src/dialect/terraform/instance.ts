/** One resource or data source as Terraform would deploy it, whoever tells of it: HCL, a plan or a state. */

import type { Change, Counted, Declaration, Unseen } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Node } from '../../syntax/tree.js';
import type { TextEdit } from '../../text/edit.js';
import type { Origin } from '../../text/origin.js';
import type { Place } from '../../text/source.js';
import type { Seen, SeenAbsent } from '../../truth/seen.js';
import type { Part } from '../../truth/symbol.js';
import type { Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import type { SubjectType } from '../types.js';

export interface Instance {
  /** `module.logs.aws_s3_bucket.this["a"]`; an instance whose key cannot be told has `[*]`. */
  readonly address: string;
  readonly mode: 'managed' | 'data';
  /** `aws_s3_bucket` */
  readonly type: string;
  readonly name: string;
  /** Where "missing" is reported: type and labels of its block; in a fetched module, the module call. */
  readonly header: Origin;
  /** All of its block, for suppressions that stand inside. */
  readonly extent: Place | undefined;
  /** The calls of modules by which it comes to be, the innermost first. */
  readonly calls?: readonly Place[];
  exists(world: World): boolean;
  /** Where it stands for all whose keys cannot be told: what tells their keys, which others may have too. */
  counted?(world: World): Counted | undefined;
  /**
   * Its arguments in the form of a plan: a mapping with attributes by name and, under the name of a block type, the list of such blocks.
   * Meta-arguments are left out.
   */
  body(world: World): Seen;
  /** What a resource of its own would say of a facet of this subject, where its `count` or `for_each` leaves it out. */
  leftOut?(subject: SubjectKind, facet: string, world: World): SeenAbsent | undefined;
  /** Why a resource that is not in sight may say a facet of this subject. */
  unseen?(subject: SubjectKind, facet: string, world: World): Unseen | undefined;
  /** What a reference to one of its attributes says: what is written, else a symbol. */
  attribute(name: string, at: Origin, world: World): Seen;
  /** Of its provider configuration, or its own `region`. */
  readonly region: Value<string>;
  readonly account: Value<string>;
  /** Suppressions in `"//"`. */
  readonly metadata?: Node | undefined;
  /** The path of the CDKTF construct that wrote it. */
  readonly writtenBy?: string | undefined;
  /** Its words, where they are not those of its type. */
  readonly words?: SubjectType;
  /** @see Declaration.outline; @param targets the arguments that name what it is attached to */
  outline?(targets: readonly string[], home: Pick<Declaration, 'address'>, name: string | undefined): string | undefined;
  write?(changes: readonly Change[], world: World): readonly TextEdit[] | undefined;
}

/** An instance that references lead to: what symbols for it are made of. */
export interface Referred extends Instance {
  /** How it is told from all others of the scan. */
  readonly key: string;
  /** The unit in which it stands. */
  readonly unitId: string;
  /** Its declaration, which symbols name. */
  readonly declaration: object;
  /** What its provider configuration tells of where it is deployed. */
  readonly provider: Deployed;
  /** An argument as it is written; absent where none is. */
  written(name: string, world: World): Seen;
  /** As a template of its module names it. */
  says(attribute: string): string;
}

/** Where a provider configuration deploys. */
export interface Deployed {
  readonly region: Value<string>;
  readonly account: Value<string>;
  seeRegion(at: Origin, world: World): Seen;
  seeAccount(at: Origin, world: World): Seen;
  partition(world: World): string;
  /** A part of an ARN. */
  parts(which: 'region' | 'account', world: World): readonly Part[];
}
