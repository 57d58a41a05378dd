import { describe, expect, it } from 'vitest';
import { Reading } from './reading.js';

const backend = (inside: string) => `terraform {\n  backend "s3" {\n    ${inside}\n  }\n}\n`;
const bucket = (name: string) => `resource "aws_s3_bucket" "b" {\n  bucket = "${name}"\n}\n`;

/** Whether the bucket keeps states, and what tells so. */
function stateStore(files: Readonly<Record<string, string>>, address = 'aws_s3_bucket.b'): readonly unknown[] {
  const { truth, because } = new Reading(files).bucket(address).roles.stateStore;
  return [truth, ...(truth === 'yes' ? because.map(({ says }) => says) : [])];
}

describe('the bucket in which Terraform keeps its state', () => {
  it('is known by the backend that names it, in the same root or in another', () => {
    const says = ['yes', 'backend.s3 keeps its state here'];
    expect(stateStore({ 'main.tf': backend('bucket = "acme-state"\n    key = "main"') + bucket('acme-state') })).toEqual(says);
    expect(stateStore({ 'state/main.tf': bucket('acme-state'), 'app/main.tf': backend('bucket = "acme-state"') })).toEqual(says);
  });

  it('is no other, and none where the backend is told its bucket when it is made ready', () => {
    expect(stateStore({ 'main.tf': backend('bucket = "acme-state"') + bucket('acme-logs') })).toEqual(['no']);
    expect(stateStore({ 'main.tf': backend('key = "main"') + bucket('acme-logs') })).toEqual(['no']);
  });

  it('is not told by a backend of a module, which Terraform passes by, nor by a provider', () => {
    const module = { 'main.tf': `module "m" {\n  source = "./m"\n}\n${bucket('acme-state')}`, 'm/main.tf': backend('bucket = "acme-state"') };
    expect(stateStore(module)).toEqual(['no']);
    expect(stateStore({ 'main.tf': `provider "aws" {\n  bucket = "acme-state"\n}\n${bucket('acme-state')}` })).toEqual(['no']);
  });
});
