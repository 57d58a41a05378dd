import { readFileSync } from 'node:fs';
import { declareTemplate } from '../../../src/dialect/cloudformation/declare.js';
import type { TemplateResource } from '../../../src/dialect/cloudformation/resource.js';
import { explore } from '../../../src/truth/explore.js';
import { JoinedEstate } from '../../../src/link/estate.js';
import { load } from '../../../src/load/load.js';
import type { Loaded } from '../../../src/load/load.js';
import type { Files } from '../../../src/load/files.js';
import type { Declaration, Unit } from '../../../src/model/declaration.js';
import { parseJson } from '../../../src/syntax/json.js';
import { parseYaml } from '../../../src/syntax/yaml.js';
import { Mapped } from '../../../src/text/mapped.js';
import type { Origin } from '../../../src/text/origin.js';
import { placeAll } from '../../../src/text/origin.js';
import { Source } from '../../../src/text/source.js';
import type { Seen } from '../../../src/truth/seen.js';
import { partsOf } from '../../../src/truth/symbol.js';
import { plainWorld } from '../../../src/truth/world.js';
import type { World } from '../../../src/truth/world.js';

const FIXTURES = 'fixtures/formats/cloudformation/';

export function fixture(name: string): string {
  return readFileSync(FIXTURES + name, 'utf8');
}

/** The unit of one template text, read by itself. */
export function unitOf(text: string, given: Readonly<Record<string, string>> = {}, path = 't.yaml'): Unit {
  const mapped = Mapped.of(new Source(path, text));
  return declareTemplate(path, path.endsWith('.json') ? parseJson(mapped) : parseYaml(mapped), new Map(Object.entries(given)));
}

/** Files in memory; a name that leads out of them is refused, as the disk does with its roots. */
export function memory(files: Readonly<Record<string, string>>): Files {
  return {
    read(path) {
      if (path.startsWith('../') || path.startsWith('/'))
        return { kind: 'refused', reason: 'it is outside of the given paths', help: 'Give its directory too.' };
      const text = files[path];
      return text === undefined ? { kind: 'missing' } : { kind: 'bytes', bytes: Buffer.from(text) };
    },
  };
}

export function loadAll(
  files: Readonly<Record<string, string>>,
  paths: readonly string[] = Object.keys(files),
  parameters: Readonly<Record<string, string>> = {},
): Loaded {
  return load({ files: memory(files), paths: paths.map((path) => ({ path, named: false })), parameters: new Map(Object.entries(parameters)) });
}

export function loadFixtures(...names: readonly string[]): Loaded {
  return loadAll(Object.fromEntries(names.map((name) => [name, fixture(name)])));
}

export function estateOf(...units: readonly Unit[]): JoinedEstate {
  return new JoinedEstate(units);
}

export function declared(unit: Unit, address: string): TemplateResource {
  const found = unit.declarations.find((one) => one.address === address);
  if (!found) throw new Error(`no ${address} among ${unit.declarations.map((one) => one.address).join(', ')}`);
  return found as TemplateResource;
}

/** What is seen of a resource under a way through names and indexes. */
export function seen(unit: Unit, address: string, way: readonly (string | number)[], world: World = plainWorld()): Seen {
  return way.reduce<Seen>((at, step) => {
    if (typeof step === 'string') return at.kind === 'mapping' ? at.get(step) : at;
    const item = at.kind === 'sequence' ? at.items()[step] : at;
    if (!item) throw new Error(`no item ${step}`);
    return item;
  }, declared(unit, address).body(world));
}

/** The text as far as it is known, holes as the user wrote them; the reason in angle brackets where there is none. */
export function told(what: Seen): unknown {
  switch (what.kind) {
    case 'absent':
      return undefined;
    case 'unknown':
      return `<${what.reason}>`;
    case 'scalar': {
      return partsOf(what.text)
        .map((part) => (typeof part === 'string' ? part : part.kind === 'symbol' && part.known !== undefined ? part.known : part.says))
        .join('');
    }
    case 'sequence':
      return [...what.items().map(told), ...(what.open === undefined ? [] : [`<${what.open}>`])];
    case 'mapping':
      return {
        ...Object.fromEntries(what.entries().map(({ name, value }) => [name, told(value)])),
        ...(what.open === undefined ? {} : { '…': `<${what.open}>` }),
      };
  }
}

/** The value of a tag of a bucket. */
export function tagged(unit: Unit, address: string, key: string, world: World = plainWorld()): Seen {
  const tags = seen(unit, address, ['Tags'], world);
  const found = tags.kind === 'sequence' ? tags.items().find((tag) => tag.kind === 'mapping' && told(tag.get('Key')) === key) : undefined;
  if (found?.kind !== 'mapping') throw new Error(`no tag ${key}`);
  return found.get('Value');
}

/** The piece of the file at an origin. */
export function slice(origin: Origin | undefined): string | undefined {
  const place = origin && placeAll([origin]).get(origin);
  return place?.source.text.slice(place.start, place.end);
}

/** Where an origin stands: `file:line` and the piece of text there. */
export function where(origin: Origin): string {
  const place = placeAll([origin]).get(origin);
  return place ? `${place.source.path}:${place.source.position(place.start).line} ${place.source.text.slice(place.start, place.end)}` : 'nowhere';
}

/** What a question answers in every world, with the choices that lead there. */
export function worlds<T>(ask: (world: World) => T): readonly (readonly [string, T])[] {
  const paths = explore(plainWorld(), ask);
  if ('kind' in paths) throw new Error('too many worlds');
  return paths.map(({ choices, outcome }) => [choices.map(({ atom, holds }) => atom.says(holds)).join(', '), outcome] as const);
}

/** The worlds in which a resource exists. */
export function existsWhen(declaration: Declaration): readonly string[] {
  return worlds((world) => declaration.exists(world))
    .filter(([, exists]) => exists)
    .map(([when]) => when);
}
