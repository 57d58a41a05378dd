/** Who asks: the keys of each account, and the sessions of roles taken on. */

import type { FakeState } from './state.js';

export interface FakeCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface Session extends FakeCredentials {
  readonly account: string;
  readonly arn: string;
  readonly expires?: Date;
}

export class Sessions {
  private readonly known = new Map<string, Session>();
  private count = 0;

  constructor(state: FakeState) {
    for (const account of Object.keys(state.accounts)) {
      const accessKeyId = `AKIAFAKE${account}`;
      this.known.set(accessKeyId, { accessKeyId, secretAccessKey: `key of ${account}`, account, arn: `arn:aws:iam::${account}:user/scanner` });
    }
  }

  of(accessKeyId: string | undefined): Session | undefined {
    return accessKeyId === undefined ? undefined : this.known.get(accessKeyId);
  }

  keyOf(account: string): Session {
    const session = this.of(`AKIAFAKE${account}`);
    if (!session) throw new Error(`The fake has no account ${account}.`);
    return session;
  }

  open(account: string, role: string, name: string, expires: Date): Session {
    const number = String(++this.count).padStart(12, '0');
    const session: Session = {
      accessKeyId: `ASIAFAKE${number}`,
      secretAccessKey: `key of session ${number}`,
      sessionToken: `token of session ${number}`,
      account,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
      expires,
    };
    this.known.set(session.accessKeyId, session);
    return session;
  }
}
