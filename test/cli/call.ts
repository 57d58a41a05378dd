import { main } from '../../src/cli/main.js';
import type { Screen, World } from '../../src/cli/world.js';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Around {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: Uint8Array | string;
  readonly tty?: boolean;
  readonly columns?: number;
}

/** Runs the command line in this process, in a folder, and gives what it wrote. */
export async function call(cwd: string, argv: readonly string[], around: Around = {}): Promise<Ended> {
  const written = { out: '', err: '' };
  const screen = (name: 'out' | 'err'): Screen => ({
    write: (text) => {
      written[name] += text;
    },
    isTTY: around.tty === true,
    columns: around.columns,
  });
  const world: World = {
    cwd,
    env: around.env ?? {},
    stdout: screen('out'),
    stderr: screen('err'),
    stdin: () => Buffer.from(around.stdin ?? ''),
    now: () => new Date('2026-11-21T12:00:00Z'),
  };
  const code = await main(argv, world);
  return { code, ...written };
}
