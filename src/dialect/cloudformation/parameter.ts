/** Parameters: how a template declares them, and what they are in a world. */

import type { Node, ScalarNode } from '../../syntax/tree.js';
import { plainType, valueOf } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { Looks, UnknownPart } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { decidedAgainst, decidedValue, parameterIs } from './atom.js';
import { originOf, placeOf } from './origin.js';
import { assumedOf, fetched, literalSeen, scalarOf, sequenceOf } from '../seen.js';
import { splitText } from './split.js';
import type { Parameter, Template } from './template.js';
import { entriesOf, scalarAt, textOfScalar } from './template.js';

/** More allowed values than this are not tried one by one. */
const MAX_ALLOWED = 16;

export function readParameters(section: Node | undefined): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const { key, value } of entriesOf(section)) parameters.set(key.value, new DeclaredParameter(key, value));
  return parameters;
}

/** A parameter as it is declared; most of it is asked of few. */
class DeclaredParameter implements Parameter {
  readonly name: string;
  readonly fromSsm: boolean;
  readonly #type: string;
  #nonEmpty: boolean | undefined;
  #allowed: { readonly values: readonly string[] | undefined } | undefined;

  constructor(
    readonly key: ScalarNode,
    private readonly node: Node,
  ) {
    this.name = key.value;
    this.#type = scalarAt(node, 'Type') ?? 'String';
    this.fromSsm = this.#type.startsWith('AWS::SSM::Parameter::Value');
  }

  get list(): boolean {
    const shape = (this.fromSsm && /^AWS::SSM::Parameter::Value<(.*)>$/.exec(this.#type)?.[1]) || this.#type;
    return shape === 'CommaDelimitedList' || shape.startsWith('List<');
  }

  get noEcho(): boolean {
    return scalarAt(this.node, 'NoEcho') === 'true';
  }

  get byDefault(): ScalarNode | undefined {
    const byDefault = valueOf(this.node, 'Default');
    return byDefault?.kind === 'scalar' && plainType(byDefault) !== 'null' ? byDefault : undefined;
  }

  get allowed(): readonly string[] | undefined {
    return (this.#allowed ??= { values: this.#allowedValues() }).values;
  }

  get nonEmpty(): boolean {
    return (this.#nonEmpty ??= !this.fromSsm && refusesEmpty(this.#type, this.node));
  }

  get looks(): Looks | undefined {
    const pattern = this.fromSsm ? undefined : scalarAt(this.node, 'AllowedPattern');
    return pattern !== undefined && ACCOUNT_ID.test(pattern) ? 'account' : undefined;
  }

  /** An SSM parameter's allowed values are names, not what stands under them. */
  #allowedValues(): readonly string[] | undefined {
    const allowed = this.fromSsm ? undefined : valueOf(this.node, 'AllowedValues');
    return allowed?.kind === 'sequence' && allowed.items.every((item) => item.kind === 'scalar')
      ? allowed.items.map((item) => textOfScalar(item as ScalarNode))
      : undefined;
  }
}

/** A pattern that takes twelve digits and nothing else: CloudFormation holds the whole value against it. */
const ACCOUNT_ID = /^\^?\(?(?:\[0-9\]|\\d)\{12\}\)?\$?$/;

function refusesEmpty(type: string, node: Node): boolean {
  if (type === 'Number' || type.startsWith('AWS::') || Number(scalarAt(node, 'MinLength') ?? 0) > 0) return true;
  const pattern = scalarAt(node, 'AllowedPattern');
  try {
    return pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test('');
  } catch {
    // Java's patterns can say more than ours.
    return false;
  }
}

/** What a reference to a declared parameter is. */
export function seeParameter(parameter: Parameter, origin: Origin, template: Template, world: World): Seen {
  const { name } = parameter;
  const given = template.given.get(name);
  if (given?.kind === 'bound') {
    const bound = given.see(world);
    if (bound.kind === 'unknown') return { ...bound, origin };
    if (bound.kind !== 'absent' && !parameter.fromSsm) return fetched(shaped(bound, parameter), origin, bound.origin);
  }
  const literal = (text: string): Seen =>
    fetched(shaped(scalarOf(Mapped.literal(text, placeOf(origin)), origin), parameter), origin, originOf(parameter.key, `parameter ${name}`));
  if (given?.kind === 'text' && !parameter.fromSsm)
    return parameter.noEcho ? open(parameter, `set by parameter ${name}, whose value is a secret (NoEcho)`, origin, template) : literal(given.text);
  const decided = decidedValue(template, name, world.decided);
  if (decided !== undefined) return literal(decided);
  if (parameter.fromSsm) return open(parameter, `read at deployment from the SSM parameter that ${name} names`, origin, template);
  const { byDefault, allowed } = parameter;
  if (byDefault && !decidedAgainst(template, name, textOfScalar(byDefault), world.decided)) {
    // A nested stack that is not given a value has the default; a root stack may be given another.
    const assumed = given || allowed?.length === 1 ? undefined : `default of parameter ${name}`;
    return fetched(shaped(scalarOf(byDefault.doc.textOf(byDefault), origin, assumed), parameter), origin, originOf(byDefault, `parameter ${name}`));
  }
  if (!byDefault && allowed && allowed.length > 0 && allowed.length <= MAX_ALLOWED) {
    const value = allowed.find((one) => world.decide(parameterIs(template, name, one)));
    if (value !== undefined) return literal(value);
  }
  const why = byDefault ? 'here not to its default' : given ? 'which has no default and is not set by the stack that nests this one' : 'which has no default';
  return open(parameter, `set by parameter ${name}, ${why}`, origin, template);
}

/** A part of a text that is not known, but is the same wherever the same key stands. */
interface NamedUnknown extends UnknownPart {
  readonly key: string;
}

/** A list of which nothing is known is no list of one; anything else is a text, the same wherever the parameter is used. */
function open({ name, list, looks, fromSsm, byDefault }: Parameter, reason: string, origin: Origin, template: Template): Seen {
  if (list) return { kind: 'unknown', reason, origin };
  const hole: NamedUnknown = {
    kind: 'unknown',
    key: `${template.id}#${name}`,
    says: `\${${name}}`,
    reason,
    ...(looks ? { looks } : {}),
    ...(fromSsm && byDefault ? { keptAs: textOfScalar(byDefault) } : {}),
  };
  return scalarOf(Mapped.hole(hole, placeOf(origin)), origin);
}

/** A list parameter is given as one text with commas. */
function shaped(seen: Seen, parameter: Parameter): Seen {
  if (!parameter.list || seen.kind !== 'scalar') return seen;
  const assumed = assumedOf(seen);
  if (literalSeen(seen) === '') return sequenceOf([], seen.origin, undefined, assumed);
  const { pieces, open } = splitText(seen.text, ',');
  return sequenceOf(
    pieces.map((piece) => scalarOf(trimmed(piece), seen.origin, assumed)),
    seen.origin,
    open,
    assumed,
  );
}

function trimmed(text: Mapped): Mapped {
  const start = text.text.length - text.text.trimStart().length;
  return text.slice(start, Math.max(start, text.text.trimEnd().length));
}
