/** Templates that a template deploys by path: nested stacks, applications of SAM. */

import { posix } from 'node:path';
import type { Document, MappingNode, Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { whyOpen } from '../../truth/symbol.js';
import { originOf } from './origin.js';
import { withoutChoice } from './section.js';
import { literalSeen } from '../seen.js';
import { unknownAt } from './seen.js';
import type { Given, Resource, Template } from './template.js';
import { propertiesOf, scalarAt, see } from './template.js';
import { own } from '../../text/own.js';

/** A file that a template names: read, or why not. */
export type Opened = { readonly kind: 'document'; readonly document: Document } | { readonly kind: 'refused'; readonly reason: string };

/** Where a resource says its template stands. */
const LOCATIONS: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
  'AWS::CloudFormation::StackSet': 'TemplateURL',
};

export function isNestedStack(resource: Resource): boolean {
  return resource.type === 'AWS::CloudFormation::Stack' || resource.type === 'AWS::Serverless::Application';
}

/** The local path of the template, from the directory of the one that names it; else why there is none. */
export function locationOf(resource: Resource, template: Template): { readonly path: string } | { readonly reason: string } {
  const asset = assetOf(resource);
  if (asset !== undefined) return { path: beside(template.path, asset) };
  const property = own(LOCATIONS, resource.type) ?? 'TemplateURL';
  const node = valueOf(propertiesOf(resource), property);
  if (!node) return { reason: `it has no ${property}` };
  const seen = withoutChoice((world) => see(node, resource.scope, world));
  if (!seen) return { reason: `its ${property} depends on a choice` };
  if (seen.kind === 'mapping') return { reason: 'it comes from the AWS Serverless Application Repository' };
  const location = literalSeen(seen);
  if (location === undefined)
    return { reason: `its ${property} is ${seen.kind === 'unknown' ? seen.reason : seen.kind === 'scalar' ? whyOpen(seen.text) : 'no text'}` };
  if (/^[a-z][a-z\d+.-]+:/i.test(location)) return { reason: `it is read from ${location.split('?')[0]}, and no URL is followed` };
  return { path: beside(template.path, location) };
}

/** The CDK writes a URL made of bootstrap names, and the path of the file beside it. */
function assetOf(resource: Resource): string | undefined {
  const metadata = valueOf(resource.node, 'Metadata');
  return scalarAt(metadata, 'aws:asset:property') === 'TemplateURL' ? scalarAt(metadata, 'aws:asset:path') : undefined;
}

function beside(path: string, location: string): string {
  return location.startsWith('/') ? posix.normalize(location) : posix.join(posix.dirname(path), location);
}

/** What the nesting resource binds: the parameters, and the pseudo parameters that both stacks share. */
export function boundValues(resource: Resource, template: Template, parameters: readonly string[]): ReadonlyMap<string, Given> {
  const shared = [...template.given].filter(([name]) => name.startsWith('AWS::') && !name.startsWith('AWS::Stack'));
  const node = valueOf(propertiesOf(resource), 'Parameters');
  return new Map([...shared, ...parameters.map((name): readonly [string, Given] => [name, bound(resource, node, name)])]);
}

function bound(resource: Resource, parameters: Node | undefined, name: string): Given {
  const { scope } = resource;
  const own = valueOf(parameters, name);
  return {
    kind: 'bound',
    operand: own && { node: own, scope },
    see: (world: World): Seen => {
      if (!parameters) return { kind: 'absent', origin: originOf(resource.key) };
      const seen = see(parameters, scope, world);
      if (seen.kind === 'mapping') return seen.get(name);
      return seen.kind === 'unknown' || seen.kind === 'absent' ? seen : unknownAt(parameters, `set by ${resource.logicalId}, whose Parameters are no mapping`);
    },
  };
}

/** The parameters that a template declares. */
export function parameterNames(root: MappingNode): readonly string[] {
  const section = valueOf(root, 'Parameters');
  return section?.kind === 'mapping' ? section.entries.map((entry) => entry.key.value) : [];
}
