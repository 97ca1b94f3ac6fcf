import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noMark } from '../../../../src/core/marks/mark';
import {
  readMarksFile,
  toMerge,
  writeMarksFile,
  type MarkOfPaper,
} from '../../../../src/core/marks/marksFile';
import { noteDivider } from '../../../../src/core/marks/noteRegister';
import { replay } from '../../../../src/core/marks/registers';
import type { MarkStore } from '../../../../src/core/marks/markStore';
import { MemoryFolder } from '../../../durability/memoryFolder';
import { anyChange } from '../../../durability/someChanges';
import { marksOf, openStore, paperOf, StoppedClock } from '../../../durability/someMarks';

const paper = paperOf(1);
const about = { title: 'On Stars', firstAuthor: 'Ada Doe', year: 2024, aliases: ['doi:1'] };

async function read(store: MarkStore, text: string): Promise<void> {
  const found = readMarksFile(text);
  assert.ok(found.kind === 'marks');
  const edits = found.marks.flatMap((each) => toMerge(each, store.get(each.paper), store.about(each.paper)));
  await store.apply(edits, 'import');
}

describe('the file of all marks', () => {
  it('says what was written', () => {
    fc.assert(
      fc.property(fc.array(anyChange), (changes) => {
        const marks = [...replay(changes)].map(([each, mark]): MarkOfPaper => ({
          paper: each,
          about: null,
          mark,
        }));
        assert.deepEqual(readMarksFile(writeMarksFile(marks)), { kind: 'marks', marks, refused: 0 });
      }),
    );
  });

  it('has the form that is documented', () => {
    const mark = { ...noMark, tags: ['a'], note: 'x' };
    assert.equal(
      writeMarksFile([{ paper, about, mark }]),
      `{"format":"lectern-marks","version":1,"marks":[
{"paper":"p0000000000000000000001","about":{"title":"On Stars","firstAuthor":"Ada Doe","year":2024,"aliases":["doi:1"]},"status":"new","statusSince":null,"tags":["a"],"note":"x","citekey":null,"rating":null,"correction":null,"seen":[],"notSameAs":[]}
]}
`,
    );
  });

  it('loses one mark to a mark that is none', () => {
    const text = `{"format":"lectern-marks","version":1,"marks":[{"paper":"p"},7,{"paper":"${paper}","tags":["\\u202e"]},{"paper":"${paper}","rating":3}]}`;
    const marks = [{ paper, about: null, mark: { ...noMark, rating: 3 } }];
    assert.deepEqual(readMarksFile(text), { kind: 'marks', marks, refused: 3 });
  });

  it('says what it is not', () => {
    assert.deepEqual(
      ['', '[]', '{"version":1}', '{"format":"lectern-marks","version":2,"marks":[]}'].map(readMarksFile),
      [{ kind: 'not-marks' }, { kind: 'not-marks' }, { kind: 'not-marks' }, { kind: 'newer', version: 2 }],
    );
  });

  it('brings all marks to an empty folder, and changes nothing the second time', async () => {
    const store = await openStore(new MemoryFolder());
    const text = writeMarksFile([
      {
        paper,
        about,
        mark: { ...noMark, status: 'read', statusSince: 5, tags: ['a', 'b'], note: 'x', rating: 4 },
      },
      { paper: paperOf(2), about: null, mark: { ...noMark, citekey: 'doe2024' } },
    ]);
    await read(store, text);
    const marks = marksOf(store);
    assert.deepEqual([marks[paper]?.tags, store.about(paper)], [['a', 'b'], about]);
    await read(store, text);
    assert.deepEqual(marksOf(store), marks);
  });

  it('loses nothing of what is there', async () => {
    const clock = new StoppedClock();
    const store = await openStore(new MemoryFolder(), { clock: clock.read });
    await store.apply(
      [
        { kind: 'status', paper, status: 'read' },
        { kind: 'addTag', paper, tag: 'mine' },
        { kind: 'note', paper, note: 'mine' },
        { kind: 'rating', paper, rating: 1 },
      ],
      'mark',
    );
    const mark = {
      ...noMark,
      status: 'dropped',
      statusSince: clock.now - 1,
      tags: ['theirs'],
      note: 'theirs',
      rating: 5,
    } as const;
    const text = writeMarksFile([{ paper, about: null, mark }]);
    await read(store, text);
    await read(store, text);
    const expected = {
      status: 'read',
      statusSince: clock.now,
      tags: ['mine', 'theirs'],
      citekey: null,
      rating: 1,
      seen: [],
      correction: null,
      notSameAs: [],
    };
    assert.deepEqual(store.get(paper), { ...expected, note: `mine${noteDivider}theirs` });
  });
});
