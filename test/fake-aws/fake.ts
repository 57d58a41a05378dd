/** A fake AWS: one server that is S3, S3 Control and all their neighbours, in several accounts and Regions. It judges what a scan sends. */

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answered } from './answer.js';
import type { World } from './answer.js';
import type { Asked } from './asked.js';
import { refused } from './errors.js';
import type { Misfortune, Plan } from './faults.js';
import { FAULTS, Fate } from './faults.js';
import { closed, stranger } from './gate.js';
import { Journal } from './journal.js';
import type { Reply } from './reply.js';
import type { FakeCredentials } from './sessions.js';
import { Sessions } from './sessions.js';
import type { FakeState } from './state.js';
import { askedBy } from './wire.js';

export interface FakeOptions {
  readonly state: FakeState;
  readonly faults?: readonly Plan[];
  /** Of plans with a probability. */
  readonly seed?: number;
  /** How long each answer takes. */
  readonly latencyMs?: number;
  /** Whether signatures are worked out again; they are unless told otherwise. */
  readonly verify?: boolean;
  /** The service's clock. */
  readonly now?: () => Date;
}

export interface FakeAws {
  readonly url: string;
  readonly port: number;
  /** What was asked so far. */
  requests(): Journal;
  /** The keys of an account. */
  credentials(account: string): FakeCredentials;
  /** A session of a role, as if taken on; over at `expires`. */
  session(account: string, role: string, expires: Date): FakeCredentials;
  close(): Promise<void>;
}

export async function startFakeAws({ state, faults = [], seed = 1, latencyMs = 0, verify = true, now = () => new Date() }: FakeOptions): Promise<FakeAws> {
  const sessions = new Sessions(state);
  const world: World = { state, sessions, now };
  const journal = new Journal();
  const fate = new Fate(faults, seed);
  const server = createServer({ keepAliveTimeout: 60_000 }, (message, response) => {
    void handled(message, response);
  });

  async function handled(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = askedBy(message, await bodyOf(message));
    const account = sessions.of(asked.signed?.accessKeyId)?.account;
    const fault = fate.of(asked, account);
    journal.begin(asked, account, fault);
    response.once('close', () => journal.end());
    if (latencyMs > 0) await new Promise((done) => setTimeout(done, latencyMs));
    const misfortune = fault && FAULTS[fault](asked);
    if (misfortune?.kind === 'reply') send(response, misfortune.reply, asked);
    else if (misfortune) struck(response, misfortune, asked, () => replyTo(asked));
    else send(response, replyTo(asked), asked);
  }

  function replyTo(asked: Asked): Reply {
    const session = sessions.of(asked.signed?.accessKeyId);
    const refusal = verify ? stranger(asked, session, now()) : undefined;
    if (refusal) return refused(asked.service, refusal);
    if (!session) return refused(asked.service, { status: 403, code: 'AccessDenied', message: 'Nobody has this access key.' });
    const shut = closed(asked, session, state);
    return shut ? refused(asked.service, shut) : answered(asked, session, world);
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    port,
    requests: () => journal,
    credentials: (account) => onlyCredentials(sessions.keyOf(account)),
    session: (account, role, expires) => onlyCredentials(sessions.open(account, role, 'test', expires)),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function onlyCredentials({ accessKeyId, secretAccessKey, sessionToken }: FakeCredentials): FakeCredentials {
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of message.setEncoding('utf8')) body += String(chunk);
  return body;
}

function send(response: ServerResponse, { status, body, type, headers = {} }: Reply, { method }: Pick<Asked, 'method'>): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), 'x-amz-request-id': 'FAKEREQUESTID', ...headers });
  response.end(method === 'HEAD' ? '' : body);
}

function struck(response: ServerResponse, { kind }: Misfortune, asked: Asked, reply: () => Reply): void {
  if (kind === 'reset') response.socket?.resetAndDestroy();
  if (kind === 'hang' || kind === 'reset') return;
  const whole = reply();
  const half = whole.body.slice(0, Math.ceil(whole.body.length / 2));
  if (kind === 'half') {
    send(response, { ...whole, body: half }, asked);
    return;
  }
  const { status, body, type, headers = {} } = whole;
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers });
  response.write(half, () => {
    if (kind === 'cut') response.socket?.resetAndDestroy();
    else setTimeout(() => response.end(body.slice(half.length)), 50);
  });
}
