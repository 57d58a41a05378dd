/** Terraform's plans and states: what will be, or is, becomes the declarations of a unit. */

import type { Unit } from '../../../model/declaration.js';
import { ResourceDeclaration } from '../declaration.js';
import type { Instance } from '../instance.js';
import { HclInstance } from '../resource.js';
import { PlanUnit } from './unit.js';
import type { PlanRequest } from './unit.js';

export { recognise } from './file.js';
export type { Recognised } from './file.js';
export type { PlanRequest } from './unit.js';
export { valuesOf } from './variables.js';
export { PlanSource } from './source.js';

/** @param text the configuration that it was made of, deployed with the same values, where that is at hand */
export function declarePlan(request: PlanRequest, text?: Unit): Unit {
  const plan = new PlanUnit(request);
  if (text) layOver(plan, text);
  return plan.unit;
}

/** Instances stand where they are written, and references in the text lead to those of the plan. */
function layOver(plan: PlanUnit, text: Unit): void {
  const written = new Map<string, HclInstance>();
  for (const declaration of text.declarations) {
    if (!(declaration instanceof ResourceDeclaration) || !(declaration.instance instanceof HclInstance)) continue;
    const { instance } = declaration;
    written.set(instance.address, instance);
    const whole = withoutKeys(instance.address);
    if (!written.has(whole)) written.set(whole, instance);
    instance.module.deployment.told = (other, attribute) => {
      const known = plan.byAddress(other.address);
      return known && (known.mode === 'managed' || (known.type !== 'aws_iam_policy_document' && known.knows(attribute))) ? known : undefined;
    };
  }
  const found = new Map<string, Instance | undefined>();
  plan.textOf = ({ address }) => {
    if (!found.has(address)) found.set(address, written.get(address) ?? written.get(withoutKeys(address)));
    return found.get(address);
  };
}

/** `module.a["x"].aws_s3_bucket.b[0]` → `module.a.aws_s3_bucket.b`. */
function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+|\*)\]/g, '');
}
