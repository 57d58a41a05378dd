import { describe, expect, it } from 'vitest';
import { formats } from '../../src/report/formats.js';
import { context, everything } from './sample.js';

/** One of everything in each format, to be read by people. */
const files = { junit: 'junit.xml', markdown: 'md', csv: 'csv', gitlab: 'gitlab.json', ocsf: 'ocsf.json' } as const;

describe.each(Object.keys(files) as readonly (keyof typeof files)[])('%s', (name) => {
  it('tells one of everything as expected', async () => {
    const write = await formats[name]();
    const text = write(everything, { ...context, base: 'teams/web', call: ['--preset', 'strict', 'infra/'] });
    await expect(text).toMatchFileSnapshot(`__snapshots__/everything.${files[name]}`);
  });
});
