import { describe, expect, it } from 'vitest';
import secureTransport from '../../../rules/require-secure-transport.js';
import type { ModelEdit } from '../../../src/model/declaration.js';
import { repair } from '../../../src/repair.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import { afterInPolicy } from './writing.js';

const set = (value: unknown): ModelEdit => ({ kind: 'set', value: value as string });
const add = (value: unknown): ModelEdit => ({ kind: 'add', value: value as string });
const remove: ModelEdit = { kind: 'remove' };

const bucket = 'resource "aws_s3_bucket" "a" {\n  bucket_prefix = "logs"\n}\n\n';
const held = (policy: string, more = ''): string =>
  `${bucket}${more}resource "aws_s3_bucket_policy" "a" {\n  bucket = aws_s3_bucket.a.id\n  policy = ${policy}\n}\n`;

/** What becomes of a policy. */
function changed(policy: string, path: readonly (string | number)[], edit: ModelEdit, more = ''): string | undefined {
  const text = afterInPolicy(held(policy, more), path, edit);
  if (text === undefined) return undefined;
  const from = held('', more).indexOf('  policy = ') + '  policy = '.length;
  return text.slice(from, -'\n}\n'.length);
}

const deny = { Sid: 'Tls', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

describe('a policy in jsonencode', () => {
  const statement = (...lines: readonly string[]): string =>
    `jsonencode({\n    Statement = [\n      {\n${lines.map((line) => `        ${line}\n`).join('')}      },\n    ]\n  })`;
  const open = statement('Effect   = "Allow"', 'Action   = "s3:GetObject" # read', 'Resource = "${aws_s3_bucket.a.arn}/*"');

  it('gets a statement behind the others, laid out as they are', () => {
    expect(changed(open, ['Statement'], add(deny))).toBe(
      open.replace(
        '      },\n    ]',
        `      },
      {
        Sid       = "Tls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = "*"
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]`,
      ),
    );
  });

  it('stays on one line where it stands on one', () => {
    expect(changed('jsonencode({ Statement = [{ Effect = "Allow" }] })', ['Statement'], add({ Effect: 'Deny', Action: ['a', 'b'] }))).toBe(
      'jsonencode({ Statement = [{ Effect = "Allow" }, { Effect = "Deny", Action = ["a", "b"] }] })',
    );
    expect(changed('jsonencode({ "Statement" : { "Effect" : "Allow" } })', ['Statement', 0, 'Condition'], set({ Bool: { b: 'true' } }))).toBe(
      'jsonencode({ "Statement" : { "Effect" : "Allow", Condition : { Bool : { b : "true" } } } })',
    );
  });

  it('keeps the brackets where they are opened and closed together', () => {
    const tight = 'jsonencode({\n    Statement = [{\n      Effect = "Allow"\n    }]\n  })';
    expect(changed(tight, ['Statement'], add({ Effect: 'Deny' }))).toBe(
      'jsonencode({\n    Statement = [{\n      Effect = "Allow"\n      }, {\n      Effect = "Deny"\n    }]\n  })',
    );
  });

  it('has a list of what was one value, which keeps its spelling', () => {
    expect(changed(open, ['Statement', 0, 'Resource'], add('*'))).toBe(open.replace('"${aws_s3_bucket.a.arn}/*"', '["${aws_s3_bucket.a.arn}/*", "*"]'));
  });

  it('has a list of what was a single statement in lines of its own, which moves to the right', () => {
    const one = 'jsonencode({\n    Statement = {\n      Effect = "Allow"\n      Action = ["s3:*"] # all\n    }\n  })';
    expect(changed(one, ['Statement'], add({ Effect: 'Deny' }))).toBe(
      'jsonencode({\n    Statement = [\n      {\n        Effect = "Allow"\n        Action = ["s3:*"] # all\n      },\n      {\n        Effect = "Deny"\n      },\n    ]\n  })',
    );
  });

  it('has a condition under another operator in the place of the old one', () => {
    const condition = (lines: string): string => statement('Effect = "Allow"', 'Condition = {', ...lines.split('\n'), '}');
    const before = condition('  Bool = { a = "true" }\n  StringEquals = {\n    "b" = "c*"\n  }').replaceAll('Bool =', 'Bool         =');
    expect(changed(before, ['Statement', 0, 'Condition', 'StringEquals'], remove)).toBe(
      condition('  Bool = { a = "true" }').replaceAll('Bool =', 'Bool         ='),
    );
  });

  it('is found behind a local that nobody else uses, and in the branch that counts', () => {
    const local = (policy: string): string => `locals {\n  policy = ${policy}\n}\n\n`;
    const text = held('local.policy', local('jsonencode({ Statement = [] })'));
    expect(afterInPolicy(text, ['Statement'], add({ Effect: 'Deny' }))).toBe(
      held('local.policy', local('jsonencode({ Statement = [\n    {\n      Effect = "Deny"\n    },\n  ] })')),
    );
    expect(afterInPolicy(`${text}output "x" {\n  value = local.policy\n}\n`, ['Statement'], add({ Effect: 'Deny' }))).toBeUndefined();
  });

  it('is followed through lists that are put together as far as they are written', () => {
    const concat = 'jsonencode({\n    Statement = concat([{ Effect = "Allow" }], [{ Effect = "Deny" }], local.more)\n  })';
    expect(changed(concat, ['Statement', 1, 'Effect'], set('Allow'), 'locals {\n  more = []\n}\n\n')).toBe(concat.replace('"Deny"', '"Allow"'));
    expect(changed(concat.replace('[{ Effect = "Allow" }]', 'var.first'), ['Statement', 1, 'Effect'], set('Allow'))).toBeUndefined();
  });
});

describe('a policy as text', () => {
  const json = (indent: string, ...lines: readonly string[]): string => lines.map((line) => `${indent}${line}\n`).join('');
  const lines = ['{', '  "Statement": [', '    { "Effect": "Allow", "Resource": "${aws_s3_bucket.a.arn}/*" }', '  ]', '}'];
  const more = [...lines.slice(0, 2), `${lines[2]},`, '    {', '      "Effect": "Deny"', '    }', ...lines.slice(3)];

  it('is edited as the JSON that it is, between quotes with its escapes', () => {
    expect(changed('"{\\"Statement\\":[{\\"Effect\\":\\"Allow\\"}]}"', ['Statement', 0, 'Effect'], set('Deny'))).toBe(
      '"{\\"Statement\\":[{\\"Effect\\":\\"Deny\\"}]}"',
    );
  });

  it('keeps the margin of a heredoc', () => {
    expect(changed(`<<EOT\n${json('', ...lines)}EOT`, ['Statement'], add({ Effect: 'Deny' }))).toBe(`<<EOT\n${json('', ...more)}EOT`);
    expect(changed(`<<-EOT\n${json('    ', ...lines)}  EOT`, ['Statement'], add({ Effect: 'Deny' }))).toBe(`<<-EOT\n${json('    ', ...more)}  EOT`);
  });

  it('has a list of what was one value, although a part of it is not known', () => {
    expect(changed(`<<EOT\n${json('', ...lines)}EOT`, ['Statement', 0, 'Resource'], add('x'))).toBe(
      `<<EOT\n${json('', ...lines)}EOT`.replace('"${aws_s3_bucket.a.arn}/*"', '["${aws_s3_bucket.a.arn}/*", "x"]'),
    );
  });

  it('is edited in the file in which it stands', () => {
    const texts = { 'main.tf': held('file("${path.module}/p.json")'), 'p.json': '{"Statement":[{"Effect":"Allow"}]}' };
    expect(afterInPolicy(texts, ['Statement', 0, 'Effect'], set('Deny'))).toBe('{"Statement":[{"Effect":"Deny"}]}');
    const template = { 'main.tf': held('templatefile("p.tpl", { a = aws_s3_bucket.a.arn })'), 'p.tpl': '{"Statement":[{"Effect":"Allow","Resource":"${a}"}]}' };
    expect(afterInPolicy(template, ['Statement', 0, 'Effect'], set('Deny'))).toBe('{"Statement":[{"Effect":"Deny","Resource":"${a}"}]}');
  });

  it('says what would begin a template as plain text', () => {
    expect(changed(`<<EOT\n${json('', ...lines)}EOT`, ['Statement', 0, 'Effect'], set('${aws:username}'))).toContain('"Effect": "$${aws:username}"');
  });
});

describe('a policy in the blocks of a data source', () => {
  const data = (...blocks: readonly string[]): string => `data "aws_iam_policy_document" "a" {\n${blocks.join('\n')}}\n\n`;
  const statement = (...parts: readonly string[]): string => `  statement {\n${parts.map((line) => `    ${line}\n`).join('')}  }\n`;
  const allow = ['effect    = "Allow"', 'actions   = ["s3:GetObject"]', 'resources = ["*"]'];
  const edited = (text: string, path: readonly (string | number)[], edit: ModelEdit, other = ''): string | undefined => {
    const after = afterInPolicy(held('data.aws_iam_policy_document.a.json', text) + other, path, edit);
    return after?.slice(bucket.length, after.indexOf('resource "aws_s3_bucket_policy"'));
  };

  it('gets a statement in its words', () => {
    expect(edited(data(statement(...allow)), ['Statement'], add({ ...deny, Principal: { AWS: ['1', '2'], Service: 'x' } }))).toBe(
      data(
        statement(...allow),
        statement(
          'sid       = "Tls"',
          'effect    = "Deny"',
          'actions   = ["s3:*"]',
          'resources = ["*"]',
          '',
          'principals {',
          '  type        = "AWS"',
          '  identifiers = ["1", "2"]',
          '}',
          '',
          'principals {',
          '  type        = "Service"',
          '  identifiers = ["x"]',
          '}',
          '',
          'condition {',
          '  test     = "Bool"',
          '  variable = "aws:SecureTransport"',
          '  values   = ["false"]',
          '}',
        ).replace(/^ +$/gm, ''),
      ),
    );
  });

  it('is changed element by element', () => {
    const condition = (test: string, values: string): string[] => [
      '',
      'condition {',
      `  test     = "${test}"`,
      '  variable = "aws:x"',
      `  values   = [${values}]`,
      '}',
    ];
    const text = (...parts: readonly string[]): string => data(statement(...allow, ...parts).replace(/^ +$/gm, ''));
    expect(edited(text(), ['Statement', 0, 'Action'], add('s3:PutObject'))).toBe(text().replace('"s3:GetObject"', '"s3:GetObject", "s3:PutObject"'));
    expect(edited(text(), ['Statement', 0, 'Condition', 'Null', 'aws:x'], set('false'))).toBe(text(...condition('Null', '"false"')));
    expect(edited(text(...condition('Null', '"false"')), ['Statement', 0, 'Condition'], set({ StringLike: { 'aws:x': ['a', 'b'] } }))).toBe(
      text(...condition('StringLike', '"a", "b"')),
    );
    expect(edited(text(...condition('Null', '"false"')), ['Statement', 0, 'Condition', 'Null'], remove)).toBe(text());
  });

  it('is left alone where another resource reads it', () => {
    const text = data(statement(...allow));
    expect(edited(text, ['Statement'], add(deny), 'output "x" {\n  value = data.aws_iam_policy_document.a.json\n}\n')).toBeUndefined();
  });

  describe('that are laid over each other', () => {
    const named = (name: string, ...parts: readonly string[]): string => data(...parts).replace('"a"', `"${name}"`);
    const said = (sid: string, effect = 'Allow'): string => statement(`sid     = "${sid}"`, `effect  = "${effect}"`, 'actions = ["s3:*"]');
    const layers = (kind: string, ...names: readonly string[]): string =>
      `  ${kind}_policy_documents = [${names.map((name) => `data.aws_iam_policy_document.${name}.json`).join(', ')}]\n`;
    const all = (under = said('One'), over = said('Two')): string =>
      named('under', under) + data(layers('source', 'under'), layers('override', 'over'), said('Two'), said('Three')) + named('over', over);

    it('is changed in the document in which the statement is written', () => {
      expect(edited(all(), ['Statement', 0, 'Effect'], set('Deny'))).toBe(all(said('One', 'Deny')));
      expect(edited(all(), ['Statement', 1, 'Effect'], set('Deny'))).toBe(all(said('One'), said('Two', 'Deny')));
      expect(edited(all(), ['Statement', 2, 'Effect'], set('Deny'))).toBe(all().replace(said('Three'), said('Three', 'Deny')));
    });

    it('is changed in one that is laid under another one', () => {
      const deep = (status: string): string => all(layers('source', 'deepest')) + named('deepest', said('One', status));
      expect(edited(deep('Allow'), ['Statement', 0, 'Effect'], set('Deny'))).toBe(deep('Deny'));
    });

    it('is left alone where others read the document, or one that is made of it', () => {
      const read = (name: string): string => `output "x" {\n  value = data.aws_iam_policy_document.${name}.json\n}\n`;
      expect(edited(all(), ['Statement', 0, 'Effect'], set('Deny'), read('under'))).toBeUndefined();
      const deep = all(layers('source', 'deepest')) + named('deepest', said('One'));
      expect(edited(deep, ['Statement', 0, 'Effect'], set('Deny'), read('under'))).toBeUndefined();
    });

    it('is changed beside what is not known', () => {
      const beside = (effect: string): string => data('  source_policy_documents = [var.more]\n', said('One', effect));
      expect(edited(beside('Allow'), ['Statement', 0, 'Effect'], set('Deny'), 'variable "more" {}\n')).toBe(beside('Deny'));
    });
  });

  it('has statements that a loop makes, and only those before them are counted', () => {
    const loop = '  dynamic "statement" {\n    for_each = ["x"]\n    content {\n      actions = [statement.value]\n    }\n  }\n';
    const text = data(statement(...allow), loop, statement(...allow));
    expect(edited(text, ['Statement', 0, 'Effect'], set('Deny'))).toBe(text.replace('"Allow"', '"Deny"'));
    expect(edited(text, ['Statement', 2, 'Effect'], set('Deny'))).toBeUndefined();
  });
});

describe('a bucket in a statement that a fix writes', () => {
  /** The statement that is new. */
  const denied = (texts: Readonly<Record<string, string>>, file = 'main.tf'): string | undefined => {
    const { changed: files } = repair(requestFor([secureTransport], texts), 'unsafe');
    return files.find(({ path }) => path === file)?.after.match(/DenyPlainHttp[\s\S]*/)?.[0];
  };
  const allow = (at: string): string =>
    `jsonencode({\n    Statement = [{ Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "\${${at}.arn}/*" }]\n  })`;

  it('is called by its reference', () => {
    expect(denied({ 'main.tf': held(allow('aws_s3_bucket.a')) })).toContain('Resource = [aws_s3_bucket.a.arn, "${aws_s3_bucket.a.arn}/*"]');
    expect(denied({ 'main.tf': held(allow('aws_s3_bucket.a')).replace('bucket_prefix', 'bucket') })).toContain(
      'Resource = [aws_s3_bucket.a.arn, "${aws_s3_bucket.a.arn}/*"]',
    );
  });

  it('is called by the key that bucket and policy share', () => {
    const each = held(allow('aws_s3_bucket.a[each.key]'))
      .replace('bucket_prefix = "logs"', 'for_each = toset(["x", "y"])\n  bucket_prefix = each.key')
      .replace('bucket = aws_s3_bucket.a.id', 'for_each = aws_s3_bucket.a\n  bucket = aws_s3_bucket.a[each.key].id');
    expect(denied({ 'main.tf': each })).toContain('Resource = [aws_s3_bucket.a[each.key].arn, "${aws_s3_bucket.a[each.key].arn}/*"]');
  });

  it('is called as the policy calls it, and by no name that only another module knows', () => {
    const child =
      'variable "bucket" {}\n\nresource "aws_s3_bucket_policy" "a" {\n  bucket = var.bucket\n  policy = jsonencode({\n    Statement = [{ Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "*" }]\n  })\n}\n';
    const texts = { 'main.tf': `${bucket}module "p" {\n  source = "./p"\n  bucket = aws_s3_bucket.a.id\n}\n`, 'p/main.tf': child };
    expect(denied(texts, 'p/main.tf')).toContain('Resource = ["arn:aws:s3:::${var.bucket}", "arn:aws:s3:::${var.bucket}/*"]');
  });

  it('stands in whatever partition the module is deployed in, where that is how it speaks', () => {
    const text = held(allow('data.aws_partition.x').replace('.arn}/*', '.partition}')).replace('aws_s3_bucket.a.id', '"logs"');
    expect(denied({ 'main.tf': `data "aws_partition" "x" {}\n${text}` })).toContain('"arn:${data.aws_partition.x.partition}:s3:::logs"');
  });
});

describe('a bucket without a policy', () => {
  const mended = (text: string): string => {
    const { changed: files } = repair(requestFor([secureTransport], { 'main.tf': text }), 'unsafe');
    return files[0]?.after ?? text;
  };
  const named = bucket.replace('bucket_prefix', 'bucket').trimEnd();
  const begun = (binding: string, own: string): string => `
resource "aws_s3_bucket_policy" "a" {
${binding}

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyPlainHttp"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [${own}.arn, "\${${own}.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
`;

  it('gets one that is bound to it, whether its name is known or not', () => {
    const own = begun('  bucket = aws_s3_bucket.a.id', 'aws_s3_bucket.a');
    expect(mended(`${named}\n`)).toBe(`${named}\n${own}`);
    expect(mended(`${bucket.trimEnd()}\n`)).toBe(`${bucket.trimEnd()}\n${own}`);
  });

  it('gets one for each of its instances', () => {
    const each = 'resource "aws_s3_bucket" "a" {\n  for_each = toset(["x", "y"])\n  bucket   = "acme-${each.key}"\n}\n';
    expect(mended(each)).toBe(each + begun('  for_each = aws_s3_bucket.a\n  bucket   = each.value.id', 'each.value'));
    const count = 'resource "aws_s3_bucket" "a" {\n  count = 2\n}\n';
    expect(mended(count)).toBe(count + begun('  count  = length(aws_s3_bucket.a)\n  bucket = aws_s3_bucket.a[count.index].id', 'aws_s3_bucket.a[count.index]'));
  });

  it('gets none where it has one at times, or may have one', () => {
    const other = (more: string): string =>
      `${named}\n\nresource "aws_s3_bucket_policy" "b" {\n${more}  policy = jsonencode(${JSON.stringify({ Statement: [deny] })})\n}\n`;
    const asked = 'variable "on" {\n  type = bool\n}\n\n';
    const off = 'variable "on" {\n  default = false\n}\n\n';
    for (const text of [
      asked + other('  count  = var.on ? 1 : 0\n  bucket = aws_s3_bucket.a.id\n'),
      off + other('  count  = var.on ? 1 : 0\n  bucket = aws_s3_bucket.a.id\n'),
      asked + other('  bucket = var.on ? aws_s3_bucket.a.id : "other"\n'),
      `variable "name" {}\n\n${other('  bucket = var.name\n')}`,
    ])
      expect(mended(text)).toBe(text);
  });
});
