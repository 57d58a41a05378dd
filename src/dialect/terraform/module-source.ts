/** Addresses of modules in the public registry. */

const PUBLIC = 'registry.terraform.io/';

/** The address without the host of the public registry, which may be left out: `terraform-aws-modules/s3-bucket/aws`. */
export function publicName(source: string | undefined): string | undefined {
  return source?.startsWith(PUBLIC) ? source.slice(PUBLIC.length) : source;
}
