/** S3 events of a SAM function: the notification that its bucket gets, and the permission for S3 to invoke the function. */

import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import { callOf } from './call.js';
import type { Makings } from './made.js';
import { make } from './made.js';
import type { Resource } from './template.js';
import { entriesOf, scalarAt } from './template.js';

export interface S3Event {
  /** The logical id of the bucket, which must be declared in the same template. */
  readonly bucket: string;
  readonly notification: Makings;
  readonly permission: Resource;
  /** Where the event is written. */
  readonly at: Node;
}

export function s3EventsOf(lambda: Resource, properties: Node | undefined): readonly S3Event[] {
  return entriesOf(valueOf(properties, 'Events')).flatMap(({ key, value }): readonly S3Event[] => {
    const event = scalarAt(value, 'Type') === 'S3' ? valueOf(value, 'Properties') : undefined;
    const named = valueOf(event, 'Bucket');
    const reference = named && callOf(named);
    const bucket = reference?.name === 'Ref' && reference.argument.kind === 'scalar' ? reference.argument.value : undefined;
    if (!event || bucket === undefined) return [];
    return eventNames(valueOf(event, 'Events')).map((name) => ({
      bucket,
      notification: { Event: name, Function: { 'Fn::GetAtt': [lambda.logicalId, 'Arn'] }, Filter: valueOf(event, 'Filter') },
      permission: permissionOf(lambda, `${lambda.logicalId}${key.value}Permission`, key),
      at: key,
    }));
  });
}

function eventNames(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  return node.kind === 'sequence' && !callOf(node) ? node.items : [node];
}

/** One for all events of the entry; the transform ties it to the account, not to the bucket. */
function permissionOf(lambda: Resource, logicalId: string, at: Resource['key']): Resource {
  const condition = valueOf(lambda.node, 'Condition');
  const node = make(
    {
      Type: 'AWS::Lambda::Permission',
      Condition: condition,
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: lambda.logicalId },
        Principal: 's3.amazonaws.com',
        SourceAccount: { Ref: 'AWS::AccountId' },
      },
    },
    at,
  );
  return { logicalId, type: 'AWS::Lambda::Permission', key: at, node, scope: lambda.scope };
}
