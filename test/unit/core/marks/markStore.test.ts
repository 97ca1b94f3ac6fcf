import type { Day } from '../../../../src/core/calendar';
import assert from 'node:assert/strict';
import type { JournalProblem } from '../../../../src/core/marks/journalFolder';
import { noMark } from '../../../../src/core/marks/mark';
import { noteDivider } from '../../../../src/core/marks/noteRegister';
import { MemoryFolder } from '../../../durability/memoryFolder';
import { marksOf, openStore, paperOf, StoppedClock, writerOfTest } from '../../../durability/someMarks';

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
      seen: [],
      correction: null,
      notSameAs: [],
    };
    assert.deepEqual(applied, { outcome: 'saved', papers: new Set([paper]), refused: [] });
    assert.deepEqual(store.get(paper), expected);
    const next = await openStore(folder, { writer: writerOfTest('home', 'two') });
    assert.deepEqual(next.get(paper), expected);
    assert.deepEqual([...next.marked()], [paper]);
  });

  it('keeps what listings said of a paper, one sighting a day, out of reach of undo', async () => {
    const folder = new MemoryFolder();
    const store = await openStore(folder);
    const seen = (day: Day, score: number | null) =>
      store.apply([{ kind: 'seen', paper, sighting: { day, score, code: false } }], null);
    await seen('2026-02-01', 90);
    await seen('2025-12-31', null);
    await seen('2026-02-01', 91.5);
    const expected = [
      { day: '2025-12-31', score: null, code: false },
      { day: '2026-02-01', score: 91.5, code: false },
    ];
    assert.deepEqual(store.get(paper).seen, expected);
    assert.deepEqual(await store.undo(), { kind: 'nothing' });
    await store.close();
    assert.deepEqual((await openStore(folder)).get(paper).seen, expected);
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

describe('a note in the MarkStore', () => {
  it('takes the place of the text before it while somebody types, on disk and as an undo step', async () => {
    const folder = new MemoryFolder();
    const clock = new StoppedClock();
    const store = await openStore(folder, { clock: clock.read });
    await store.apply([{ kind: 'note', paper, note: 'kept' }], 'note');
    clock.now += 600_000;
    for (const text of ['I', 'I th', 'I think']) {
      await store.apply([{ kind: 'note', paper, note: text }], 'note');
      clock.now += 1_000;
    }
    const values = folder.lines().map((line) => /"value":"([^"]*)"/.exec(line)?.[1]);
    assert.deepEqual(values, ['kept', 'I think']);
    await store.undo();
    assert.equal(store.get(paper).note, 'kept');
    await store.redo();
    assert.equal(store.get(paper).note, 'I think');
    await store.close();
    const next = await openStore(folder, { writer: writerOfTest('home', 'two') });
    assert.equal(next.get(paper).note, 'I think');
    assert.deepEqual(next.notes(paper), ['I think']);
  });

  it('still takes the place of the note it began with, after its first versions have given way', async () => {
    const folder = new MemoryFolder();
    const clock = new StoppedClock();
    const there = await openStore(folder, { clock: clock.read, writer: writerOfTest('them', 'one') });
    await there.apply([{ kind: 'note', paper, note: 'first' }], 'note');
    clock.now += 1_000;
    const here = await openStore(folder, { clock: clock.read });
    for (const note of ['first, and', 'first, and second'])
      await here.apply([{ kind: 'note', paper, note }], 'note');
    const next = await openStore(folder, { writer: writerOfTest('home', 'two') });
    assert.deepEqual(next.notes(paper), ['first, and second']);
  });

  it('does not grow the folder with each of its versions, however long it is', async () => {
    const folder = new MemoryFolder();
    const store = await openStore(folder);
    for (let n = 0; n < 20; n++)
      await store.apply([{ kind: 'note', paper, note: 'x'.repeat(200_000 + n) }], 'note');
    await store.close();
    assert.equal(folder.lines().length, 1);
  });

  it('stands beside what another window wrote meanwhile', async () => {
    const folder = new MemoryFolder();
    const clock = new StoppedClock();
    const here = await openStore(folder, { clock: clock.read });
    const there = await openStore(folder, { clock: clock.read, writer: writerOfTest('home', 'two') });
    const base = here.noteBase(paper);
    clock.now += 1;
    await there.apply([{ kind: 'note', paper, note: 'theirs' }], 'note');
    await here.refresh();
    clock.now += 1;
    await here.apply([{ kind: 'note', paper, note: 'ours', base }], 'note');
    assert.equal(here.get(paper).note, `theirs${noteDivider}ours`);
    await there.refresh();
    assert.deepEqual(there.notes(paper), ['theirs', 'ours']);
    await there.apply([{ kind: 'note', paper, note: 'both' }], 'note');
    await here.refresh();
    assert.deepEqual(here.notes(paper), ['both']);
  });
});

describe('undo in the MarkStore', () => {
  it('leaves what somebody else has changed since', async () => {
    const folder = new MemoryFolder();
    const clock = new StoppedClock();
    const here = await openStore(folder, { clock: clock.read });
    const there = await openStore(folder, { clock: clock.read, writer: writerOfTest('home', 'two') });
    const edits = [paper, other].map((each) => ({ kind: 'status', paper: each, status: 'read' }) as const);
    await here.apply(edits, 'read');
    clock.now += 1;
    await there.refresh();
    await there.apply([{ kind: 'status', paper, status: 'dropped' }], 'drop');
    await here.refresh();
    await here.apply([{ kind: 'status', paper, status: 'queued' }], 'queue');
    await here.undo();
    assert.equal(here.get(paper).status, 'dropped');
    const undone = await here.undo();
    assert.deepEqual(undone.kind === 'done' && [undone.label, undone.skipped], ['read', 1]);
    assert.deepEqual([here.get(paper).status, here.get(other).status], ['dropped', 'new']);
  });

  it('is written as new changes, so that the history stays', async () => {
    const folder = new MemoryFolder();
    const store = await openStore(folder);
    await store.apply([{ kind: 'addTag', paper, tag: 'a' }], 'tag');
    await store.undo();
    assert.equal(folder.lines().length, 2);
    const next = await openStore(folder, { writer: writerOfTest('home', 'two') });
    assert.deepEqual([...next.marked()], []);
  });

  it('does nothing where there is nothing to take back', async () => {
    assert.deepEqual(await (await openStore(new MemoryFolder())).undo(), { kind: 'nothing' });
  });
});

describe('the MarkStore', () => {
  it('says which edits it refuses, and carries out the others', async () => {
    const store = await openStore(new MemoryFolder());
    const applied = await store.apply(
      [
        { kind: 'addTag', paper, tag: '\u0000' },
        { kind: 'citekey', paper, citekey: 'a b' },
        { kind: 'note', paper, note: 'x'.repeat(1_000_001) },
        { kind: 'rating', paper, rating: 2 },
      ],
      'mark',
    );
    assert.deepEqual(
      applied.refused.map(({ fault }) => fault),
      ['bad-tag', 'bad-citekey', 'note-too-long'],
    );
    assert.deepEqual(store.get(paper), { ...noMark, rating: 2 });
  });

  it('stores what is known of a paper with its first mark, once', async () => {
    const about = { title: 'On  Stars', firstAuthor: 'Ada Doe', year: 2024, aliases: ['doi:1', 'doi:1'] };
    const folder = new MemoryFolder();
    const store = await openStore(folder, { describe: () => about });
    await store.apply([{ kind: 'rating', paper, rating: 2 }], 'rate');
    await store.apply([{ kind: 'rating', paper, rating: 3 }], 'rate');
    assert.equal(folder.lines().length, 3);
    const next = await openStore(folder, { writer: writerOfTest('home', 'two') });
    assert.deepEqual(next.about(paper), {
      title: 'On Stars',
      firstAuthor: 'Ada Doe',
      year: 2024,
      aliases: ['doi:1'],
    });
  });

  it('outbids a mark from the far future', async () => {
    const folder = new MemoryFolder();
    const future = { version: 1, stamp: 'zzzzzzzzy-0000-them_one', paper, field: 'status', value: 'dropped' };
    folder.put('them_one-1.jsonl', JSON.stringify(future));
    const store = await openStore(folder);
    await store.apply([{ kind: 'status', paper, status: 'read' }], 'read');
    await store.apply([{ kind: 'status', paper: other, status: 'read' }], 'read');
    assert.equal(store.get(paper).status, 'read');
    assert.equal(store.get(other).statusSince, 1_700_000_000_000);
    const next = await openStore(folder, { writer: writerOfTest('home', 'two') });
    assert.deepEqual(marksOf(next), marksOf(store));
  });

  it('forgets what went from the folder, and writes its own open segment again', async () => {
    const folder = new MemoryFolder();
    const there = await openStore(folder, { writer: writerOfTest('them', 'one') });
    await there.apply([{ kind: 'addTag', paper, tag: 'theirs' }], 'tag');
    const here = await openStore(folder);
    await here.apply([{ kind: 'addTag', paper, tag: 'ours' }], 'tag');
    assert.deepEqual(here.get(paper).tags, ['ours', 'theirs']);
    folder.files.clear();
    const heard: unknown[] = [];
    here.onDidChange((papers) => heard.push(papers));
    await here.refresh();
    assert.deepEqual(here.get(paper).tags, ['ours']);
    assert.deepEqual(here.tags(), new Map([['ours', 1]]));
    assert.deepEqual(heard, [new Set([paper])]);
    const next = await openStore(folder, { writer: writerOfTest('home', 'two') });
    assert.deepEqual(next.get(paper).tags, ['ours']);
  });

  it('writes an open segment again that went, even if it is full by then', async () => {
    const folder = new MemoryFolder();
    const store = await openStore(folder, { bound: 150 });
    await store.apply([{ kind: 'rating', paper, rating: 1 }], 'rate');
    folder.files.clear();
    folder.setTrouble(() => 'refuse');
    await store.refresh();
    folder.setTrouble(null);
    await store.apply([{ kind: 'rating', paper: other, rating: 2 }], 'rate');
    assert.equal(folder.lines().length, 2);
    const next = await openStore(folder, { writer: writerOfTest('home', 'two') });
    assert.deepEqual(marksOf(next), marksOf(store));
  });

  it('reads nothing again that has not changed', async () => {
    const folder = new MemoryFolder();
    for (let n = 0; n < 20; n++) {
      const store = await openStore(folder, { writer: writerOfTest('them', `s${n}`) });
      await store.apply([{ kind: 'addTag', paper, tag: `t${n}` }], 'tag');
    }
    const store = await openStore(folder);
    folder.reads = 0;
    await store.refresh();
    assert.equal(folder.reads, 0);
    const late = await openStore(folder, { writer: writerOfTest('them', 'late') });
    folder.reads = 0;
    await late.apply([{ kind: 'addTag', paper, tag: 'late' }], 'tag');
    await store.refresh();
    assert.equal(folder.reads, 1);
    assert.ok(store.get(paper).tags.includes('late'));
  });

  it('writes no more for one change among 100,000 marked papers than among none', async function () {
    this.timeout(20_000);
    const folder = new MemoryFolder();
    const store = await openStore(folder);
    const edits = Array.from(
      { length: 100_000 },
      (_, n) => ({ kind: 'status', paper: paperOf(n), status: 'read' }) as const,
    );
    await store.apply(edits, 'read');
    folder.bytesWritten = 0;
    const start = performance.now();
    for (let n = 0; n < 100; n++) void store.apply([{ kind: 'addTag', paper: paperOf(n), tag: 'x' }], 'tag');
    const time = performance.now() - start;
    await store.close();
    assert.ok(folder.bytesWritten < 100 * 200, `${folder.bytesWritten} bytes`);
    assert.ok(time < 500, `${time} ms for 100 changes in memory`);
  });
});
