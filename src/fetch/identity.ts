/** Who we are to AWS, for a person who wonders why a scan sees little. */

import type { Service } from '../dialect/api/operations.js';
import { Asker } from './asker.js';
import { chance as real } from './chance.js';
import type { Chance } from './chance.js';
import type { AwsPort } from './port.js';
import type { Access } from './request.js';
import { beginning } from './scan.js';
import { sdkPort } from './sdk/port.js';
import { remedyOf, sayFailure, whoAmI } from './who.js';

export interface WhoIs {
  /** Where the credentials came from: "environment variables". */
  readonly source?: string;
  readonly expires?: Date;
  readonly region: string;
  /** Whether anybody set the Region. */
  readonly regionIsSet: boolean;
  readonly endpoint?: string;
  readonly account?: string;
  readonly arn?: string;
  readonly partition?: string;
  /** Why AWS does not know us. */
  readonly problem?: string;
  readonly remedy?: string;
}

/** Rejects with `MissingPackages` only: what asks these services must be installed as well. */
export async function identity(
  access: Access & { readonly services?: readonly Service[] },
  aws: AwsPort = sdkPort(access),
  chance: Chance = real,
): Promise<WhoIs> {
  const around = await aws.open(['sts', ...(access.services ?? [])]);
  try {
    const { base, home, setting } = beginning(access, aws, around, chance);
    const found = await aws.credentials(base);
    const where = {
      region: home,
      regionIsSet: around.region !== undefined || (access.regions ?? []).length > 0,
      ...(around.endpoint !== undefined && { endpoint: around.endpoint }),
      ...(found.kind === 'credentials-found' && { source: found.source, ...(found.expires && { expires: found.expires }) }),
    };
    const caller = await whoAmI(new Asker({ ...setting, identity: base }), home, around.endpoint);
    if (!('state' in caller)) return { ...where, ...caller };
    const remedy = remedyOf(caller);
    return { ...where, problem: sayFailure(caller), ...(remedy !== undefined && { remedy }) };
  } finally {
    aws.close();
  }
}
