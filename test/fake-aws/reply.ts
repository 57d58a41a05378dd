/** What a service says to one question, as bytes on the wire would say it. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The two answers to one operation, written down from the page named beside them. Words and values are our own. */
export interface Recording {
  /** The page of the API reference of the service, read 2026-11-21. */
  readonly page: string;
  readonly configured: Reply;
  /** What is said where nothing is configured; or why there is no such answer. */
  readonly absent: Reply | { readonly never: string };
  /** The page after `configured`, asked for with the token `page-2` that `configured` names. */
  readonly next?: Reply;
}

/** By `service:Operation`. */
export type Recordings = Readonly<Record<string, Recording>>;

/** The token by which a second page is asked for. */
export const SECOND_PAGE = 'page-2';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function xml(body: string, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, body: XML + body.trim(), type: 'application/xml', headers };
}

export function json(body: unknown, type = 'application/json', status = 200): Reply {
  return { status, body: typeof body === 'string' ? body : JSON.stringify(body), type };
}

/** An answer of a Query service: the result within its response. */
export function query(operation: string, namespace: string, result: string): Reply {
  return xml(`<${operation}Response xmlns="${namespace}">
  <${operation}Result>${result}</${operation}Result>
  <ResponseMetadata><RequestId>00000000-fake-aws0-0000-000000000000</RequestId></ResponseMetadata>
</${operation}Response>`);
}

/** An answer of EC2: the result beside the request's id. */
export function ec2(operation: string, result: string): Reply {
  return xml(`<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
  <requestId>00000000-fake-aws0-0000-000000000000</requestId>
  ${result}
</${operation}Response>`);
}

/** Text as it stands inside an element. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A recorded reply with the names of the one who asks put in for `{{account}}`, `{{region}}`, `{{bucket}}`, `{{resource}}`. */
export function filled(reply: Reply, names: Readonly<Record<string, string | undefined>>): Reply {
  return { ...reply, body: reply.body.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => names[name] ?? whole) };
}
