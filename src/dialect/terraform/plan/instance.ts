/** A resource or data source of a plan or a state. */

import type { Change } from '../../../model/declaration.js';
import type { Node } from '../../../syntax/tree.js';
import type { TextEdit } from '../../../text/edit.js';
import { Mapped } from '../../../text/mapped.js';
import type { Origin } from '../../../text/origin.js';
import { own } from '../../../text/own.js';
import type { Place } from '../../../text/source.js';
import type { Seen } from '../../../truth/seen.js';
import { unlessOpen } from '../../../truth/explore.js';
import type { Symbol as Sign } from '../../../truth/symbol.js';
import { Known } from '../../../truth/value.js';
import type { Value } from '../../../truth/value.js';
import type { World } from '../../../truth/world.js';
import { scalarOf, unknownText } from '../../seen.js';
import { dataAttribute } from '../data.js';
import type { Deployed, Referred } from '../instance.js';
import { soleHole } from '../named.js';
import { namings } from '../naming.js';
import { attributeSeen } from '../symbols.js';
import { open } from '../value.js';
import { blocksOf } from '../words/blocks.js';
import { awsccType } from '../words/awscc.js';
import { mirrored } from '../words/mirrored.js';
import { isSpokenFor } from './elsewhere.js';
import { at, objectAt } from './json.js';
import type { JsonObject } from './json.js';
import type { Repeated } from './configuration.js';
import { laidOver } from './overlay.js';
import { outlineOf, referenceTo } from './outline.js';
import { Trail } from './refer.js';
import type { Found } from './refer.js';
import { seeResource } from './see.js';
import type { Resourceful, Wanted } from './see.js';
import type { Told } from './told.js';
import type { PlanUnit, Text } from './unit.js';
import { wantsOf } from './wants.js';
import type { Wants } from './wants.js';

const NOTHING: readonly string[] = [];

export class PlanInstance implements Referred, Resourceful {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly unitId: string;
  readonly isBlock: (path: readonly string[]) => boolean;
  #body: Seen | undefined;

  constructor(
    readonly told: Told,
    private readonly unit: PlanUnit,
  ) {
    this.address = told.address;
    this.mode = told.mode;
    this.type = told.type;
    this.name = told.name;
    this.unitId = unit.id;
    this.isBlock = told.type === 'aws_iam_policy_document' ? isDocumentBlock : blocksOf(told.type);
  }

  /** Its text in the configuration, where that is at hand. */
  get text(): Text | undefined {
    return this.unit.textOf(this);
  }

  get key(): string {
    return `${this.unitId}#${this.address}`;
  }

  get header(): Origin {
    return this.text?.header ?? this.unit.origin(this.told.header);
  }

  get extent(): Place | undefined {
    return this.text?.extent;
  }

  get calls(): readonly Place[] {
    return this.text?.calls ?? [];
  }

  get metadata(): Node | undefined {
    return this.text?.metadata;
  }

  get writtenBy(): string | undefined {
    return this.text?.writtenBy;
  }

  get declaration(): object {
    return this.unit.declarationOf(this);
  }

  get provider(): Deployed {
    return this.unit.provider(this.#config, this.told.provider);
  }

  exists(): boolean {
    return true;
  }

  /** As it will be, or is; laid over what the configuration says of it. */
  body(): Seen {
    this.#body ??= this.#see();
    return this.#body;
  }

  written(name: string): Seen {
    const body = this.body();
    return body.kind === 'mapping' ? body.get(name) : body;
  }

  attribute(name: string, used: Origin, world: World): Seen {
    const known = this.#known(name);
    if (this.mode === 'data') return known === undefined ? dataAttribute(this, name, used, world) : scalarOf(Mapped.literal(known), used);
    const seen = attributeSeen(this, name, used, world);
    const hole = known === undefined ? undefined : soleHole(seen);
    return hole?.kind === 'symbol' && known !== undefined ? scalarOf(Mapped.hole({ ...hole, known, parts: [known] } as Sign), used) : seen;
  }

  /** Whether the plan can tell what an attribute is. */
  knows(attribute: string): boolean {
    return at(this.told.values, attribute) !== undefined && at(this.told.values, attribute) !== null && at(this.told.unknown, attribute) !== true;
  }

  get region(): Value<string> {
    const own = this.#known('region') ?? this.#inArn(3);
    return own === undefined ? this.provider.region : new Known(own, this.unit.origin(`${this.told.pointer}/region`));
  }

  get account(): Value<string> {
    const own = this.#inArn(4);
    return own === undefined ? this.provider.account : new Known(own, this.unit.origin(`${this.told.pointer}/arn`));
  }

  says(attribute: string): string {
    return `\${${this.address}.${attribute}}`;
  }

  write(changes: readonly Change[], world: World): readonly TextEdit[] | undefined {
    return this.text?.write?.(changes, world);
  }

  outline(targets: readonly string[], home: { readonly address: string }, name: string | undefined): string | undefined {
    if (this.text) return undefined;
    // A resource that stands by itself names nothing that is to be left out.
    const reference = home.address === this.address ? undefined : referenceTo(home.address);
    return outlineOf({ told: this.told, config: this.#config, repeated: this.#repeatedArguments }, { targets, reference, name });
  }

  get #repeatedArguments(): readonly string[] {
    const { values } = this.told;
    return isSpokenFor(this.type) ? Object.keys(values).filter((argument) => values[argument] !== null && this.isSaidElsewhere([argument])) : NOTHING;
  }

  get leavesOut(): boolean {
    return this.unit.leavesOut;
  }

  isMirrored(path: readonly string[]): boolean {
    const [name] = path;
    if (name === undefined || path.length > 1) return false;
    // Of awscc everything is computed where it is not set; only what it is called is then made up.
    return mirrored(this.type).includes(name) || (awsccType(this.type) !== undefined && own(namings, this.type)?.name !== name);
  }

  isSaidElsewhere(path: readonly string[]): boolean {
    const [name] = path;
    return (
      name !== undefined &&
      isSpokenFor(this.type) &&
      this.isMirrored(path) &&
      at(this.#config, 'expressions', name) === undefined &&
      this.unit.saysElsewhere(this, name)
    );
  }

  origin(pointer: string): Origin {
    return this.unit.origin(pointer);
  }

  document(text: string, pointer: string): Mapped {
    return this.unit.texts.document(text, pointer);
  }

  /** What is not known yet and set by an expression: the one thing that it leads to, or why it cannot be told. */
  resolve(expression: JsonObject, { path, at: here, item }: Wanted): Seen {
    const wants = wantsOf(this.type, path);
    const found = new Trail(this.unit, wants).follow(expression, this.#repeated).filter((one) => one.kind === 'lost' || !one.instance.knows(one.attribute));
    const distinct = found.length < 2 ? found : distinctIn(found);
    const one = distinct.length === 1 ? distinct[0] : item && distinct.length === item.of ? distinct[item.index] : undefined;
    const seen =
      one?.kind === 'attribute' && wants !== undefined && fits(one, wants) ? one.instance.attribute(one.attribute, here, this.unit.plain) : undefined;
    if (seen && wants === 'begun') return begun(seen, here);
    if (seen && (wants !== 'document' || (seen.kind === 'scalar' && seen.encodes))) return seen;
    return open(whyOf(distinct), here);
  }

  get #module(): Repeated['module'] {
    return this.unit.configuration.module(this.told.module);
  }

  #written: { readonly config: JsonObject | undefined } | undefined;

  get #config(): JsonObject | undefined {
    this.#written ??= { config: this.unit.configuration.resource(this.#module, this.mode, this.type, this.name) };
    return this.#written.config;
  }

  get #repeated(): Repeated {
    return { module: this.#module, key: this.told.key, forEach: at(this.#config, 'for_each_expression') };
  }

  #see(): Seen {
    const config = this.#config;
    const own = seeResource(this, this.told, config && [objectAt(config, 'expressions')], this.unit.origin(this.told.header));
    // In a plan all choices are made: of the text counts what needs none.
    const text = unlessOpen(() => this.text?.body(this.unit.plain));
    return text ? laidOver(own, text) : own;
  }

  #known(name: string): string | undefined {
    const value = own(this.told.values, name);
    return typeof value === 'string' && value !== '' && at(this.told.sensitive, name) !== true ? value : undefined;
  }

  #inArn(part: number): string | undefined {
    const found = this.#known('arn')?.split(':')[part];
    return found === '' ? undefined : found;
  }
}

function isDocumentBlock(path: readonly string[]): boolean {
  return path[0] === 'statement' && (path.length === 1 || (path.length === 2 && ['principals', 'not_principals', 'condition'].includes(path[1] as string)));
}

/** Each once: of two that say the same the last. */
function distinctIn(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((one) => [one.kind === 'lost' ? one.reference : `${one.instance.address} ${one.attribute}`, one])).values()];
}

/** Only what is an ARN can be taken for one, and only a policy for a document: a plan does not tell what is made of it. */
function fits({ instance, attribute }: Found & { readonly kind: 'attribute' }, wants: Wants): boolean {
  if (wants === 'document') return instance.type === 'aws_iam_policy_document';
  if (wants === 'arn' || wants === 'begun') return /(?:^|_)arn$/.test(attribute) || own(namings, instance.type)?.arns?.includes(attribute) === true;
  return true;
}

/** What begins with an ARN, and may go on with something that a plan does not tell. */
function begun(seen: Seen, here: Origin): Seen {
  if (seen.kind !== 'scalar') return seen;
  const rest = 'known only after deployment: of its expression a plan tells only how it begins (give --tf-dir)';
  return scalarOf(Mapped.join([seen.text, unknownText('…', rest)]), here);
}

function whyOf(found: readonly Found[]): string {
  const told = found.find((one) => one.kind === 'lost' && one.reason !== undefined);
  if (told?.kind === 'lost' && told.reason !== undefined) return told.reason;
  const names = found.map((one) => (one.kind === 'lost' ? one.reference : `${one.instance.address}.${one.attribute}`));
  const [first, ...more] = names;
  if (first === undefined) return 'known only after deployment';
  return `made of ${first}${more.length > 0 ? ` and ${more.length} more` : ''}, which ${more.length > 0 ? 'are' : 'is'} known only after deployment`;
}
