import assert from 'node:assert/strict';
import { acknowledge, draftOf, noDrafts, typeNote } from '../../../src/panel/drafts';
import { noViewState, readViewState, writeViewState } from '../../../src/panel/viewState';
import { fingerprint, sentLimit } from '../../../src/protocol/noteDraft';
import { aPaper } from '../../support/builders';

const one = aPaper({ title: 'One' }).id;
const two = aPaper({ title: 'Two' }).id;

describe('a draft book', () => {
  it('keeps one draft for each paper, with the text it began with and the texts sent since', () => {
    const first = typeNote(noDrafts, one, 'stored', 'stored a');
    const second = typeNote(first, two, '', 'b');
    const third = typeNote(second, one, 'other', 'stored ab');
    assert.deepEqual(third, {
      lastEdit: 3,
      drafts: [
        { paper: two, text: 'b', edit: 2, base: fingerprint(''), sent: [fingerprint('b')] },
        {
          paper: one,
          text: 'stored ab',
          edit: 3,
          base: fingerprint('stored'),
          sent: [fingerprint('stored a'), fingerprint('stored ab')],
        },
      ],
    });
  });

  it('drops a draft once its last edit is stored, not before', () => {
    const book = typeNote(typeNote(noDrafts, one, '', 'a'), one, '', 'ab');
    assert.equal(acknowledge(book, one, 1), book);
    assert.equal(acknowledge(book, two, 2), book);
    assert.deepEqual(acknowledge(book, one, 2), { lastEdit: 2, drafts: [] });
    assert.equal(draftOf(acknowledge(book, one, 2), one), null);
  });

  it('remembers a bounded number of steps', () => {
    let book = noDrafts;
    for (let step = 0; step < sentLimit + 50; step++) book = typeNote(book, one, '', 'x'.repeat(step));
    assert.equal(draftOf(book, one)?.sent.length, sentLimit);
  });
});

describe('the view state', () => {
  it('comes back as it was kept', () => {
    const state = { paper: one, scroll: 120, folded: true, book: typeNote(noDrafts, two, '', 'x') };
    const kept: unknown = JSON.parse(JSON.stringify(writeViewState(state)));
    assert.deepEqual(readViewState(kept), state);
  });

  it('is empty where nothing, or nothing known, was kept', () => {
    for (const raw of [undefined, null, 'x', { version: 2 }, { version: 1 }])
      assert.deepEqual(readViewState(raw), noViewState);
  });

  it('keeps the drafts that fit when the rest does not', () => {
    const { drafts } =
      typeNote(noDrafts, two, '', 'x').drafts[0] === undefined ? noDrafts : typeNote(noDrafts, two, '', 'x');
    const raw = {
      version: 1,
      paper: 'no',
      scroll: 'far',
      folded: 1,
      lastEdit: -1,
      drafts: [7, ...drafts, {}],
    };
    assert.deepEqual(readViewState(raw), { ...noViewState, book: { lastEdit: 1, drafts } });
  });
});
