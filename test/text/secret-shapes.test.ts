import { expect, it } from 'vitest';
import { mayHoldMark, shapedSecrets } from '../../src/text/secret-shapes.js';

const marks = (
  'AKIA ASIA IQoJb3JpZ2lu FwoGZXIvYXdz FQoGZXIvYXdz FQoDYXdz AQoDYXdz ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- ' +
  'glptt- xoxb- xoxp- xoxa- xoxe- xoxr- xoxs- xapp- hooks.slack.com/ sk_live_ sk_test_ rk_live_ rk_test_ whsec_ AIza GOCSPX- ' +
  'ya29. SG. key- npm_ pypi-AgE sk-ant- sk-proj- sk-svcacct- sk-admin- hf_ dop_v1_ doo_v1_ dor_v1_ shpat_ shpss_ shpca_ shppa_ ' +
  'dapi hvs. hvb. .atlasv1. NRAK- glsa_ glc_ ATATT3 ATCTT3 PMAK- AccountKey= eyJ :/'
).split(' ');

const drawn = 'k3J9sQ7xW2mZp5RtY8vB1nC4dF6gH0aLqUeTo9Sx';
const hex = '0f8fad5bd9cb469fa16570867728950e';
const rests = [
  'Q3ZLMN7WHXTPV2RB',
  'Q3ZLMN7WHXTPV2RBQ3ZLMN7WHXT',
  drawn.repeat(3),
  hex,
  hex + hex,
  `${hex.slice(0, 24)}-${hex}0f`,
  ...[28, 34, 35, 36].map((length) => drawn.slice(0, length)),
  `services/${drawn}`,
  `${drawn}.${drawn}`,
  `${drawn}.eyJ${drawn}.${drawn}`,
  '/shop:tr0ub4dor@db.internal/shop',
];

it.each(marks)('what begins with %s is found, and at a glance may be there', (mark) => {
  const texts = rests.flatMap((rest) => [`${mark}${rest}`, `it is "${mark}${rest}", as ${rest} says`, `a${mark}${rest}`]);
  // A long text is not taken at a glance.
  const found = texts.filter((text) => shapedSecrets(text + ' '.repeat(1000)).length > 0);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((text) => !mayHoldMark(text))).toEqual([]);
});

it('a sentence holds none at a glance', () => {
  expect(mayHoldMark('Bucket "aws_s3_bucket.logs" answers plain HTTP (http://s3.amazonaws.com): it has no policy that refuses it.')).toBe(false);
});
