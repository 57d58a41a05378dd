/** The text of a plan or a state. What Terraform was told to be sensitive stands in it in clear: nothing of that is ever shown. */

import { Source, without } from '../../../text/source.js';
import { secretIn } from '../../../text/secrets.js';
import { isOfUse } from '../tables.js';
import { at, isList, isObject, listAt, objectAt } from './json.js';
import type { Json, JsonObject } from './json.js';
import { wholeOf } from './parts.js';
import { keysIn } from './settings.js';

/** What is looked at around the part that is shown: such a file is often a single line. */
const AROUND = 2000;
/** Shorter texts come up everywhere, and give nothing away. */
const SHORT = 4;

export class PlanSource extends Source {
  /** The file, once it is parsed. */
  value: JsonObject | undefined;
  #hidden: readonly string[] | undefined;

  override get secrets(): readonly string[] {
    this.#hidden ??= this.value ? [...new Set([...sensitiveIn(this.value), ...credentialsIn(this.value)])] : [];
    return this.#hidden;
  }

  override visible(start = 0, end = this.text.length): string {
    const [from, to] = [Math.max(0, start - AROUND), Math.min(this.text.length, end + AROUND)];
    const near = new Source(this.path, this.text.slice(from, to));
    return without(this.secrets, near.visible()).slice(start - from, end - from);
  }
}

/** What looks like a credential in what is read of such a file: only that comes up in what is said. The rest may be very large. */
function credentialsIn(value: JsonObject): readonly string[] {
  const told = [
    ...listAt(value, 'resource_changes')
      .filter(isRead)
      .map((change) => at(change, 'change', 'after')),
    ...modulesIn(value).flatMap((module) =>
      listAt(module, 'resources')
        .filter(isRead)
        .map((resource) => at(wholeOf(resource as JsonObject), 'values')),
    ),
    ...listAt(value, 'resources')
      .filter(isRead)
      .flatMap((resource) => listAt(resource, 'instances').map((instance) => at(instance, 'attributes'))),
  ];
  const looked = told.flatMap((one) => (one === undefined ? [] : new Source('', JSON.stringify(one, null, 1)).secrets));
  const keys = keysIn(objectAt(value, 'configuration')).filter((key) => key.length >= SHORT && secretIn('secret_key', key) !== undefined);
  return [...looked, ...keys.flatMap((key) => [key, JSON.stringify(key).slice(1, -1)])];
}

function isRead(resource: Json): boolean {
  const type = at(resource, 'type');
  return typeof type === 'string' && isOfUse(type);
}

/** The modules of planned, earlier and present values. */
function modulesIn(value: JsonObject): readonly Json[] {
  const modules: Json[] = [];
  const pending: Json[] = [
    at(value, 'planned_values', 'root_module'),
    at(value, 'prior_state', 'values', 'root_module'),
    at(value, 'values', 'root_module'),
  ].flatMap((one) => one ?? []);
  for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
    modules.push(module);
    pending.push(...listAt(module, 'child_modules'));
  }
  return modules;
}

/** All texts under a mark, as JSON spells them. */
function sensitiveIn(value: JsonObject): readonly string[] {
  const found = new Set<string>();
  const take = (told: Json | undefined, marks: Json | undefined): void => {
    if (marks === true) takeAll(told);
    else if (isList(marks)) for (const [index, mark] of marks.entries()) take(isList(told) ? told[index] : undefined, mark);
    else if (isObject(marks)) for (const name of Object.keys(marks)) take(at(told, name), marks[name]);
  };
  const takeAll = (told: Json | undefined): void => {
    if (typeof told === 'string') {
      if (told.length >= SHORT) found.add(JSON.stringify(told).slice(1, -1));
    } else if (isList(told)) for (const item of told) takeAll(item);
    else if (isObject(told)) for (const inner of Object.values(told)) takeAll(inner);
  };
  for (const change of [...listAt(value, 'resource_changes'), ...listAt(value, 'resource_drift')]) {
    take(at(change, 'change', 'before'), at(change, 'change', 'before_sensitive'));
    take(at(change, 'change', 'after'), at(change, 'change', 'after_sensitive'));
  }
  for (const [name, variable] of Object.entries(objectAt(value, 'configuration', 'root_module', 'variables')))
    if (at(variable, 'sensitive') === true) takeAll(at(value, 'variables', name, 'value'));
  for (const module of modulesIn(value)) for (const resource of listAt(module, 'resources')) take(at(resource, 'values'), at(resource, 'sensitive_values'));
  for (const resource of listAt(value, 'resources')) {
    for (const instance of listAt(resource, 'instances')) {
      for (const path of listAt(instance, 'sensitive_attributes')) {
        const name = at(isList(path) ? path[0] : path, 'value');
        if (typeof name === 'string') takeAll(at(instance, 'attributes', name));
      }
    }
  }
  return [...found];
}
