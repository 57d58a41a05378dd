/** Whole configurations in memory, loaded and joined. */

import { JoinedEstate } from '../../../src/link/estate.js';
import { load } from '../../../src/load/load.js';
import type { Loaded } from '../../../src/load/load.js';
import type { TerraformValues } from '../../../src/load/values.js';
import type { Declaration } from '../../../src/model/declaration.js';
import type { SubjectKind } from '../../../src/model/kinds.js';
import type { Subjects } from '../../../src/model/subjects.js';
import { memoryFiles } from '../../../src/testing/memory.js';
import type { Origin } from '../../../src/text/origin.js';
import { placeAll } from '../../../src/text/origin.js';
import { explore, whenOf } from '../../../src/truth/explore.js';
import { literalOf, partsOf } from '../../../src/truth/symbol.js';
import type { Value } from '../../../src/truth/value.js';
import type { World } from '../../../src/truth/world.js';

export interface Call {
  /** Without: all files that are Terraform's. */
  readonly paths?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly roots?: TerraformValues['roots'];
  readonly account?: string;
}

export type Texts = string | Readonly<Record<string, string>>;

/** A text alone is `main.tf`. */
export function loadTexts(texts: Texts, call: Call = {}): Loaded {
  const files = typeof texts === 'string' ? { 'main.tf': texts } : texts;
  const paths = call.paths ?? Object.keys(files).filter((path) => /\.(?:tf|tofu)(?:\.json)?$/.test(path) && !path.includes('.terraform/'));
  return load({
    files: memoryFiles(files),
    paths: paths.map((path) => ({ path, named: false })),
    parameters: new Map(),
    terraform: { values: new Map(Object.entries(call.values ?? {})), files: call.files ?? [], roots: call.roots ?? [] },
    account: call.account,
  });
}

export class Reading {
  readonly loaded: Loaded;
  readonly estate: JoinedEstate;

  constructor(texts: Texts, call: Call = {}) {
    this.loaded = loadTexts(texts, call);
    this.estate = new JoinedEstate(this.loaded.units);
  }

  /** Of resources. */
  get addresses(): readonly string[] {
    return this.estate.declarations.flatMap(({ address, subject }) => (subject === 'input' || subject === 'provider' ? [] : [address]));
  }

  declaration(address: string): Declaration {
    const found = this.estate.declarations.find((one) => one.address === address);
    if (!found) throw new Error(`there is no ${address}, but ${this.addresses.join(', ')}`);
    return found;
  }

  view<K extends SubjectKind>(kind: K, address: string, world: World = this.estate.plain): Subjects[K] {
    const found = this.declaration(address);
    if (found.subject !== kind) throw new Error(`${address} is no ${kind}`);
    return this.estate.view(found, world) as never;
  }

  bucket(address: string, world?: World): Subjects['bucket'] {
    return this.view('bucket', address, world);
  }

  /** Every outcome of a question with the choices that lead to it. */
  ways(ask: (world: World) => unknown): Readonly<Record<string, unknown>> {
    const paths = explore(this.estate.plain, ask);
    if ('kind' in paths) throw new Error('too many ways');
    const all = paths.map(({ choices }) => choices);
    return Object.fromEntries(
      paths.map(({ outcome, choices }) => [
        whenOf(
          [choices],
          all.filter((one) => one !== choices),
        ) ?? 'always',
        outcome,
      ]),
    );
  }
}

/** A value as people would write it down: known text, `?` and the reason, `-` where nothing is written. */
export function told(value: Value<unknown>): string {
  switch (value.kind) {
    case 'known':
      return String(value.value);
    case 'absent':
      return '-';
    case 'unknown':
      return `? ${value.text?.says ?? value.reason}`;
  }
}

/** A text with its symbols spelled out as far as they are made of something. */
export function spelled(value: Value<string>): string {
  if (value.kind === 'absent') return '-';
  const spell = (part: ReturnType<typeof partsOf>[number]): string =>
    typeof part === 'string' ? part : part.kind === 'symbol' ? (part.known ?? part.parts?.map(spell).join('') ?? part.says) : part.says;
  return value.text ? (literalOf(value.text) ?? partsOf(value.text).map(spell).join('')) : told(value);
}

/** `main.tf: text` of where an origin stands. */
export function standsAt(origin: Origin): string {
  const place = placeAll([origin]).get(origin);
  return place ? `${place.source.path}: ${place.source.text.slice(place.start, place.end)}` : 'nowhere';
}
