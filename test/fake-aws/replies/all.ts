/** Every recorded reply, by `service:Operation`. */

import type { Recordings } from '../reply.js';
import { compute } from './compute.js';
import { control } from './control.js';
import { delivery } from './delivery.js';
import { edge } from './edge.js';
import { identities } from './identity.js';
import { messages } from './messages.js';
import { organization } from './organization.js';
import { protection } from './protection.js';
import { storage } from './storage.js';
import { watch } from './watch.js';

export const recordings: Recordings = {
  ...protection,
  ...delivery,
  ...storage,
  ...control,
  ...identities,
  ...organization,
  ...messages,
  ...watch,
  ...edge,
  ...compute,
};
