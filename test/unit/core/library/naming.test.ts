import assert from 'node:assert/strict';
import { describePaper } from '../../../../src/core/library/about';
import { LibraryStore } from '../../../../src/core/library/libraryStore';
import { createNaming } from '../../../../src/core/library/naming';
import type { About } from '../../../../src/core/marks/mark';
import type { PaperId } from '../../../../src/core/paper';
import { aPaper } from '../../../support/builders';

const paper = (title: string, author = 'Ada Doe') =>
  aPaper({ title, authors: [author], category: null, date: null }, 'file:///a.papers');
const full = paper('A Theory of Nearly Everything in Two Volumes');
const cut = paper('A Theory of Nearly Everything…');

function marksOf(abouts: Map<PaperId, About>, notSame = new Map<PaperId, PaperId[]>()) {
  return {
    isMarked: (id: PaperId) => abouts.has(id),
    about: (id: PaperId) => abouts.get(id) ?? null,
    notSameAs: (id: PaperId) => notSame.get(id) ?? [],
  };
}

describe('naming', () => {
  it('gives a paper the id of the mark that speaks of it, and takes it away again', () => {
    const abouts = new Map<PaperId, About>();
    const notSame = new Map<PaperId, PaperId[]>();
    const naming = createNaming(marksOf(abouts, notSame));
    const store = new LibraryStore((error) => assert.fail(String(error)));
    store.nameBy(naming, { anew: true });
    store.setSource('file:///a.papers', [cut, paper('Something Else Entirely')]);
    const ids = () => store.library.papers.map(({ id }) => id);
    const isListed = (id: PaperId) => store.library.byId.has(id);
    const other = paper('Something Else Entirely').id;

    abouts.set(full.id, describePaper(full));
    assert.equal(naming.learn([full.id], isListed), true);
    store.rename();
    assert.deepEqual(ids(), [full.id, other]);
    const [first] = store.library.papers;
    store.rename();
    assert.equal(store.library.papers[0], first);
    assert.deepEqual(naming.takenFor(full.id), [cut]);
    assert.equal(naming.learn([full.id], isListed), false);

    notSame.set(full.id, [cut.id]);
    assert.equal(naming.learn([full.id], isListed), true);
    store.rename();
    assert.deepEqual(ids(), [cut.id, other]);
    assert.deepEqual(naming.takenFor(full.id), []);

    notSame.clear();
    naming.learn([full.id], isListed);
    store.rename();
    assert.deepEqual(ids(), [full.id, other]);

    abouts.clear();
    assert.equal(naming.learn([full.id], isListed), true);
    store.rename();
    assert.deepEqual(ids(), [cut.id, other]);
  });

  it('lays nothing out anew where the papers that are there keep their names', () => {
    const naming = createNaming(marksOf(new Map([[full.id, describePaper(full)]])));
    const store = new LibraryStore((error) => assert.fail(String(error)));
    store.setSource('file:///a.papers', [full]);
    let changes = 0;
    store.onDidChange(() => changes++);
    assert.equal(
      naming.learn([full.id], (id) => store.library.byId.has(id)),
      false,
    );
    store.nameBy(naming, { anew: false });
    assert.equal(changes, 0);
    store.setSource('file:///b.papers', [cut]);
    assert.deepEqual(
      store.library.papers.map(({ id }) => id),
      [full.id],
    );
  });

  it('takes in many marks in steps, and then names papers as in one go', () => {
    const papers = Array.from({ length: 300 }, (_, n) => paper(`Number ${n} of a Long List of Papers`));
    const abouts = new Map([...papers, full].map((each): [PaperId, About] => [each.id, describePaper(each)]));
    const naming = createNaming(marksOf(abouts));
    const store = new LibraryStore((error) => assert.fail(String(error)));
    store.setSource('file:///a.papers', [...papers, cut]);
    assert.ok([...naming.learnSteps(abouts.keys())].length > 1);
    store.nameBy(naming, { anew: true });
    assert.equal(store.library.papers.at(-1)?.id, full.id);
    assert.deepEqual(naming.takenFor(full.id), [cut]);
  });

  it('leaves a paper alone that has a mark of its own', () => {
    const naming = createNaming(
      marksOf(
        new Map([
          [full.id, describePaper(full)],
          [cut.id, describePaper(cut)],
        ]),
      ),
    );
    naming.learn([full.id, cut.id], () => true);
    const papers = [cut, full];
    assert.equal(naming.named(papers), papers);
  });

  it('keeps parts, sequels and other people’s papers apart', () => {
    const naming = createNaming(marksOf(new Map([[full.id, describePaper(full)]])));
    naming.learn([full.id], () => true);
    const others = [
      paper(`${full.title} II`),
      paper(`${full.title}, Part I`),
      paper(`${full.title} 2`),
      paper('A Theory of Nearly Everything'),
      paper(full.title, 'Bo Roe'),
    ];
    assert.equal(naming.named(others), others);
  });

  it('knows a title again that was cut, or that tells of its version', () => {
    const naming = createNaming(marksOf(new Map([[full.id, describePaper(full)]])));
    naming.learn([full.id], () => true);
    for (const title of [
      'A Theory of Nearly Everything in Two Vol',
      'a theory of nearly ev...',
      `${full.title} (v2)`,
      `${full.title}, Extended Version`,
      `[v3] ${full.title}`,
    ]) {
      const [named] = naming.named([paper(title)]);
      assert.equal(named?.id, full.id, title);
    }
  });
});
