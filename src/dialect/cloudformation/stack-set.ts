/** Stack sets: one template deployed to many accounts and regions, each of them a unit of its own. */

import { parseJson } from '../../syntax/json.js';
import type { MappingNode } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import { parseYaml } from '../../syntax/yaml.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { whyOpen } from '../../truth/symbol.js';
import { locationOf, parameterNames } from './nested.js';
import { originOf } from './origin.js';
import { isWanted } from './resource.js';
import { withoutChoice } from './section.js';
import { literalSeen } from '../seen.js';
import type { Given, Resource, Template } from './template.js';
import { propertiesOf, see } from './template.js';
import type { Root, Surroundings } from './unit.js';
import { isTemplate } from './unit.js';

/** Where a stack set is deployed; undefined where only deployment knows. */
interface Target {
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** More instances than this are judged as one with unknown account and region. */
const MAX_INSTANCES = 64;

/** The roots that a stack set deploys; or why its template is not read. */
export function rootsOf(set: Resource, template: Template, surroundings: Surroundings): readonly Root[] | string {
  const found = templateOf(set, template, surroundings);
  if (typeof found === 'string') return found;
  const address = template.prefix + set.logicalId;
  const bound = parameterNames(found).map((name): readonly [string, Given] => [
    name,
    { kind: 'bound', operand: undefined, see: (world) => parameterOf(set, name, world) },
  ]);
  return targetsOf(set).map(({ account, region }) => {
    const given = new Map<string, Given>(bound);
    if (region !== undefined) given.set('AWS::Region', { kind: 'text', text: region });
    if (account !== undefined) given.set('AWS::AccountId', { kind: 'text', text: account });
    return {
      path: template.path,
      id: `${template.id}#${set.logicalId}@${account ?? '*'}/${region ?? '*'}`,
      prefix: `${address}/`,
      root: found,
      given,
      exists: (world) => template.exists(world) && isWanted(set, world),
    };
  });
}

function templateOf(set: Resource, template: Template, surroundings: Surroundings): MappingNode | string {
  const body = valueOf(propertiesOf(set), 'TemplateBody');
  if (!body) {
    const location = locationOf(set, template);
    if ('reason' in location) return location.reason;
    const opened = surroundings.open(location.path);
    if (opened.kind === 'refused') return opened.reason;
    const { document } = opened;
    return isTemplate(document.root) ? document.root : `${location.path} is no CloudFormation template`;
  }
  if (isTemplate(body)) return body;
  const seen = withoutChoice((world) => see(body, set.scope, world));
  if (!seen) return 'its TemplateBody depends on a choice';
  if (seen.kind !== 'scalar') return `its TemplateBody is ${seen.kind === 'unknown' ? seen.reason : 'neither a template nor a text'}`;
  if (literalSeen(seen) === undefined && seen.text.text.length === 1) return `its TemplateBody is ${whyOpen(seen.text)}`;
  const doc = /^\s*\{/.test(seen.text.text) ? parseJson(seen.text) : parseYaml(seen.text);
  return isTemplate(doc.root) ? doc.root : 'its TemplateBody is no CloudFormation template';
}

function parameterOf(set: Resource, name: string, world: World): Seen {
  const origin = originOf(set.key);
  const list = member(set, 'Parameters', world);
  if (list.kind !== 'sequence') return list.kind === 'unknown' ? list : { kind: 'absent', origin };
  for (const item of list.items()) {
    if (item.kind !== 'mapping') continue;
    if (literalSeen(item.get('ParameterKey')) === name) return item.get('ParameterValue');
  }
  return list.open === undefined ? { kind: 'absent', origin } : { kind: 'unknown', reason: list.open, origin };
}

function targetsOf(set: Resource): readonly Target[] {
  const unknown: readonly Target[] = [{ account: undefined, region: undefined }];
  const targets = withoutChoice((world) => {
    const groups = member(set, 'StackInstancesGroup', world);
    if (groups.kind !== 'sequence' || groups.open !== undefined) return unknown;
    return groups.items().flatMap((group) => {
      if (group.kind !== 'mapping') return unknown;
      const where = group.get('DeploymentTargets');
      const accounts = where.kind === 'mapping' && where.get('OrganizationalUnitIds').kind === 'absent' ? literals(where.get('Accounts')) : [undefined];
      return literals(group.get('Regions')).flatMap((region) => accounts.map((account): Target => ({ account, region })));
    });
  });
  const distinct = new Map((targets ?? unknown).map((target) => [`${target.account}/${target.region}`, target]));
  return distinct.size === 0 || distinct.size > MAX_INSTANCES ? unknown : [...distinct.values()];
}

/** The texts of a list; one undefined where they are not all known. */
function literals(seen: Seen): readonly (string | undefined)[] {
  const texts = seen.kind === 'sequence' && seen.open === undefined ? seen.items().map(literalSeen) : [];
  return texts.length > 0 && texts.every((text) => text !== undefined) ? texts : [undefined];
}

function member(set: Resource, name: string, world: World): Seen {
  const properties = propertiesOf(set);
  const body = properties && see(properties, set.scope, world);
  if (body?.kind === 'mapping') return body.get(name);
  return body ?? { kind: 'absent', origin: originOf(set.key) };
}
