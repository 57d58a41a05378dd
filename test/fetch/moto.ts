/** moto, a fake AWS made by others: where Python has it, it judges ours. */

import { spawn, spawnSync } from 'node:child_process';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

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
  const front = createServer((asked, answer) => {
    const onward = request({ port, method: asked.method, path: asked.url, headers: asked.headers }, (response) => {
      const parts: Buffer[] = [];
      response
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          const { 'content-length': _, 'transfer-encoding': __, ...headers } = response.headers;
          answer.writeHead(response.statusCode ?? 500, headers).end(asS3Says(Buffer.concat(parts)));
        });
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready));
  return {
    url: `http://localhost:${(front.address() as AddressInfo).port}`,
    stop: () => {
      server.kill();
      front.close();
      front.closeAllConnections();
    },
  };
}

/** Answers that moto 5.2.1 calls by the operation, and S3 by another root element, which a scan asks for. */
const ROOTS: Readonly<Record<string, string>> = {
  GetBucketVersioningResponse: 'VersioningConfiguration',
  GetBucketNotificationResponse: 'NotificationConfiguration',
  GetBucketAccelerateConfigurationResponse: 'AccelerateConfiguration',
  ListBucketInventoryConfigurationsResponse: 'ListInventoryConfigurationsResult',
  ListAccessPointsResponse: 'ListAccessPointsResult',
  GetAccessPointResponse: 'GetAccessPointResult',
  GetAccessPointPolicyResponse: 'GetAccessPointPolicyResult',
  ListMultiRegionAccessPointsResponse: 'ListMultiRegionAccessPointsResult',
  GetMultiRegionAccessPointPolicyResponse: 'GetMultiRegionAccessPointPolicyResult',
};

function asS3Says(body: Buffer): Buffer {
  const text = body.toString('utf8');
  const root = /^\s*(?:<\?xml[^>]*\?>\s*)?<(\w+)/.exec(text)?.[1] ?? '';
  const name = ROOTS[root];
  return name === undefined ? body : Buffer.from(text.replaceAll(new RegExp(`(</?)${root}\\b`, 'g'), `$1${name}`));
}
