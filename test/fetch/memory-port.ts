/** An AWS of a few lines, for what no server needs to be asked about. */

import type { AwsPort, Input, Outcome, Output } from '../../src/fetch/port.js';
import type { ScanRequest, ScanResult } from '../../src/fetch/request.js';
import { scan } from '../../src/fetch/scan.js';
import { HOME, still } from './fake-scan.js';

export type Answers = { readonly [operation: string]: (input: Input, region: string) => Outcome };

export function told(value: Output): Outcome {
  return { kind: 'told', value };
}

export function refused(code: string, http = 400): Outcome {
  return { kind: 'fault', cause: 'answered', codes: [code], http };
}

export function memoryAws(answers: Answers, caller = `arn:aws:iam::${HOME}:user/scanner`): AwsPort & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return {
    asked,
    open: () => Promise.resolve({ region: 'us-east-1' }),
    credentials: () => Promise.resolve({ kind: 'credentials-found', source: 'a test' }),
    close() {},
    send: ({ operation, input, region }) => {
      asked.push(`${operation.name} ${region}`);
      const known = answers[operation.name];
      if (known) return Promise.resolve(known(input, region));
      return Promise.resolve(operation.name === 'GetCallerIdentity' ? told({ Account: HOME, Arn: caller }) : told({}));
    },
  };
}

export function scanMemory(aws: AwsPort, request: Pick<ScanRequest, 'operations'> & Partial<ScanRequest>): Promise<ScanResult> {
  return scan({ signal: new AbortController().signal, now: () => new Date(0), tool: 't', ...request }, aws, still);
}
