import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.js';
import { circleOf, staysWithin, strangersIn } from '../../src/model/trust.js';
import type { Circle } from '../../src/model/trust.js';
import type { Truth } from '../../src/truth/answer.js';
import { Known, Unknown } from '../../src/truth/value.js';
import { OWNER, PARTNER, STRANGER, sign, symbolicPolicy } from '../policy/situations.js';

const origin = symbolicPolicy([]).origin;
const role = (account: string): string => `arn:aws:iam::${account}:role/import`;

/** An own account that is told, and whom else the user trusts. */
function told(facts: Facts = {}): Circle {
  return circleOf(new Known(OWNER, origin), facts);
}

/** Nobody told the own account: it is what the sign `Own` stands for. */
const untold: Circle = { own: [sign('Own', 'account')], accounts: [], organizations: [], organizationKnown: false };

function stays(elements: object, circle: Circle): Truth {
  return staysWithin(statementOf(elements), circle).truth;
}

function statementOf(elements: object) {
  const [statement] = symbolicPolicy({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...elements }).statements.items;
  if (!statement) throw new Error('no statement was read');
  return statement;
}

describe('an account that a statement names', () => {
  it('belongs to the circle if it is the own or a trusted one, in whatever form', () => {
    expect(stays({ Principal: { AWS: OWNER } }, told())).toBe('yes');
    expect(stays({ Principal: { AWS: role(PARTNER) } }, told())).toBe('no');
    expect(stays({ Principal: { AWS: `arn:aws:sts::${PARTNER}:assumed-role/import/session` } }, told())).toBe('no');
    expect(stays({ Principal: { AWS: role(PARTNER) } }, told({ trustedAccounts: [PARTNER] }))).toBe('yes');
  });

  it('is a stranger if one of several is', () => {
    expect(strangersIn(statementOf({ Principal: { AWS: [OWNER, role(PARTNER), STRANGER] } }), told({ trustedAccounts: [PARTNER] }))).toEqual([STRANGER]);
  });

  it('may be the own one while that is not told', () => {
    expect(stays({ Principal: { AWS: PARTNER } }, untold)).toBe('unknown');
    expect(stays({ Principal: { AWS: 'arn:aws:iam::<Own:account>:root' } }, untold)).toBe('yes');
    expect(stays({ Principal: { AWS: 'arn:aws:iam::<Other:account>:root' } }, untold)).toBe('unknown');
  });

  it('cannot be the own one together with another', () => {
    expect(stays({ Principal: { AWS: [PARTNER, STRANGER] } }, untold)).toBe('no');
    expect(stays({ Principal: { AWS: [PARTNER, role(PARTNER)] } }, untold)).toBe('unknown');
  });

  it('is told by the configuration where no file tells it', () => {
    const circle = circleOf(new Unknown('not told', origin), { account: OWNER });
    expect(stays({ Principal: { AWS: PARTNER } }, circle)).toBe('no');
    expect(stays({ Principal: { AWS: OWNER } }, circle)).toBe('yes');
  });
});

describe('a statement that names no customer of AWS', () => {
  it('names nobody to be trusted: services, identities of CloudFront, accounts of AWS', () => {
    expect(stays({ Principal: { Service: 'logging.s3.amazonaws.com' } }, told())).toBe('yes');
    expect(stays({ Principal: { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' } }, told())).toBe('yes');
    expect(stays({ Principal: { AWS: 'arn:aws:iam::127311923021:root' } }, told())).toBe('yes');
    expect(stays({ Principal: '*' }, told())).toBe('yes');
    expect(stays({ NotPrincipal: { AWS: PARTNER } }, told())).toBe('yes');
  });

  it('may hide an account behind a canonical id', () => {
    expect(stays({ Principal: { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' } }, told())).toBe('unknown');
  });
});

describe('a condition that names accounts or organizations', () => {
  const everybody = { Principal: '*' };
  const where = (operator: string, key: string, ...values: readonly string[]): object => ({ ...everybody, Condition: { [operator]: { [key]: values } } });

  it('says who is let in', () => {
    expect(stays(where('StringEquals', 'aws:PrincipalAccount', PARTNER), told())).toBe('no');
    expect(stays(where('ArnLike', 'aws:PrincipalArn', `arn:aws:iam::${PARTNER}:role/*`), told())).toBe('no');
    expect(stays(where('StringLike', 'aws:PrincipalArn', `arn:aws:iam::${OWNER}:*`), told())).toBe('yes');
    expect(stays(where('StringEquals', 'aws:PrincipalOrgID', 'o-other'), told({ organization: 'o-ours' }))).toBe('no');
    expect(stays(where('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-ours/r-1/*'), told({ organization: 'o-ours' }))).toBe('yes');
  });

  it('may name the own organization by a reference to it', () => {
    expect(stays(where('StringEquals', 'aws:PrincipalOrgID', '<Ours:organization>'), untold)).toBe('yes');
    expect(stays(where('StringEquals', 'aws:PrincipalOrgID', '<Told:anything>'), untold)).toBe('unknown');
  });

  it('may name the own organization while that is not told', () => {
    expect(stays(where('StringEquals', 'aws:PrincipalOrgID', 'o-other'), told())).toBe('unknown');
    expect(stays(where('StringEquals', 'aws:PrincipalOrgID', 'o-other'), told({ trustedOrganizations: ['o-other'] }))).toBe('yes');
  });

  it('narrows a principal, and one of them in the circle is enough', () => {
    const both = { Principal: { AWS: PARTNER }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-ours' } } };
    expect(stays(both, told({ organization: 'o-ours' }))).toBe('yes');
    expect(stays(both, told({ organization: 'o-other' }))).toBe('no');
  });

  it('may name them by the way that is taken: an access point, an endpoint, a network', () => {
    const through = (key: string, value: string): Truth => stays({ Principal: '*', Condition: { StringEquals: { [key]: value } } }, told());
    expect(through('s3:DataAccessPointAccount', PARTNER)).toBe('no');
    expect(through('s3:DataAccessPointAccount', OWNER)).toBe('yes');
    expect(through('aws:VpceAccount', PARTNER)).toBe('no');
    expect(through('s3:DataAccessPointArn', `arn:aws:s3:us-east-1:${PARTNER}:accesspoint/door`)).toBe('no');
  });

  it('may say the own one by a variable; what else a request fills in is open', () => {
    const by = (value: string): Truth => stays({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': value } } }, told());
    expect(by('${aws:ResourceAccount}')).toBe('yes');
    expect(by('${aws:PrincipalTag/team}')).toBe('unknown');
  });

  it('that lets in others as well names nobody', () => {
    expect(stays(where('StringNotEquals', 'aws:PrincipalAccount', PARTNER), told())).toBe('yes');
    expect(stays(where('StringEqualsIfExists', 'aws:PrincipalAccount', PARTNER), told())).toBe('yes');
    expect(stays(where('StringLike', 'aws:PrincipalAccount', '4444*'), told())).toBe('yes');
    expect(stays(where('StringLike', 'aws:PrincipalArn', '*:role/import'), told())).toBe('yes');
  });

  it('is open where the ARN is not told', () => {
    expect(stays(where('ArnEquals', 'aws:PrincipalArn', '<Role:arn>'), told())).toBe('unknown');
  });
});
