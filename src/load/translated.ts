import { posix } from 'node:path';
import { own } from '../text/own.js';

const TERRAGRUNT: ReadonlySet<string> = new Set(['terragrunt.hcl', 'terragrunt.stack.hcl', 'root.hcl']);

/** Files that say how a program is run. */
const SYNTHESIZED: Readonly<Record<string, { readonly by: string; readonly makes: string; readonly help: string } | undefined>> = {
  'cdk.json': { by: 'the CDK', makes: 'templates', help: 'Lint what it makes: `cdk synth`, then `s3lint cdk.out`.' },
  'cdktf.json': { by: 'CDKTF', makes: 'a Terraform configuration', help: 'Lint what it makes: `cdktf synth`, then `s3lint cdktf.out`.' },
};

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
  if (/^serverless\.ya?ml$/.test(name))
    return {
      reason: 'it is a file of the Serverless Framework, which makes a template of it',
      help: 'Lint what it makes: `serverless package`, then `s3lint .serverless`.',
    };
  const synthesized = own(SYNTHESIZED, name);
  return synthesized && { reason: `it names a program of ${synthesized.by}, which makes ${synthesized.makes} of it`, help: synthesized.help };
}
