import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith } from '../cli/folder.js';

const project = resolve(import.meta.dirname, '../..');

/** The packages whose code stands in what a configuration of the bundler makes. */
function packagesIn(config: string): readonly string[] {
  const folder = folderWith({});
  execFileSync(process.execPath, [join(project, 'node_modules/tsup/dist/cli-default.js'), '--config', config, '--metafile', '--out-dir', folder], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const metas = readdirSync(folder).filter((name) => /^metafile-\w+\.json$/.test(name));
  expect(metas.length).toBeGreaterThan(0);
  return metas.flatMap((name) =>
    Object.values((JSON.parse(readFileSync(join(folder, name), 'utf8')) as { outputs: Record<string, { inputs: Record<string, unknown> }> }).outputs).flatMap(
      ({ inputs }) => Object.keys(inputs).flatMap((path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
    ),
  );
}

function noticeOf(name: string): string {
  const folder = join(project, 'node_modules', name);
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly license: string };
  const file = readdirSync(folder).find((one) => /^licen[cs]e(?:[.-]\w+)*$/i.test(one));
  expect([name, file]).toEqual([name, expect.any(String)]);
  return `${name} (${license})\n\n${readFileSync(join(folder, file ?? ''), 'utf8')
    .replaceAll('\r\n', '\n')
    .trim()}\n`;
}

it('who wrote what is bundled is named, with the licence under which it may be (written anew by `npm test -- -u`)', async () => {
  const bundled = [...new Set(['tsup.config.ts', 'tsup.action.config.ts'].flatMap(packagesIn))].sort();
  const line = `\n${'-'.repeat(80)}\n\n`;
  await expect(['The files in dist/ hold code of these packages, each under its own licence.\n', ...bundled.map(noticeOf)].join(line)).toMatchFileSnapshot(
    join(project, 'docs/third-party-licences.txt'),
  );
});
