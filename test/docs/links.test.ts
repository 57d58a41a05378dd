import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const pages = ['README.md', 'CHANGELOG.md', ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((path) => join('docs', path))].filter((path) =>
  path.endsWith('.md'),
);

/** GitHub's name for a heading: small letters, hyphens for spaces, no other marks. */
function anchorsIn(page: string): ReadonlySet<string> {
  const headings = readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** What a page shows in a block of code is not said by the page. */
function broken(page: string): readonly string[] {
  const said = readFileSync(page, 'utf8').replace(/^(`{3,}).*?^\1/gms, '');
  const links = said.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g);
  return [...links].flatMap(([link, path = '', anchor]) => {
    const target = path === '' ? page : join(dirname(page), path);
    return existsSync(target) && (anchor === undefined || anchorsIn(target).has(anchor)) ? [] : [link];
  });
}

it.each(pages)('every link of %s leads somewhere', (page) => {
  expect(broken(page)).toEqual([]);
});
