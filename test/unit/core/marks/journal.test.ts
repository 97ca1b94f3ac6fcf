import assert from 'node:assert/strict';
import { foldAge } from '../../../../src/core/marks/folding';
import type { JournalProblem } from '../../../../src/core/marks/journalFolder';
import { noMark, ratings } from '../../../../src/core/marks/mark';
import { MemoryFolder } from '../../../durability/memoryFolder';
import { marksOf, openStore, paperOf, StoppedClock, writerOfTest } from '../../../durability/someMarks';

const paper = paperOf(1);
const line = (field: string, value: unknown, version = 1): string =>
  JSON.stringify({ version, stamp: '0loyw3v28-0000-them_one', paper, field, value });
const them = 'them_one-1.jsonl';

async function open(
  folder: MemoryFolder,
  session = 'one',
): Promise<{ marks: unknown; problems: JournalProblem[] }> {
  const problems: JournalProblem[] = [];
  const store = await openStore(folder, { problems, writer: writerOfTest('home', session) });
  return { marks: marksOf(store), problems };
}

describe('the journal', () => {
  it('loses one line to a torn line, sets it aside and says so, once', async () => {
    const folder = new MemoryFolder();
    const torn = line('note', 'a long note').slice(0, 60);
    const text = `${line('status', 'read')}\n${torn}\n\n${line('rating', 3)}\r\n`;
    folder.put(them, text);
    const first = await open(folder);
    const mark = { ...noMark, status: 'read', statusSince: 1_700_000_000_000, rating: 3 };
    assert.deepEqual(first.marks, { [paper]: mark });
    const aside = folder.names().find((name) => name.startsWith('aside-')) ?? '';
    assert.deepEqual(first.problems, [
      { code: 'bad-lines', file: them, lines: 1, faults: ['not-json'], aside },
    ]);
    assert.equal(folder.text(aside), `${torn}\n`);
    assert.equal(folder.text(them), text);
    assert.deepEqual(await open(folder, 'two'), { marks: first.marks, problems: [] });
  });

  it('reads both sides of a file that git left with conflict marks', async () => {
    const folder = new MemoryFolder();
    folder.put(
      them,
      ['<<<<<<< HEAD', line('rating', 2), '=======', line('citekey', 'doe'), '>>>>>>> theirs'].join('\n'),
    );
    const { marks, problems } = await open(folder);
    assert.deepEqual(marks, { [paper]: { ...noMark, rating: 2, citekey: 'doe' } });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['bad-lines'],
    );
  });

  it('says that a line could not be set aside, and still reads the others', async () => {
    const folder = new MemoryFolder();
    folder.put(them, `${line('rating', 3)}\n{"torn`);
    folder.setTrouble(() => 'refuse');
    const { marks, problems } = await open(folder);
    assert.deepEqual(marks, { [paper]: { ...noMark, rating: 3 } });
    assert.deepEqual(problems, [
      { code: 'bad-lines', file: them, lines: 1, faults: ['not-json'], aside: null },
    ]);
  });

  it('leaves lines of a later version where they are', async () => {
    const folder = new MemoryFolder();
    folder.put(them, `${line('status', 'pondered', 2)}\n${line('rating', 3)}\n`);
    const { marks, problems } = await open(folder);
    assert.deepEqual(marks, { [paper]: { ...noMark, rating: 3 } });
    assert.deepEqual(problems, [{ code: 'newer-lines', file: them, lines: 1 }]);
    assert.deepEqual(folder.names(), [them]);
  });

  it('leaves alone what is no journal, no file, or not to be read', async () => {
    const folder = new MemoryFolder();
    const strangers = ['garbage.jsonl', 'zeros.jsonl', 'notes.txt', 'locked.jsonl', 'empty.jsonl'];
    folder.put('garbage.jsonl', 'PK\u0003\u0004 nothing of ours\n');
    folder.put('zeros.jsonl', '\u0000'.repeat(1000));
    folder.put('notes.txt', 'mine');
    folder.put('locked.jsonl', line('rating', 3));
    folder.put('empty.jsonl', '');
    folder.unreadable.add('locked.jsonl');
    folder.folders.add('home_one-1.jsonl');
    const problems: JournalProblem[] = [];
    const store = await openStore(folder, { problems });
    assert.deepEqual(
      problems.map((problem) => ('file' in problem ? [problem.code, problem.file] : [problem.code])).sort(),
      [
        ['not-a-file', 'home_one-1.jsonl'],
        ['not-a-journal', 'garbage.jsonl'],
        ['not-a-journal', 'zeros.jsonl'],
        ['unreadable-file', 'locked.jsonl'],
      ],
    );
    const before = strangers.map((name) => folder.text(name));
    await store.apply([{ kind: 'rating', paper, rating: 1 }], 'rate');
    await store.close();
    assert.deepEqual(
      strangers.map((name) => folder.text(name)),
      before,
    );
    // The name that a folder has is passed over.
    assert.deepEqual(folder.names(), [...strangers, 'home_one-2.jsonl'].sort());
  });

  it('reads a copy that a synchronising tool has renamed', async () => {
    const folder = new MemoryFolder();
    folder.put("them_one-1 (Ada's conflicted copy).jsonl", line('rating', 3));
    assert.deepEqual((await open(folder)).marks, { [paper]: { ...noMark, rating: 3 } });
  });

  it('keeps working without a folder it can list, and takes it in when it can', async () => {
    const folder = new MemoryFolder();
    folder.put(them, line('rating', 3));
    folder.isListable = false;
    const problems: JournalProblem[] = [];
    const store = await openStore(folder, { problems });
    const applied = await store.apply([{ kind: 'citekey', paper, citekey: 'doe' }], 'cite');
    assert.equal(applied.outcome, 'unsaved');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unreadable-folder', 'unsaved'],
    );
    folder.isListable = true;
    await store.refresh();
    assert.equal(await store.flush(), true);
    assert.deepEqual(store.get(paper), { ...noMark, rating: 3, citekey: 'doe' });
    assert.deepEqual((await open(folder, 'two')).marks, marksOf(store));
  });

  it('begins a new segment when one is full, and keeps a command in one file', async () => {
    const folder = new MemoryFolder();
    const store = await openStore(folder, { bound: 1_000 });
    for (let n = 0; n < 20; n++)
      await store.apply([{ kind: 'rating', paper: paperOf(n), rating: 2 }], 'rate');
    const many = Array.from(
      { length: 50 },
      (_, n) => ({ kind: 'addTag', paper: paperOf(n), tag: 'x' }) as const,
    );
    await store.apply(many, 'tag');
    await store.close();
    const sizes = folder.names().map((name) => folder.text(name).split('\n').length - 1);
    assert.deepEqual(sizes, [9, 9, 2, 50]);
    assert.ok(folder.names().every((name, index) => index === 3 || folder.text(name).length <= 1_000));
  });

  it('writes several commands at once when they come faster than the disk', async () => {
    const folder = new MemoryFolder();
    const store = await openStore(folder);
    const commands = Array.from({ length: 500 }, (_, n) =>
      store.apply([{ kind: 'rating', paper: paperOf(n), rating: 2 }], ''),
    );
    const outcomes = new Set((await Promise.all(commands)).map(({ outcome }) => outcome));
    assert.deepEqual(outcomes, new Set(['saved']));
    assert.ok(folder.points <= 4, `${folder.points} writes`);
  });

  it('folds full segments, and replay of what was folded changes nothing', async () => {
    const folder = new MemoryFolder();
    const store = await openStore(folder, { bound: 300 });
    const everything = new MemoryFolder();
    for (let n = 0; n < 200; n++) {
      await store.apply(
        [{ kind: 'rating', paper: paperOf(n % 40), rating: ratings[Math.floor(n / 40)] ?? 1 }],
        'rate',
      );
      for (const name of folder.names()) everything.put(name, folder.text(name));
    }
    await store.close();
    assert.ok(folder.names().length < 20, folder.names().join(' '));
    assert.equal(folder.lines().length, 200);
    assert.deepEqual((await open(folder, 'two')).marks, marksOf(store));
    assert.deepEqual((await open(everything, 'two')).marks, marksOf(store));
  });

  it("folds what old sessions of its family left, and nobody else's files", async () => {
    const clock = new StoppedClock();
    const folder = new MemoryFolder(clock.read);
    for (let n = 0; n < 8; n++) {
      const session = await openStore(folder, { clock: clock.read, writer: writerOfTest('home', `s${n}`) });
      await session.apply([{ kind: 'addTag', paper, tag: `t${n}` }], 'tag');
      folder.put(`them_one-${n}.jsonl`, line('rating', 3));
    }
    const open8 = await openStore(folder, { clock: clock.read, writer: writerOfTest('home', 's8') });
    await open8.close();
    assert.equal(folder.names().length, 16);
    clock.now += foldAge + 1;
    const open9 = await openStore(folder, { clock: clock.read, writer: writerOfTest('home', 's9') });
    await open9.close();
    const theirs = Array.from({ length: 8 }, (_, n) => `them_one-${n}.jsonl`);
    assert.deepEqual(folder.names(), ['home_s9-snapshot-1.jsonl', ...theirs]);
    assert.equal(folder.text('home_s9-snapshot-1.jsonl').split('\n').length, 9);
    assert.deepEqual((await open(folder, 's10')).marks, marksOf(open9));
  });

  it('carries lines of a later version and torn ones through a fold', async () => {
    const clock = new StoppedClock();
    const folder = new MemoryFolder(clock.read);
    for (let n = 0; n < 8; n++)
      folder.put(`home_s${n}-1.jsonl`, `${line('rating', 3)}\n${line('status', n, 2)}\n{"torn ${n}\n`);
    clock.now += foldAge + 1;
    const store = await openStore(folder, { clock: clock.read });
    await store.close();
    const snapshot = folder.text('home_one-snapshot-1.jsonl').split('\n');
    assert.equal(snapshot.length, 1 + 8 + 8 + 1);
    assert.ok(!folder.names().includes('home_s0-1.jsonl'));
  });

  it('keeps a file that was written while it was being folded', async () => {
    const clock = new StoppedClock();
    const folder = new MemoryFolder(clock.read);
    for (let n = 0; n < 8; n++) folder.put(`home_s${n}-1.jsonl`, line(`tag:${n}`, true));
    clock.now += foldAge + 1;
    folder.setTrouble((point) => {
      if (point === 0) folder.put('home_s3-1.jsonl', `${line('tag:3', true)}\n${line('citekey', 'late')}`);
      return null;
    });
    const store = await openStore(folder, { clock: clock.read });
    await store.close();
    assert.deepEqual(folder.names(), ['home_one-snapshot-1.jsonl', 'home_s3-1.jsonl']);
    await store.refresh();
    assert.equal(store.get(paper).citekey, 'late');
  });
});
