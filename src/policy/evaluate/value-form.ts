/** Whether a condition key can have a value. */

import { keyInfo } from '../data/condition-keys.js';
import type { KeyInfo } from '../data/condition-keys.js';
import { DATED, tellsTime } from '../data/dated.js';
import type { ContextValue } from '../request.js';
import { written } from '../term.js';
import { addressesOf, booleanOf, holds, instantOf, numberOf, privateRanges } from './scalar.js';

export function valueFault(key: string, value: ContextValue): string | undefined {
  const info = keyInfo(key);
  if (!info) return `no request to S3 carries ${key}`;
  if (value.kind === 'one') return oneFault(info, key, written(value.value));
  if (!info.multivalued) return `${key} has one value only`;
  if (value.values.length === 0) return `${key} is there without a value`;
  for (const one of value.values) {
    const fault = oneFault(info, key, written(one));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function oneFault(info: KeyInfo, key: string, text: string | undefined): string | undefined {
  // What is not resolved is some value of the sort.
  if (text === undefined) return undefined;
  const fault = typeFault(info, text);
  if (fault !== undefined) return `${key} is ${JSON.stringify(text)}, which is ${fault}`;
  if (key === 's3:signatureage' && Number(text) > 604_800_000) return `${key} is ${text}: no signature lives longer than seven days`;
  if (tellsTime(key) && isOver(text)) return `${key} is ${text}: that time is over`;
  if (key === 'aws:sourceip' && isPrivate(text)) return `${key} is ${text}: a private address never reaches S3 over the internet`;
  return undefined;
}

function typeFault({ type, values, closed }: KeyInfo, text: string): string | undefined {
  if (closed && !values.includes(text)) return `none of ${values.join(', ')}`;
  switch (type) {
    case 'bool':
      return booleanOf(text) === undefined ? 'neither true nor false' : undefined;
    case 'numeric':
      return numberOf(text) === undefined || Number(text) < 0 ? 'no number from 0' : undefined;
    case 'date':
      return instantOf(text) === undefined ? 'no time' : undefined;
    case 'ip': {
      const range = addressesOf(text);
      return range && !text.includes('/') ? undefined : 'no address';
    }
    case 'arn':
      return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:./s.test(text) ? undefined : 'no ARN';
    case 'string':
      return undefined;
  }
}

function isOver(text: string): boolean {
  const [at, first] = [instantOf(text), instantOf(DATED)];
  return at !== undefined && first !== undefined && at < first;
}

/** IAM User Guide, aws:SourceIp: public addresses only; private ones come under aws:VpcSourceIp. */
function isPrivate(text: string): boolean {
  const address = addressesOf(text);
  return address !== undefined && privateRanges().some((range) => holds(range, address));
}
