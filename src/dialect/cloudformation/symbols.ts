/** References to what the template declares: symbols, with the text they will have where it can be told. */

import { valueOf } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import { own } from '../../text/own.js';
import type { Seen } from '../../truth/seen.js';
import { partsOf } from '../../truth/symbol.js';
import type { Looks, Part, Symbol as Sign } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { decidedAgainst, decidedValue, isShared } from './atom.js';
import { placeOf } from './origin.js';
import { madeOf } from './symbol-parts.js';
import { assumedOf, fetched, literalSeen, scalarOf } from '../seen.js';
import type { Given, Resource, Scope, Template } from './template.js';
import { propertiesOf, see } from './template.js';

/** A symbol for a bucket, of whose text something is known even if its name is not. */
export interface BucketSign extends Sign {
  /** It is the name itself: small letters, digits, dots and dashes. */
  readonly bucketName: boolean;
  /** It is the ARN, which ends in the name. */
  readonly arn?: { readonly before: string; readonly name: Sign };
}

/** While it is made: many are, and what they all have is written down at once. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A name longer than this is no name of anything in AWS. */
const MAX_NAME = 2048;

/** `Ref` (attribute "Ref") or `GetAtt` of a resource. */
export function attributeOf(logicalId: string, attribute: string, origin: Origin, template: Template, world: World): Seen {
  const resource = template.resources.get(logicalId);
  if (!resource) return undeclared(logicalId, origin, template);
  if (attribute.startsWith('Outputs.')) {
    const output = template.outputOf(logicalId, attribute.slice('Outputs.'.length), world);
    if (output) return fetched(output, origin, output.origin);
  }
  const { sign, assumed } = signFor(resource, attribute, origin, template, world);
  return scalarOf(Mapped.hole(sign, placeOf(origin)), origin, assumed);
}

/** A symbol, and what had to be supposed for it. */
export interface Made {
  readonly sign: Sign;
  readonly assumed: string | undefined;
}

const SIGNS = { of: 'signs of resources' };

/** How many are being made: one is made of others, and of itself where a template goes in circles. */
let making = 0;

/** Made once where no choice was taken and it is no part of another; what is told of it else hangs on what came before. */
function signFor(resource: Resource, attribute: string, origin: Origin, template: Template, world: World): Made {
  if (world.decided.size > 0 || making > 0) return makeSign(resource, attribute, origin, template, world);
  let all = world.memo.get(SIGNS) as Map<Resource, Map<string, Made>> | undefined;
  if (!all) world.memo.set(SIGNS, (all = new Map<Resource, Map<string, Made>>()));
  let made = all.get(resource);
  if (!made) all.set(resource, (made = new Map<string, Made>()));
  let found = made.get(attribute);
  if (!found) {
    found = makeSign(resource, attribute, origin, template, world);
    // Making it may have taken the first choice.
    if (world.decided.size === 0) made.set(attribute, found);
  }
  return found;
}

function makeSign(resource: Resource, attribute: string, origin: Origin, template: Template, world: World): Made {
  making++;
  try {
    return signOfNow(resource, attribute, origin, template, world);
  } finally {
    making--;
  }
}

function signOfNow(resource: Resource, attribute: string, origin: Origin, template: Template, world: World): Made {
  const known = knownText(resource, attribute, template, world);
  const account = (): readonly Part[] => {
    const seen = pseudo('AWS::AccountId', origin, template, world);
    return seen.kind === 'scalar' ? partsOf(seen.text) : [];
  };
  const made = madeOf(resource, attribute, { partition: partitionOf(template), name: signOf(resource, 'Ref', template, undefined), account }, world);
  return { sign: Object.assign(signOf(resource, attribute, template, known?.text), made), assumed: known?.assumed };
}

/** A name that is neither parameter nor resource. */
export function undeclared(name: string, origin: Origin, template: Template): Seen {
  return {
    kind: 'unknown',
    reason: `a reference to ${name}, which this template does not declare${template.serverless ? ' and the SAM transform may' : ''}`,
    origin,
  };
}

function signOf(resource: Resource, attribute: string, template: Template, known: string | undefined): Sign | BucketSign {
  const { logicalId } = resource;
  const of = template.declarationOf(logicalId);
  const sign: Writable<Sign> = {
    kind: 'symbol',
    key: `${template.id}#${logicalId}.${attribute}`,
    attribute,
    says: attribute === 'Ref' ? `\${${logicalId}}` : `\${${logicalId}.${attribute}}`,
  };
  if (of) sign.of = of;
  if (known !== undefined) sign.known = known;
  if (resource.type !== 'AWS::S3::Bucket') return sign;
  const named = sign as Writable<BucketSign>;
  if (attribute === 'Ref') named.bucketName = true;
  if (attribute !== 'Arn') return named;
  named.bucketName = false;
  named.arn = { before: `arn:${partitionOf(template)}:s3:::`, name: signOf(resource, 'Ref', template, undefined) };
  return named;
}

const PSEUDO = new Set(['AWS::Partition', 'AWS::URLSuffix', 'AWS::Region', 'AWS::AccountId', 'AWS::StackName', 'AWS::StackId', 'AWS::NotificationARNs']);

const LOOKS: Readonly<Record<string, Looks | undefined>> = {
  'AWS::AccountId': 'account',
  'AWS::Partition': 'partition',
  'AWS::Region': 'region',
  'AWS::StackId': 'arn',
  'AWS::StackName': 'name',
};

/** Pseudo parameters are symbols of the stack, or of all stacks deployed with it, unless the user gave them. */
export function pseudo(name: string, origin: Origin, template: Template, world: World): Seen {
  if (!PSEUDO.has(name)) return { kind: 'unknown', reason: `${name}, which is no pseudo parameter`, origin };
  const given = template.given.get(name);
  if (given?.kind === 'bound') return given.see(world);
  if (given) return scalarOf(Mapped.literal(given.text, placeOf(origin)), origin);
  return scalarOf(Mapped.hole(pseudoSign(name, template, world), placeOf(origin)), origin);
}

/** The symbol for which a name stands, where it is that and nothing else: a pseudo parameter that nobody gave, or a resource. It is what `Ref` and `GetAtt` see. */
export function symbolFor(name: string, origin: Origin, { template, loop }: Scope, world: World): Made | undefined {
  const dot = name.indexOf('.');
  if (dot > 0) return symbolOf(name.slice(0, dot), name.slice(dot + 1), origin, template, world);
  if (loop.has(name) || template.parameters.has(name)) return undefined;
  if (!name.startsWith('AWS::')) return symbolOf(name, 'Ref', origin, template, world);
  return PSEUDO.has(name) && !template.given.has(name) ? { sign: pseudoSign(name, template, world), assumed: undefined } : undefined;
}

function symbolOf(logicalId: string, attribute: string, origin: Origin, template: Template, world: World): Made | undefined {
  const resource = template.resources.get(logicalId);
  return resource && !attribute.startsWith('Outputs.') ? signFor(resource, attribute, origin, template, world) : undefined;
}

const PSEUDO_SIGNS = new WeakMap<Template, Map<string, Sign>>();

/** Those of a world, as long as no more choices are taken in it. */
interface PseudoSigns {
  readonly decided: number;
  readonly signs: WeakMap<Template, Map<string, Sign>>;
}

const PSEUDO_SIGNS_OF = { of: 'signs of pseudo parameters' };

function pseudoSignsOf({ memo, decided }: World): PseudoSigns['signs'] {
  if (decided.size === 0) return PSEUDO_SIGNS;
  let kept = memo.get(PSEUDO_SIGNS_OF) as PseudoSigns | undefined;
  if (kept?.decided !== decided.size) memo.set(PSEUDO_SIGNS_OF, (kept = { decided: decided.size, signs: new WeakMap<Template, Map<string, Sign>>() }));
  return kept.signs;
}

/** Made once for the same choices: policies name regions and accounts in nearly every line. */
function pseudoSign(name: string, template: Template, world: World): Sign {
  const all = pseudoSignsOf(world);
  let signs = all.get(template);
  if (!signs) all.set(template, (signs = new Map<string, Sign>()));
  let sign = signs.get(name);
  if (!sign) signs.set(name, (sign = makePseudoSign(name, template, world)));
  return sign;
}

function makePseudoSign(name: string, template: Template, world: World): Sign {
  const known = decidedValue(template, name, world.decided) ?? usual(name, template, world);
  const looks = own(LOOKS, name);
  const sign: Writable<Sign> = {
    kind: 'symbol',
    key: `${isShared(name) ? template.unitId : template.id}#${name}`,
    attribute: name,
    says: `\${${name}}`,
  };
  if (known !== undefined) sign.known = known;
  if (looks) sign.looks = looks;
  return sign;
}

/** What a pseudo parameter is in nearly all accounts, unless the given values or this world tell otherwise. */
function usual(name: string, template: Template, world: World): string | undefined {
  if (name !== 'AWS::Partition' && name !== 'AWS::URLSuffix') return undefined;
  const partition = partitionOf(template);
  const value = name === 'AWS::Partition' ? partition : `amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
  return decidedAgainst(template, name, value, world.decided) ? undefined : value;
}

function partitionOf({ given }: Template): string {
  if (given.size === 0) return 'aws';
  const region = textOf(given.get('AWS::Region')) ?? '';
  return textOf(given.get('AWS::Partition')) ?? (region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws');
}

function textOf(given: Given | undefined): string | undefined {
  return given?.kind === 'text' ? given.text : undefined;
}

interface KnownText {
  readonly text: string;
  readonly assumed: string | undefined;
}

/** Where a type's name is written. `Ref` gives the name; of a bucket the ARN too holds nothing else. */
const NAMED: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'BucketName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Serverless::Function': 'FunctionName',
};

/** What a reference will be, when the name is written. */
function knownText(resource: Resource, attribute: string, template: Template, world: World): KnownText | undefined {
  const bucket = resource.type === 'AWS::S3::Bucket';
  if (attribute !== 'Ref' && !(bucket && (attribute === 'Arn' || attribute === 'DomainName'))) return undefined;
  const name = nameOf(resource, template, world);
  if (!name || attribute === 'Ref') return name;
  return { ...name, text: attribute === 'Arn' ? `arn:${partitionOf(template)}:s3:::${name.text}` : `${name.text}.s3.amazonaws.com` };
}

/** The written name, found once a world. A name that is made of itself is not known. */
function nameOf(resource: Resource, template: Template, world: World): KnownText | undefined {
  const memo = memoOf(template, world);
  if (memo.has(resource)) return memo.get(resource);
  const property = own(NAMED, resource.type);
  const node = property && valueOf(propertiesOf(resource), property);
  if (!node) return undefined;
  memo.set(resource, undefined);
  try {
    const seen = see(node, resource.scope, world);
    const text = literalSeen(seen);
    if (text !== undefined && text.length <= MAX_NAME) memo.set(resource, { text, assumed: assumedOf(seen) });
    return memo.get(resource);
  } catch (thrown) {
    // A choice is needed first: this world goes no further, and nothing was found out.
    memo.delete(resource);
    throw thrown;
  }
}

type Names = Map<Resource, KnownText | undefined>;

function memoOf({ resources }: Template, world: World): Names {
  let memo = world.memo.get(resources) as Names | undefined;
  if (!memo) {
    memo = new Map();
    world.memo.set(resources, memo);
  }
  return memo;
}
