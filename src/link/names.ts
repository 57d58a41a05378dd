/** What a name or ARN refers to: the symbol first, then the literal name in the unit, then the one bearer in the whole scan. */

import type { Declaration, Unit } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Subjects } from '../model/subjects.js';
import type { Mapped } from '../text/mapped.js';
import { literalOf, partsOf } from '../truth/symbol.js';
import type { Symbol as Sign } from '../truth/symbol.js';
import type { Value } from '../truth/value.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';
import { withoutChoice } from './estate.js';

export interface Match {
  readonly declaration: Declaration;
  readonly assumed?: string;
}

export class Names {
  #index: Map<SubjectKind, Map<string, Declaration[]>> | undefined;

  constructor(private readonly estate: JoinedEstate) {}

  find(unit: Unit, name: Value<string>, kinds: readonly SubjectKind[], world: World): Match | undefined {
    const text = name.kind === 'absent' ? undefined : name.text;
    const symbol = text && symbolIn(text, kinds);
    if (symbol) return symbol.exists(world) ? { declaration: symbol } : undefined;
    const literal = name.kind === 'known' ? String(name.value) : text && literalOf(text);
    if (literal === undefined) return undefined;
    for (const kind of kinds) {
      const bearers = this.#bearers(kind, bareName(kind, literal)).filter((one) => one.exists(world));
      const own = bearers.filter((one) => one.unit === unit);
      if (own[0]) return { declaration: own[0] };
      // Exactly one in the scan: another template may well declare it. Several: dev beside prod, no telling which.
      if (bearers.length === 1 && bearers[0]) return { declaration: bearers[0], assumed: `matched by name in ${bearers[0].unit.path}` };
    }
    return undefined;
  }

  #bearers(kind: SubjectKind, name: string): readonly Declaration[] {
    this.#index ??= new Map();
    let byName = this.#index.get(kind);
    if (!byName) {
      byName = new Map();
      for (const declaration of this.estate.subjects(kind)) {
        const own = withoutChoice(this.estate, (world) => ownName(kind, this.estate.view(declaration, world)));
        if (own !== undefined) byName.set(own, [...(byName.get(own) ?? []), declaration]);
      }
      this.#index.set(kind, byName);
    }
    return byName.get(name) ?? [];
  }
}

/** The declaration that a text names by reference: the only symbol of a fitting subject in it. */
function symbolIn(text: Mapped, kinds: readonly SubjectKind[]): Declaration | undefined {
  const named = partsOf(text)
    .filter((part): part is Sign => typeof part !== 'string' && part.kind === 'symbol')
    .map((part) => part.of as Declaration | undefined)
    .filter((one) => one?.subject !== undefined && kinds.includes(one.subject));
  return named.length === 1 ? named[0] : undefined;
}

function ownName(kind: SubjectKind, view: object): string | undefined {
  if (kind === 'bucket') {
    const { name } = (view as Subjects['bucket']).naming;
    return name.kind === 'known' ? name.value : undefined;
  }
  if (kind === 'role' || kind === 'lambda') {
    const { name } = (view as Subjects['role'] | Subjects['lambda']).naming;
    return name.kind === 'known' ? name.value : undefined;
  }
  return undefined;
}

/** The name in an ARN or in an S3 host name; a bare name is itself. */
function bareName(kind: SubjectKind, text: string): string {
  const host = kind === 'bucket' ? /^(.+?)\.s3(?:-website)?[.-].*amazonaws\.com(?:\.cn)?$/.exec(text) : null;
  if (host?.[1]) return host[1];
  if (!text.startsWith('arn:')) return text;
  const resource = text.split(':').slice(5).join(':');
  if (kind === 'bucket') return resource.replace(/\/\*$/, '');
  return resource.slice(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
}
