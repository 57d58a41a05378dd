/** References to what a module declares: what is written, else symbols, with the text they will have where it can be told. */

import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import { own } from '../../text/own.js';
import type { Seen } from '../../truth/seen.js';
import { partsOf } from '../../truth/symbol.js';
import type { Looks, Part, Symbol as Sign } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { assumedOf, literalSeen, scalarOf } from '../seen.js';
import { isBucketSetting, namings } from './naming.js';
import type { Naming } from './naming.js';
import type { Referred } from './instance.js';
import { regionParts, seeRegion } from './own-region.js';
import { nothing, open } from './value.js';
import { usedAt } from './variable.js';

/** A symbol, and what had to be supposed to know of it what is known. */
export class Signed {
  #text: Mapped | undefined;

  constructor(
    readonly sign: Sign,
    readonly assumed: string | undefined,
  ) {}

  /** The same wherever it is used. */
  get text(): Mapped {
    return (this.#text ??= Mapped.hole(this.sign));
  }
}

/** A name longer than this is no name of anything in AWS. */
const MAX_NAME = 2048;

/** An attribute of a resource. */
export function attributeSeen(instance: Referred, name: string, at: Origin, world: World): Seen {
  const naming = own(namings, instance.type);
  if (naming?.same?.includes(name)) return shown(nameSign(instance, naming, world), at);
  if (naming?.arns?.includes(name)) return shown(arnSign(instance, naming, name, world), at);
  if (instance.type === 'aws_s3_bucket') {
    const host = bucketHost(instance, name, world);
    if (host) return shown(host, at);
  }
  if (name === 'id' && isBucketSetting(instance.type)) return attributeSeen(instance, 'bucket', at, world);
  if (name === 'tags_all') return attributeSeen(instance, 'tags', at, world);
  if (name === 'region') return seeRegion(instance, at, world);
  const written = instance.written(name, world);
  if (written.kind !== 'absent') return usedAt(written, at);
  return unwritten(instance, name, at, world);
}

/** What is not written and the provider tells after deployment: of some the name says that it is a text. */
function unwritten(instance: Referred, name: string, at: Origin, world: World): Seen {
  const { sign, text } = onceIn(instance, name, world, () => new Signed(signOf(instance, name, looksOf(name)), undefined));
  return TEXTS.test(name) ? scalarOf(text, at) : open(`made of ${sign.says}, which is known only after deployment`, at, text);
}

const TEXTS = /(?:^|_)(?:id|arn|name|url|domain|address|endpoint|fqdn|path|key|version|region|user|hostname)$/;

export function looksOf(attribute: string): Looks | undefined {
  return /(?:^|_)arn$/.test(attribute) ? 'arn' : attribute === 'account_id' || attribute === 'owner_id' ? 'account' : undefined;
}

export function signOf(instance: Referred, attribute: string, looks?: Looks): Sign {
  // Joined, not added: a text that was added up keeps all that it was added up of.
  const key = [instance.key, attribute].join('.');
  const says = instance.says(attribute);
  if (instance.mode !== 'managed') return looks ? { kind: 'symbol', key, attribute, says, looks } : { kind: 'symbol', key, attribute, says };
  const of = instance.declaration;
  return looks ? { kind: 'symbol', key, attribute, says, of, looks } : { kind: 'symbol', key, attribute, says, of };
}

export function shown(signed: Signed, at: Origin): Seen {
  return scalarOf(signed.text, at, signed.assumed);
}

/** The name of a resource: as it is written, or made up by the provider, with the beginning that is wished for it. */
function nameSign(instance: Referred, naming: Naming, world: World): Signed {
  return onceIn(instance, NAME, world, () => nameSignOf(instance, naming, world));
}

function nameSignOf(instance: Referred, naming: Naming, world: World): Signed {
  const attribute = naming.same?.[0] ?? naming.name ?? 'name';
  const sign = signOf(instance, attribute, naming.looks);
  const written = saidOf(instance, naming.name, naming, world);
  if (!written || written.kind === 'unknown') {
    return new Signed(written?.kind === 'unknown' && written.text ? { ...sign, parts: partsOf(written.text) } : sign, undefined);
  }
  if (written.kind === 'scalar') {
    const known = literalSeen(written);
    return new Signed(madeOf(sign, partsOf(written.text), known !== undefined && known.length <= MAX_NAME ? known : undefined), assumedOf(written));
  }
  if (written.kind !== 'absent') return new Signed(sign, undefined);
  const prefix = saidOf(instance, naming.prefix, naming, world);
  if (!prefix || prefix.kind === 'absent') return new Signed({ ...sign, unique: true }, undefined);
  const begun = prefix.kind === 'scalar' || prefix.kind === 'unknown' ? prefix.text : undefined;
  if (!begun) return new Signed(sign, undefined);
  const rest: Sign = {
    kind: 'symbol',
    key: `${sign.key}#suffix`,
    attribute: 'suffix',
    says: '<suffix>',
    unique: true,
    ...(naming.looks === 'bucketName' ? { looks: 'bucketNamePart' as const } : {}),
  };
  return new Signed({ ...sign, unique: true, parts: [...partsOf(begun), rest] }, assumedOf(prefix));
}

/** What an argument says of the name. Where the provider can make one up, an empty text is as good as none: it is made up then, or refused. */
function saidOf(instance: Referred, argument: string | undefined, { prefix }: Naming, world: World): Seen | undefined {
  const written = argument === undefined ? undefined : reading(instance, world, () => instance.written(argument, world));
  return prefix !== undefined && written && literalSeen(written) === '' ? nothing(written.origin) : written;
}

/** What something's name is put together from, for ARNs and host names: its parts, else the symbol itself. */
function partsOfName(instance: Referred, naming: Naming, world: World): { readonly parts: readonly Part[]; readonly assumed: string | undefined } {
  const { sign, assumed } = nameSign(instance, naming, world);
  if (sign.known !== undefined) return { parts: [sign.known], assumed };
  return { parts: sign.parts ?? [sign], assumed };
}

export function arnSign(instance: Referred, naming: Naming, attribute: string, world: World): Signed {
  return composed(instance, attribute, 'arn', naming.arn ?? '', naming, world);
}

/** `bucket_domain_name` and `bucket_regional_domain_name`. */
export function bucketHost(instance: Referred, attribute: string, world: World): Signed | undefined {
  const naming = namings['aws_s3_bucket'] as Naming;
  const template = HOSTS[attribute];
  return template === undefined ? undefined : composed(instance, attribute, undefined, template, naming, world);
}

const HOSTS: Readonly<Record<string, string | undefined>> = {
  bucket_domain_name: '{name}.s3.amazonaws.com',
  bucket_regional_domain_name: '{name}.s3.{region}.amazonaws.com',
};

/** A symbol made of fixed words and of things that may be known. */
function composed(instance: Referred, attribute: string, looks: Looks | undefined, template: string, naming: Naming, world: World): Signed {
  return onceIn(instance, attribute, world, () => composedOf(instance, signOf(instance, attribute, looks), template, naming, world));
}

function composedOf(instance: Referred, sign: Sign, template: string, naming: Naming, world: World): Signed {
  const { provider } = instance;
  const assumed: string[] = [];
  const parts = piecesOf(template).flatMap(({ words, what }): readonly Part[] => {
    switch (what) {
      case undefined:
        return [words];
      case 'partition':
        return [provider.partition(world)];
      case 'region':
        return regionParts(instance, world);
      case 'account':
        return provider.parts(what, world);
      case 'path': {
        const path = instance.written('path', world);
        if (path.kind === 'absent') return ['/'];
        return path.kind === 'scalar' ? partsOf(path.text) : [signOf(instance, 'path')];
      }
      case 'name': {
        const name = partsOfName(instance, naming, world);
        if (name.assumed !== undefined) assumed.push(name.assumed);
        return name.parts;
      }
      default:
        return [signOf(instance, what)];
    }
  });
  return new Signed(madeOf(sign, parts, knownOf(parts)), assumed.length > 0 ? assumed.join(', ') : undefined);
}

/** The same, of which is known what it is made of. Nearly all are of one shape, which is cheaper to make than a copy. */
function madeOf(sign: Sign, parts: readonly Part[], known: string | undefined): Sign {
  const { kind, key, attribute, says, of, looks } = sign;
  if (!of || !looks) return known === undefined ? { ...sign, parts } : { ...sign, known, parts };
  return known === undefined ? { kind, key, attribute, says, of, looks, parts } : { kind, key, attribute, says, of, looks, known, parts };
}

/** The text of parts that are all known. */
function knownOf(parts: readonly Part[]): string | undefined {
  let known = '';
  for (const part of parts) {
    const text = typeof part === 'string' ? part : part.kind === 'symbol' ? part.known : undefined;
    if (text === undefined) return undefined;
    known += text;
  }
  return known;
}

/** Fixed words, or the name of what stands there. */
interface TemplatePiece {
  readonly words: string;
  readonly what?: string;
}

const templates = new Map<string, readonly TemplatePiece[]>();

/** There are as many templates as tables hold. */
function piecesOf(template: string): readonly TemplatePiece[] {
  let found = templates.get(template);
  if (!found) {
    const pieces = template.split(/(\{\w+\})/).filter((piece) => piece !== '');
    found = pieces.map((words) => (words.startsWith('{') ? { words, what: words.slice(1, -1) } : { words }));
    templates.set(template, found);
  }
  return found;
}

/** What is known of resources in a world, by attribute and by resource. */
const SIGNS = { of: 'signs' };
/** Not an attribute: the name itself. */
const NAME = '';

/** Found out once a world. What is found while a name is read may lack that name, and is not kept. */
function onceIn(instance: Referred, of: string, world: World, find: () => Signed): Signed {
  if ((world.memo.get(READING) as Set<Referred> | undefined)?.size) return find();
  let all = world.memo.get(SIGNS) as Map<string, Map<Referred, Signed>> | undefined;
  if (!all) world.memo.set(SIGNS, (all = new Map<string, Map<Referred, Signed>>()));
  let signs = all.get(of);
  if (!signs) all.set(of, (signs = new Map()));
  let signed = signs.get(instance);
  if (!signed) signs.set(instance, (signed = find()));
  return signed;
}

const READING = { of: 'names that are being read' };

/** Reads a name; undefined while it is being read: a name that is made of itself is not known. */
function reading(instance: Referred, world: World, read: () => Seen): Seen | undefined {
  const busy = (world.memo.get(READING) as Set<Referred> | undefined) ?? new Set<Referred>();
  world.memo.set(READING, busy);
  if (busy.has(instance)) return undefined;
  busy.add(instance);
  try {
    return read();
  } finally {
    busy.delete(instance);
  }
}
