import type { Facts } from '../model/facts.js';
import type { Preset, RuleMeta } from '../rule/meta.js';
import { parseJson } from '../syntax/json.js';
import { type Document, type Node, placeOf, valueOf } from '../syntax/tree.js';
import { parseYaml } from '../syntax/yaml.js';
import { Mapped } from '../text/mapped.js';
import type { Place, Source } from '../text/source.js';
import { type Flaw, flawsOf } from './check.js';
import { type Config, type ConfiguredRoot, type WantedLevel, type Wish, emptyConfig } from './config.js';
import { at, plainOf } from './plain.js';

/** Something wrong with a configuration file. */
export interface Problem {
  readonly message: string;
  readonly help?: string;
  readonly place: Place;
}

export type ConfigRead = { readonly kind: 'config'; readonly config: Config } | { readonly kind: 'wrong'; readonly problems: readonly Problem[] };

/** Reads a configuration file, JSON or YAML by its name, and checks all of it before any of it is believed. */
export async function readConfig(source: Source, metas: readonly RuleMeta[]): Promise<ConfigRead> {
  const { document, problems } = parse(source);
  if (problems.length > 0) return { kind: 'wrong', problems };
  if (!document.root || isEmpty(document.root)) return { kind: 'config', config: emptyConfig };
  const value = plainOf(document.root);
  const flaws = await flawsOf(value, metas);
  if (flaws.length > 0) return { kind: 'wrong', problems: flaws.map((flaw) => located(flaw, document, source)) };
  return { kind: 'config', config: configOf(value as Written, document.root) };
}

/** JSON by its name, all else as YAML. Account ids need no quotes here: they are read as they are written. */
export function parse(source: Source): { readonly document: Document; readonly problems: readonly Problem[] } {
  const text = Mapped.of(source);
  const document = /\.json$/i.test(source.path) ? parseJson(text) : parseYaml(text);
  return { document, problems: document.problems.filter((problem) => problem.id !== 'unquoted-account-id') };
}

/** The shape that the schema guarantees. */
interface Written {
  readonly extends?: Preset | readonly Preset[];
  readonly rules?: Readonly<Record<string, WantedLevel | readonly [WantedLevel, Readonly<Record<string, unknown>>?]>>;
  readonly terraform?: { readonly roots?: readonly ConfiguredRoot[] };
  readonly facts?: Facts;
  readonly ignores?: readonly string[];
  readonly suppressions?: { readonly entries?: readonly { readonly files: string | readonly string[] }[] };
}

function configOf(value: Written, root: Node): Config {
  return {
    extends: [value.extends ?? []].flat(),
    rules: new Map(Object.entries(value.rules ?? {}).map(([id, wish]) => [id, wishOf(wish)])),
    parameters: new Map(entriesOf(valueOf(root, 'parameters'))),
    terraform: value.terraform?.roots ?? [],
    facts: value.facts ?? {},
    ignores: value.ignores ?? [],
    ...suppressionsOf(value, root),
  };
}

function suppressionsOf({ suppressions }: Written, root: Node): Pick<Config, 'suppressions'> {
  const list = valueOf(valueOf(root, 'suppressions'), 'entries');
  const nodes = list?.kind === 'sequence' ? list.items : [];
  if (nodes.length === 0) return {};
  return { suppressions: nodes.map((node, index) => ({ node, files: [suppressions?.entries?.[index]?.files ?? []].flat() })) };
}

function wishOf(written: WantedLevel | readonly [WantedLevel, Readonly<Record<string, unknown>>?]): Wish {
  if (typeof written === 'string') return { level: written };
  const [level, options] = written;
  return options ? { level, options } : { level };
}

/** Names and the values as they are written: a parameter's `007` is not seven. */
function entriesOf(node: Node | undefined): readonly (readonly [string, string])[] {
  if (node?.kind !== 'mapping') return [];
  return node.entries.flatMap(({ key, value }) => (value.kind === 'scalar' ? [[key.value, value.value] as const] : []));
}

function isEmpty(root: Node): boolean {
  return root.kind === 'scalar' && plainOf(root) === null;
}

function located(flaw: Flaw, document: Document, source: Source): Problem {
  const { node, entry } = at(document.root, flaw.pointer);
  const spot = flaw.at === 'key' ? entry?.key : node;
  const place = (spot && placeOf(spot)) ?? { source, start: 0, end: 0 };
  return { message: flaw.message, ...(flaw.help !== undefined && { help: flaw.help }), place };
}
