import { describe, expect, it } from 'vitest';
import { markdown, markdownBlock, markdownCode, printableJson, visibleText, workflowData, workflowProperty } from '../../src/report/escape.js';

describe('text on a screen', () => {
  it('spells out what would act on the terminal', () => {
    expect(visibleText('a\u001b[2Jb\u0007\u009b31m\u007f')).toBe('a\\u{1b}[2Jb\\u{7}\\u{9b}31m\\u{7f}');
  });

  it('spells out what would turn or hide text', () => {
    expect(visibleText('a\u202eb\u2066c\u200bd\ufeffe\u{e0041}')).toBe('a\\u{202e}b\\u{2066}c\\u{200b}d\\u{feff}e\\u{e0041}');
  });

  it('stays on one line', () => {
    expect(visibleText('a\nb\r\tc\u2028d')).toBe('a\\nb\\r\\tc\\u{2028}d');
  });

  it('commands no runner of GitHub, which obeys this anywhere in a line', () => {
    expect(visibleText('a ##[add-mask]x')).toBe('a ##\\u{5b}add-mask]x');
  });

  it('leaves letters of every script and emoji alone, but not half a character', () => {
    expect(visibleText('Eimer für 日本 👩‍🚀 نامه‌ها')).toBe('Eimer für 日本 👩‍🚀 نامه‌ها');
    expect(visibleText('half \ud83d!')).toBe('half \\u{d83d}!');
  });
});

describe('text in a workflow command', () => {
  it('keeps to the message it is in', () => {
    expect(workflowData('100%\r\n::error::x')).toBe('100%25%0D%0A::error::x');
  });

  it('keeps to the property it is in', () => {
    expect(workflowProperty('a,line=1::b%')).toBe('a%2Cline=1%3A%3Ab%25');
  });
});

describe('text in JSON', () => {
  it('prints safely and reads back the same', () => {
    const text = 'a\u202e\u009b\u{e0041}\ufeff日👩‍🚀"##[error]';
    const json = printableJson(JSON.stringify(text));
    expect(json).not.toContain('##[');
    expect(json).not.toMatch(/[\u007f-\u009f\u202e\ufeff]|\udb40/);
    expect(json).toContain('日👩‍🚀');
    expect(JSON.parse(json)).toBe(text);
  });
});

describe('text in Markdown', () => {
  it('is no markup, link, mention, reference or HTML', () => {
    expect(markdown('<img src=x> [a](b) *c* `d` @e #1 https://f www.g.h &lt;')).toBe(
      '&#60;img src=x&#62; \\[a\\](b) \\*c\\* \\`d\\` &#64;e &#35;1 https&#58;//f www&#46;g.h &#38;lt;',
    );
  });

  it('begins no list', () => {
    expect(markdown('- a')).toBe('\\- a');
    expect(markdown('1. a')).toBe('1\\. a');
  });

  it('cannot leave a code span or a code block', () => {
    expect(markdownCode('a``b')).toBe('```a``b```');
    expect(markdownCode('`')).toBe('`` ` ``');
    expect(markdownBlock('a\n```\nb\u001b\n', 'hcl`<')).toBe('````hcl\na\n```\nb\\u{1b}\n````');
  });
});
