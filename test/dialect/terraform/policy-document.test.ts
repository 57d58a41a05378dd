import { describe, expect, it } from 'vitest';
import type { Seen } from '../../../src/truth/seen.js';
import { partsOf } from '../../../src/truth/symbol.js';
import { parsePolicy } from '../../../src/policy/parse.js';
import { Reading, standsAt } from './reading.js';

/** The policy of the bucket as JSON would have it; `+ reason` where there may be more. */
function policy(body: string, around = ''): Seen {
  const read = new Reading(
    `resource "aws_s3_bucket" "b" {\n  bucket = "logs"\n}\ndata "aws_iam_policy_document" "p" {\n${body}}\nresource "aws_s3_bucket_policy" "p" {\n  bucket = aws_s3_bucket.b.id\n  policy = data.aws_iam_policy_document.p.json\n}\n${around}`,
  );
  return read.bucket('aws_s3_bucket.b').policy.document;
}

function plain(seen: Seen): unknown {
  switch (seen.kind) {
    case 'scalar':
      return partsOf(seen.text)
        .map((part) => (typeof part === 'string' ? part : ((part.kind === 'symbol' ? part.known : undefined) ?? part.says)))
        .join('');
    case 'sequence':
      return [...seen.items().map(plain), ...(seen.open === undefined ? [] : [`+ ${seen.open}`])];
    case 'mapping':
      return { ...Object.fromEntries(seen.entries().map(({ name, value }) => [name, plain(value)])), ...(seen.open === undefined ? {} : { '+': seen.open }) };
    case 'unknown':
      return `? ${seen.reason}`;
    case 'absent':
      return undefined;
  }
}

const statements = (seen: Seen): unknown => (plain(seen) as { readonly Statement: unknown }).Statement;

describe('aws_iam_policy_document', () => {
  it('is the policy that its blocks say', () => {
    const document = policy(`  policy_id = "p"
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["\${aws_s3_bucket.b.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-a1b2c3d4e5"]
    }
  }
`);
    expect(plain(document)).toEqual({
      Version: '2012-10-17',
      Id: 'p',
      Statement: [
        {
          Sid: 'Read',
          Effect: 'Allow',
          Principal: { AWS: ['arn:aws:iam::111122223333:root'] },
          Action: ['s3:GetObject', 's3:GetObjectVersion'],
          Resource: ['arn:aws:s3:::logs/*'],
          Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5'] } },
        },
      ],
    });
  });

  it('has every part where it is written', () => {
    const document = policy('  statement {\n    effect  = "Deny"\n    actions = ["s3:*"]\n  }\n');
    const statement = (document.kind === 'mapping' ? document.get('Statement') : document) as Seen & { readonly kind: 'sequence' };
    const [first] = statement.items();
    if (first?.kind !== 'mapping') throw new Error('there is no statement');
    expect([document, first, first.get('Effect'), first.get('Action')].map(({ origin }) => standsAt(origin))).toEqual([
      'main.tf: data "aws_iam_policy_document" "p"',
      'main.tf: statement',
      'main.tf: "Deny"',
      'main.tf: actions',
    ]);
  });

  it('means everybody by a star of type star alone', () => {
    const principal = (type: string, names: string) =>
      (
        statements(policy(`  statement {\n    principals {\n      type = "${type}"\n      identifiers = ${names}\n    }\n  }\n`)) as readonly {
          Principal: unknown;
        }[]
      )[0]?.Principal;
    expect(principal('*', '["*"]')).toBe('*');
    expect(principal('AWS', '["*"]')).toEqual({ AWS: ['*'] });
  });

  it('puts principals of one type and conditions of one test together', () => {
    const [statement] = statements(
      policy(`  statement {
    principals {
      type = "AWS"
      identifiers = ["a"]
    }
    principals {
      type = "AWS"
      identifiers = ["b"]
    }
    condition {
      test = "Bool"
      variable = "aws:SecureTransport"
      values = ["false"]
    }
    condition {
      test = "Bool"
      variable = "aws:ViaAWSService"
      values = ["false"]
    }
    condition {
      test = "Bool"
      variable = "aws:SecureTransport"
      values = ["true"]
    }
  }
`),
    ) as readonly object[];
    expect(statement).toMatchObject({
      Principal: { AWS: ['a', 'b'] },
      Condition: { Bool: { 'aws:SecureTransport': ['false', 'true'], 'aws:ViaAWSService': ['false'] } },
    });
  });

  it('has variables of the policy language in other clothes', () => {
    expect(statements(policy('  statement {\n    resources = ["${aws_s3_bucket.b.arn}/home/&{aws:username}/*"]\n  }\n'))).toEqual([
      { Effect: 'Allow', Resource: ['arn:aws:s3:::logs/home/${aws:username}/*'] },
    ]);
  });

  it('lays documents over each other by the names of their statements', () => {
    const around = `data "aws_iam_policy_document" "base" {
  statement {
    sid = "A"
    actions = ["base"]
  }
  statement {
    actions = ["nameless"]
  }
}
data "aws_iam_policy_document" "over" {
  statement {
    sid = "B"
    actions = ["over"]
  }
}
`;
    const document = policy(
      '  source_policy_documents = [data.aws_iam_policy_document.base.json]\n  override_policy_documents = [data.aws_iam_policy_document.over.json, ""]\n  statement {\n    sid = "B"\n    actions = ["own"]\n  }\n',
      around,
    );
    expect(statements(document)).toEqual([
      { Sid: 'A', Effect: 'Allow', Action: ['base'] },
      { Effect: 'Allow', Action: ['nameless'] },
      { Sid: 'B', Effect: 'Allow', Action: ['over'] },
    ]);
  });

  it('reads documents in JSON as well', () => {
    const document = policy('  source_policy_documents = [jsonencode({ Statement = { Sid = "J", Effect = "Deny", Action = "s3:*" } })]\n');
    expect(statements(document)).toEqual([{ Sid: 'J', Effect: 'Deny', Action: 's3:*' }]);
  });

  it('may hold more where a document is not known', () => {
    const document = policy('  source_policy_documents = [var.more]\n  statement {\n    sid = "A"\n  }\n', 'variable "more" {}\n');
    expect(statements(document)).toEqual([{ Sid: 'A', Effect: 'Allow' }, '+ set by variable more, which has no default']);
  });

  it('has the statements of a dynamic block, or may have some', () => {
    const dynamic = '  dynamic "statement" {\n    for_each = var.all\n    content {\n      sid = statement.value\n    }\n  }\n';
    expect(statements(policy(dynamic, 'variable "all" {\n  default = ["A", "B"]\n}\n'))).toEqual([
      { Sid: 'A', Effect: 'Allow' },
      { Sid: 'B', Effect: 'Allow' },
    ]);
    expect(JSON.stringify(statements(policy(dynamic, 'variable "all" {}\n')))).toContain('set by variable all, which has no default');
  });

  it('made of itself ends', () => {
    expect(statements(policy('  source_policy_documents = [data.aws_iam_policy_document.p.json]\n'))).toEqual([
      '+ made of data.aws_iam_policy_document.p, which is made of itself',
    ]);
  });

  it('that is handed on stays the policy that it is', () => {
    const own = '  statement {\n    sid = "A"\n  }\n';
    const laid = (expression: string) => statements(policy(`  source_policy_documents = ${expression}\n`, `data "aws_iam_policy_document" "q" {\n${own}}\n`));
    for (const expression of [
      '[join("", data.aws_iam_policy_document.q[*].json)]',
      'compact(["", data.aws_iam_policy_document.q.json])',
      '[coalesce("", "${data.aws_iam_policy_document.q.json}")]',
    ])
      expect([expression, laid(expression)]).toEqual([expression, [{ Sid: 'A', Effect: 'Allow' }]]);
  });

  it('has its placeholders filled in where they stand in texts', () => {
    const filled = (word: string, by: string) =>
      statements(
        policy(
          `  source_policy_documents = [replace(data.aws_iam_policy_document.q.json, "${word}", ${by})]\n`,
          `variable "far" {}\ndata "aws_iam_policy_document" "q" {\n  statement {\n    sid = "Placed"\n    resources = ["_ARN_/*", "$\${bucket}", var.far]\n  }\n}\n`,
        ),
      );
    const resources = (...all: readonly string[]) => [{ Sid: 'Placed', Effect: 'Allow', Resource: all }];
    const far = '? set by variable far, which has no default';
    expect(filled('_ARN_', 'aws_s3_bucket.b.arn')).toEqual(resources('arn:aws:s3:::logs/*', '${bucket}', far));
    expect(filled('$${bucket}', '"x"')).toEqual(resources('_ARN_/*', 'x', far));
    // The word is one of JSON's own, or what comes in its place would end the text.
    expect(filled('Effect', '"x"')).toEqual([expect.stringContaining('+ ')]);
    expect(filled('_ARN_', '"a\\"b"')).toEqual([expect.stringContaining('+ ')]);
  });
});

describe('a policy of which a part is a mistake', () => {
  it('is not seen, and nobody says that it is badly formed', () => {
    const read = new Reading('resource "aws_s3_bucket" "b" {\n  policy = "{ \\"Statement\\": [] , \\"Id\\": \\"${aws_sns_topic.gone.arn}\\" }"\n}\n');
    const { document } = read.bucket('aws_s3_bucket.b').policy;
    expect(parsePolicy(document, 'bucket').problems).toEqual([]);
    expect(plain(document)).toBe('? a reference to aws_sns_topic.gone, which this module does not declare');
  });
});

describe('a list of a document that is empty as long as nobody sets a variable', () => {
  const granting = (resources: string): unknown =>
    statements(policy(`  statement {\n    resources = ${resources}\n  }\n`, 'variable "arns" {\n  default = []\n}\nvariable "arn" {\n  default = ""\n}\n'));
  const given = (name: string): string => `? empty by the default of variable ${name}, which is there to be given a value`;

  it('is not left out: something is to stand there', () => {
    expect(granting('var.arns')).toEqual([{ Effect: 'Allow', Resource: given('arns') }]);
    expect(granting('["${var.arn}"]')).toEqual([{ Effect: 'Allow', Resource: [given('arn')] }]);
  });

  it('is so also where something is made of each of its items', () => {
    expect(granting('formatlist("%s/*", var.arns)')).toEqual([{ Effect: 'Allow', Resource: given('arns') }]);
    expect(granting('[for arn in var.arns : "${arn}/*"]')).toEqual([{ Effect: 'Allow', Resource: given('arns') }]);
  });

  it('is left out where it is written so', () => {
    expect(granting('[]')).toEqual([{ Effect: 'Allow' }]);
  });

  it('is so with a null that stands there as long as nobody sets it, too', () => {
    const around = 'variable "arn" {\n  default = null\n}\n';
    const given = '? null by the default of variable arn, which is there to be given a value';
    expect(statements(policy('  statement {\n    resources = ["*", var.arn]\n  }\n', around))).toEqual([{ Effect: 'Allow', Resource: ['*', given] }]);
    expect(statements(policy('  source_policy_documents = [var.arn]\n', around))).toEqual([given.replace('?', '+')]);
  });

  it('is left out where it is empty by something else that is supposed', () => {
    expect(granting('list()')).toEqual([{ Effect: 'Allow' }]);
  });
});

describe('a null in a list of a document', () => {
  const REFUSED = '? null in a list, which Terraform refuses';

  it('is a mistake, of which nobody says that nothing stands there', () => {
    const lists = ['actions', 'not_actions', 'resources', 'not_resources'].map((name) => `    ${name} = [null]\n`).join('');
    const blocks = `    principals {\n      type = "AWS"\n      identifiers = [null]\n    }\n    not_principals {\n      type = "AWS"\n      identifiers = ["x", null]\n    }\n    condition {\n      test = "Bool"\n      variable = "v"\n      values = [null]\n    }\n`;
    expect(statements(policy(`  statement {\n${lists}${blocks}  }\n`))).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: [REFUSED] },
        NotPrincipal: { AWS: ['x', REFUSED] },
        Action: [REFUSED],
        NotAction: [REFUSED],
        Resource: [REFUSED],
        NotResource: [REFUSED],
        Condition: { Bool: { v: [REFUSED] } },
      },
    ]);
    for (const name of ['source_policy_documents', 'override_policy_documents'])
      expect([name, statements(policy(`  ${name} = [null]\n`))]).toEqual([name, [REFUSED.replace('?', '+')]]);
  });

  it('is none where the whole list is null', () => {
    expect(statements(policy('  source_policy_documents = null\n  statement {\n    resources = null\n  }\n'))).toEqual([{ Effect: 'Allow' }]);
  });
});

describe.each([
  ['a variable', 'var.ids[var.region]', 'set by variable ids'],
  ['a local', 'local.ids.main', 'set by local.ids'],
  ['a data source', 'data.aws_ssm_parameter.ids[0].value', 'read by data.aws_ssm_parameter.ids'],
])('%s of the root that no file declares', (_, name, made) => {
  const bucket = `variable "region" {\n  default = "eu"\n}\nresource "aws_s3_bucket" "b" {\n  policy = "{ \\"Statement\\": [{ \\"Effect\\": \\"Allow\\", \\"Principal\\": { \\"AWS\\": \\"arn:aws:iam::\${${name}}:root\\" } }] }"\n}\nresource "aws_s3_bucket" "c" {\n  bucket = ${name}\n}\n`;

  it('is a hole like a variable without a default: something else may declare it before Terraform runs', () => {
    const read = new Reading(bucket);
    expect(statements(read.bucket('aws_s3_bucket.b').policy.document)).toEqual([
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::\${${name.replace('[var.region]', '.eu')}}:root` } },
    ]);
    expect(read.bucket('aws_s3_bucket.c').naming.name).toMatchObject({ kind: 'unknown', reason: `${made}, which no file here declares` });
  });

  it('is a mistake in a module that is called', () => {
    const read = new Reading({ 'main.tf': 'module "m" {\n  source = "./m"\n}\n', 'm/main.tf': bucket });
    const what = name.replace(/\[.*|\.main$/, '');
    expect(read.bucket('module.m.aws_s3_bucket.c').naming.name).toMatchObject({ reason: `a reference to ${what}, which this module does not declare` });
  });
});
