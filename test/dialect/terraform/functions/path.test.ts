import { describe, expect, it } from 'vitest';
import type { Fake } from '../expressions.js';
import { plain, see } from '../expressions.js';

const fake: Fake = { variables: { env: {} }, files: { 'm/p.json': '{}', 'm/t.tpl': 'for ${who}', '../shared/p.json': '[]' } };
const of = (text: string): unknown => plain(see(text, fake));
const HERE = '<made of the absolute path of ., which hangs on where Terraform runs>';

describe('the absolute path of a file', () => {
  it('is not known, but for what follows where Terraform runs', () => {
    expect(of('abspath(path.root)')).toBe(HERE);
    expect(of('abspath("./m/../m/x")')).toBe('<${abspath(".")}/m/x>');
    expect(of('abspath("../x")')).toBe('<${abspath("..")}/x>');
    expect(of('abspath("${abspath("m")}/../x")')).toBe('<${abspath(".")}/x>');
  });

  it('is the same wherever it is asked for', () => {
    expect(of('abspath("m") == abspath("./m")')).toBe(true);
    expect(of('"${abspath(path.root)}/m" == abspath("m")')).toBe(true);
  });

  it('leads to the file', () => {
    expect(of('file("${abspath(path.root)}/m/p.json")')).toBe('{}');
    expect(of('file(abspath("m/p.json"))')).toBe('{}');
    expect(of('file("${abspath("..")}/shared/p.json")')).toBe('[]');
    expect(of('templatefile("${abspath("m")}/t.tpl", { who = "you" })')).toBe('for you');
    expect(of('fileexists(abspath("m/p.json"))')).toBe(true);
    expect(of('file("${abspath("m")}p.json")')).toBe('<mp.json, which is not there>');
    expect(of('file("${abspath(".")}-other/p.json")')).toBe(HERE);
  });
});

describe('a part of a path', () => {
  it('is known where it is written', () => {
    expect(of('basename(abspath("modules/logs"))')).toBe('logs');
    expect(of('basename("${var.env}/logs/")')).toBe('logs');
    expect(of('basename(dirname(abspath("modules/logs/x")))')).toBe('logs');
    expect(of('dirname(abspath("m/x")) == abspath("m")')).toBe(true);
    expect(of('dirname(abspath("m")) == abspath(path.root)')).toBe(true);
  });

  it('is not, where it is part of what is not known', () => {
    expect(of('basename(abspath(path.root))')).toBe(HERE);
    expect(of('dirname(abspath(path.root))')).toBe(HERE);
    expect(of('basename("x-${var.env}")')).toBe('<set by variable env, which has no default>');
    expect(of('basename("${var.env}/")')).toBe('<set by variable env, which has no default>');
    expect(of('dirname("${var.env}/logs")')).toBe('<set by variable env, which has no default>');
    expect(of('regex("[a-z]+$", abspath("m"))')).toBe(HERE);
  });
});
