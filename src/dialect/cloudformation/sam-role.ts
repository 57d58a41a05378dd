/** The role that SAM makes for a function which names none, with its policies and policy templates. */

import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import { callOf } from './call.js';
import type { Makings } from './made.js';
import { make, makeScalar } from './made.js';
import { policyTemplate } from './sam-policy.js';
import type { Resource } from './template.js';
import { entriesOf } from './template.js';

export function functionRole(lambda: Resource, properties: Node | undefined): Resource {
  const { key, logicalId, node } = lambda;
  const managed: Makings[] = [`arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`];
  const inline: Makings[] = [];
  for (const item of itemsOf(valueOf(properties, 'Policies'))) {
    const document = documentOf(item);
    if (document) inline.push({ PolicyName: `${logicalId}RolePolicy${inline.length}`, PolicyDocument: document });
    else managed.push(managedName(item));
  }
  const made = make(
    {
      Type: 'AWS::IAM::Role',
      Condition: valueOf(node, 'Condition'),
      Properties: {
        AssumeRolePolicyDocument: valueOf(properties, 'AssumeRolePolicyDocument') ?? {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] }, Action: ['sts:AssumeRole'] }],
        },
        ManagedPolicyArns: managed,
        Policies: inline.length > 0 ? inline : undefined,
        Path: valueOf(properties, 'RolePath'),
        PermissionsBoundary: valueOf(properties, 'PermissionsBoundary'),
      },
    },
    key,
  );
  return { logicalId: `${logicalId}Role`, type: 'AWS::IAM::Role', key, node: made, scope: lambda.scope };
}

function itemsOf(policies: Node | undefined): readonly Node[] {
  if (!policies) return [];
  return policies.kind === 'sequence' && !callOf(policies) ? policies.items : [policies];
}

/** A policy document written in place, or what a policy template stands for. */
function documentOf(item: Node): Makings | undefined {
  if (item.kind !== 'mapping' || callOf(item)) return undefined;
  if (valueOf(item, 'Statement')) return item;
  const [only, more] = entriesOf(item);
  return only && !more ? policyTemplate(only.key, only.value) : undefined;
}

/** A bare name is the name of a policy of AWS. */
function managedName(item: Node): Makings {
  if (item.kind !== 'scalar' || callOf(item) || /[:/]/.test(item.value)) return item;
  return makeScalar(`arn:aws:iam::aws:policy/${item.value}`, item);
}
