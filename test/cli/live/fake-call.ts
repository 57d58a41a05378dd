/** Commands about live accounts, called as a person would, with the fake where AWS is. */

import { main } from '../../../src/cli/main.js';
import type { Screen, World } from '../../../src/cli/world.js';
import type { FakeAws, FakeOptions } from '../../fake-aws/fake.js';
import { startFakeAws } from '../../fake-aws/fake.js';
import type { FakeCredentials } from '../../fake-aws/sessions.js';
import { HOME, signIn } from '../../fetch/fake-scan.js';
import type { Ended } from '../call.js';

export interface AtTerminal {
  /** Standard error is a terminal, and time passes while one looks. */
  readonly tty?: true;
  /** Ctrl-C is pressed when so many requests have come. */
  readonly interruptAt?: number;
  readonly credentials?: FakeCredentials;
  readonly now?: string;
}

/** Runs `s3lint` against a fake. */
export async function callAws(fake: FakeAws, cwd: string, argv: readonly string[], around: AtTerminal = {}): Promise<Ended> {
  signIn(around.credentials ?? fake.credentials(HOME));
  const written = { out: '', err: '' };
  let ticks = 0;
  let interrupt: (() => void) | undefined;
  const watch = setInterval(() => {
    if (around.interruptAt !== undefined && fake.requests().entries.length >= around.interruptAt) interrupt?.();
  }, 1);
  const screen = (name: 'out' | 'err'): Screen => ({
    write: (text) => {
      written[name] += text;
    },
    isTTY: name === 'err' && around.tty === true,
    columns: 80,
  });
  const began = new Date(around.now ?? '2026-11-21T12:00:00Z').getTime();
  const world: World = {
    cwd,
    env: {},
    stdout: screen('out'),
    stderr: screen('err'),
    stdin: () => Buffer.alloc(0),
    now: () => new Date(began + (around.tty ? 200 * ticks++ : 0)),
    onInterrupt: (hear) => {
      interrupt = hear;
      return () => {
        interrupt = undefined;
      };
    },
  };
  try {
    const code = await main([...argv, ...(argv[0] === 'permissions' ? [] : ['--endpoint-url', fake.url])], world);
    return { code, ...written };
  } finally {
    clearInterval(watch);
  }
}

/** A fake for one story; every request it got was a read. */
export async function withFake<T>(options: FakeOptions, story: (fake: FakeAws) => Promise<T>): Promise<T> {
  const fake = await startFakeAws(options);
  try {
    const told = await story(fake);
    const { notReads } = fake.requests();
    if (notReads.length > 0) throw new Error(`not a read: ${notReads.map(({ operation }) => operation).join(', ')}`);
    return told;
  } finally {
    await fake.close();
  }
}
