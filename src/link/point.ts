/** An access point as the policy engine takes it. */

import { termOfAccount, termOfValue } from '../model/situation.js';
import type { AccessPoint, MultiRegionAccessPoint } from '../model/subjects.js';
import { parsePolicy } from '../policy/parse.js';
import type { Point } from '../policy/situation.js';
import { term } from '../policy/term.js';
import type { Seen } from '../truth/seen.js';
import { Absent, Known, Unknown } from '../truth/value.js';
import type { Value } from '../truth/value.js';

/** @param settled a document as far as its deployment is known */
export function pointOf(point: AccessPoint | MultiRegionAccessPoint, settled: (document: Seen) => Seen): Point {
  const origin = point.naming.origin;
  const vpc: Value<string> = point.kind === 'accessPoint' ? point.network.vpc : new Absent<string>(undefined, origin);
  const network: Point['network'] =
    vpc.kind === 'unknown' && !vpc.text ? new Unknown(vpc.reason, vpc.origin) : new Known(vpc.kind === 'absent' ? 'Internet' : 'VPC', vpc.origin);
  const { document } = point.policy;
  const account = termOfAccount(point.account, `${point.identity}.account`);
  return {
    arn: term(
      'arn:aws:s3:',
      termOfValue(point.region, `${point.identity}.region`),
      ':',
      account,
      ':accesspoint/',
      termOfValue(point.naming.name, `${point.identity}.name`),
    ),
    account,
    network,
    vpc: vpc.kind === 'absent' ? undefined : termOfValue(vpc, `${point.identity}.vpc`),
    policy: document.kind === 'absent' ? undefined : parsePolicy(settled(document), point.kind),
    block: point.publicAccessBlock,
    origin,
  };
}
