/** Whether a JSON text that bears the mark of a snapshot is one that can be read here. */

import { isPlainObject } from './json.js';
import { SCHEMA, VERSION } from './snapshot.js';
import type { Snapshot } from './snapshot.js';

export interface Refused {
  readonly reason: string;
  readonly help: string;
}

/** Whether a text that was parsed says of itself that it is a snapshot. */
export function isSnapshot(value: unknown): boolean {
  return isPlainObject(value) && value['schema'] === SCHEMA;
}

export function checkSnapshot(value: unknown): { readonly snapshot: Snapshot } | Refused {
  if (!isPlainObject(value) || value['schema'] !== SCHEMA)
    return { reason: `it is no snapshot: its schema is not ${SCHEMA}`, help: 'Take a snapshot with `s3lint snapshot -o FILE`.' };
  const { version } = value;
  if (version !== VERSION)
    return typeof version === 'number' && version > VERSION
      ? {
          reason: `it is a snapshot of form ${version}, and forms up to ${VERSION} are known here`,
          help: 'A newer s3lint knows it; or take it again with this one: `s3lint snapshot -o FILE`.',
        }
      : { reason: `its form is ${JSON.stringify(version) ?? 'not told'}, which no s3lint wrote`, help: AGAIN };
  const broken = brokenAt(value);
  return broken === undefined ? { snapshot: value as unknown as Snapshot } : { reason: `${broken} is not as in a snapshot`, help: AGAIN };
}

const AGAIN = 'Take it again with `s3lint snapshot -o FILE`; its form is published as docs/schema/snapshot.schema.json.';

type PlainObject = Readonly<Record<string, unknown>>;

/** The first part, as a JSON pointer, on which reading it would stumble. */
function brokenAt({ accounts, taken }: PlainObject): string | undefined {
  if (!isPlainObject(taken)) return '/taken';
  if (!isPlainObject(accounts)) return '/accounts';
  for (const [id, account] of Object.entries(accounts)) {
    if (!/^\d{12}$/.test(id) || !isPlainObject(account)) return `/accounts/${id}`;
    const broken = brokenAccount(account);
    if (broken !== undefined) return `/accounts/${id}${broken}`;
  }
  return undefined;
}

function brokenAccount({ listed, resources, failed }: PlainObject): string | undefined {
  if (failed !== undefined && !isState(failed)) return '/failed';
  if (!isPlainObject(listed)) return '/listed';
  for (const [operation, regions] of Object.entries(listed))
    if (!isPlainObject(regions) || !Object.values(regions).every(isState)) return `/listed/${operation}`;
  if (!isPlainObject(resources)) return '/resources';
  for (const [kind, all] of Object.entries(resources)) {
    if (!isPlainObject(all)) return `/resources/${kind}`;
    for (const [arn, resource] of Object.entries(all)) {
      const at = `/resources/${kind}/${arn.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (!isPlainObject(resource) || typeof resource['name'] !== 'string') return at;
      const { replies } = resource;
      if (!isPlainObject(replies) || !Object.values(replies).every(isState)) return `${at}/replies`;
    }
  }
  return undefined;
}

function isState(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  if (value['state'] === 'unknown') return typeof value['reason'] === 'string';
  return value['state'] === 'ok' || value['state'] === 'absent';
}
