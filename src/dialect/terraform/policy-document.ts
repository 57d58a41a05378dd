/**
 * `aws_iam_policy_document`: blocks in Terraform's words that are a policy. It is seen as if it were written as one, every part
 * where it stands. IAM User Guide and the provider's own code, version 6.
 */

import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { seeDocument } from '../../policy/document.js';
import { assumedOf, literalSeen, scalarOf } from '../seen.js';
import { listOf, mappingIn, mappingOf } from './collection.js';
import type { Referred } from './instance.js';
import { signOf } from './symbols.js';
import { mistake, textOf } from './value.js';

/** What the provider writes where nobody says it. */
const VERSION = Mapped.literal('2012-10-17');
const ALLOW = Mapped.literal('Allow');

const DOCUMENTS = { of: 'policy documents' };

/** The JSON of a policy document, read as what it encodes. */
export function policyDocument(instance: Referred, at: Origin, world: World): Seen {
  const memo = (world.memo.get(DOCUMENTS) as Map<Referred, Seen | undefined> | undefined) ?? new Map<Referred, Seen | undefined>();
  world.memo.set(DOCUMENTS, memo);
  if (!memo.has(instance)) {
    memo.set(instance, undefined);
    try {
      memo.set(instance, documentOf(instance, world));
    } catch (thrown) {
      memo.delete(instance);
      throw thrown;
    }
  }
  const document = memo.get(instance) ?? mistake(`made of ${instance.address}, which is made of itself`, at);
  if (document.kind !== 'mapping') return { ...document, origin: at } as Seen;
  return { kind: 'scalar', type: 'string', text: Mapped.hole(signOf(instance, 'json')), origin: at, encodes: document };
}

/** Statements in their order, and why there may be others. */
interface Statements {
  readonly all: readonly Seen[];
  readonly open: string | undefined;
}

function documentOf(instance: Referred, world: World): Seen {
  const body = instance.body(world);
  if (body.kind !== 'mapping') return body;
  const own = itemsOf(body.get('statement'));
  const layers: readonly Statements[] = [
    ...documentsAt(body, ['source_json', 'source_policy_documents']),
    { all: own.items.map((block) => (block.kind === 'mapping' ? statementOf(block) : block)), open: own.open },
    ...documentsAt(body, ['override_policy_documents', 'override_json']),
  ];
  const { all, open } = layers.reduce(laidOver);
  const version = body.get('version');
  const origin = instance.header;
  const entries: SeenEntry[] = [];
  present(entries, 'Version', version.kind === 'absent' ? scalarOf(VERSION, origin) : version);
  present(entries, 'Id', body.get('policy_id'));
  present(entries, 'Statement', listOf(all, origin, { open }));
  return mappingIn(entries, origin);
}

/** The statements of documents that are laid under or over this one. */
function documentsAt(body: SeenMapping, names: readonly string[]): readonly Statements[] {
  return names.flatMap((name) => {
    const written = body.get(name);
    if (written.kind === 'absent') return [];
    if (written.kind === 'unknown') return [{ all: [], open: written.reason }];
    const list = written.kind === 'sequence' ? written : undefined;
    const documents = (list?.items().map(memberOf) ?? [written]).map(statementsIn);
    return list?.open === undefined ? documents : [...documents, { all: [], open: list.open }];
  });
}

function statementsIn(text: Seen): Statements {
  // An empty text is a document of which nothing is taken over.
  if (textOf(text) === '') return { all: [], open: undefined };
  const document = seeDocument(text);
  if (document.kind !== 'mapping') return { all: [], open: document.kind === 'unknown' ? document.reason : 'laid over something that is no policy' };
  const statements = document.get('Statement');
  if (statements.kind === 'mapping') return { all: [statements], open: document.open };
  const { items, open } = itemsOf(statements);
  return { all: items, open: open ?? document.open };
}

/** A statement takes the place of the one with its name; one without a name stands beside the others. */
function laidOver(under: Statements, over: Statements): Statements {
  const all = [...under.all];
  let { open } = under;
  for (const statement of over.all) {
    const sid = statement.kind === 'mapping' ? statement.get('Sid') : statement;
    const name = literalSeen(sid);
    const same = name === undefined || name === '' ? -1 : all.findIndex((one) => one.kind === 'mapping' && literalSeen(one.get('Sid')) === name);
    if (same >= 0) all[same] = statement;
    else all.push(statement);
    // Which one it replaces cannot be told.
    if (under.all.length > 0 && (sid.kind === 'unknown' || (sid.kind === 'scalar' && name === undefined)))
      open ??= 'laid over by a statement whose name is not known';
  }
  return { all, open: open ?? over.open };
}

function statementOf(block: SeenMapping): Seen {
  const { origin } = block;
  const effect = block.get('effect');
  const sid = block.get('sid');
  const entries: SeenEntry[] = [];
  if (textOf(sid) !== '') present(entries, 'Sid', sid);
  present(entries, 'Effect', effect.kind === 'absent' ? scalarOf(ALLOW, origin) : effect);
  present(entries, 'Principal', principalsOf(block.get('principals')));
  present(entries, 'NotPrincipal', principalsOf(block.get('not_principals')));
  const emptied = new Map<string, Seen>();
  for (const [name, argument] of LISTS) {
    const texts = textsOf(block.get(argument));
    present(entries, name, texts);
    if (texts.kind === 'absent' && texts.emptied) emptied.set(name, texts);
  }
  present(entries, 'Condition', conditionsOf(block.get('condition')));
  const statement = mappingIn(entries.slice(), origin, { open: block.open });
  if (emptied.size === 0) return statement;
  return {
    kind: 'mapping',
    origin,
    entries: () => statement.entries(),
    get: (name) => emptied.get(name) ?? statement.get(name),
    ...(statement.open === undefined ? {} : { open: statement.open }),
  };
}

const LISTS = [
  ['Action', 'actions'],
  ['NotAction', 'not_actions'],
  ['Resource', 'resources'],
  ['NotResource', 'not_resources'],
] as const;

/** An empty list is left out. One that is empty, like a text or a null in it, only as long as nobody sets a variable is there for what will be given. */
function textsOf(seen: Seen): Seen {
  if (seen.kind === 'scalar') return textIn(seen);
  if (seen.kind !== 'sequence') return seen;
  const items = seen.items();
  if (items.length === 0 && seen.open === undefined) return toBeGiven(seen) ?? { kind: 'absent', origin: seen.origin, emptied: true };
  return listOf(items.map(textIn), seen.origin, { open: seen.open });
}

function textIn(seen: Seen): Seen {
  return (textOf(seen) === '' ? toBeGiven(seen) : undefined) ?? withVariables(memberOf(seen));
}

/** Terraform refuses a null in a list of arguments. */
function memberOf(seen: Seen): Seen {
  return seen.kind === 'absent' ? (toBeGiven(seen) ?? mistake('null in a list, which Terraform refuses', seen.origin)) : seen;
}

function toBeGiven(seen: Seen): Seen | undefined {
  const assumed = assumedOf(seen)
    ?.split(', ')
    .filter((one) => one.startsWith('default of variable '))
    .join(', ');
  const is = seen.kind === 'absent' ? 'null' : 'empty';
  return !assumed ? undefined : { kind: 'unknown', reason: `${is} by the ${assumed}, which is there to be given a value`, origin: seen.origin };
}

/** Blocks of a type and names each: `*` with nothing but `*` is everybody. */
function principalsOf(seen: Seen): Seen {
  if (seen.kind === 'unknown') return seen;
  const { items, open } = itemsOf(seen);
  if (items.length === 0 && open === undefined) return { kind: 'absent', origin: seen.origin };
  const [only, ...more] = items;
  if (only?.kind === 'mapping' && more.length === 0 && open === undefined && textOf(only.get('type')) === '*') {
    const names = itemsOf(only.get('identifiers')).items;
    if (names.length === 1 && textOf(names[0] as Seen) === '*') return names[0] as Seen;
  }
  return grouped(items, (block) => ({ name: block.get('type'), values: textsOf(block.get('identifiers')) }), seen.origin, open);
}

/** Blocks of a test, a variable and values each: those of one test stand together, and those of one variable in it. */
function conditionsOf(seen: Seen): Seen {
  if (seen.kind === 'unknown') return seen;
  const { items, open } = itemsOf(seen);
  if (items.length === 0 && open === undefined) return { kind: 'absent', origin: seen.origin };
  const byTest = new Map<string, Seen[]>();
  let unsure = open;
  for (const block of items) {
    const test = block.kind === 'mapping' ? block.get('test') : block;
    const name = textOf(test);
    if (name === undefined) unsure ??= reasonOf(test, 'a test that is not known');
    else byTest.set(name, [...(byTest.get(name) ?? []), block]);
  }
  const entries = [...byTest].map(([test, blocks]): SeenEntry => {
    const first = blocks[0] as Seen;
    const values = grouped(blocks, (block) => ({ name: block.get('variable'), values: textsOf(block.get('values')) }), first.origin, undefined);
    return { name: test, key: values.origin, value: values };
  });
  return mappingIn(entries, seen.origin, { open: unsure });
}

/** A mapping of lists; those of one name are one list. */
function grouped(
  blocks: readonly Seen[],
  read: (block: SeenMapping) => { readonly name: Seen; readonly values: Seen },
  origin: Origin,
  open: string | undefined,
): Seen {
  const byName = new Map<string, { readonly origin: Origin; readonly values: Seen[] }>();
  let unsure = open;
  for (const block of blocks) {
    if (block.kind !== 'mapping') {
      unsure ??= reasonOf(block, 'a block that is not known');
      continue;
    }
    const { name, values } = read(block);
    const text = name.kind === 'scalar' ? name.text.literal : undefined;
    if (text === undefined) {
      unsure ??= reasonOf(name, 'named by something that is not known');
      continue;
    }
    const known = byName.get(text);
    if (known) known.values.push(values);
    else byName.set(text, { origin: block.origin, values: [values] });
  }
  const members = [...byName].map(([name, { origin: at, values }]) => ({ name, key: at, see: () => together(values, at) }));
  return mappingOf(members, origin, { open: unsure });
}

function together(lists: readonly Seen[], origin: Origin): Seen {
  const [only, ...more] = lists;
  if (only && more.length === 0) return only.kind === 'absent' ? listOf([], origin) : only;
  const why = lists.find((one) => one.kind === 'unknown');
  const open = why?.kind === 'unknown' ? why.reason : lists.map((one) => itemsOf(one).open).find((one) => one !== undefined);
  return listOf(
    lists.flatMap((one) => itemsOf(one).items),
    origin,
    { open },
  );
}

function itemsOf(seen: Seen): { readonly items: readonly Seen[]; readonly open: string | undefined } {
  switch (seen.kind) {
    case 'sequence':
      return { items: seen.items(), open: seen.open };
    case 'absent':
      return { items: [], open: undefined };
    case 'unknown':
      return { items: [], open: seen.reason };
    default:
      return { items: [seen], open: undefined };
  }
}

/** Variables of the policy language are written `&{aws:username}`, because Terraform has `${}` for itself. */
function withVariables(seen: Seen): Seen {
  if (seen.kind !== 'scalar' || !seen.text.text.includes('&{')) return seen;
  const { text } = seen;
  const out = text.decode((written) => written.replaceAll('${', '&{'));
  let from = 0;
  for (let at = text.text.indexOf('&{'); at !== -1; at = text.text.indexOf('&{', at + 2)) {
    out.copy(from, at).put('${', at, at + 2);
    from = at + 2;
  }
  return { ...seen, text: out.copy(from, text.text.length).done() };
}

/** Adds what is written. */
function present(entries: SeenEntry[], name: string, seen: Seen): void {
  if (seen.kind !== 'absent') entries.push({ name, key: seen.origin, value: seen });
}

function reasonOf(seen: Seen, otherwise: string): string {
  return seen.kind === 'unknown' ? seen.reason : otherwise;
}
