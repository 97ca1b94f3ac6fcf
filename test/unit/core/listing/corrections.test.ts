/** Corrections of listings: the title ends elsewhere, an entry is none, a doubt is settled; the id stays what it was. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { identify } from '../../../../src/core/library/identity';
import { applyCorrections, papersOf } from '../../../../src/core/listing/corrections';
import { iterateListing } from '../../../../src/core/listing/readListing';
import { countLetters, lettersBefore, placeAfterLetters } from '../../../../src/core/listing/titleLetters';
import type { Correction } from '../../../../src/core/marks/mark';
import type { PaperId } from '../../../../src/core/paper';

const text = [
  '95.3CLJun 12, 2017Code',
  'Attention Is All You NeedAshish Vaswani, Noam Shazeer, Niki Parmar et al. · google, cmu',
  'A sequence model built from attention alone.',
  'LGDec 22',
  'Adam: A Method for Stochastic OptimizationDiederik P. Kingma, Jimmy Ba',
  'Step sizes follow running means.',
  '',
].join('\n');

function read(listing: string, correction: Correction | null = null, only?: PaperId) {
  const items = iterateListing(listing, { referenceDate: '2026-05-01' });
  return applyCorrections(listing, items, (id) => (only === undefined || id === only ? correction : null));
}

function first(listing: string, correction: Correction | null = null) {
  const [entry] = read(listing, correction).entries;
  assert.ok(entry);
  return entry;
}

describe('applyCorrections', () => {
  it('leaves papers as they were read where nothing was put right', () => {
    const papers = papersOf(read(text), 'file:///a');
    assert.deepEqual(
      papers.map(({ title, authors, id }) => [title, authors, id]),
      [
        [
          'Attention Is All You Need',
          ['Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar'],
          identify({ title: 'Attention Is All You Need', authors: ['Ashish Vaswani'] }),
        ],
        [
          'Adam: A Method for Stochastic Optimization',
          ['Diederik P. Kingma', 'Jimmy Ba'],
          identify({ title: 'Adam: A Method for Stochastic Optimization', authors: ['Diederik P. Kingma'] }),
        ],
      ],
    );
  });

  it('ends a title after so many letters, with the spans of the new parts', () => {
    const { entry, id } = first(text, { kind: 'boundary', letters: 'AttentionIsAllYou'.length });
    assert.equal(entry.title, 'Attention Is All You');
    assert.deepEqual(entry.authors, ['NeedAshish Vaswani', 'Noam Shazeer', 'Niki Parmar']);
    assert.deepEqual(entry.orgs, ['google', 'cmu']);
    assert.equal(entry.etAl, true);
    const { spans } = entry;
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.equal(cut(spans.title), 'Attention Is All You');
    assert.deepEqual(spans.authors.map(cut), entry.authors);
    assert.deepEqual(spans.orgs.map(cut), entry.orgs);
    assert.deepEqual(entry.boundary, { offset: spans.authors[0]?.start, runnerUp: null, margin: 1 });
    assert.equal(id, first(text).id);
  });

  it('lets a title take a whole name, and leave nobody', () => {
    const past = {
      kind: 'boundary',
      letters: countLetters('Attention Is All You Need Ashish Vaswani'),
    } as const;
    assert.deepEqual(first(text, past).entry.authors, ['Noam Shazeer', 'Niki Parmar']);
    assert.equal(first(text, past).entry.title, 'Attention Is All You NeedAshish Vaswani');
    const all = countLetters('Attention Is All You NeedAshish VaswaniNoam ShazeerNiki Parmar');
    assert.deepEqual(first(text, { kind: 'boundary', letters: all }).entry.authors, []);
  });

  it('changes nothing where the byline has fewer letters', () => {
    assert.deepEqual(first(text, { kind: 'boundary', letters: 9_999 }).entry, first(text).entry);
  });

  it('holds for a copy with other blanks, signs and line ends', () => {
    const { id } = first(text);
    const copy = text
      .replaceAll('\n', '\r\n\r\n')
      .replace('Attention Is', '\u200bATTENTION  is\u00a0')
      .replace(' · ', '  ·  ');
    const letters = 'AttentionIsAllYou'.length;
    const [paper] = papersOf(read(copy, { kind: 'boundary', letters }, id), 'file:///b');
    assert.equal(paper?.title, 'ATTENTION is All You');
    assert.equal(paper.id, id);
  });

  it('keeps an entry that is none out of the papers, with its problems', () => {
    const { entries, problems } = read(`CLJun 12, 2017\nA TitleAda Lovelace\n${text}`, {
      kind: 'notAnEntry',
    });
    assert.equal(entries.length, 3);
    assert.deepEqual(papersOf({ entries, problems }, 'file:///a'), []);
    assert.deepEqual(problems, []);
  });

  it('settles a doubt that was looked at, and no other problem', () => {
    const doubtful = 'CLJun 12, 2017\nLearning with MLPGPT Chen Wei\nNothing.\n';
    const codes = (correction: Correction | null) =>
      read(doubtful, correction).problems.map(({ code }) => code);
    assert.ok(codes(null).includes('doubtful-boundary'));
    assert.deepEqual(
      codes({ kind: 'accepted' }),
      codes(null).filter((code) => code !== 'doubtful-boundary'),
    );
    assert.ok(!codes({ kind: 'boundary', letters: 4 }).includes('doubtful-boundary'));
  });

  it('leaves the id, for any move of the boundary, and any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(200), (title, names, letters) => {
        const listing = `CLJun 12, 2017\nA ${title}${names}\nAn abstract.\n`;
        const read1 = read(listing);
        const read2 = read(listing, { kind: 'boundary', letters });
        assert.deepEqual(
          read2.entries.map(({ id }) => id),
          read1.entries.map(({ id }) => id),
        );
        assert.deepEqual(
          papersOf(read2, 'a').map(({ id }) => id),
          read1.entries.map(({ id }) => id),
        );
      }),
    );
  });

  it('leaves what the id is made of, where no comma is crossed', () => {
    const byline = 'Deep Language Models?Cheng-Ping Hsieh, Boris Ginsburg';
    const { id } = first(`CLJun 12, 2017\n${byline}\n`);
    for (let letters = 1; letters <= countLetters('Deep Language Models?Cheng-Ping Hsieh') - 1; letters++) {
      const { entry } = first(`CLJun 12, 2017\n${byline}\n`, { kind: 'boundary', letters });
      assert.equal(identify(entry), id);
      assert.equal(countLetters(entry.title), letters);
    }
  });
});

describe('placeAfterLetters', () => {
  it('leaves closing signs with the title, and an opening apostrophe with its name', () => {
    assert.equal(placeAfterLetters('Models?Cheng', 6), 7);
    assert.equal(placeAfterLetters("AdKDD'21Ada", 7), 8);
    assert.equal(placeAfterLetters("A Title'tHooft", 6), 8);
    assert.equal(placeAfterLetters("A Title't Hooft", 6), 7);
  });

  it('is the inverse of counting, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(80), (any, letters) => {
        const nfc = any.normalize('NFC');
        const at = placeAfterLetters(nfc, letters);
        if (at === null) assert.ok(countLetters(nfc) < letters);
        else assert.ok(countLetters(nfc.slice(0, at)) >= letters);
      }),
    );
  });
});

describe('lettersBefore', () => {
  const { entry } = first(text);
  const before = (mark: string) => lettersBefore(text, entry, text.indexOf(mark));

  it('counts a title that ends at a place of the source', () => {
    assert.equal(before(' All You'), 'AttentionIs'.length);
    assert.equal(before('Vaswani'), 'AttentionIsAllYouNeedAshish'.length);
  });

  it('gives none before the first letter, where the title ends now, and beyond the people', () => {
    assert.equal(before('Attention'), null);
    assert.equal(before('Ashish'), null);
    assert.equal(before('google'), null);
    assert.equal(before('A sequence'), null);
    assert.equal(before('95.3'), null);
  });

  it('gives what moves the boundary there, for a title on a line of its own too', () => {
    const apart = 'CLJun 12, 2017\nAttention Is All\nYou Need, Noam Shazeer et al.\nAn abstract.\n';
    const { entry: one } = first(apart);
    const letters = lettersBefore(apart, one, apart.indexOf('Need'));
    assert.ok(letters !== null);
    assert.equal(first(apart, { kind: 'boundary', letters }).entry.title, 'Attention Is All You');
  });
});
