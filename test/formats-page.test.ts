import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatNames } from '../src/report/format-names.js';
import { call } from './cli/call.js';
import { folderWith } from './cli/folder.js';

const page = readFileSync('docs/formats.md', 'utf8');

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...page.matchAll(/^(`{3,})(\w+)\n([^]*?)\n\1$/gm)].map(([, , language = '', text = '']) => ({ language, text }));
const folder = folderWith({ 'assets.yaml': `${blocks.find(({ language }) => language === 'yaml')?.text ?? ''}\n` });
/** Each command with the block that follows it. */
const samples = blocks.flatMap(({ language, text }, index) => {
  const sample = blocks[index + 1];
  return language === 'sh' && text.startsWith('s3lint ') && sample ? [[text, sample] as const] : [];
});

describe('the page about formats', () => {
  it('knows every format', () => {
    expect(formatNames.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    expect(samples.map(([command]) => / -f (\w+) /.exec(command)?.[1]).sort()).toEqual(formatNames.filter((name) => name !== 'html').sort());
  });

  const isJson = ([, { language }]: (typeof samples)[number]): boolean => language === 'json';
  const outputOf = async (command: string): Promise<string> => (await call(folder, command.split(' ').slice(1))).out;

  it('shows what the commands say', async () => {
    let told = page;
    for (const [command, { text }] of samples.filter((sample) => !isJson(sample))) {
      const out = await outputOf(command);
      told = told.replace(`\n${text}\n`, () => `\n${out}`);
    }
    await expect(told).toMatchFileSnapshot('../docs/formats.md');
  });

  it.each(samples.filter(isJson))('shows a part of what %s says', async (command, { text }) => {
    expect(JSON.parse(await outputOf(command))).toMatchObject(JSON.parse(text) as object);
  });
});
