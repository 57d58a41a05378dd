/** The actions of S3: what each does, on what sort of resource, and which of S3's condition keys its requests carry. */

import { conditionKey } from './condition-keys.js';
import { ACTIONS, KEYS, KEY_SETS, RESOURCE_SETS } from './s3-actions.js';

export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

export type ResourceType =
  | 'bucket'
  | 'object'
  | 'accesspoint'
  | 'accesspointobject'
  | 'multiregionaccesspoint'
  | 'multiregionaccesspointrequestarn'
  | 'objectlambdaaccesspoint'
  | 'job'
  | 'storagelensconfiguration'
  | 'storagelensgroup'
  | 'accessgrantsinstance'
  | 'accessgrantslocation'
  | 'accessgrant';

export interface ActionInfo {
  /** As AWS writes it: `s3:GetObject`. */
  readonly name: string;
  readonly level: AccessLevel;
  /** What its requests name as their resource; none: it concerns no resource, and policies must give `*`. */
  readonly resources: readonly ResourceType[];
  /** Condition keys that its requests can carry by the reference, as conditions name them (see `conditionKey`); a family of tag keys ends with a slash. */
  readonly keys: readonly string[];
  /** It has no operation of its own: other operations ask for it beside their own action. */
  readonly permissionOnly: boolean;
}

/** Patterns whose matches are remembered; a text with more is not one that anybody wrote. */
const REMEMBERED = 4096;

const LEVELS: Readonly<Record<string, AccessLevel>> = { L: 'List', R: 'Read', W: 'Write', T: 'Tagging', P: 'Permissions management' };

interface Catalogue {
  readonly list: readonly ActionInfo[];
  /** By name in lower case. */
  readonly byName: ReadonlyMap<string, ActionInfo>;
  readonly matches: Map<string, readonly ActionInfo[]>;
}

let catalogue: Catalogue | undefined;

/** All actions with the prefix `s3:`, by name. */
export function allActions(): readonly ActionInfo[] {
  return unpacked().list;
}

/** An action by its name, whatever its case. */
export function actionNamed(name: string): ActionInfo | undefined {
  return unpacked().byName.get(name.toLowerCase());
}

/**
 * The actions that an Action element covers. Case does not count; `*` stands for any run of characters and `?` for one, in the
 * name but not in the service's prefix. IAM User Guide, Action element, October 2026.
 */
export function actionsMatching(pattern: string): readonly ActionInfo[] {
  const { list, byName, matches } = unpacked();
  const wanted = pattern.toLowerCase();
  const remembered = matches.get(wanted);
  if (remembered) return remembered;
  const exact = byName.get(wanted);
  const found = exact ? [exact] : wanted === 's3:*' || wanted === '*' || wanted === '*:*' ? list : inService(wanted, byName);
  if (matches.size >= REMEMBERED) matches.clear();
  matches.set(wanted, found);
  return found;
}

function inService(pattern: string, byName: Catalogue['byName']): readonly ActionInfo[] {
  if (!pattern.startsWith(SERVICE) || !/[*?]/.test(pattern)) return [];
  const wanted = pattern.slice(SERVICE.length);
  return [...byName].flatMap(([name, action]) => (fits(wanted, name.slice(SERVICE.length)) ? [action] : []));
}

const SERVICE = 's3:';

/** Whether an Action element covers an action of any service. */
export function coversAction(pattern: string, action: string): boolean {
  if (pattern === '*' || pattern === '*:*') return true;
  const given = pattern.toLowerCase();
  const asked = action.toLowerCase();
  const colon = asked.indexOf(':');
  return given.slice(0, colon + 1) === asked.slice(0, colon + 1) && fits(given.slice(colon + 1), asked.slice(colon + 1));
}

function unpacked(): Catalogue {
  if (catalogue) return catalogue;
  const keys = lines(KEYS).map(conditionKey);
  const keySets = lines(KEY_SETS).map((line) => words(line).map((index) => keys[Number(index)] as string));
  const resourceSets = lines(RESOURCE_SETS).map((line) => words(line) as ResourceType[]);
  const list = lines(ACTIONS).map((line): ActionInfo => {
    const [name = '', level = '', resources, own] = line.split(' ');
    return {
      name: `s3:${name}`,
      level: LEVELS[level.charAt(0)] as AccessLevel,
      resources: resourceSets[Number(resources)] as readonly ResourceType[],
      keys: keySets[Number(own)] as readonly string[],
      permissionOnly: level.endsWith('!'),
    };
  });
  catalogue = { list, byName: new Map(list.map((one) => [one.name.toLowerCase(), one])), matches: new Map() };
  return catalogue;
}

function lines(packed: string): readonly string[] {
  return packed.trim().split('\n');
}

function words(line: string): readonly string[] {
  return line === '-' ? [] : line.split(' ');
}

/** Wildcards in time that grows with the lengths multiplied, whatever the pattern: only the last star is ever tried again. */
function fits(pattern: string, text: string): boolean {
  let at = 0;
  let in_ = 0;
  let star = -1;
  let resume = 0;
  while (in_ < text.length) {
    const sign = pattern[at];
    if (sign === '*') {
      star = at++;
      resume = in_;
    } else if (sign === '?' || sign === text[in_]) {
      at++;
      in_++;
    } else if (star !== -1) {
      at = star + 1;
      in_ = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
