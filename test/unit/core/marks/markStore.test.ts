import assert from 'node:assert/strict';
import type { JournalProblem } from '../../../../src/core/marks/journalFolder';
import { noMark } from '../../../../src/core/marks/mark';
import { MemoryFolder } from '../../../durability/memoryFolder';
import { openStore, paperOf, StoppedClock, writerOfTest } from '../../../durability/someMarks';

const paper = paperOf(1);
const other = paperOf(2);

describe('MarkStore', () => {
  it('has an empty mark for a paper it knows nothing of', async () => {
    const store = await openStore(new MemoryFolder());
    assert.deepEqual(store.get(paper), noMark);
  });

  it('keeps what was applied for the next start', async () => {
    const folder = new MemoryFolder();
    const store = await openStore(folder);
    const applied = await store.apply(
      [
        { kind: 'status', paper, status: 'reading' },
        { kind: 'addTag', paper, tag: '  to  cite ' },
        { kind: 'note', paper, note: 'See §3.\r\nThen §4.' },
        { kind: 'citekey', paper, citekey: 'doe2024' },
        { kind: 'rating', paper, rating: 4 },
      ],
      'mark',
    );
    const expected = {
      status: 'reading',
      statusSince: 1_700_000_000_000,
      tags: ['to cite'],
      note: 'See §3.\nThen §4.',
      citekey: 'doe2024',
      rating: 4,
    };
    assert.deepEqual(applied, { outcome: 'saved', papers: new Set([paper]), refused: [] });
    assert.deepEqual(store.get(paper), expected);
    const next = await openStore(folder, { writer: writerOfTest('home', 'two') });
    assert.deepEqual(next.get(paper), expected);
    assert.deepEqual([...next.marked()], [paper]);
  });

  it('shows a change before it is on disk', async () => {
    const store = await openStore(new MemoryFolder());
    const heard: unknown[] = [];
    store.onDidChange((papers) => heard.push(papers));
    const applied = store.apply([{ kind: 'status', paper, status: 'read' }], 'status');
    assert.equal(store.get(paper).status, 'read');
    assert.deepEqual(heard, [new Set([paper])]);
    await applied;
  });

  it('writes nothing for an edit that changes nothing', async () => {
    const folder = new MemoryFolder();
    const store = await openStore(folder);
    const applied = await store.apply(
      [
        { kind: 'status', paper, status: 'new' },
        { kind: 'removeTag', paper, tag: 'x' },
        { kind: 'addTag', paper: other, tag: 'y' },
        { kind: 'removeTag', paper: other, tag: 'y' },
      ],
      'none',
    );
    assert.deepEqual(applied, { outcome: 'nothing', papers: new Set(), refused: [] });
    assert.equal(folder.points, 0);
  });

  it('counts tags', async () => {
    const store = await openStore(new MemoryFolder());
    await store.apply(
      [
        { kind: 'addTag', paper, tag: 'a' },
        { kind: 'addTag', paper: other, tag: 'a' },
        { kind: 'addTag', paper, tag: 'b' },
      ],
      'tag',
    );
    await store.apply([{ kind: 'removeTag', paper, tag: 'b' }], 'tag');
    assert.deepEqual(store.tags(), new Map([['a', 2]]));
  });

  it('takes back and does again a command as one step', async () => {
    const store = await openStore(new MemoryFolder());
    await store.apply(
      [
        { kind: 'status', paper, status: 'read' },
        { kind: 'addTag', paper: other, tag: 'a' },
      ],
      'first',
    );
    await store.apply([{ kind: 'status', paper, status: 'dropped' }], 'second');
    assert.equal(store.undoLabel(), 'second');
    await store.undo();
    assert.equal(store.get(paper).status, 'read');
    const undone = await store.undo();
    assert.equal(undone.kind === 'done' && undone.label, 'first');
    assert.deepEqual([...store.marked()], []);
    await store.redo();
    await store.redo();
    assert.equal(store.get(paper).status, 'dropped');
    assert.deepEqual(store.get(other).tags, ['a']);
    assert.deepEqual(await store.redo(), { kind: 'nothing' });
  });

  it('keeps a change in memory when the disk refuses it, says so once, and writes it with the next', async () => {
    const folder = new MemoryFolder();
    const problems: JournalProblem[] = [];
    const store = await openStore(folder, { problems });
    folder.setTrouble(() => 'refuse');
    const first = await store.apply([{ kind: 'status', paper, status: 'read' }], 'status');
    const second = await store.apply([{ kind: 'addTag', paper, tag: 'a' }], 'tag');
    assert.deepEqual([first.outcome, second.outcome, await store.flush()], ['unsaved', 'unsaved', false]);
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['unsaved'],
    );
    folder.setTrouble(null);
    const third = await store.apply([{ kind: 'rating', paper, rating: 5 }], 'rating');
    assert.equal(third.outcome, 'saved');
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['unsaved', 'saved-again'],
    );
    const next = await openStore(folder, { writer: writerOfTest('home', 'two') });
    assert.deepEqual(next.get(paper), store.get(paper));
  });

  it('takes in what another window wrote', async () => {
    const folder = new MemoryFolder();
    const clock = new StoppedClock();
    const here = await openStore(folder, { clock: clock.read });
    const there = await openStore(folder, { clock: clock.read, writer: writerOfTest('home', 'two') });
    await there.apply([{ kind: 'addTag', paper, tag: 'theirs' }], 'tag');
    await here.apply([{ kind: 'addTag', paper, tag: 'ours' }], 'tag');
    const heard: unknown[] = [];
    here.onDidChange((papers) => heard.push(papers));
    await here.refresh();
    await there.refresh();
    assert.deepEqual(here.get(paper).tags, ['ours', 'theirs']);
    assert.deepEqual(there.get(paper).tags, ['ours', 'theirs']);
    assert.deepEqual(heard, [new Set([paper])]);
  });
});
