/** Connections: kept alive, as many as requests may be under way, and closed soon after nobody needs them. */

import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { constructorOf } from './commands.js';
import type { Package } from './packages.js';

export interface Patience {
  readonly connect: number;
  readonly answer: number;
}

export const PATIENCE: Patience = { connect: 5_000, answer: 30_000 };

/** Every bucket has a host of its own, and a connection to it is of no use once the bucket is done. */
const IDLE = 3_000;

export interface Handler {
  destroy(): void;
}

export function handlerOf(from: Package, sockets: number, { connect, answer }: Patience): Handler {
  const options = { keepAlive: true, maxSockets: sockets, scheduling: 'lifo', timeout: IDLE } as const;
  return new (constructorOf<Handler>(from, 'NodeHttpHandler'))({
    httpAgent: new HttpAgent(options),
    httpsAgent: new HttpsAgent(options),
    connectionTimeout: connect,
    requestTimeout: answer,
    socketTimeout: answer,
    // Else it writes to the terminal that it waits, and waits.
    throwOnRequestTimeout: true,
    logger: silent,
  });
}

/** The SDK's words are not for our users; what matters comes back as an answer. */
export const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} } as const;
