import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith, template } from './folder.js';

const sha = '0123456789abcdef0123456789abcdef01234567';
const runner = { GITHUB_SERVER_URL: 'https://github.example', GITHUB_REPOSITORY: 'acme/web', GITHUB_SHA: sha };
const argv = ['-f', 'markdown', '--only', 'require-versioning'];

describe('a report in Markdown', () => {
  const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', 'infra/a.yaml': template });

  it('leads to the commit where a runner of GitHub names it, from the top of the repository', async () => {
    const { out } = await call(`${folder}/infra`, argv, { env: runner });
    expect(out).toContain(`[a.yaml:3](https://github.example/acme/web/blob/${sha}/infra/a.yaml#L3)`);
  });

  it.each([
    ['GITHUB_SERVER_URL', 'javascript:alert(1)//'],
    ['GITHUB_REPOSITORY', 'acme/web)](x'],
    ['GITHUB_SHA', 'main'],
  ])('leads beside itself where %s makes no sense', async (name, value) => {
    const { out } = await call(folder, argv, { env: { ...runner, [name]: value } });
    expect(out).toContain('[infra/a.yaml:3](infra/a.yaml#L3)');
  });

  it('names the call, without where its reports go and without what is secret', async () => {
    const words = [...argv, '-f', 'json=out.json', '--format=csv=o.csv', '--parameter', 'Password=hunter2hunter2', '--fix-dry-run'];
    const { out } = await call(folder, [...words.slice(2), '-f', 'markdown=report.md', 'infra']);
    expect(out).not.toContain('hunter2');
    const said = await call(folder, [...argv, '--parameter', 'Password=hunter2hunter2', '-f', 'json=out.json', '--format=csv=o.csv', 'infra']);
    expect(said.out).toMatch(/\ns3lint --only require-versioning --parameter '?Password=\*+'? infra\n/);
    expect(said.out).not.toContain('hunter2');
  });
});
