import { readSync } from 'node:fs';
import { systemCode } from './wrong-call.js';
import type { Screen, World } from './world.js';

/** The world as this process has it. */
export function processWorld(): World {
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever reads us has seen enough (`s3lint | head`): that is no error.
    stream.on('error', (error) => {
      if (systemCode(error) !== 'EPIPE') throw error;
    });
  }
  return { cwd: process.cwd(), env: process.env, stdout: screenOf(process.stdout), stderr: screenOf(process.stderr), stdin, now: () => new Date() };
}

function screenOf(stream: NodeJS.WriteStream): Screen {
  return { write: (text) => void stream.write(text), isTTY: stream.isTTY === true, columns: stream.columns };
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
      // The pipe is open and empty, and somebody made it non-blocking: wait a little.
      if (systemCode(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
