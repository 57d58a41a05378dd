/** Provider configurations of a plan as subjects: the keys that are written in them. */

import type { Declaration, Unit } from '../../../model/declaration.js';
import { map } from '../../../model/shape.js';
import { Mapped } from '../../../text/mapped.js';
import type { Origin } from '../../../text/origin.js';
import { readFacet } from '../../read.js';
import { scalarOf } from '../../seen.js';
import { mappingOf } from '../collection.js';
import { CREDENTIALS, isAws } from '../setting.js';
import { at, below, objectAt, textAt } from './json.js';
import type { JsonObject } from './json.js';

const WHERE = '/configuration/provider_config';

/**
 * Those in which keys are written: of the others there is nothing to tell.
 * @param configuration `configuration` of the plan, where it has one
 */
export function settingsIn(configuration: JsonObject | undefined, unit: Unit, origin: (pointer: string) => Origin): readonly Declaration[] {
  return Object.keys(objectAt(configuration, 'provider_config')).flatMap((key): readonly Declaration[] => {
    const config = objectAt(configuration, 'provider_config', key);
    if (!isAws(textAt(config, 'name') ?? key)) return [];
    const pointer = below(WHERE, key);
    const keys = keysOf(config, pointer, origin);
    if (keys.entries().length === 0) return [];
    const address = addressOf(key, config);
    const declaration: Declaration = {
      kind: 'declaration',
      address,
      says: address,
      type: 'provider',
      unit,
      header: origin(pointer),
      extent: undefined,
      subject: 'provider',
      exists: () => true,
      read: (scene) => ({
        credentials: readFacet({ owner: declaration, subject: 'provider', scene }, 'credentials', map, '', keys),
      }),
    };
    return [declaration];
  });
}

/** What is written of who it is. */
function keysOf(config: JsonObject, pointer: string, origin: (pointer: string) => Origin): ReturnType<typeof mappingOf> {
  const members = CREDENTIALS.flatMap((name) => {
    const value = textAt(config, 'expressions', name, 'constant_value');
    const here = origin(`${pointer}/expressions/${name}/constant_value`);
    return value === undefined ? [] : [{ name, key: here, see: () => scalarOf(Mapped.literal(value), here) }];
  });
  return mappingOf(members, origin(pointer));
}

/** `module.m:aws.west` → `module.m.provider.aws.west`, as the text of the configuration has it. */
function addressOf(key: string, config: JsonObject): string {
  const module = textAt(config, 'module_address');
  const prefix = module === undefined || module === '' ? '' : `${module}.`;
  return `${prefix}provider.${key.replace(/^.*:/, '')}`;
}

/** All keys that are written in the configurations of a plan, of whichever provider. */
export function keysIn(configuration: JsonObject): readonly string[] {
  return Object.values(objectAt(configuration, 'provider_config')).flatMap((config) =>
    CREDENTIALS.flatMap((name) => {
      const value = at(config, 'expressions', name, 'constant_value');
      return typeof value === 'string' ? [value] : [];
    }),
  );
}
