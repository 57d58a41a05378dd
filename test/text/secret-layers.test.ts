import { describe, expect, it } from 'vitest';
import { encodedSecrets } from '../../src/text/secret-encoded.js';
import { Source } from '../../src/text/source.js';

const shown = (text: string): string => new Source('template.yaml', text).visible();
const encoded = (text: string): string => Buffer.from(text).toString('base64');
const script = '#!/bin/bash\necho a line that is long enough to break\nexport DB_PASSWORD=Tr0ub4dor&3\necho and one more line that is long enough\n';

describe('a credential in another layer', () => {
  it('is hidden with the base64 that holds it', () => {
    expect(shown(`UserData: ${encoded(script)}`)).toMatch(/^UserData: \*+$/);
  });

  it('is hidden in base64 of several lines, wherever these break', () => {
    const lines = encoded(script)
      .match(/.{1,44}/g)
      ?.map((one) => `  ${one}\n`)
      .join('');
    expect(shown(`UserData: |\n${lines}Next: 1\n`)).toMatch(/^UserData: \|\n[ *\n]+\nNext: 1\n$/);
  });

  it('leaves base64 of anything else alone', () => {
    const harmless = `UserData: ${encoded('#!/bin/bash\nyum install -y nginx\n')}`;
    expect(shown(harmless)).toBe(harmless);
    expect(encodedSecrets(`Digest: ${Buffer.from([...Array(48).keys()].map((one) => 255 - one)).toString('base64')}`, () => true)).toEqual([]);
  });

  it('is hidden where its name stands in one piece and it in the next', () => {
    expect(shown("!Join ['', ['export DB_PASSWORD=', 'Tr0ub4dor&3', ' x']]")).toBe("!Join ['', ['export DB_PASSWORD=', '***********', ' x']]");
    expect(shown("Fn::Join:\n  - ''\n  - - 'export DB_PASSWORD='\n    - Tr0ub4dor&3\n")).not.toContain('Tr0ub');
    expect(shown('"Fn::Join": ["", ["postgres://shop:", "Tr0ub4dor3", "@db/shop"]]')).toContain('"postgres://shop:", "**********", "@db/shop"');
  });

  it('leaves harmless pieces alone', () => {
    const harmless = "!Join ['', ['export STAGE=', 'production', ' ', 'Password', ' of ', 'nobody']]";
    expect(shown(harmless)).toBe(harmless);
  });
});
