import * as assert from 'node:assert/strict';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';
import { completionContext } from '../../../../src/core/notes/completion';
import { readCited, surroundings } from '../../../../src/core/notes/citedDocument';

describe('surroundings', () => {
  const block =
    '# Heading\n\nWords and [@a; @b] and\n\n```\n\n@code\n\n```\n\n- item\n\n      @more\n\n---\n\n';
  const text = `---\ntitle: x\n---\n\n${block.repeat(2000)}`;

  it('of short texts are all of them, and of an offset anywhere hold it', () => {
    for (const language of notesLanguages) {
      assert.deepEqual(surroundings(readCited(block, language), block, 3), {
        start: 0,
        end: block.length,
        before: '',
      });
      const known = readCited(text, language);
      for (const offset of [0, 77, 100_000, text.length]) {
        const { start, end } = surroundings(known, text, offset);
        assert.ok(start <= offset && offset <= end && end <= text.length);
      }
    }
  });

  it('of long Markdown tell what the whole tells, in a small part of it', () => {
    const known = readCited(text, 'markdown');
    for (let offset = 100_000; offset < 100_000 + block.length; offset++) {
      const { start, end, before } = surroundings(known, text, offset);
      assert.ok(end - start < 20_000);
      const shift = start - before.length;
      const part = completionContext(before + text.slice(start, end), offset - shift, 'markdown');
      const whole = completionContext(text, offset, 'markdown');
      const kind = part.kind === 'key' ? `${part.replace.start + shift} ${part.query}` : '-';
      assert.equal(kind, whole.kind === 'key' ? `${whole.replace.start} ${whole.query}` : '-');
    }
  }).timeout(60_000);
});
