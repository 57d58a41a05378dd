/** The SAM transform (AWS::Serverless-2016-10-31), as far as S3 is concerned: functions with their globals, roles and S3 events. */

import type { Node } from '../../syntax/tree.js';
import { entryOf, valueOf } from '../../syntax/tree.js';
import { callOf } from './call.js';
import type { Makings } from './made.js';
import { changed, laidOver, make, makeScalar } from './made.js';
import { s3EventsOf } from './sam-event.js';
import type { S3Event } from './sam-event.js';
import { functionRole } from './sam-role.js';
import type { Resource } from './template.js';

export function isServerless(root: Node): boolean {
  const transform = valueOf(root, 'Transform');
  const names = transform?.kind === 'sequence' ? transform.items : transform ? [transform] : [];
  return names.some((name) => name.kind === 'scalar' && name.value.startsWith('AWS::Serverless-'));
}

/** The resources with what the transform makes of them and adds to them. */
export function serverless(root: Node, written: ReadonlyMap<string, Resource>): ReadonlyMap<string, Resource> {
  const resources = new Map<string, Resource>();
  const events: S3Event[] = [];
  for (const [logicalId, resource] of written) {
    if (resource.type !== 'AWS::Serverless::Function') {
      resources.set(logicalId, resource);
      continue;
    }
    const properties = withGlobals(root, resource);
    const role = properties && valueOf(properties, 'Role') ? undefined : functionRole(resource, properties);
    resources.set(logicalId, lambdaOf(resource, properties, role));
    if (role && !written.has(role.logicalId)) resources.set(role.logicalId, role);
    for (const event of s3EventsOf(resource, properties)) {
      events.push(event);
      const { permission } = event;
      if (!written.has(permission.logicalId)) resources.set(permission.logicalId, permission);
    }
  }
  for (const { bucket, notification, at } of events) {
    const target = resources.get(bucket);
    if (target?.type === 'AWS::S3::Bucket') resources.set(bucket, notified(target, notification, at));
  }
  return resources;
}

function withGlobals(root: Node, resource: Resource): Node | undefined {
  const globals = entryOf(valueOf(root, 'Globals'), 'Function');
  const own = valueOf(resource.node, 'Properties');
  return globals ? laidOver(own, globals.value, globals.key) : own;
}

/** The function in Lambda's own words. */
function lambdaOf(resource: Resource, properties: Node | undefined, role: Resource | undefined): Resource {
  if (properties && (properties.kind !== 'mapping' || callOf(properties))) return { ...resource, becomes: 'AWS::Lambda::Function' };
  const tags = valueOf(properties, 'Tags');
  const body = changed(properties, resource.key, {
    Code: codeOf(properties),
    ...(role ? { Role: { 'Fn::GetAtt': [role.logicalId, 'Arn'] } } : {}),
    ...(tags?.kind === 'mapping' && !callOf(tags) ? { Tags: tags.entries.map(({ key, value }) => ({ Key: makeScalar(key.value, key), Value: value })) } : {}),
    Policies: undefined,
    Events: undefined,
    CodeUri: undefined,
    InlineCode: undefined,
  });
  return { ...resource, becomes: 'AWS::Lambda::Function', expanded: changed(resource.node, resource.key, { Properties: body }) };
}

/** A local path is uploaded by the packager, to a bucket that the template does not name. */
function codeOf(properties: Node | undefined): Makings | undefined {
  const inline = valueOf(properties, 'InlineCode');
  if (inline) return { ZipFile: inline };
  const code = valueOf(properties, 'CodeUri');
  if (code?.kind === 'mapping' && !callOf(code))
    return { S3Bucket: valueOf(code, 'Bucket'), S3Key: valueOf(code, 'Key'), S3ObjectVersion: valueOf(code, 'Version') };
  const uri = code?.kind === 'scalar' && !callOf(code) ? /^s3:\/\/([^/]+)\/(.+)$/.exec(code.value) : null;
  return code && uri ? { S3Bucket: makeScalar(uri[1] ?? '', code), S3Key: makeScalar(uri[2] ?? '', code) } : undefined;
}

/** The bucket with one more notification. */
function notified(bucket: Resource, notification: Makings, at: Node): Resource {
  const lower = make({ Properties: { NotificationConfiguration: { LambdaConfigurations: [notification] } } }, at);
  return { ...bucket, expanded: laidOver(bucket.expanded ?? bucket.node, lower, bucket.key, true) };
}
