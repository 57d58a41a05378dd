import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import { systemCode } from './wrong-call.js';
import type { Screen, World } from './world.js';

/** The world as this process has it. */
export function processWorld(expectMuch?: World['expectMuch']): World {
  return {
    ...(expectMuch && { expectMuch }),
    cwd: process.cwd(),
    env: process.env,
    stdout: isPlain(1) ? plainScreen(1) : screenOf(process.stdout),
    stderr: isPlain(2) ? plainScreen(2) : screenOf(process.stderr),
    stdin,
    now: () => new Date(),
    onInterrupt,
    get ask() {
      return isTerminal(0) && isTerminal(2) ? ask : undefined;
    },
  };
}

function onInterrupt(hear: () => void): () => void {
  process.once('SIGINT', hear);
  return () => process.off('SIGINT', hear);
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}

function screenOf(stream: NodeJS.WriteStream): Screen {
  stream.on('error', refuse);
  return { write: (text) => void stream.write(text), isTTY: stream.isTTY === true, columns: stream.columns };
}

/** Whoever reads us has seen enough (`s3lint | head`): that is no error. */
function refuse(error: unknown): void {
  if (systemCode(error) !== 'EPIPE') throw error;
}

/** A file, a pipe or nothing at all is written to at once; Node's stream for it would take a tenth of a small run to load. */
function isPlain(fd: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const stat = fstatSync(fd);
    return stat.isFile() || stat.isFIFO() || stat.rdev === statSync('/dev/null').rdev;
  } catch {
    return false;
  }
}

/** Asked without Node's streams, which take time to load. */
function isTerminal(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && !isPlain(fd);
  } catch {
    return false;
  }
}

function plainScreen(fd: number): Screen {
  let gone = false;
  const write = (text: string): void => {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length && !gone; ) {
      try {
        at += writeSync(fd, bytes, at);
      } catch (error) {
        if (systemCode(error) === 'EAGAIN') {
          pause();
          continue;
        }
        refuse(error);
        gone = true;
      }
    }
  };
  return { write, isTTY: false, columns: undefined, isAtOnce: true };
}

/** The pipe is open and busy, and somebody made it non-blocking: wait a little. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
}

const CHUNK = 64 * 1024;

function stdin(limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  while (total <= limit) {
    const chunk = new Uint8Array(CHUNK);
    const count = readChunk(chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  return Buffer.concat(chunks);
}

function readChunk(into: Uint8Array): number {
  for (;;) {
    try {
      return readSync(0, into, 0, into.length, null);
    } catch (error) {
      if (systemCode(error) === 'EOF') return 0;
      if (systemCode(error) !== 'EAGAIN') throw error;
      pause();
    }
  }
}
