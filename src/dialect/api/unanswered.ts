/** Why something of an account is not told, in a sentence that somebody can act on. */

import type { Unanswered } from './snapshot.js';

export const NOT_ASKED = 'not asked by this scan';

/** @param operation as the API calls it */
export function whyUnanswered({ reason, action, code, detail, http }: Unanswered, operation: string): string {
  const more = detail === undefined ? '' : ` (${detail})`;
  switch (reason) {
    case 'denied':
      return `not to be told: ${action ?? operation} is denied${more}`;
    case 'throttled':
      return `not to be told: AWS throttled ${operation} until the scan gave up${more}; scan again with a lower --concurrency`;
    case 'timeout':
      return `not to be told: ${operation} was not answered in time${more}; scan again`;
    case 'network':
      return `not to be told: the connection broke at ${operation}${more}; scan again`;
    case 'region-disabled':
      return `not to be told: the Region is not enabled for the account${more}`;
    case 'unsupported':
      return `not to be told: ${operation} is not supported by what answered${said(code, http)}${more}`;
    case 'malformed':
      return `not to be told: what came as the answer to ${operation} is none${more}`;
    case 'credentials':
      return `not to be told: the credentials were refused${said(code, http)}${more}; sign in again`;
    case 'gone':
      return `not to be told: it was gone when ${operation} was asked${more}; scan again`;
    case 'interrupted':
      return `not to be told: the scan was stopped before ${operation}; go on with --resume`;
  }
}

function said(code: string | undefined, http: number | undefined): string {
  const what = code ?? (http === undefined ? undefined : `HTTP ${http}`);
  return what === undefined ? '' : ` (${what})`;
}
