import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { toMarkdownText } from '../../../src/core/markdownText';

describe('toMarkdownText', () => {
  it('escapes what Markdown would read', () => {
    assert.equal(toMarkdownText('a *b* [c](d)'), 'a \\*b\\* \\[c\\]\\(d\\)');
    assert.equal(toMarkdownText('<img src=x>'), '\\<img src\\=x\\>');
    assert.equal(toMarkdownText('1. &amp; https://x.y'), '1\\. \\&amp\\; https\\:\\/\\/x\\.y');
  });

  it('is one line without hidden signs, and every sign in it is escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.match(toMarkdownText(text), /^(?:\\[!-/:-@[-`{-~]|[^!-/:-@[-`{-~\n\r])*$/u);
      }),
    );
  });
});
