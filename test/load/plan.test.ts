import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Planned, planOf } from '../dialect/terraform/planning.js';

const PLAN = planOf([{ address: 'aws_s3_bucket.b', after: { bucket: 'example-b' } }]);

function problems(read: Planned): readonly string[] {
  return read.loaded.problems.map(({ id, message, help }) => `${id}: ${message} ${help}`);
}

describe('a plan or a state is known by what it holds', () => {
  it('whatever its file is called', () => {
    for (const path of ['plan.json', 'tfplan.json', 'prod.tfplan.json', 'out.txt']) expect(new Planned(PLAN, {}, path).addresses).toEqual(['aws_s3_bucket.b']);
  });

  it('with a byte order mark, and in UTF-16', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PLAN, 'utf16le')]);
    for (const bytes of [Buffer.from(`\uFEFF${PLAN}`), utf16, Buffer.from(utf16).swap16()])
      expect(new Planned({ 'plan.json': bytes }).addresses).toEqual(['aws_s3_bucket.b']);
  });

  it('of every minor version, with whatever else it may hold', () => {
    const plan = { ...(JSON.parse(PLAN) as object), format_version: '1.99', sketches: [{}] };
    expect(new Planned(JSON.stringify(plan)).addresses).toEqual(['aws_s3_bucket.b']);
  });

  it('and is no snapshot of an account, whatever it speaks of', () => {
    const plan = planOf([{ address: 'aws_s3_bucket.b', after: { bucket: 'example-b', tags: { 's3lint-snapshot': 'accounts', accounts: 's3lint-snapshot' } } }]);
    expect(new Planned(plan).addresses).toEqual(['aws_s3_bucket.b']);
  });

  it('but a major version that nobody knows is refused, with the way out', () => {
    const plan = { ...(JSON.parse(PLAN) as object), format_version: '2.0' };
    expect(problems(new Planned(JSON.stringify(plan)))).toEqual([
      'unreadable-input: Cannot read plan.json: it is a plan of format 2.0, and formats up to 1 are known here. A newer s3lint may know it; an older Terraform writes format 1.',
    ]);
    expect(problems(new Planned(JSON.stringify({ version: 3, lineage: 'x', serial: 1, modules: [], resources: [] }), {}, 'terraform.tfstate'))[0]).toContain(
      'it is a state of version 3, and version 4 is known here',
    );
  });

  it('a torn one is unreadable where it is torn', () => {
    const read = new Planned(`${PLAN.slice(0, -20)}\n`);
    expect(read.loaded.problems.map(({ id, place }) => `${id} ${place.source.path}`)).toEqual(['unreadable-input plan.json']);
    expect(read.addresses).toEqual([]);
  });

  it('a state as Terraform keeps it tells the same as the state that it prints', () => {
    const raw = {
      version: 4,
      terraform_version: '1.11.4',
      serial: 7,
      lineage: '0b5c',
      outputs: {},
      resources: [
        {
          mode: 'managed',
          type: 'aws_s3_bucket',
          name: 'b',
          module: 'module.m',
          provider: 'provider["registry.terraform.io/hashicorp/aws"].west',
          instances: [
            {
              index_key: 'x',
              attributes: { id: 'example-b', bucket: 'example-b', arn: 'arn:aws:s3:::example-b', region: 'us-west-2' },
              sensitive_attributes: [],
            },
          ],
        },
        {
          mode: 'managed',
          type: 'aws_s3_bucket_versioning',
          name: 'b',
          module: 'module.m',
          instances: [
            { index_key: 'x', attributes: { bucket: 'example-b', versioning_configuration: [{ status: 'Enabled' }] } },
            { index_key: 'y', deposed: '00ff', attributes: { bucket: 'example-b', versioning_configuration: [{ status: 'Suspended' }] } },
          ],
        },
      ],
    };
    const read = new Planned(JSON.stringify(raw, null, 2), {}, 'terraform.tfstate');
    expect(read.addresses).toEqual(['module.m.aws_s3_bucket.b["x"]', 'module.m.aws_s3_bucket_versioning.b["x"]']);
    expect(read.bucket('module.m.aws_s3_bucket.b["x"]').versioning.status.is('Enabled').truth).toBe('yes');
  });
});

describe('what another program has to print first is told how', () => {
  it("a plan in Terraform's own form", () => {
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000'), Buffer.from('tfplan'), Buffer.from([0xff, 0xfe, 0])]);
    expect(problems(new Planned({ tfplan: zip }, {}, 'tfplan'))).toEqual([
      "unreadable-input: Cannot read tfplan: it is a plan in Terraform's own form. Print it as JSON and lint that: `terraform show -json tfplan > plan.json`.",
    ]);
  });

  it('and files of Terragrunt and Pulumi', () => {
    expect(problems(new Planned('terraform {\n}\n', {}, 'live/terragrunt.hcl'))[0]).toContain('terraform show -json tfplan > plan.json');
    expect(problems(new Planned('name: x\nruntime: nodejs\n', {}, 'Pulumi.yaml'))[0]).toContain('it is a file of Pulumi');
  });

  it('and files of programs that make templates', () => {
    const bucket = 'resources:\n  Resources:\n    B: { Type: AWS::S3::Bucket }\n';
    expect(problems(new Planned(`service: x\n${bucket}`, {}, 'app/serverless.yml'))[0]).toContain('`serverless package`, then `s3lint .serverless`');
    expect(problems(new Planned('{ "app": "node app.js" }', {}, 'cdk.json'))[0]).toContain('`cdk synth`, then `s3lint cdk.out`');
    expect(problems(new Planned('{ "app": "node app.js" }', {}, 'cdktf.json'))[0]).toContain('`cdktf synth`, then `s3lint cdktf.out`');
  });
});

describe('beside a plan', () => {
  const text = 'resource "aws_s3_bucket" "b" {\n  bucket = "example-b"\n}\n';

  it('the configuration that it was made of is no root of its own, and its files are input', () => {
    const read = new Planned({ 'plan.json': PLAN, 'infra/main.tf': text }, { textIn: 'infra/' });
    expect(read.addresses).toEqual(['aws_s3_bucket.b']);
    expect(read.declaration('aws_s3_bucket.b').extent?.source.path).toBe('infra/main.tf');
    expect(read.loaded.documents.map(({ mapped }) => mapped.place(0, 0)?.source.path)).toEqual(['plan.json', 'infra/main.tf']);
  });

  it('a folder without Terraform is said to be one', () => {
    const read = new Planned({ 'plan.json': PLAN }, { textIn: 'infra' });
    expect(read.loaded.notices.map(({ message }) => message)).toEqual(['there is no Terraform in infra, so what is found stands in the plan']);
  });
});

it('a plan on one line is shown around what is found, and nowhere else', () => {
  const plan = readFileSync('fixtures/formats/terraform-plan/repeated/plan.json', 'utf8');
  const read = new Planned(JSON.stringify(JSON.parse(plan)));
  const { header } = read.declaration('aws_s3_bucket.logs');
  expect(header.locus).toMatchObject({ kind: 'pointer' });
  const found = header.locus.kind === 'pointer' ? [...header.locus.in.locate([header.locus.pointer]).values()] : [];
  expect(found.map(({ start, end }) => JSON.stringify(JSON.parse(plan)).slice(start, end))).toEqual(['"aws_s3_bucket.logs"']);
});

it('what a module of somebody else makes that is not at hand stands at its call', () => {
  const plan = JSON.parse(PLAN) as { resource_changes: Record<string, unknown>[] };
  const change = { ...plan.resource_changes[0], address: 'module.s3["a"].module.inner.aws_s3_bucket.b[0]', module_address: 'module.s3["a"].module.inner' };
  const text = 'module "s3" {\n  source   = "git::https://example.com/s3.git"\n  for_each = toset(["a"])\n}\n';
  const read = new Planned({ 'plan.json': JSON.stringify({ ...plan, resource_changes: [change] }), 'main.tf': text }, { textIn: '.' });
  const { header, extent } = read.declaration('module.s3["a"].module.inner.aws_s3_bucket.b[0]');
  expect(header.locus).toMatchObject({ kind: 'span', start: 0, end: 'module "s3"'.length });
  expect(extent).toMatchObject({ start: 0 });
});
