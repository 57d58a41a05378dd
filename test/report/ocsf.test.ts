import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ocsf } from '../../src/report/ocsf.js';
import type { Result } from '../../src/rule/finding.js';
import { context, everything, publicRead, resultOf, versioning } from './sample.js';

interface Attribute {
  readonly type: string;
  readonly array?: true;
  readonly required?: true;
  readonly deprecated?: true;
  readonly enum?: readonly string[];
}
interface Shape {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly constraints?: { readonly at_least_one?: readonly string[] };
}
interface Schema {
  readonly version: string;
  readonly class_uid: number;
  readonly category_uid: number;
  readonly types: readonly string[];
  readonly class: Shape;
  readonly objects: Readonly<Record<string, Shape>>;
}

/** Made by test/tools/extract-ocsf.mjs from the published schema. */
const schema = JSON.parse(readFileSync(new URL('../data/ocsf-compliance-finding.json', import.meta.url), 'utf8')) as Schema;

/** Those that the class sets by itself: the schema's own list names what they are in other classes. */
const FIXED: Readonly<Record<string, number>> = { class_uid: schema.class_uid, category_uid: schema.category_uid };

function complaints(value: unknown, shape: Shape, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${at} is no object`];
  const own = value as Readonly<Record<string, unknown>>;
  const oneOf = shape.constraints?.at_least_one ?? [];
  return [
    ...Object.entries(shape.attributes).flatMap(([name, attribute]) => (attribute.required && own[name] === undefined ? [`${at}.${name} is missing`] : [])),
    ...(oneOf.length > 0 && !oneOf.some((name) => own[name] !== undefined) ? [`${at} has none of ${oneOf.join(', ')}`] : []),
    ...Object.entries(own).flatMap(([name, member]) => {
      const attribute = shape.attributes[name];
      if (!attribute) return [`${at}.${name} is unknown`];
      if (attribute.deprecated) return [`${at}.${name} is out of use`];
      if (!attribute.array) return wrong(member, attribute, name, `${at}.${name}`);
      return Array.isArray(member) ? member.flatMap((item, index) => wrong(item, attribute, name, `${at}.${name}[${index}]`)) : [`${at}.${name} is no list`];
    }),
  ];
}

function wrong(value: unknown, { type, enum: allowed }: Attribute, name: string, at: string): readonly string[] {
  if (FIXED[name] !== undefined) return value === FIXED[name] ? [] : [`${at} is not ${FIXED[name]}`];
  if (allowed && !allowed.includes(String(value))) return [`${at} is ${String(value)}, not one of ${allowed.join(', ')}`];
  if (type === 'json_t' || type === 'object') return [];
  if (!schema.types.includes(type)) {
    const shape = schema.objects[type];
    return shape ? complaints(value, shape, at) : [`${at} is a ${type}, of which nothing is known here`];
  }
  const isNumber = /^(?:integer|long|timestamp)_t$/.test(type);
  if (type === 'boolean_t') return typeof value === 'boolean' ? [] : [`${at} is no boolean`];
  return isNumber === Number.isInteger(value) && (isNumber || typeof value === 'string') ? [] : [`${at} is no ${type}`];
}

interface Event {
  readonly type_uid: number;
  readonly time: number;
  readonly status: string;
  readonly severity: string;
  readonly metadata: { readonly version: string };
  readonly finding_info: { readonly uid: string };
}

const eventsOf = (result: Result, own = context): readonly Event[] => JSON.parse(ocsf(result, own)) as readonly Event[];

describe('the OCSF report', () => {
  it('holds Compliance Findings as the published schema has them', () => {
    const live = { ...versioning, arn: 'arn:aws:s3:::acme', account: '111122223333', region: 'eu-central-1', remedy: 'Turn it on.' };
    for (const event of [...eventsOf(everything), ...eventsOf(resultOf([live]), { ...context, newSince: { ref: 'main', isNew: () => true } })]) {
      expect(complaints(event, schema.class, 'event')).toEqual([]);
      expect(event.metadata.version).toBe(schema.version);
      expect(event.type_uid).toBe(schema.class_uid * 100 + 1);
    }
  });

  it('would not pass with an attribute more, one less, or a number that means nothing', () => {
    const [event] = eventsOf(everything);
    expect(complaints({ ...event, surprise: 1, severity_id: 7, finding_info: {} }, schema.class, 'event')).toEqual([
      'event.severity_id is 7, not one of 0, 1, 2, 3, 4, 5, 6, 99',
      'event.finding_info.uid is missing',
      'event.surprise is unknown',
    ]);
  });

  it('is complete: older findings and suppressed ones are in, each with its state', () => {
    const events = eventsOf(everything, { ...context, newSince: { ref: 'main', isNew: () => false } });
    expect(events.map(({ status, severity }) => [status, severity])).toEqual([
      ['New', 'Informational'],
      ['New', 'Medium'],
      ['New', 'Critical'],
      ['Suppressed', 'Medium'],
    ]);
    expect(new Set(events.map(({ finding_info }) => finding_info.uid)).size).toBe(4);
  });

  it('gives no uid twice', () => {
    expect(eventsOf(resultOf([versioning, versioning])).map(({ finding_info }) => finding_info.uid)).toEqual(['aa998877665544bb', 'aa998877665544bb-2']);
  });

  it('says when the run was', () => {
    expect(eventsOf(resultOf([publicRead])).map(({ time }) => new Date(time).toISOString())).toEqual(['2026-11-21T12:00:00.000Z']);
  });
});
