import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { identify } from '../../../../src/core/library/identity';
import { buildLibrary, mergePapers } from '../../../../src/core/library/library';
import { LibraryStore } from '../../../../src/core/library/libraryStore';
import { isPaperId, type Paper } from '../../../../src/core/paper';
import { aPaper } from '../../../support/builders';

describe('identify', () => {
  const id = (title: string, ...authors: string[]) => identify({ title, authors });

  it('stays the same where case, accents, dashes, quotes, spaces or the Unicode form differ', () => {
    const same = id('Multi-blank “Transducers” für Ära', 'Jörg Müller');
    assert.equal(id('multi‑Blank "transducers" FÜR  A\u0308ra', 'JO\u0308RG MU\u0308LLER'), same);
  });

  it('stays the same where the boundary between title and first author was read elsewhere', () => {
    assert.equal(id('Multilingual ASRWen', 'Ding', 'Fei Jia'), id('Multilingual ASR', 'Wen Ding', 'Fei Jia'));
  });

  it('differs for another title or another first author', () => {
    assert.notEqual(id('Part I', 'A B'), id('Part II', 'A B'));
    assert.notEqual(id('Preface', 'A B'), id('Preface', 'C D'));
    assert.notEqual(id('???', ''), id('!!!', ''));
  });

  it('gives a well-formed id for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, author) =>
        isPaperId(id(title, author)),
      ),
    );
  });
});

describe('buildLibrary', () => {
  const full = aPaper({ score: 10, abstract: 'A.', code: false }, 'file:///a');
  const gaps = aPaper({ score: null, abstract: null, code: true, date: null }, 'file:///b');

  it('makes one paper of two sources that speak of the same, the first one leading', () => {
    const library = buildLibrary([
      { source: 'file:///b', papers: [gaps] },
      { source: 'file:///a', papers: [full] },
    ]);
    assert.deepEqual(library.papers, [{ ...gaps, score: 10, abstract: 'A.', date: full.date }]);
    assert.equal(library.byId.get(full.id), library.papers[0]);
  });

  it('keeps the order of sources and entries', () => {
    const [one, two, three] = [aPaper({ title: '1' }), aPaper({ title: '2' }), aPaper({ title: '3' })];
    const library = buildLibrary([
      { source: 'file:///a', papers: [three, one] },
      { source: 'file:///b', papers: [two, one] },
    ]);
    assert.deepEqual(library.papers, [three, one, two]);
  });
});

describe('buildLibrary of any sources', () => {
  it('has each paper once where it came first, with what all say of it, and finds it by id', () => {
    const paper = fc.record({
      title: fc.constantFrom('A', 'B', 'C', 'D'),
      score: fc.option(fc.integer({ min: 0, max: 100 })),
      category: fc.constantFrom('CL', 'AS', null),
      abstract: fc.option(fc.string()),
    });
    fc.assert(
      fc.property(fc.array(fc.array(paper, { maxLength: 5 }), { maxLength: 5 }), (facts) => {
        const sources = facts.map((some, at) => {
          const source = `file:///${at}`;
          return { source, papers: some.map((each) => aPaper(each, source)) };
        });
        const expected = new Map<string, Paper>();
        for (const one of sources.flatMap(({ papers }) => papers)) {
          const known = expected.get(one.id);
          expected.set(one.id, known === undefined ? one : mergePapers(known, one));
        }
        const { papers, byId } = buildLibrary(sources);
        assert.deepEqual(papers, [...expected.values()]);
        for (const each of papers) assert.equal(byId.get(each.id), each);
      }),
    );
  });
});

describe('LibraryStore', () => {
  it('orders sources by address whatever the order they were read in, and tells of each change', () => {
    const store = new LibraryStore((error) => assert.fail(String(error)));
    const counts: number[] = [];
    store.onDidChange((library) => counts.push(library.papers.length));
    const [one, two] = [aPaper({ title: '1' }), aPaper({ title: '2' })];
    store.setSource('file:///b', [two]);
    store.setSource('file:///a', [one]);
    assert.deepEqual(store.library.papers, [one, two]);
    store.setSource('file:///b', null);
    store.setSource('file:///gone', null);
    assert.deepEqual(store.library.papers, [one]);
    assert.deepEqual(counts, [1, 2, 1]);
  });
});
