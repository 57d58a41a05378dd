/** What a scan asks besides, where a report shows the inventory: a call for each setting of each bucket, and none for anything else. */

import type { Need } from '../model/needs.js';
import { needsIn } from '../model/reads.js';

export const inventoryNeeds: readonly Need[] = needsIn({
  bucket: [
    'acl',
    'cors',
    'encryption',
    'inventory',
    'lifecycle',
    'logging',
    'objectLock',
    'ownership',
    'policy',
    'publicAccessBlock',
    'replication',
    'tags',
    'versioning',
    'website',
  ],
  account: ['publicAccessBlock'],
});
