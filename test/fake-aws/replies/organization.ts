/**
 * What Organizations says. Shapes from the AWS Organizations API Reference (API_<Operation>, "Response Syntax"), read 2026-11-21; names
 * and values are our own.
 */

import { refused } from '../errors.js';
import type { Recordings, Reply } from '../reply.js';
import { SECOND_PAGE, json } from '../reply.js';

function said(body: unknown): Reply {
  return json(body, 'application/x-amz-json-1.1');
}

const summary = {
  Id: 'p-shorepol',
  Arn: 'arn:aws:organizations::{{account}}:policy/o-shoreline/service_control_policy/p-shorepol',
  Name: 'NoOpenShores',
  Description: 'Nobody opens a bucket',
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: false,
};

const NOT_IN_USE = refused('organizations', {
  status: 400,
  code: 'AWSOrganizationsNotInUseException',
  message: 'The account {{account}} belongs to no organization.',
});

function account(id: string, name: string, state: string): unknown {
  return {
    Id: id,
    Arn: `arn:aws:organizations::{{account}}:account/o-shoreline/${id}`,
    Name: name,
    Email: `${name}@example.com`,
    Status: state,
    State: state,
    JoinedMethod: 'CREATED',
    JoinedTimestamp: 1700000000,
  };
}

export const organization: Recordings = {
  'organizations:ListAccounts': {
    page: 'Organizations API_ListAccounts',
    configured: said({ Accounts: [account('{{account}}', 'management', 'ACTIVE')], NextToken: SECOND_PAGE }),
    next: said({ Accounts: [account('222222222222', 'member', 'ACTIVE'), account('333333333333', 'closed', 'SUSPENDED')] }),
    absent: NOT_IN_USE,
  },
  'organizations:ListPolicies': {
    page: 'Organizations API_ListPolicies',
    configured: said({ Policies: [summary], NextToken: SECOND_PAGE }),
    next: said({ Policies: [{ ...summary, Id: 'p-second00', Name: 'KeepTheTrail', Arn: `${summary.Arn}-second` }] }),
    absent: said({ Policies: [] }),
  },
  'organizations:DescribePolicy': {
    page: 'Organizations API_DescribePolicy',
    configured: said({
      Policy: {
        PolicySummary: { ...summary, Id: '{{resource}}' },
        Content: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:PutBucketAcl', Resource: '*' }] }),
      },
    }),
    absent: refused('organizations', { status: 400, code: 'PolicyNotFoundException', message: 'There is no policy {{resource}}.' }),
  },
  'organizations:ListTargetsForPolicy': {
    page: 'Organizations API_ListTargetsForPolicy',
    configured: said({ Targets: [{ TargetId: 'r-root', Arn: 'arn:aws:organizations::{{account}}:root/o-shoreline/r-root', Name: 'Root', Type: 'ROOT' }] }),
    absent: said({ Targets: [] }),
  },
};
