/** Plans and states of Terraform in JSON: which of them a file is, and whether it is of a format that is known here. */

import { at, isList, isObject, textAt } from './json.js';
import type { Json, JsonObject } from './json.js';
import type { FileKind } from './unit.js';

export type Recognised =
  | { readonly kind: FileKind; readonly value: JsonObject }
  /** It is one, and of a format that nobody here knows. */
  | { readonly kind: 'refused'; readonly reason: string; readonly help: string };

/** @returns undefined for what is neither */
export function recognise(value: Json): Recognised | undefined {
  if (!isObject(value)) return undefined;
  const version = textAt(value, 'format_version');
  if (version !== undefined && (isObject(at(value, 'planned_values')) || isList(at(value, 'resource_changes'))))
    return majorOf(version) > 1 ? tooNew('plan', version) : { kind: 'plan', value };
  if (version !== undefined && textAt(value, 'terraform_version') !== undefined && (isObject(at(value, 'values')) || Object.keys(value).length === 2))
    return majorOf(version) > 1 ? tooNew('state', version) : { kind: 'state', value };
  if (textAt(value, 'lineage') === undefined || at(value, 'version') === undefined) return undefined;
  const raw = at(value, 'version');
  return raw === 4 && isList(at(value, 'resources')) ? { kind: 'raw-state', value } : otherState(raw);
}

function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

function tooNew(what: string, version: string): Recognised {
  return {
    kind: 'refused',
    reason: `it is a ${what} of format ${version}, and formats up to 1 are known here`,
    help: 'A newer s3lint may know it; an older Terraform writes format 1.',
  };
}

function otherState(version: Json | undefined): Recognised {
  return {
    kind: 'refused',
    reason: `it is a state of version ${String(version)}, and version 4 is known here`,
    help: 'Print it in a format that is: `terraform show -json > state.json`.',
  };
}
