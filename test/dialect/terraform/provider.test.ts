import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/truth/symbol.js';
import { Reading, spelled, told } from './reading.js';

const at = (read: Reading, address: string) => {
  const { region, account } = read.declaration(address);
  return region && account ? [spelled(region), spelled(account)] : [];
};

describe('where a resource is deployed', () => {
  const aliases = `
provider "aws" {
  region = "eu-west-1"
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
  assume_role {
    role_arn = "arn:aws:iam::111122223333:role/deploy"
  }
}
provider "aws" {
  alias               = "fixed"
  allowed_account_ids = ["444455556666"]
}
resource "aws_s3_bucket" "here" {}
resource "aws_s3_bucket" "west" {
  provider = aws.west
}
resource "aws_s3_bucket" "fixed" {
  provider = aws.fixed
}
resource "aws_s3_bucket" "own" {
  region = "ap-south-1"
}
`;
  const read = new Reading(aliases);

  it('is some account, the same for all of the provider, where a choice decides which', () => {
    const role = 'arn:aws:iam::${terraform.workspace == "prod" ? "111122223333" : "444455556666"}:role/deploy';
    const chosen = new Reading(
      `provider "aws" {\n  assume_role {\n    role_arn = "${role}"\n  }\n}\nresource "aws_s3_bucket" "a" {}\nresource "aws_s3_bucket" "b" {}\n`,
    );
    const accounts = ['aws_s3_bucket.a', 'aws_s3_bucket.b'].map((address) => chosen.declaration(address).account);
    const [a, b] = accounts.map((account) => (account?.kind === 'unknown' && account.text ? partsOf(account.text) : []));
    expect(a).toMatchObject([{ kind: 'symbol', looks: 'account' }]);
    expect(a).toEqual(b);
  });

  it('is asked for by what hangs on it alone', () => {
    const chosen = new Reading(`
variable "is_production" {
  type = bool
}
provider "aws" {
  assume_role {
    role_arn = "arn:aws:iam::\${var.is_production ? "111122223333" : "444455556666"}:role/deploy"
  }
}
module "logs" {
  source                           = "terraform-aws-modules/s3-bucket/aws"
  bucket                           = "example-logs"
  versioning                       = { enabled = true }
  attach_access_log_delivery_policy = true
}
`);
    const address = 'module.logs.aws_s3_bucket.this[0]';
    expect(chosen.ways((world) => told(chosen.bucket(address, world).versioning.status))).toEqual({ always: 'Enabled' });
  });

  it('is said by its provider configuration, or by itself', () => {
    expect(at(read, 'aws_s3_bucket.here')).toEqual(['eu-west-1', '${account_id}']);
    expect(at(read, 'aws_s3_bucket.west')).toEqual(['us-west-2', '111122223333']);
    expect(at(read, 'aws_s3_bucket.fixed')).toEqual(['${region of aws.fixed}', '444455556666']);
    expect(at(read, 'aws_s3_bucket.own')).toEqual(['ap-south-1', '${account_id}']);
    expect(read.loaded.units.map(({ region }) => told(region))).toEqual(['eu-west-1']);
  });

  it('is what the user says, unless the provider takes another role', () => {
    const given = new Reading(aliases, { account: '999988887777' });
    expect([at(given, 'aws_s3_bucket.here')[1], at(given, 'aws_s3_bucket.west')[1]]).toEqual(['999988887777', '111122223333']);
  });

  it('looks like an account where the role of the provider is in one that is not known', () => {
    const role = new Reading(
      'variable "account" {}\nprovider "aws" {\n  assume_role {\n    role_arn = "arn:aws:iam::${var.account}:role/deploy"\n  }\n}\nresource "aws_s3_bucket" "b" {}\n',
    ).declaration('aws_s3_bucket.b').account;
    const text = role?.kind === 'unknown' ? role.text : undefined;
    expect(text && partsOf(text)).toMatchObject([{ says: '${var.account}', looks: 'account' }]);
  });

  it.each([
    ['a part of something that is read', '${jsondecode(data.aws_ssm_parameter.ids.value).ids[terraform.workspace]}'],
    ['something without a name', '${timestamp()}'],
    ['several texts of which each may be empty', '${var.front}${var.rest}'],
  ])('looks like an account, the same for all, where it is %s', (_, account) => {
    const read = new Reading(
      `data "aws_ssm_parameter" "ids" {\n  name = "ids"\n}\nvariable "front" {}\nvariable "rest" {}\nprovider "aws" {\n  assume_role {\n    role_arn = "arn:aws:iam::${account}:role/deploy"\n  }\n}\nresource "aws_s3_bucket" "a" {}\nresource "aws_s3_bucket" "b" {}\n`,
    );
    const [a, b] = ['a', 'b'].map((name) => {
      const of = read.declaration(`aws_s3_bucket.${name}`).account;
      const parts = of?.kind === 'unknown' && of.text ? partsOf(of.text) : [];
      return parts.map((part) => (typeof part === 'string' ? part : { key: part.key, says: part.says, looks: part.looks }));
    });
    expect(a).toEqual([{ key: expect.any(String) as string, says: expect.stringMatching(/^\$\{.+\}$/) as string, looks: 'account' }]);
    expect(b).toEqual(a);
  });

  it('is the one that a provider allows, wherever else that is named', () => {
    const read = new Reading(
      'variable "account" {}\nprovider "aws" {\n  allowed_account_ids = [var.account]\n}\nresource "aws_s3_bucket" "b" {}\n',
    ).declaration('aws_s3_bucket.b').account;
    const text = read?.kind === 'unknown' ? read.text : undefined;
    expect(text && partsOf(text)).toMatchObject([{ says: '${var.account}', looks: 'account' }]);
  });

  it('is that of the provider where its own region is null', () => {
    const read = new Reading(
      'provider "aws" {\n  region = "eu-west-1"\n}\nvariable "region" {\n  default = null\n}\nresource "aws_s3_bucket" "b" {\n  region = var.region\n}\n',
    );
    expect(at(read, 'aws_s3_bucket.b')[0]).toBe('eu-west-1');
  });

  it('is not said by an empty text', () => {
    const variable = 'variable "none" {\n  default = ""\n}\n';
    const buckets = 'resource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket" "own" {\n  region = var.none\n}\n';
    const provider = (region: string) => `provider "aws" {\n  region  = ${region}\n  profile = var.none\n}\n`;
    const account = { account: '999988887777' };
    const read = new Reading(`${variable}${buckets}${provider('"eu-west-1"')}`, account);
    expect([at(read, 'aws_s3_bucket.b'), at(read, 'aws_s3_bucket.own')]).toEqual([
      ['eu-west-1', '999988887777'],
      ['eu-west-1', '999988887777'],
    ]);
    expect(at(new Reading(`${variable}${buckets}${provider('var.none')}`, account), 'aws_s3_bucket.own')).toEqual(['${region}', '999988887777']);
  });

  it('is in the ARN of a resource that has one of its own', () => {
    const read = new Reading(
      `${aliases}resource "aws_sns_topic" "t" {\n  name   = "t"\n  region = "ap-south-1"\n}\nresource "aws_s3_bucket" "probe" {\n  bucket = "\${aws_sns_topic.t.arn} \${aws_sns_topic.t.region}"\n}\n`,
    );
    expect(spelled(read.bucket('aws_s3_bucket.probe').naming.name)).toBe('arn:aws:sns:ap-south-1:${account_id}:t ap-south-1');
    const unknown = new Reading(
      `variable "all" {\n  type = list(string)\n}\n${aliases}resource "aws_sns_topic" "t" {\n  name   = "t"\n  region = var.all[0]\n}\nresource "aws_s3_bucket" "probe" {\n  bucket = aws_sns_topic.t.arn\n}\n`,
    );
    expect(spelled(unknown.bucket('aws_s3_bucket.probe').naming.name)).toBe('arn:aws:sns:${var.all[0]}:${account_id}:t');
  });

  it('comes into modules with the call, or by itself', () => {
    const called = new Reading({
      'main.tf': `${aliases}module "m" {\n  source = "./m"\n  providers = {\n    aws = aws.west\n  }\n}\nmodule "n" {\n  source = "./m"\n}\nmodule "o" {\n  source = "./o"\n  providers = {\n    aws.replica = aws.west\n  }\n}\n`,
      'm/main.tf': 'resource "aws_s3_bucket" "b" {}\n',
      'o/main.tf': 'resource "aws_s3_bucket" "b" {\n  provider = aws.replica\n}\n',
    });
    expect(['m', 'n', 'o'].map((name) => at(called, `module.${name}.aws_s3_bucket.b`)[0])).toEqual(['us-west-2', 'eu-west-1', 'us-west-2']);
  });
});

describe('default tags', () => {
  it('are on every resource that does not say otherwise', () => {
    const read = new Reading(
      'provider "aws" {\n  default_tags {\n    tags = {\n      team = "x"\n      env = "dev"\n    }\n  }\n}\nresource "aws_s3_bucket" "a" {}\nresource "aws_s3_bucket" "b" {\n  tags = {\n    env = "prod"\n  }\n}\n',
    );
    const tags = (address: string) => read.bucket(address).tags.items.map(({ key, value }) => `${told(key)}=${told(value)}`);
    expect(tags('aws_s3_bucket.a')).toEqual(['team=x', 'env=dev']);
    expect(tags('aws_s3_bucket.b')).toEqual(['env=prod', 'team=x']);
  });
});
