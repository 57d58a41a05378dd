/** Places where the names of a module mean nothing: templates that are files, and what must be constant. */

import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { ModuleNames } from './scope.js';
import { mistake } from './value.js';

/** @param where "which the template is not given" */
export function noNames({ id, unitId, files }: Pick<ModuleNames, 'id' | 'unitId' | 'files'>, where: string): ModuleNames {
  const refused = (what: string, at: Origin): Seen => mistake(`a reference to ${what}, ${where}`, at);
  return {
    id,
    unitId,
    files,
    variable: (name, at) => refused(`var.${name}`, at),
    local: (name, at) => refused(`local.${name}`, at),
    resource: (mode, type, name, at) => refused(`${mode === 'data' ? 'data.' : ''}${type}.${name}`, at),
    call: (name, at) => refused(`module.${name}`, at),
    path: (name, at) => refused(`path.${name}`, at),
    terraform: (name, at) => refused(`terraform.${name}`, at),
  };
}

/** What must be constant sees nothing at all. */
export const NOWHERE: ModuleNames = noNames(
  { id: '', unitId: '', files: { read: () => ({ kind: 'refused', reason: 'not read where a constant belongs' }), list: () => undefined } },
  'which must be constant',
);
