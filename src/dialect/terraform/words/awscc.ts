/**
 * The provider awscc, which is made of the resource types of CloudFormation: its words are those of CloudFormation in another spelling,
 * so they are read with the tables that are there already. Nested blocks are attributes here, and policies are texts that hold JSON.
 */

import type { Seen, SeenEntry, SeenMapping } from '../../../truth/seen.js';
import { additions, attachmentTypes, subjectTypes } from '../../cloudformation/words/types.js';
import { assumedOf, sequenceOf } from '../../seen.js';

/** The type of CloudFormation for which a type of awscc stands, where there are words for it. */
export function awsccType(type: string): { readonly cloudformation: string } | undefined {
  const cloudformation = types.get(type);
  return cloudformation === undefined ? undefined : { cloudformation };
}

/** The arguments of such a resource under the names that CloudFormation has for them; names the user chose stay. */
export function asCloudFormation(body: Seen): Seen {
  if (body.kind === 'mapping') return new Renamed(body);
  return body.kind === 'sequence' ? sequenceOf(body.items().map(asCloudFormation), body.origin, body.open, assumedOf(body)) : body;
}

/** `SSEAlgorithm` → `sse_algorithm`, as the provider names its arguments. */
export function awsccName(property: string): string {
  return property
    .replace(/Cloud(?:Formation|Front|Watch)|FSx/g, (one) => one.charAt(0) + one.slice(1).toLowerCase())
    .replace(/[a-z](?=[A-Z0-9])|[0-9](?=[A-Za-z])|[A-Z](?=[A-Z][a-z])/g, '$&_')
    .replace(/[^A-Za-z0-9]/g, '_')
    .toLowerCase();
}

const types: ReadonlyMap<string, string> = new Map(
  [subjectTypes, attachmentTypes, additions].flatMap((table) =>
    Object.keys(table).map((name) => {
      const [, service = '', resource = ''] = name.split('::');
      return [`awscc_${service.toLowerCase()}_${awsccName(resource)}`, name] as const;
    }),
  ),
);

class Renamed implements SeenMapping {
  readonly kind = 'mapping';

  constructor(private readonly written: SeenMapping) {}

  get origin(): SeenMapping['origin'] {
    return this.written.origin;
  }

  get open(): string | undefined {
    return this.written.open;
  }

  entries(): readonly SeenEntry[] {
    return this.written.entries().map((entry) => ({ ...entry, value: asCloudFormation(entry.value) }));
  }

  /** A document has names of its own, which are not spelled in another way. */
  get(name: string): Seen {
    const found = this.written.get(awsccName(name));
    return asCloudFormation(found.kind === 'absent' ? this.written.get(name) : found);
  }
}
