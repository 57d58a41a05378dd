/** From a request on the wire to what it asks. */

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Asked } from './asked.js';
import { routeOf } from './routes.js';
import { signedBy } from './signature.js';

export function askedBy(message: IncomingMessage, body: string): Asked {
  const [path = '/', queryText = ''] = (message.url ?? '/').split('?', 2);
  const headers = plain(message.headers);
  const signed = signedBy(headers['authorization']);
  const wire = {
    method: message.method ?? 'GET',
    host: headers['host'] ?? '',
    path,
    queryText,
    query: new URLSearchParams(queryText),
    headers,
    body,
    region: signed?.region ?? '',
    ...(signed && { signed }),
  };
  return { ...wire, ...routeOf(wire) };
}

function plain(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]));
}
