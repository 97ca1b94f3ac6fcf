import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  defaultArrangement,
  groupings,
  sortOrders,
  toArrangement,
  type Arrangement,
} from '../../../../src/core/library/arrangement';
import { Outline, pageSize, type FoundPapers } from '../../../../src/core/library/outline';
import type { GroupNode, OutlineNode } from '../../../../src/core/library/outlineRows';
import { topicOf } from '../../../../src/core/listing/categories';
import { isUnread, noMark, statuses, type Mark } from '../../../../src/core/marks/mark';
import { toDay, type Day } from '../../../../src/core/calendar';
import type { Paper, PaperId } from '../../../../src/core/paper';
import { aLibrary, aMark, aPaper, marksOf } from '../../../support/builders';

/** The outline as indented ids without paper hashes, for reading. */
function drawn(outline: Outline): readonly string[] {
  const lines = (nodes: readonly OutlineNode[], depth: number): string[] =>
    nodes.flatMap((node) => {
      const indent = '  '.repeat(depth);
      if (node.kind === 'more') return [`${indent}+${node.left}`];
      if (node.kind === 'paper') return [`${indent}${node.paper.title}`];
      return [
        `${indent}[${node.id}] ${outline.unreadOf(node)}/${node.papers.length}`,
        ...lines(outline.childrenOf(node), depth + 1),
      ];
    });
  return lines(outline.childrenOf(null), 0);
}

function arranged(
  papers: readonly Paper[],
  change: Partial<Arrangement>,
  markOf = marksOf(),
): readonly string[] {
  return drawn(new Outline(aLibrary(...papers), markOf, { ...defaultArrangement, ...change }));
}

const tdt = aPaper({ title: 'TDT', date: '2023-04-13', category: 'AS', score: 10, authors: ['A B', 'C D'] });
const blank = aPaper({
  title: 'Blank',
  date: '2022-11-04',
  category: 'AS',
  orgs: ['nvidia'],
  authors: ['C D'],
});
const marble = aPaper({ title: 'Marble', date: '2020-10-26', category: 'AS', score: 95.3, authors: [] });
const ruler = aPaper({ title: 'Ruler', date: '2024-04-09', category: 'CL', authors: ['A B'] });
const star = aPaper({ title: 'Star', date: '2024-11-26', category: 'CL', authors: ['E F'] });
const undated = aPaper({ title: 'Undated', date: null, category: null, authors: ['G H'] });
const all = [tdt, blank, marble, ruler, star, undated];

describe('Outline', () => {
  it('groups by topic in the order of their names, then by month, or by year where a topic spans more than two years', () => {
    assert.deepEqual(arranged(all, {}), [
      '[/eess.AS] 3/3',
      '  [/eess.AS/2023] 1/1',
      '    TDT',
      '  [/eess.AS/2022] 1/1',
      '    Blank',
      '  [/eess.AS/2020] 1/1',
      '    Marble',
      '[/cs.CL] 2/2',
      '  [/cs.CL/2024-11] 1/1',
      '    Star',
      '  [/cs.CL/2024-04] 1/1',
      '    Ruler',
      '[/none] 1/1',
      '  [/none/undated] 1/1',
      '    Undated',
    ]);
  });

  it('groups by year and month when grouped by date', () => {
    assert.deepEqual(arranged([star, ruler, marble], { grouping: 'date' }), [
      '[/2024] 2/2',
      '  [/2024/2024-11] 1/1',
      '    Star',
      '  [/2024/2024-04] 1/1',
      '    Ruler',
      '[/2020] 1/1',
      '  [/2020/2020-10] 1/1',
      '    Marble',
    ]);
  });

  it('groups by status with what is in hand first, and counts what is neither read nor dropped', () => {
    const marks = marksOf(
      [tdt, { status: 'read' }],
      [star, { status: 'reading' }],
      [ruler, { status: 'dropped' }],
    );
    assert.deepEqual(arranged([tdt, star, ruler, blank], { grouping: 'status' }, marks), [
      '[/reading] 1/1',
      '  Star',
      '[/new] 1/1',
      '  Blank',
      '[/read] 0/1',
      '  TDT',
      '[/dropped] 0/1',
      '  Ruler',
    ]);
  });

  it('puts a paper under each of its tags and papers without tags last', () => {
    const marks = marksOf([tdt, { tags: ['asr', 'todo'] }], [star, { tags: ['asr'] }]);
    assert.deepEqual(arranged([tdt, star, blank], { grouping: 'tag' }, marks), [
      '[/=asr] 2/2',
      '  Star',
      '  TDT',
      '[/=todo] 1/1',
      '  TDT',
      '[/(untagged)] 1/1',
      '  Blank',
    ]);
  });

  it('groups by author with the most frequent first', () => {
    assert.deepEqual(arranged([tdt, blank, marble], { grouping: 'author' }), [
      '[/=C D] 2/2',
      '  TDT',
      '  Blank',
      '[/=A B] 1/1',
      '  TDT',
      '[/(anonymous)] 1/1',
      '  Marble',
    ]);
  });

  it('groups by organisation', () => {
    assert.deepEqual(arranged([tdt, blank], { grouping: 'organisation' }), [
      '[/=nvidia] 1/1',
      '  Blank',
      '[/(independent)] 1/1',
      '  TDT',
    ]);
  });

  it('sorts by date, score, title and status', () => {
    const marks = marksOf([star, { status: 'reading' }], [tdt, { status: 'read' }]);
    const flat = (sortOrder: Arrangement['sortOrder']) =>
      arranged(all, { grouping: 'flat', sortOrder }, marks);
    assert.deepEqual(flat('date'), ['Star', 'Ruler', 'TDT', 'Blank', 'Marble', 'Undated']);
    assert.deepEqual(flat('score'), ['Marble', 'TDT', 'Star', 'Ruler', 'Blank', 'Undated']);
    assert.deepEqual(flat('title'), ['Blank', 'Marble', 'Ruler', 'Star', 'TDT', 'Undated']);
    assert.deepEqual(flat('status'), ['Star', 'Ruler', 'Blank', 'Marble', 'Undated', 'TDT']);
  });

  const found = (papers: readonly Paper[], best: readonly Paper[] = []): FoundPapers => ({ papers, best });

  it('lays out the papers that a filter found, and counts only those', () => {
    const marks = marksOf([star, { status: 'read' }]);
    const arrangement: Arrangement = { ...defaultArrangement, grouping: 'status', filter: 'x' };
    const outline = new Outline(aLibrary(...all), marks, arrangement, found([tdt, star]));
    assert.deepEqual(drawn(outline), ['[/new] 1/1', '  TDT', '[/read] 0/1', '  Star']);
    assert.equal(outline.unreadCount, 1);
    assert.deepEqual(outline.papers, [tdt, star]);
  });

  it('puts the best hits first in a flat list by date, and in no other', () => {
    const hits = found([marble, star, tdt, ruler], [marble, tdt]);
    const rows = (change: Partial<Arrangement>) =>
      drawn(
        new Outline(aLibrary(...all), marksOf(), { ...defaultArrangement, filter: 'x', ...change }, hits),
      );
    assert.deepEqual(rows({ grouping: 'flat' }), ['Marble', 'TDT', 'Star', 'Ruler']);
    assert.deepEqual(rows({ grouping: 'flat', sortOrder: 'title' }), ['Marble', 'Ruler', 'Star', 'TDT']);
    assert.deepEqual(rows({ grouping: 'flat', sortOrder: 'score' }), ['Marble', 'TDT', 'Star', 'Ruler']);
    assert.deepEqual(rows({ grouping: 'status' }), ['[/new] 4/4', '  Star', '  Ruler', '  TDT', '  Marble']);
  });

  it('finds the row of a paper with the groups above it, and none where the filter hides it', () => {
    const outline = new Outline(aLibrary(...all), marksOf(), defaultArrangement);
    assert.equal(outline.find(ruler.id)?.id, `/cs.CL/2024-04/${ruler.id}`);
    assert.equal(outline.find(ruler.id)?.parent?.parent?.id, '/cs.CL');
    const filtered = new Outline(aLibrary(...all), marksOf(), defaultArrangement, found([star]));
    assert.equal(filtered.find(ruler.id), null);
  });

  describe('with a long group', () => {
    const many = Array.from({ length: 2 * pageSize + 10 }, (_, at) =>
      aPaper({ title: `P${String(at).padStart(5, '0')}`, category: 'CL', date: '2024-01-01' }),
    );
    const flat: Arrangement = { ...defaultArrangement, grouping: 'flat' };
    const last = many.at(-1) ?? tdt;
    const ends = (outline: Outline, parent: GroupNode | null = null) => {
      const rows = outline.childrenOf(parent);
      const end = rows.at(-1);
      return [rows.length, end?.kind === 'paper' ? end.paper.title : end?.kind === 'more' ? end.left : null];
    };

    it('shows its first page and a row for the rest, and page after page when asked', () => {
      const outline = new Outline(aLibrary(...many), marksOf(), flat);
      assert.deepEqual(ends(outline), [pageSize + 1, pageSize + 10]);
      assert.equal(outline.showMore(null)?.id, `/${many[pageSize]?.id}`);
      assert.deepEqual(ends(outline), [2 * pageSize + 1, 10]);
      outline.showMore(null);
      assert.deepEqual(ends(outline), [many.length, last.title]);
      assert.equal(outline.showMore(null), null);
    });

    it('opens the page of a row, within a group too, and only if it is not shown', () => {
      const outline = new Outline(aLibrary(...many), marksOf(), defaultArrangement);
      const row = outline.find(last.id);
      assert.ok(row !== null);
      assert.deepEqual(outline.open(row), [row.parent]);
      assert.deepEqual(ends(outline, row.parent), [many.length, last.title]);
      assert.deepEqual(outline.open(row), []);
    });

    it('keeps open pages in the outlines that follow', () => {
      const pages = new Map<string, number>();
      new Outline(aLibrary(...many), marksOf(), flat, null, pages).showMore(null);
      assert.deepEqual(ends(new Outline(aLibrary(...many), marksOf(), flat, null, pages)), [
        2 * pageSize + 1,
        10,
      ]);
    });

    it('goes from paper to paper across pages that are not open', () => {
      const outline = new Outline(aLibrary(...many), marksOf(), flat);
      const at = pageSize - 1;
      assert.equal(outline.neighbour((many[at] ?? tdt).id, 1)?.paper, many[at + 1]);
      assert.equal(outline.neighbour(last.id, 1), null);
      assert.equal(outline.neighbour(last.id, -1)?.paper, many.at(-2));
    });
  });

  it('touches the row of a changed paper and the groups above it when it is read, the row alone when it is tagged', () => {
    let mark: Mark = noMark;
    const outline = new Outline(
      aLibrary(...all),
      (id) => (id === ruler.id ? mark : noMark),
      defaultArrangement,
    );
    drawn(outline);
    const touched = () => (outline.touch([ruler.id]) ?? []).map((node) => node.id);
    mark = aMark({ tags: ['x'] });
    assert.deepEqual(touched(), [`/cs.CL/2024-04/${ruler.id}`]);
    mark = aMark({ status: 'read' });
    assert.deepEqual(touched(), [`/cs.CL/2024-04/${ruler.id}`, '/cs.CL', '/cs.CL/2024-04']);
    assert.equal(outline.unreadCount, 5);
    mark = noMark;
    touched();
    assert.equal(outline.unreadCount, 6);
  });

  it('asks to be built anew where a mark may move papers', () => {
    for (const change of [{ grouping: 'tag' }, { sortOrder: 'status' }, { filter: 'x' }] as const) {
      const outline = new Outline(aLibrary(ruler), marksOf(), { ...defaultArrangement, ...change });
      assert.equal(outline.touch([ruler.id]), null);
    }
  });

  it('groups as looking through all papers for each group does, and counts what is unread in each', () => {
    const names = fc.array(fc.constantFrom('A B', 'C D', 'E F'), { maxLength: 4 });
    const paper = fc.record({
      title: fc.string({ minLength: 1, maxLength: 4 }),
      authors: names,
      orgs: names,
      // The first two are one topic.
      category: fc.constantFrom('CL', 'cs.CL', 'AS', 'XX', null),
      date: fc.constantFrom<Day | null>('2020-12-31', '2021-01-01', '2021-01-31', '0999-05-06', null),
      status: fc.constantFrom(...statuses),
      tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
    });
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 40 }), fc.constantFrom(...groupings), (facts, grouping) => {
        const table = new Map(
          facts.map(({ status, tags, ...entry }) => [aPaper(entry).id, aMark({ status, tags })]),
        );
        const markOf = (id: PaperId) => table.get(id) ?? noMark;
        const library = aLibrary(...facts.map((each) => aPaper(each)));
        const outline = new Outline(library, markOf, { ...defaultArrangement, grouping });
        for (const level of [null, ...outline.childrenOf(null)]) {
          if (level !== null && level.kind !== 'group') continue;
          const rows = outline.childrenOf(level);
          const groups = rows.flatMap((row) => (row.kind === 'group' ? [row] : []));
          const within = level?.papers ?? library.papers;
          for (const group of groups) {
            const members = within.filter((each) => keysOf(each, markOf(each.id), group).includes(group.id));
            assert.deepEqual(group.papers, members);
            assert.equal(outline.unreadOf(group), members.filter(({ id }) => isUnread(markOf(id))).length);
          }
          const all = groups.flatMap((group) => group.papers);
          if (groups.length > 0) assert.deepEqual(new Set(all), new Set(within));
        }
      }),
    );
  });

  it('shows every paper the filter lets through, gives unique ids, and counts right after any marks', () => {
    const day = fc
      .tuple(fc.integer({ min: 1995, max: 2026 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]): Day => toDay(year, month, 1) ?? '2000-01-01');
    const paper = fc.record({
      title: fc.string({ minLength: 1, maxLength: 8 }),
      authors: fc.array(fc.constantFrom('A B', 'C D', 'E F'), { maxLength: 3 }),
      category: fc.constantFrom('CL', 'AS', 'hep-th', 'XX', null),
      date: fc.option(day),
    });
    fc.assert(
      fc.property(
        fc.array(paper, { maxLength: 30 }),
        fc.constantFrom(...groupings),
        fc.constantFrom(...sortOrders),
        fc.array(fc.tuple(fc.nat(29), fc.constantFrom(...statuses)), { maxLength: 20 }),
        (facts, grouping, sortOrder, changes) => {
          const library = aLibrary(...facts.map((each) => aPaper(each)));
          const marks = new Map<PaperId, Mark>();
          const markOf = (id: PaperId) => marks.get(id) ?? noMark;
          let outline = new Outline(library, markOf, { grouping, sortOrder, filter: '' });
          for (const [at, status] of changes) {
            const changed = library.papers[at];
            if (changed === undefined) continue;
            drawn(outline);
            marks.set(changed.id, aMark({ status }));
            if (outline.touch([changed.id]) === null)
              outline = new Outline(library, markOf, outline.arrangement);
          }
          const fresh = new Outline(library, markOf, outline.arrangement);
          assert.deepEqual(drawn(outline), drawn(fresh));
          const rows: OutlineNode[] = [];
          const walk = (parent: GroupNode | null): void => {
            for (const node of outline.childrenOf(parent)) {
              rows.push(node);
              if (node.kind === 'group') walk(node);
            }
          };
          walk(null);
          assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
          const shown = new Set(rows.flatMap((row) => (row.kind === 'paper' ? [row.paper.id] : [])));
          assert.equal(shown.size, library.papers.length);
        },
      ),
    );
  });
});

/** The ids of groups, beside a group, that a paper belongs in: found anew for each, as slowly as that may be. */
function keysOf(paper: Paper, mark: Mark, { subject, parent }: GroupNode): readonly string[] {
  const above = parent === null ? '' : parent.id;
  const named = (names: readonly string[], rest: string) =>
    names.length === 0 ? [`${above}/(${rest})`] : names.map((name) => `${above}/=${name}`);
  switch (subject.kind) {
    case 'topic':
      return [`${above}/${topicOf(paper.category).id}`];
    case 'year':
      return [`${above}/${paper.date?.slice(0, 4)}`];
    case 'month':
      return [`${above}/${paper.date?.slice(0, 7)}`];
    case 'undated':
      return paper.date === null ? [`${above}/undated`] : [];
    case 'status':
      return [`${above}/${mark.status}`];
    case 'tag':
    case 'untagged':
      return named(mark.tags, 'untagged');
    case 'author':
    case 'anonymous':
      return named(paper.authors, 'anonymous');
    case 'organisation':
    case 'independent':
      return named(paper.orgs, 'independent');
    default:
      return subject satisfies never;
  }
}

describe('toArrangement', () => {
  it('takes what is right and the default for the rest', () => {
    assert.deepEqual(toArrangement({ grouping: 'tag', sortOrder: 'nonsense', filter: 'a' }), {
      grouping: 'tag',
      sortOrder: 'date',
      filter: 'a',
    });
    for (const stored of [undefined, null, 3, 'x', []])
      assert.deepEqual(toArrangement(stored), defaultArrangement);
  });
});
