/** What a request asks for: the service by its signature, the operation by host, path, query, body and headers. */

import type { Service } from '../../src/dialect/api/operations.js';

export interface Asked extends Route {
  readonly method: string;
  readonly host: string;
  /** As it was sent, still encoded. */
  readonly path: string;
  readonly queryText: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signed?: Signed;
  /** The Region that it is signed for. */
  readonly region: string;
}

export interface Route {
  readonly service: Service;
  /** The operation's name in the API, or what came instead of one. */
  readonly operation: string;
  readonly bucket?: string;
  /** Whom it asks about, if it names somebody: a function, a key, an access point … */
  readonly resource?: string;
  /** The account that it says it is about. */
  readonly about?: string;
}

/** The parts of an `Authorization` header. */
export interface Signed {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly headers: readonly string[];
  readonly signature: string;
}
