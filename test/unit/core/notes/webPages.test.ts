import assert from 'node:assert/strict';
import { entryPages, notePages } from '../../../../src/core/notes/webPages';

const addresses = (pages: readonly { readonly kind: string; readonly address: string }[]) =>
  pages.map(({ kind, address }) => `${kind} ${address}`);

describe('the web pages that a note names', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    ['Nothing of the web, but 10.1000/182 in passing', []],
    [
      'Code: https://example.org/a_(b), see also (https://example.org/paper.pdf).',
      ['page https://example.org/a_(b)', 'pdf https://example.org/paper.pdf'],
    ],
    [
      'arXiv:1706.03762v5. Again: https://arxiv.org/abs/1706.03762v5',
      ['page https://arxiv.org/abs/1706.03762v5', 'pdf https://arxiv.org/pdf/1706.03762v5'],
    ],
    ['It is doi:10.1000/182, they say', ['page https://doi.org/10.1000/182']],
    [
      'See (https://example.org/wiki/A_(b)). Or [https://example.org/c].',
      ['page https://example.org/wiki/A_(b)', 'page https://example.org/c'],
    ],
    // What an editor would run, or a page would not be.
    ['javascript:alert(1) command:x file:///etc/passwd vscode://x ftp://a.b/c', []],
  ];
  for (const [note, expected] of cases)
    it(JSON.stringify(note), () => {
      assert.deepEqual(addresses(notePages(note)), expected);
    });

  it('are at most twenty, each once', () => {
    const many = Array.from({ length: 100 }, (_, at) => `https://example.org/${at} https://example.org/1`);
    assert.equal(notePages(many.join('\n')).length, 20);
  });

  it('are found in time linear in the note', () => {
    assert.deepEqual(notePages('arxiv:'.repeat(200_000)).length <= 20, true);
  });
});

describe('the web pages that an entry names', () => {
  const none = { doi: null, eprint: null };
  it('are those of its identifiers, then its address', () => {
    const source = '@misc{a, url = {https://example.org/a\\_b}, urldate = {2024}, doi = {10.1000/182}}';
    assert.deepEqual(addresses(entryPages({ doi: '10.1000/182', eprint: '1706.03762' }, source)), [
      'page https://arxiv.org/abs/1706.03762',
      'pdf https://arxiv.org/pdf/1706.03762',
      'page https://doi.org/10.1000/182',
      'page https://example.org/a_b',
    ]);
  });

  it('are read in BibTeX with quotes, in JSON and in YAML', () => {
    for (const source of [
      '@misc{a, URL = "https://example.org/x"}',
      '{"id":"a","URL":"https://example.org/x"}',
      'a:\n  url: https://example.org/x\n',
    ])
      assert.deepEqual(addresses(entryPages(none, source)), ['page https://example.org/x'], source);
  });

  it('are none where identifiers are none', () => {
    assert.deepEqual(entryPages({ doi: 'see the paper', eprint: 'forthcoming' }, '@misc{a}'), []);
  });
});
