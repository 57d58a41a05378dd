import * as fc from 'fast-check';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/report/cells.js';
import { frameOf } from '../../src/report/frame.js';
import { csv } from '../../src/report/csv.js';
import { github } from '../../src/report/github.js';
import { json } from '../../src/report/json.js';
import { junit } from '../../src/report/junit.js';
import { markdownReport } from '../../src/report/markdown.js';
import { pretty } from '../../src/report/pretty.js';
import { sarif } from '../../src/report/sarif.js';
import { sarifComplaints } from '../../src/report/sarif-gate.js';
import type { Finding } from '../../src/rule/finding.js';
import { Source } from '../../src/text/source.js';
import { advice, context, resultOf } from './sample.js';
import { readXml } from './xml.js';

/** Text as nobody writes it: controls, halves of characters, wide ones, brackets, breaks. */
const odd = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('\n', '\r\n', '\t', '\ud800', '\u202e', '日', '👩‍🚀', '](1)', '{0}', '::error::', '%0A', 'ordinary words ', '\ufeff', '..', '/'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const finding: fc.Arbitrary<Finding> = fc.tuple(odd, odd, odd, fc.nat(), fc.nat()).map(([path, text, message, from, length]) => {
  const source = new Source(path, text);
  const start = from % (text.length + 1);
  const place = { source, start, end: Math.min(text.length, start + (length % 40)) };
  return { ...advice, message, resource: message, place, because: [{ message: text, place }, { message }], instances: [text], when: message };
});

const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\ufeff]/;

describe('whatever users write', () => {
  it('a frame keeps to its width and prints nothing that acts', () => {
    fc.assert(
      fc.property(finding, fc.integer({ min: 40, max: 120 }), (own, width) => {
        for (const line of frameOf(own.place, 'a caption of some words', { width, ellipsis: '…' })) {
          expect(columns(line.text)).toBeLessThanOrEqual(width);
          expect(line.text).not.toMatch(ACTING);
        }
      }),
    );
  });

  it('the pretty report prints nothing that acts', () => {
    fc.assert(
      fc.property(finding, (own) => {
        expect(pretty(resultOf([own]), context)).not.toMatch(ACTING);
      }),
    );
  });

  it('the JSON report reads back', () => {
    fc.assert(
      fc.property(finding, (own) => {
        const text = json(resultOf([own]), context);
        expect(text).not.toMatch(ACTING);
        expect(JSON.parse(text)).toMatchObject({ findings: [{ message: own.message, file: own.place.source.path }] });
      }),
    );
  });

  it('the SARIF report can be uploaded', () => {
    fc.assert(
      fc.property(finding, finding, (one, two) => {
        for (const fingerprint of ['semantic', 'line'] as const) {
          const log = JSON.parse(sarif(resultOf([one, two]), { ...context, sarif: { fingerprint, profile: 'full' } })) as Log;
          expect(sarifComplaints(log)).toEqual([]);
        }
      }),
    );
  });

  it('the JUnit report is XML', () => {
    fc.assert(
      fc.property(finding, (own) => {
        const text = junit(resultOf([own]), context);
        expect(text).not.toMatch(ACTING);
        expect(readXml(text).children).toHaveLength(1);
      }),
    );
  });

  it('the CSV report has one line and one number of fields for each', () => {
    fc.assert(
      fc.property(finding, (own) => {
        const text = csv(resultOf([own]), context);
        expect(text).not.toMatch(ACTING);
        const fields = text.split('\n').map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(',').length);
        expect([fields.length, fields[0]]).toEqual([3, fields[1]]);
      }),
    );
  });

  it('the Markdown report keeps to its lines', () => {
    fc.assert(
      fc.property(finding, (own) => {
        const text = markdownReport(resultOf([own]), context);
        expect(text).not.toMatch(ACTING);
        expect(text.split('\n').length).toBe(markdownReport(resultOf([advice]), context).split('\n').length);
      }),
    );
  });

  it('an annotation is one line', () => {
    fc.assert(
      fc.property(finding, (own) => {
        expect(github(resultOf([own]), context)).toMatch(/^::notice file=[^\r\n]*\n$/);
      }),
    );
  });
});
