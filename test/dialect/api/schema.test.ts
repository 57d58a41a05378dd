import { readFileSync, readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { keyOf, operations } from '../../../src/dialect/api/operations.js';
import { writeSnapshot } from '../../../src/dialect/api/write.js';
import { liveTypes } from '../../../src/dialect/api/words/types.js';
import { asEstate } from '../../../src/rule/example.js';
import type { Rule } from '../../../src/rule/rule.js';

interface Schema {
  readonly $defs: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}

const schema = JSON.parse(readFileSync('docs/schema/snapshot.schema.json', 'utf8')) as Schema;
const ajv = new Ajv2020({ allErrors: true, strict: false });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const validate = ajv.compile(schema);

function errorsOf(value: unknown): readonly string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the published schema of snapshots', () => {
  it('names the kinds, the lists and the operations that a scan knows', () => {
    const told = operations.filter(({ role }) => role !== 'helps');
    expect(schema.$defs['kind']?.enum).toEqual(Object.keys(liveTypes).sort());
    expect(schema.$defs['list']?.enum).toEqual(
      told
        .filter(({ role }) => role === 'lists')
        .map(keyOf)
        .sort(),
    );
    expect(schema.$defs['operation']?.enum).toEqual([...new Set(told.map(({ name }) => name))].sort());
  });

  it.each(readdirSync('fixtures/formats/api').filter((file) => file.endsWith('.json')))('takes %s, written by hand', (file) => {
    expect(errorsOf(JSON.parse(readFileSync(`fixtures/formats/api/${file}`, 'utf8')))).toEqual([]);
  });

  it('takes what examples are written as', async () => {
    const refused: string[] = [];
    for (const file of readdirSync('rules')) {
      const { default: rule } = (await import(`../../../rules/${file.replace(/\.ts$/, '')}.ts`)) as { default: Rule };
      const written = [...rule.examples.fail, ...rule.examples.pass].map((example) => writeSnapshot(asEstate(example, rule.on).subjects));
      refused.push(
        ...written.filter(({ unsayable }) => unsayable.length === 0).flatMap(({ snapshot }) => errorsOf(snapshot).map((error) => `${file} ${error}`)),
      );
    }
    expect(refused).toEqual([]);
  });

  it('refuses a reply without a state, an account that is none and another form', () => {
    const account = { partition: 'aws', listed: {}, resources: { bucket: { 'arn:aws:s3:::b': { name: 'b', replies: { GetBucketPolicy: {} } } } } };
    const whole = { schema: 's3lint-snapshot', version: 1, taken: { at: '2026-11-21T12:00:00Z', by: 's3lint' }, accounts: { '111122223333': account } };
    expect(errorsOf(whole).length).toBeGreaterThan(0);
    expect(errorsOf({ ...whole, version: 2, accounts: {} })).toEqual(['/version must be equal to constant']);
    expect(errorsOf({ ...whole, accounts: { me: { ...account, resources: {} } } }).length).toBeGreaterThan(0);
  });
});
