/** Terraform's plans and states: read with `JSON.parse`, as they may be larger than any tree; places are looked up when somebody asks. */

import { posix } from 'node:path';
import { PlanSource, declarePlan, recognise, valuesOf } from '../dialect/terraform/plan/declare.js';
import type { Unit } from '../model/declaration.js';
import type { Notice } from '../rule/finding.js';
import { parseJson } from '../syntax/json.js';
import { jsonLocator } from '../syntax/json-locate.js';
import type { Document } from '../syntax/tree.js';
import { Mapped } from '../text/mapped.js';
import { Source } from '../text/source.js';
import { decode } from './decode.js';
import type { Reader } from './reader.js';

/** What is read by another program first, and how. */
export function translated(path: string, bytes: Uint8Array): { readonly reason: string; readonly help: string } | undefined {
  const name = posix.basename(path);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('tfplan'))
    return { reason: "it is a plan in Terraform's own form", help: `Print it as JSON and lint that: \`terraform show -json ${path} > plan.json\`.` };
  if (/^(?:terragrunt(?:\.stack)?|root)\.hcl$/.test(name))
    return {
      reason: 'it is a file of Terragrunt, which makes Terraform configurations of it',
      help: 'Lint what it makes: `terragrunt run --all plan -- -out=tfplan`, then in each folder `terraform show -json tfplan > plan.json`.',
    };
  if (/^Pulumi(?:\..+)?\.ya?ml$/.test(name))
    return {
      reason: 'it is a file of Pulumi, which makes resources without a template',
      help: 'Lint what is deployed, or the policies and templates that it writes.',
    };
  return undefined;
}

/** Where the text of a configuration is, for the values that a plan was made with. */
export type TextFor = (values: ReadonlyMap<string, string>) => Unit | undefined;

export interface PlanRead {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

export function loadPlan(path: string, bytes: Uint8Array, reader: Reader, account: string | undefined, text: TextFor | undefined): PlanRead {
  const refused = (reason: string, help: string, line = 1): PlanRead => {
    const source = new Source(path, '\n'.repeat(line - 1));
    const at = source.text.length;
    reader.problems.push({ id: 'unreadable-input', message: `Cannot read ${path}: ${reason}.`, help, place: { source, start: at, end: at } });
    return { units: [], notices: [] };
  };
  const other = translated(path, bytes);
  if (other) return refused(other.reason, other.help);
  const decoded = decode(bytes);
  if (decoded.kind === 'refused') return refused(decoded.reason, decoded.help, decoded.line);
  const source = new PlanSource(path, decoded.text);
  const parsed = parse(decoded.text);
  if (parsed === undefined) {
    const { problems } = parseJson(Mapped.of(source));
    if (problems.length === 0) return refused('it is no JSON', 'Print it again with `terraform show -json`.');
    reader.problems.push(...problems.slice(0, 1));
    reader.documents.push(asDocument(source));
    return { units: [], notices: [] };
  }
  const found = recognise(parsed.value as never);
  if (!found) return { units: [], notices: [{ level: 'warn', message: NEITHER, file: path }] };
  if (found.kind === 'refused') return refused(found.reason, found.help);
  source.value = found.value;
  reader.documents.push(asDocument(source));
  const unit = declarePlan({ path, kind: found.kind, value: found.value, locator: jsonLocator(source), account }, text?.(valuesOf(found.value)));
  return { units: [unit], notices: [] };
}

const NEITHER = 'it looks like a plan or a state of Terraform, but is neither';

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as unknown };
  } catch {
    return undefined;
  }
}

/** A text of which nobody makes a tree: it has no comments, and nothing in it is edited. */
function asDocument(source: Source): Document {
  const mapped = Mapped.of(source);
  return { syntax: 'json', mapped, root: undefined, problems: [], comments: () => [], textOf: () => mapped.slice(0, 0) };
}
