/** What `terraform init` has fetched. */

import { posix } from 'node:path';
import { parseJson } from '../../syntax/json.js';
import { valueOf } from '../../syntax/tree.js';
import type { Mapped } from '../../text/mapped.js';

/** Where `terraform init` put modules of others, by the names of the calls that lead there: `.terraform/modules/modules.json`. */
export function manifestOf(text: Mapped, root: string): ReadonlyMap<string, string> {
  const modules = valueOf(parseJson(text).root, 'Modules');
  if (modules?.kind !== 'sequence') return new Map();
  return new Map(
    modules.items.flatMap((item): readonly (readonly [string, string])[] => {
      const [key, dir] = [valueOf(item, 'Key'), valueOf(item, 'Dir')];
      return key?.kind === 'scalar' && dir?.kind === 'scalar' && key.value !== '' ? [[key.value, posix.join(root, dir.value)]] : [];
    }),
  );
}
