import { describe, expect, it } from 'vitest';
import { editDocument } from '../../src/dialect/document-edit.js';
import type { ModelEdit } from '../../src/model/declaration.js';
import type { Node } from '../../src/syntax/tree.js';
import { parseJson } from '../../src/syntax/json.js';
import { valueOf } from '../../src/syntax/tree.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { applyEdits } from '../../src/text/edit.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';

function edited(text: string, path: readonly (string | number)[], edit: ModelEdit, at?: string): string | undefined {
  const source = new Source(text.trimStart().startsWith('{') ? 'p.json' : 'p.yaml', text);
  const document = source.path.endsWith('.json') ? parseJson(Mapped.of(source)) : parseYaml(Mapped.of(source));
  const root = (at === undefined ? document.root : valueOf(document.root, at)) as Node;
  const edits = editDocument(root, path, edit);
  return edits && applyEdits(source, edits);
}

describe('edits inside a document', () => {
  it('append to a list in its own style', () => {
    expect(edited('Statement:\n  - Resource:\n      - a\n', ['Statement', 0, 'Resource'], { kind: 'add', value: 'b' })).toBe(
      'Statement:\n  - Resource:\n      - a\n      - b\n',
    );
  });

  it('make a list of a single value, which keeps its spelling', () => {
    expect(edited('Statement:\n  - Resource: !Sub "${B}/*" # ours\n    Effect: Deny\n', ['Statement', 0, 'Resource'], { kind: 'add', value: 'b' })).toBe(
      'Statement:\n  - Resource: # ours\n      - !Sub "${B}/*"\n      - b\n    Effect: Deny\n',
    );
    expect(edited('{"Statement":[{"Resource":"a"}]}', ['Statement', 0, 'Resource'], { kind: 'add', value: 'b' })).toBe(
      '{"Statement":[{"Resource":["a","b"]}]}',
    );
  });

  it('take the arguments of a function for the one value that they make', () => {
    expect(edited("Statement:\n  - Resource: !Join ['', [a, b]]\n", ['Statement', 0, 'Resource'], { kind: 'add', value: 'c' })).toBe(
      "Statement:\n  - Resource: [!Join ['', [a, b]], c]\n",
    );
    expect(edited("Statement:\n  - Resource: !Join ['', [a, b]]\n", ['Statement', 0, 'Resource', 0], { kind: 'set', value: 'c' })).toBe(
      'Statement:\n  - Resource: c\n',
    );
  });

  it('know that a lone statement may stand without its list', () => {
    expect(edited('{ "Statement": { "Effect": "Allow" } }', ['Statement', 0, 'Effect'], { kind: 'set', value: 'Deny' })).toBe(
      '{ "Statement": { "Effect": "Deny" } }',
    );
  });

  it('make what is missing on the way', () => {
    const edit: ModelEdit = { kind: 'set', value: '111122223333' };
    expect(edited('Statement:\n  - Effect: Allow\n', ['Statement', 0, 'Condition', 'StringEquals', 'aws:SourceAccount'], edit)).toBe(
      "Statement:\n  - Effect: Allow\n    Condition:\n      StringEquals:\n        aws:SourceAccount: '111122223333'\n",
    );
  });

  it('take an entry out', () => {
    expect(edited('{"Condition":{"A":{"x":1},"B":{"y":2}}}', ['Condition', 'A'], { kind: 'remove' })).toBe('{"Condition":{"B":{"y":2}}}');
  });

  it('go into a text that holds JSON, and back through its escapes', () => {
    expect(edited('Policy: \'{"Statement":[{"Effect":"Allow"}]}\'\n', ['Statement', 0, 'Effect'], { kind: 'set', value: 'Deny' }, 'Policy')).toBe(
      'Policy: \'{"Statement":[{"Effect":"Deny"}]}\'\n',
    );
  });

  it('write nothing where they would have to guess', () => {
    expect(
      edited('Statement:\n  - Resource:\n      Fn::Sub:\n        - a\n        - {}\n', ['Statement', 0, 'Resource'], { kind: 'add', value: 'b' }),
    ).toBeUndefined();
    expect(edited('Statement:\n  - Resource: !Sub\n      - a\n      - {}\n', ['Statement', 0, 'Resource'], { kind: 'add', value: 'b' })).toBeUndefined();
    expect(edited('{"Statement":[]}', ['Statement', 0, 'Effect'], { kind: 'set', value: 'Deny' })).toBeUndefined();
  });
});
