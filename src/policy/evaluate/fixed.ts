/** Which values of which condition keys Block Public Access takes as fixed. */

import type { Truth } from '../../truth/answer.js';
import type { BaseOperator } from '../policy.js';
import { written } from '../term.js';
import type { Term } from '../term.js';
import { addressesOf, holds, privateRanges } from './scalar.js';

/** How much of a value has to be fixed. */
type Fixing =
  | 'all'
  /** The account of an ARN. */
  | 'account'
  /** What stands before the first slash. */
  | 'organization'
  | 'range'
  | 'userId'
  | 'point';

/**
 * The page names addresses, networks, source and access point keys, and principals with "for example aws:PrincipalOrgID".
 * Its siblings, and the newer keys of sources and endpoints, confine in the same way without being named.
 */
const FIXING: Readonly<Record<string, Fixing>> = {
  'aws:principalorgid': 'all',
  'aws:principalorgpaths': 'organization',
  'aws:principalaccount': 'all',
  'aws:principalarn': 'account',
  'aws:principalservicename': 'all',
  'aws:principalservicenameslist': 'all',
  'aws:userid': 'userId',
  'aws:sourceip': 'range',
  'aws:sourcearn': 'all',
  'aws:sourceaccount': 'all',
  'aws:sourceowner': 'all',
  'aws:sourceorgid': 'all',
  'aws:sourceorgpaths': 'organization',
  'aws:sourcevpc': 'all',
  'aws:sourcevpcarn': 'all',
  'aws:sourcevpce': 'all',
  'aws:vpceaccount': 'all',
  'aws:vpceorgid': 'all',
  'aws:vpceorgpaths': 'organization',
  's3:dataaccesspointarn': 'point',
  's3:dataaccesspointaccount': 'all',
};

/** In the policy of an access point its own ARN confines nothing. */
export function isConfining(key: string, on: 'bucket' | 'point'): boolean {
  return Object.hasOwn(FIXING, key) && !(on === 'point' && key === 's3:dataaccesspointarn');
}

export function isFixed(operator: BaseOperator, key: string, value: Term): Truth {
  const text = skeleton(value);
  if (text === undefined) return 'unknown';
  switch (FIXING[key]) {
    case 'account':
      return fixedAccount(operator, text) ? 'yes' : truthOf(!isOpen(text));
    case 'organization':
      return truthOf(!isOpen(text.includes('/') ? text.slice(0, text.indexOf('/')) : text));
    case 'range':
      return ofRange(value);
    case 'userId':
      // The page excepts "AROLEID:*" without saying in which direction.
      return /^[^*?$]+:\*$/.test(text) ? 'unknown' : truthOf(!isOpen(text));
    case 'point':
      return ofPoint(operator, text);
    default:
      return truthOf(!isOpen(text));
  }
}

function truthOf(holds_: boolean): Truth {
  return holds_ ? 'yes' : 'no';
}

/** Neither a wildcard nor a variable. */
function isOpen(text: string): boolean {
  return /[*?]|\$\{/.test(text);
}

/** Signs stand for a fixed value that has no wildcards; of some not even that is known. */
function skeleton(value: Term): string | undefined {
  if (value.some((piece) => typeof piece !== 'string' && piece.looks === 'anything')) return undefined;
  return value.map((piece) => (typeof piece === 'string' ? piece : piece.looks === 'arn' ? 'arn:x:x:x:x:x' : 'x')).join('');
}

/** ARN operators compare by component; for others all that stands before the account must be fixed too. */
function fixedAccount(operator: BaseOperator, text: string): boolean {
  const parts = text.split(':');
  if (parts.length < 6) return false;
  const account = parts[4] ?? '';
  if (account === '' || isOpen(account)) return false;
  return operator.startsWith('Arn') || !isOpen(parts.slice(0, 5).join(':'));
}

function ofPoint(operator: BaseOperator, text: string): Truth {
  if (!isOpen(text)) return 'yes';
  const parts = text.split(':');
  const [region = '', account = ''] = parts.slice(3);
  if (parts.length < 6 || isOpen(account) || account === '') return 'no';
  // The page lets the name be a pattern where the account is fixed; of the Region it says nothing.
  return isOpen(region) || !fixedAccount(operator, text) ? 'unknown' : 'yes';
}

/** Ranges broader than /8 (IPv6: /32) are public, private ones are not. */
function ofRange(value: Term): Truth {
  const text = written(value);
  const range = text === undefined ? undefined : addressesOf(text);
  if (text !== undefined && !range) return isOpen(text) ? 'no' : 'unknown';
  if (!range) return 'unknown';
  if (privateRanges().some((inner) => holds(inner, range))) return 'yes';
  return truthOf(range.prefix >= (range.version === 6 ? 32 : 8));
}
