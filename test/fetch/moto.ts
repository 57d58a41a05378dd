/** moto, a fake AWS made by others: where Python has it, it judges ours. */

import { spawn, spawnSync } from 'node:child_process';

/** The Python that has moto: the one that is named, or the one on the path. */
export function pythonWithMoto(): string | undefined {
  const python = process.env['S3LINT_MOTO_PYTHON'] ?? 'python3';
  const { status } = spawnSync(python, [
    '-c',
    'import importlib.util as u, sys; sys.exit(any(u.find_spec(m) is None for m in ("moto", "flask", "flask_cors")))',
  ]);
  return status === 0 ? python : undefined;
}

export interface Moto {
  readonly url: string;
  stop(): void;
}

export async function startMoto(python: string): Promise<Moto> {
  const server = spawn(python, ['-m', 'moto.server', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const port = await new Promise<string>((done, fail) => {
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const running = /Running on http:\/\/[\d.]+:(\d+)/.exec(said);
      if (running?.[1] !== undefined) done(running[1]);
    });
    server.once('exit', () => fail(new Error(`moto did not start:\n${said}`)));
  });
  return { url: `http://localhost:${port}`, stop: () => void server.kill() };
}
