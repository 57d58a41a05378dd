/** One account of a snapshot as a deployment unit. */

import type { Declaration, Unit } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import { Absent, Known } from '../../truth/value.js';
import { LiveResource } from './declaration.js';
import { gapsOf } from './gaps.js';
import { notesOn, whyUnlisted } from './listed.js';
import { keysFor } from './plan.js';
import type { AccountSnapshot, ResourceSnapshot } from './snapshot.js';
import { VirtualFile } from './virtual-file.js';
import { liveTypes } from './words/types.js';

/** @param path of the snapshot: two of them may tell of one account */
export function unitOf(id: string, account: AccountSnapshot, path: string): Unit {
  const about = new VirtualFile(`aws/${id}/account.json`, {});
  const here = about.origin('');
  const declarations: Declaration[] = [];
  const unit: Unit = {
    kind: 'unit',
    id: `aws/${id} ${path}`,
    path: `aws/${id}`,
    dialect: 'api',
    floor: 'notConfigured',
    region: new Absent<string>(undefined, { ...here, label: 'the Region' }),
    account: new Known(id, { ...here, label: 'the account' }),
    declarations,
    notSeen: notesOn(id, account).map((message) => ({ message })),
    gaps: gapsOf(account),
    unlisted: (kind) => {
      const why = account.failed ? undefined : whyUnlisted(account, kind);
      return why && { ...why, origin: here };
    },
    operationsFor: keysFor,
  };
  for (const [kind, live] of account.failed ? [] : Object.entries(liveTypes)) {
    for (const [address, resource] of resourcesOf(id, account, kind as SubjectKind))
      declarations.push(new LiveResource(unit, kind as SubjectKind, address, resource, live, id));
  }
  return unit;
}

/** Every account is one, also where nobody could ask for its settings. */
function resourcesOf(id: string, { resources }: AccountSnapshot, kind: SubjectKind): readonly (readonly [string, ResourceSnapshot])[] {
  const known = Object.entries(resources[kind] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return kind === 'account' && known.length === 0 ? [[id, { name: id, replies: {} }]] : known;
}
