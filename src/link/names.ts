/** What a name or ARN refers to: the symbol first, then the literal name in the unit, then the one bearer in the whole scan. */

import type { Declaration, Unit } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Subjects } from '../model/subjects.js';
import type { Mapped } from '../text/mapped.js';
import { identityOf, partsOf } from '../truth/symbol.js';
import type { Value } from '../truth/value.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';
import { whateverChosen, withoutChoice } from './choice.js';

export interface Match {
  readonly declaration: Declaration;
  readonly assumed?: string;
}

/** Who bears a name: always, or where the choices fall out so. */
interface Bearer {
  readonly declaration: Declaration;
  readonly always: boolean;
}

export class Names {
  #index: Map<SubjectKind, Map<string, Bearer[]>> | undefined;

  constructor(private readonly estate: JoinedEstate) {}

  find(unit: Unit, name: Value<string>, kinds: readonly SubjectKind[], world: World): Match | undefined {
    const text = name.kind === 'absent' ? undefined : name.text;
    const referred = text ? declarationsIn(text) : NOBODY;
    const symbol = onlyOf(referred, kinds);
    if (symbol) return symbol.exists(world) ? this.#matched(unit, symbol) : undefined;
    const through = this.#through(unit, referred, kinds, world);
    if (through) return through;
    const written = name.kind === 'known' ? String(name.value) : text && identityOf(text);
    if (written === undefined) return undefined;
    for (const kind of kinds) {
      const bare = bareName(kind, written);
      if (bare === undefined) continue;
      const bearers = this.#bearers(kind, bare).filter(({ declaration }) => declaration.exists(world) && !isElsewhere(written, declaration));
      const own = bearers.find((one) => one.declaration.unit === unit && this.#bears(one, bare, world));
      if (own) return { declaration: own.declaration };
      // Exactly one in the scan: another template may well declare it. Several: dev beside prod, no telling which.
      const others = bearers.filter(({ declaration }) => declaration.unit !== unit && !this.#isTheSame(declaration, bearers));
      const [only, another] = others;
      if (only?.always && !another) return { declaration: only.declaration, assumed: `matched by name in ${only.declaration.unit.path}` };
    }
    return undefined;
  }

  /** A live bucket beside the text that declares it is no second one. */
  #isTheSame(declaration: Declaration, bearers: readonly Bearer[]): boolean {
    const declared = this.estate.live?.declaredFor(declaration) ?? [];
    return declared.length > 0 && bearers.some((one) => declared.includes(one.declaration));
  }

  /** Everybody in the scan who bears a written name, in some world or other. */
  bearersOf(written: string, kind: SubjectKind): readonly Declaration[] {
    const bare = bareName(kind, written);
    return bare === undefined ? [] : this.#bearers(kind, bare).map(({ declaration }) => declaration);
  }

  /** A reference into another unit goes through an export. */
  #matched(unit: Unit, declaration: Declaration): Match {
    return declaration.unit === unit ? { declaration } : { declaration, assumed: `exported by ${declaration.unit.path}` };
  }

  /** What is named by way of something that belongs to it: the key behind an alias. */
  #through(unit: Unit, referred: readonly Declaration[], kinds: readonly SubjectKind[], world: World): Match | undefined {
    for (const declaration of referred) {
      const attachment = declaration.attaches?.find(({ to }) => kinds.includes(to));
      const name = attachment?.targets(world).items[0];
      if (attachment && name) return this.find(unit, name, [attachment.to], world);
    }
    return undefined;
  }

  /** Whether a name is borne in this world, where that depends on a choice. */
  #bears({ declaration, always }: Bearer, name: string, world: World): boolean {
    return always || ownName(this.estate.view(declaration, world)) === name;
  }

  #bearers(kind: SubjectKind, name: string): readonly Bearer[] {
    this.#index ??= new Map();
    let byName = this.#index.get(kind);
    if (!byName) {
      byName = new Map();
      this.#index.set(kind, byName);
      for (const declaration of this.estate.subjects(kind)) {
        const settled = withoutChoice(this.estate, (world) => [ownName(this.estate.view(declaration, world))]);
        const possible = [...(settled ?? whateverChosen(this.estate, (world) => [ownName(this.estate.view(declaration, world))]) ?? [])];
        for (const own of possible) if (own !== undefined) put(byName, own, { declaration, always: settled !== undefined });
        for (const own of arnNames(kind, declaration)) if (!possible.includes(own)) put(byName, own, { declaration, always: true });
      }
      if (kind === 'key') this.#aliases(byName);
    }
    return byName.get(name) ?? [];
  }

  /** A key has no name of its own but those of its aliases. */
  #aliases(byName: Map<string, Bearer[]>): void {
    for (const declaration of this.estate.declarations) {
      const attachment = declaration.attaches?.find(({ to, facet }) => to === 'key' && facet === 'aliases');
      if (!attachment) continue;
      withoutChoice(this.estate, (world) => {
        const target = attachment.targets(world).items[0];
        const key = target && this.find(declaration.unit, target, ['key'], world)?.declaration;
        const names = attachment.read(this.estate.scene(world)) as Subjects['key']['aliases'];
        for (const alias of names.items) if (key && alias.kind === 'known') put(byName, alias.value, { declaration: key, always: true });
      });
    }
  }
}

/** What was read back is known by its ARN, whatever else it is called; a key that was found by an alias by that as well. */
function arnNames(kind: SubjectKind, { arn, says }: Declaration): readonly string[] {
  if (arn === undefined) return [];
  const bare = bareName(kind, arn);
  return [...new Set([...(bare === undefined ? [] : [bare]), ...(kind === 'key' && says.startsWith('alias/') ? [says] : [])])];
}

/** An ARN of another account or Region than what was read back: two of one name are still two. */
function isElsewhere(written: string, { arn }: Declaration): boolean {
  if (arn === undefined || !written.startsWith('arn:')) return false;
  const [, , , region = '', account = ''] = written.split(':');
  const [, , , ownRegion = '', ownAccount = ''] = arn.split(':');
  const differ = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;
  return differ(region, ownRegion) || differ(account, ownAccount);
}

function put(byName: Map<string, Bearer[]>, name: string, bearer: Bearer): void {
  const known = byName.get(name);
  if (known) known.push(bearer);
  else byName.set(name, [bearer]);
}

/** The only one of a fitting subject. */
function onlyOf(declarations: readonly Declaration[], kinds: readonly SubjectKind[]): Declaration | undefined {
  let only: Declaration | undefined;
  for (const declaration of declarations) {
    if (declaration.subject === undefined || !kinds.includes(declaration.subject)) continue;
    if (only) return undefined;
    only = declaration;
  }
  return only;
}

const NOBODY: readonly Declaration[] = [];

/** The declarations that a text names by reference. */
function declarationsIn(text: Mapped): readonly Declaration[] {
  let found: Declaration[] | undefined;
  for (const part of partsOf(text)) {
    const of = typeof part !== 'string' && part.kind === 'symbol' ? part.of : undefined;
    if (of) (found ??= []).push(of as Declaration);
  }
  return found ?? NOBODY;
}

/** The name of a subject as far as it has an identity: a text, maybe with parts that are the same wherever they are used. */
function ownName(view: object): string | undefined {
  const { naming } = view as { readonly naming?: { readonly name?: Value<string> } };
  const name = naming?.name;
  if (!name || name.kind === 'absent') return undefined;
  return name.kind === 'known' ? name.value : name.text && identityOf(name.text);
}

/** The name in an ARN or in an S3 host name; a bare name is itself. Policies of AWS bear names that nobody here declares. */
function bareName(kind: SubjectKind, text: string): string | undefined {
  const host = kind === 'bucket' ? /^(.+?)\.s3(?:-website)?[.-].*amazonaws\.com(?:\.cn)?$/.exec(text) : null;
  if (host?.[1]) return host[1];
  if (!text.startsWith('arn:')) return text;
  const [, , , , owner, ...rest] = text.split(':');
  const resource = rest.join(':');
  if (kind === 'bucket') return owner === '' ? resource.replace(/\/.*$/, '') : undefined;
  if (owner === 'aws') return undefined;
  if (kind === 'key' && resource.startsWith('alias/')) return resource;
  return resource.slice(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
}
