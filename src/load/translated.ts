import { posix } from 'node:path';

const TERRAGRUNT: ReadonlySet<string> = new Set(['terragrunt.hcl', 'terragrunt.stack.hcl', 'root.hcl']);

/** What is read by another program first, and how. */
export function translated(path: string, bytes: Uint8Array): { readonly reason: string; readonly help: string } | undefined {
  const name = posix.basename(path);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('tfplan'))
    return { reason: "it is a plan in Terraform's own form", help: `Print it as JSON and lint that: \`terraform show -json ${path} > plan.json\`.` };
  if (TERRAGRUNT.has(name))
    return {
      reason: 'it is a file of Terragrunt, which makes Terraform configurations of it',
      help: 'Lint what it makes: `terragrunt run --all plan -- -out=tfplan`, then in each folder `terraform show -json tfplan > plan.json`.',
    };
  if (name.startsWith('Pulumi') && /^Pulumi(?:\..+)?\.ya?ml$/.test(name))
    return {
      reason: 'it is a file of Pulumi, which makes resources without a template',
      help: 'Lint what is deployed, or the policies and templates that it writes.',
    };
  return undefined;
}
