import assert from 'node:assert/strict';
import { toCard } from '../../../src/core/card';
import { isNote, isTag } from '../../../src/core/marks/fieldValue';
import { noteLimit, tagLimit } from '../../../src/protocol/limits';
import { toHostSchemas, toPanelSchemas } from '../../../src/protocol/messages';
import type { Rejection } from '../../../src/protocol/receive';
import { receive } from '../../../src/protocol/receive';
import { aMark, aPaper } from '../../support/builders';

const paper = aPaper();

function ignore(): void {
  // Handlers that the test does not ask about.
}

/** What the host makes of a raw message: the message its handler got, or the rejections. */
function hear(raw: unknown): unknown {
  let heard: unknown = null;
  const note = (message: unknown): void => void (heard = message);
  const handlers = {
    ready: note,
    setStatus: note,
    setRating: note,
    addTag: note,
    removeTag: note,
    editNote: note,
    lookUp: note,
    openLarge: note,
    cite: note,
    copyBibtex: note,
    next: note,
    previous: note,
    failed: note,
  };
  receive(toHostSchemas, handlers, (rejections) => (heard = rejections))(raw);
  return heard;
}

describe('receive', () => {
  it('hands each message to the handler of its kind', () => {
    const draft = { paper: paper.id, text: 'x', edit: 2, base: '0:', sent: ['1:'] };
    for (const message of [
      { kind: 'ready', drafts: [draft] },
      { kind: 'setStatus', paper: paper.id, status: 'read' },
      { kind: 'setRating', paper: paper.id, rating: null },
      { kind: 'editNote', paper: paper.id, text: '', edit: 0 },
      { kind: 'lookUp', paper: paper.id, where: 'arxiv' },
      { kind: 'next', paper: paper.id },
      { kind: 'failed', text: 'TypeError' },
    ])
      assert.deepEqual(hear(message), message);
  });

  it('shows the panel a whole card', () => {
    const card = toCard(paper, aMark({ tags: ['a'], rating: 5 }), {
      topic: { id: 'cs.CL', name: 'Language' },
    });
    let shown: unknown = null;
    const handlers = {
      show: (message: unknown) => void (shown = message),
      clear: ignore,
      tags: ignore,
      noteSaved: ignore,
      focusNote: ignore,
    };
    const rejected: (readonly Rejection[])[] = [];
    const raw: unknown = JSON.parse(JSON.stringify({ kind: 'show', card }));
    receive(toPanelSchemas, handlers, (rejections) => rejected.push(rejections))(raw);
    assert.deepEqual([shown, rejected], [{ kind: 'show', card }, []]);
  });

  it('rejects kinds it does not know, those every object has among them', () => {
    const unknown = [{ path: 'kind', code: 'unknown_kind' }];
    for (const raw of [null, 7, 'ready', [], {}, { kind: 'toString' }, { kind: '__proto__' }, { kind: 3 }])
      assert.deepEqual(hear(raw), unknown);
  });

  it('says where a message does not fit, and nothing of what it holds', () => {
    const secret = 'a secret';
    assert.deepEqual(hear({ kind: 'setStatus', paper: secret, status: secret }), [
      { path: 'paper', code: 'custom' },
      { path: 'status', code: 'invalid_value' },
    ]);
    assert.deepEqual(
      hear({ kind: 'ready', drafts: [{ paper: paper.id, text: 1, edit: 1.5, base: '', sent: [] }] }),
      [
        { path: 'drafts.0.text', code: 'invalid_type' },
        { path: 'drafts.0.edit', code: 'custom' },
      ],
    );
  });

  it('takes tags with a name only, and notes up to their limit', () => {
    assert.deepEqual(hear({ kind: 'addTag', paper: paper.id, tag: '  x ' }), {
      kind: 'addTag',
      paper: paper.id,
      tag: 'x',
    });
    assert.deepEqual(hear({ kind: 'addTag', paper: paper.id, tag: '  ' }), [
      { path: 'tag', code: 'too_small' },
    ]);
    const text = 'x'.repeat(noteLimit + 1);
    assert.deepEqual(hear({ kind: 'editNote', paper: paper.id, text, edit: 1 }), [
      { path: 'text', code: 'too_big' },
    ]);
  });

  it('has no place for an address: look-ups name a paper and one of three places', () => {
    assert.deepEqual(hear({ kind: 'lookUp', paper: paper.id, where: 'https://example.org' }), [
      { path: 'where', code: 'invalid_value' },
    ]);
    assert.deepEqual(hear({ kind: 'lookUp', paper: paper.id, where: 'arxiv', url: 'file:///etc/passwd' }), {
      kind: 'lookUp',
      paper: paper.id,
      where: 'arxiv',
    });
  });
});

describe('the limits of messages', () => {
  it('are those of marks', () => {
    const within = [isNote('x'.repeat(noteLimit)), isTag('x'.repeat(tagLimit))];
    const beyond = [isNote('x'.repeat(noteLimit + 1)), isTag('x'.repeat(tagLimit + 1))];
    assert.deepEqual(
      [within, beyond],
      [
        [true, true],
        [false, false],
      ],
    );
  });
});
