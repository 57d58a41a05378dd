import { describe, expect, it } from 'vitest';
import { plain, see } from './expressions.js';
import { Reading, standsAt, told } from './reading.js';

const fake = {
  variables: { env: {}, list: {} },
  files: {
    'p.json.tpl': '{\n  "Resource": "arn:aws:s3:::${name}/*",\n  "Sid": "%{ if on }On%{ else }Off%{ endif }"\n}',
    'n.tpl': '${n}',
    'far.tpl': 'x ${var.env}',
    'bad.tpl': 'x ${',
    'loop.tpl': '%{ for one in all }${one};%{ endfor }',
  },
  locals: { template: '"a $${b} c"' },
};

describe('A template that is a file', () => {
  it('is a text with the names that it is given', () => {
    expect(plain(see('templatefile("p.json.tpl", { name = "logs", on = true })', fake))).toBe('{\n  "Resource": "arn:aws:s3:::logs/*",\n  "Sid": "On"\n}');
    expect(plain(see('templatefile("loop.tpl", { all = ["a", "b"] })', fake))).toBe('a;b;');
  });

  it('stands in its own file, piece by piece', () => {
    const seen = see('templatefile("p.json.tpl", { name = aws_s3_bucket.a.id, on = false })', fake);
    if (seen.kind !== 'scalar') throw new Error(seen.kind);
    expect(seen.text.says).toContain('arn:aws:s3:::${aws_s3_bucket.a.id}/*');
    const start = seen.text.text.indexOf('"Sid"');
    const place = seen.text.place(start, start + 5);
    expect(place?.source.path).toBe('p.json.tpl');
    expect(place?.source.text.slice(place.start, place.end)).toBe('"Sid"');
  });

  it('tells where a value in it was given', () => {
    const read = new Reading({
      'main.tf':
        'locals {\n  who = "123456789012"\n}\nresource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket_policy" "p" {\n  bucket = aws_s3_bucket.b.id\n  policy = templatefile("p.json", { who = local.who, what = "s3:Get*" })\n}\n',
      'p.json': '{ "Statement": { "Principal": { "AWS": "${who}" }, "Action": "${what}", "Effect": "Allow" } }',
    });
    const { document } = read.bucket('aws_s3_bucket.b').policy;
    const statement = document.kind === 'mapping' ? document.get('Statement') : document;
    if (statement.kind !== 'mapping') throw new Error(statement.kind);
    const principal = statement.get('Principal');
    const ways = [principal.kind === 'mapping' ? principal.get('AWS') : principal, statement.get('Action'), statement.get('Effect')].map(({ origin }) =>
      [origin, ...(origin.via ?? [])].map(standsAt),
    );
    expect(ways).toEqual([
      ['p.json: "${who}"', 'main.tf: local.who', 'main.tf: "123456789012"'],
      ['p.json: "${what}"', 'main.tf: "s3:Get*"'],
      ['p.json: "Allow"'],
    ]);
  });

  it('of one interpolation has the value of that', () => {
    expect(plain(see('templatefile("n.tpl", { n = [1] })', fake))).toEqual([1]);
  });

  it('sees nothing of the module', () => {
    expect(plain(see('templatefile("far.tpl", {})', fake))).toBe('<!a reference to var.env, which the template is not given>');
    expect(plain(see('templatefile("n.tpl", {})', fake))).toMatch(/^<!/);
  });

  it('may be given what is not known', () => {
    expect(plain(see('templatefile("loop.tpl", { all = var.list })', fake))).toBe('<%{ for one in all }>');
    expect(plain(see('templatefile("n.tpl", { (var.env) = 1 })', fake))).toBe('<set by variable env, which has no default>');
    expect(plain(see('templatefile(var.env, {})', fake))).toBe('<set by variable env, which has no default>');
    expect(plain(see('templatefile("none.tpl", {})', fake))).toBe('<none.tpl, which is not there>');
  });

  it('that cannot be read is a mistake', () => {
    expect(plain(see('templatefile("bad.tpl", {})', fake))).toMatch(/^<!a template that cannot be read/);
  });

  it('may be a text of the module', () => {
    expect(plain(see('templatestring(local.template, { b = 1 })', fake))).toBe('a 1 c');
  });
});

describe('The data source template_file', () => {
  const nameOf = (vars: string, template = 'name-${env}') => {
    const read = new Reading({
      'main.tf': `data "template_file" "n" {\n  template = file("n.tpl")\n  ${vars}\n}\nresource "aws_s3_bucket" "b" {\n  bucket = data.template_file.n.rendered\n}\nvariable "env" {}\n`,
      'n.tpl': template,
    });
    return told(read.bucket('aws_s3_bucket.b').naming.name);
  };

  it('renders with the variables that it is given, also in the way of long ago', () => {
    expect(nameOf('vars = {\n    env = "dev"\n  }')).toBe('name-dev');
    expect(nameOf('vars {\n    env = "dev"\n  }')).toBe('name-dev');
    expect(nameOf('', 'name')).toBe('name');
  });

  it('renders what is not known as that', () => {
    expect(nameOf('vars = {\n    env = var.env\n  }')).toBe('? name-${var.env}');
    expect(nameOf('', 'name-${var.env}')).toContain('? ');
  });
});
