/** Terraform's plans and states: what will be, or is, becomes the declarations of a unit. */

import type { Unit } from '../../../model/declaration.js';
import { ResourceDeclaration } from '../declaration.js';
import type { ModuleCall } from '../module-call.js';
import type { ModuleInstance } from '../module.js';
import { extentOf } from '../place.js';
import { HclInstance } from '../resource.js';
import { rootOf } from '../unit.js';
import { stepsOf } from './configuration.js';
import { settingsIn } from './settings.js';
import { PlanUnit } from './unit.js';
import type { PlanRequest, Text } from './unit.js';

export { recognise } from './file.js';
export type { Recognised } from './file.js';
export type { PlanRequest } from './unit.js';
export { valuesOf } from './variables.js';
export { PlanSource } from './source.js';
export { planInParts } from './parts.js';

/** @param text the configuration that it was made of, deployed with the same values, where that is at hand */
export function declarePlan(request: PlanRequest, text?: Unit): Unit {
  const plan = new PlanUnit(request);
  if (text) {
    layOver(plan, text);
    // Variables, providers and backends stand in the text alone.
    plan.add(text.declarations.filter((declaration) => !(declaration instanceof ResourceDeclaration)));
  } else plan.add(settingsIn(plan.configuration.told, plan.unit, (pointer) => plan.origin(pointer)));
  return plan.unit;
}

/** Instances stand where they are written, and references in the text lead to those of the plan. */
function layOver(plan: PlanUnit, text: Unit): void {
  const root = rootOf(text);
  if (!root) return;
  const written = new Map<string, HclInstance>();
  for (const declaration of text.declarations) {
    if (!(declaration instanceof ResourceDeclaration) || !(declaration.instance instanceof HclInstance)) continue;
    const { instance } = declaration;
    written.set(instance.address, instance);
    const whole = withoutKeys(instance.address);
    if (!written.has(whole)) written.set(whole, instance);
  }
  root.deployment.told = (other, attribute) => {
    const known = plan.byAddress(other.address);
    return known && (known.mode === 'managed' || (known.type !== 'aws_iam_policy_document' && known.knows(attribute))) ? known : undefined;
  };
  const found = new Map<string, Text | undefined>();
  plan.textOf = ({ address, told }) => {
    if (!found.has(address)) found.set(address, written.get(address) ?? written.get(withoutKeys(address)) ?? callOf(root, told.module));
    return found.get(address);
  };
}

/** Where the module is called that a resource is part of, as far as modules are at hand. */
function callOf(root: ModuleInstance, address: string): Text | undefined {
  let module: ModuleInstance | undefined = root;
  let last: { readonly call: ModuleCall; readonly from: ModuleInstance } | undefined;
  for (const { kind, value } of stepsOf(address)) {
    if (kind === 'key' || value === 'module') continue;
    const call: ModuleCall | undefined = module?.calls.get(String(value));
    if (!module || !call) break;
    last = { call, from: module };
    module = call.children[0];
  }
  if (!last) return undefined;
  const { call, from } = last;
  const { standsFor } = from.frame;
  return {
    header: call.header,
    extent: standsFor ? standsFor.extent : extentOf(call.block),
    calls: from.callers,
    body: () => ({ kind: 'absent', origin: call.header }),
  };
}

/** `module.a["x"].aws_s3_bucket.b[0]` → `module.a.aws_s3_bucket.b`. */
function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+|\*)\]/g, '');
}
