/** Policy files: a document of the policy language by itself becomes a unit with one declaration. A dialect knows the words; it may not judge. */

import type { Unit } from '../../model/declaration.js';
import type { Document, MappingNode, Node } from '../../syntax/tree.js';
import type { Diagnostic } from '../../text/diagnostic.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Symbol } from '../../truth/symbol.js';
import { Known, Unknown } from '../../truth/value.js';
import type { Value } from '../../truth/value.js';
import { originOf, placeOf } from '../cloudformation/origin.js';
import { PolicyFile } from './file.js';
import type { FoundPolicy } from './find.js';
import { policyIn } from './find.js';
import { isEndless } from './see.js';
import type { Reading } from './use.js';

/** Whether a tree is a policy document, or one with what the AWS CLI prints around it. */
export function isPolicyFile(root: Node | undefined): boolean {
  return policyIn(root) !== undefined;
}

export interface DeclaredPolicy {
  /** Missing where the document cannot be read. */
  readonly unit?: Unit;
  /** What is wrong with it. */
  readonly problems: readonly Diagnostic[];
}

/**
 * @param document a text whose root `isPolicyFile`
 * @param given values by name; of interest is `AWS::AccountId`
 */
export function declarePolicyFile(path: string, document: Document, given: ReadonlyMap<string, string>): DeclaredPolicy {
  const found = policyIn(document.root);
  if (!found) throw new Error(`${path} is no policy`);
  if (!found.root) return { problems: found.problems };
  const endless = endlessAt(found.root);
  if (!endless) return { problems: found.problems, unit: unitOf(path, document, found, given) };
  // Who built its tree may have said so already.
  return { problems: document.problems.some(({ id }) => id === endless.id) ? found.problems : [...found.problems, endless] };
}

function endlessAt(root: MappingNode): Diagnostic | undefined {
  const place = isEndless(root) ? placeOf(originOf(root)) : undefined;
  return (
    place && {
      id: 'unreadable-input',
      message: 'This policy has too many parts to be read, counted with what its aliases repeat.',
      help: 'AWS takes a bucket policy of 20 KB, and most others are shorter: leave out what does not belong to it.',
      place,
    }
  );
}

function unitOf(path: string, document: Document, found: FoundPolicy, given: ReadonlyMap<string, string>): Unit {
  const header = originOf(found.root);
  const account = given.get('AWS::AccountId');
  const declarations: PolicyFile[] = [];
  const notSeen: { readonly message: string; readonly origin: Origin }[] = [];
  const unit: Unit = {
    kind: 'unit',
    id: path,
    path,
    dialect: 'policy-file',
    floor: 'notDeclared',
    region: untold('region', path, header),
    account: account === undefined ? untold('account', path, header) : new Known(account, { ...header, label: 'account' }),
    declarations,
    notSeen,
  };
  const file = new PolicyFile(unit, document, found);
  declarations.push(file);
  notSeen.push(...notesOf(file).map((message) => ({ message, origin: header })));
  return unit;
}

/** Where it is deployed stands nowhere, but it is one account and one Region: each is something, and the same wherever it is meant. */
function untold(what: 'account' | 'region', path: string, header: Origin): Value<string> {
  const symbol: Symbol = { kind: 'symbol', key: `${path}#${what}`, says: `<${what}>`, attribute: what, looks: what };
  return new Unknown('not told by a policy file', { ...header, label: what }, Mapped.hole(symbol));
}

/** What was chosen, so that whoever meant something else is not left to wonder. */
function notesOf({ address, recognised: { reading, others }, buckets }: PolicyFile): readonly string[] {
  const doubt = others.length > 0 ? [`${address} is read as ${named(reading)}; by what it says it could be ${others.map(named).join(' or ')} as well`] : [];
  if (!buckets) return doubt;
  const names = buckets.items.map((name) => (name.kind === 'known' ? name.value : name.kind === 'unknown' ? (name.text?.says ?? '') : ''));
  if (names.length > 1) return [...doubt, `${address} names several buckets (${names.join(', ')}): it is judged as the policy of each of them`];
  if (names.length === 1) return doubt;
  const why = buckets.open ? ` but ${buckets.open.reason.replace(/^named only/, 'one named')}` : '';
  return [...doubt, `${address} names no bucket${why}: who can reach one by it is not judged`];
}

function named({ type }: Reading): string {
  return `${/^[AEIO]/i.test(type) ? 'an' : 'a'} ${type}`;
}
