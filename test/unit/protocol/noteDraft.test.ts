import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { NoteDraft } from '../../../src/protocol/noteDraft';
import { fingerprint, settleDraft } from '../../../src/protocol/noteDraft';
import { fill } from '../../../src/protocol/panelStrings';
import { aPaper } from '../../support/builders';

const none: ReadonlySet<string> = new Set();

/** A draft of a person who found `before` and typed the texts one after the other. */
function typed(before: string, ...texts: readonly string[]): NoteDraft {
  const sent = texts.map(fingerprint);
  return {
    paper: aPaper().id,
    text: texts.at(-1) ?? '',
    edit: texts.length,
    base: fingerprint(before),
    sent,
  };
}

describe('settleDraft', () => {
  it('takes the draft where the stored note is the one it began with, or one of its own steps', () => {
    assert.equal(settleDraft('old', typed('old', 'old n', 'old new'), none), 'old new');
    assert.equal(settleDraft('old n', typed('old', 'old n', 'old new'), none), 'old new');
  });

  it('takes an emptied note for what it is', () => {
    assert.equal(settleDraft('old', typed('old', 'ol', ''), none), '');
  });

  it('keeps both texts where somebody else wrote meanwhile', () => {
    assert.equal(settleDraft('theirs', typed('old', 'mine'), none), 'theirs\n\nmine');
    assert.equal(settleDraft('mine and theirs', typed('old', 'mine'), none), 'mine and theirs');
    assert.equal(settleDraft('theirs', typed('old', 'theirs and mine'), none), 'theirs and mine');
    assert.equal(settleDraft('theirs', typed('old', ''), none), 'theirs');
  });

  it('does not bring back a text that had been stored before the stored one', () => {
    assert.equal(settleDraft('rewritten', typed('', 'mine'), new Set([fingerprint('mine')])), 'rewritten');
  });

  it('loses neither text, whatever they are, unless the draft was the newer one', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, stored, text) => {
        const draft = typed(before, text);
        const note = settleDraft(stored, draft, none);
        const isNewer = stored === before || stored === text;
        assert.ok(note.includes(text));
        assert.ok(isNewer || note.includes(stored));
        assert.equal(settleDraft(note, draft, none), note);
      }),
    );
  });
});

describe('fingerprint', () => {
  it('tells apart texts that differ by a character', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'a ', ' a', 'é', '\n'];
    assert.equal(new Set(texts.map(fingerprint)).size, texts.length);
  });
});

describe('a note that the store has tidied', () => {
  it('is still known as what was typed', () => {
    assert.equal(fingerprint('e\u0301\r\nx'), fingerprint('é\nx'));
    assert.equal(settleDraft('é', typed('', 'e\u0301', 'e\u0301 more'), none), 'e\u0301 more');
  });
});

describe('fill', () => {
  it('puts values in their places and leaves places without one', () => {
    assert.equal(fill('{1} before {0}, {2}', '{1}', '$&'), '$& before {1}, {2}');
  });
});
