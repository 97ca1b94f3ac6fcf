import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { indexLines } from '../../../../src/core/lineIndex';
import { placedAtMost, readInBulk, type BulkOptions } from '../../../../src/core/listing/bulkReading';
import { applyCorrections, papersOf } from '../../../../src/core/listing/corrections';
import { entryStartAfter } from '../../../../src/core/listing/entryStart';
import { ArrivingText, type KeptText } from '../../../../src/core/listing/listingText';
import { cacheLines, linesOf, readCache } from '../../../../src/core/listing/readingCache';
import { iterateListing } from '../../../../src/core/listing/readListing';
import type { Correction } from '../../../../src/core/marks/mark';
import type { Paper, PaperId } from '../../../../src/core/paper';
import type { Problem } from '../../../../src/core/problem';
import { finish } from '../../../../src/core/steps';
import { benchPapers } from '../../../../scripts/madeUpListing';

const options = { referenceDate: '2026-11-23' } as const;
const source = 'file:///list.papers';
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function bulkOptions(change: Partial<BulkOptions> = {}): BulkOptions {
  return {
    part: { iterateListing, applyCorrections, entryStartAfter },
    options,
    source,
    decode,
    correctionOf: () => null,
    goOn: () => true,
    ...change,
  };
}

/** All that is said of a paper, its getters too. */
function told(papers: readonly Paper[]): unknown {
  return papers.map(
    ({ id, title, authors, etAl, orgs, category, date, score, code, abstract, source: from, span }) => {
      return [id, title, authors, etAl, orgs, category, date, score, code, abstract, from, span];
    },
  );
}

function plainly(text: string, correctionOf: (paper: PaperId) => Correction | null = () => null) {
  const listing = applyCorrections(text, iterateListing(text, options), correctionOf);
  return { papers: papersOf(listing, source), problems: listing.problems };
}

const made = [...benchPapers(700)].join('');
/** Everything a decoder can trip over, between papers and in them. */
const odd = `${made.slice(0, 40_000)}\n“Quotes” – 中文 😀\n12.5CLApr 31, 2024Code\nAn Odd Title 中文Wen Ding, José García · mit\nWe e\u0301tudy “😀” a\u202eb.\n\n${made.slice(40_000, 80_000)}`;

describe('reading in bulk', () => {
  it('gives what reading at once gives, papers, abstracts and problems at their places', () => {
    for (const text of [made, odd, '', 'no listing\nat all', '\ufeff', `${odd}\r\n${odd}`]) {
      const reading = finish(readInBulk(encode(text), bulkOptions()));
      const expected = plainly(text);
      assert.deepEqual(told(reading.papers), told(expected.papers));
      const lines = indexLines(text);
      assert.deepEqual(
        reading.problems,
        expected.problems.slice(0, placedAtMost).map((problem) => ({
          problem,
          start: lines.positionAt(problem.span.start),
          end: lines.positionAt(problem.span.end),
        })),
      );
      assert.equal(reading.problemCount, expected.problems.length);
      assert.equal(reading.complete, true);
    }
  });

  it('gives any bytes the text that decoding them at once gives', () => {
    const papers = encode(made.slice(0, 60_000));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(59_000), (strange, at) => {
        const bytes = Uint8Array.from([...papers.subarray(0, at), ...strange, ...papers.subarray(at)]);
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        const reading = finish(readInBulk(bytes, bulkOptions()));
        assert.deepEqual(told(reading.papers), told(plainly(text).papers));
      }),
      { numRuns: 15 },
    );
  });

  it('reads a long listing in segments that are cut between papers', () => {
    const reading = finish(readInBulk(encode(made), bulkOptions({ segmentSize: 150_000 })));
    assert.deepEqual(told(reading.papers), told(plainly(made).papers));
  });

  it('tells of a paper that stands in an earlier segment too', () => {
    const twice = `${made}${made.slice(0, made.indexOf('\n', 3000))}\n`;
    const duplicates = ({ problems }: { readonly problems: readonly { readonly problem: Problem }[] }) =>
      problems.flatMap(({ problem: { code, data } }) => (code === 'duplicate-entry' ? [data['title']] : []));
    const whole = duplicates(finish(readInBulk(encode(twice), bulkOptions())));
    assert.equal(whole.length > 1, true);
    assert.deepEqual(
      duplicates(finish(readInBulk(encode(twice), bulkOptions({ segmentSize: 150_000 })))),
      whole,
    );
  });

  it('applies what people put right, and remembers it', () => {
    const { papers } = plainly(made);
    const [first, second] = [papers[3], papers[400]];
    assert.ok(first && second);
    const corrections = new Map<PaperId, Correction>([
      [first.id, { kind: 'notAnEntry' }],
      [second.id, { kind: 'accepted' }],
    ]);
    const correctionOf = (id: PaperId) => corrections.get(id) ?? null;
    const reading = finish(readInBulk(encode(made), bulkOptions({ correctionOf })));
    assert.deepEqual(told(reading.papers), told(plainly(made, correctionOf).papers));
    assert.deepEqual(reading.ignored, [first.id]);
    assert.deepEqual([...reading.applied.keys()], [first.id, second.id]);
  });

  it('ends where it is told to, with what it has', () => {
    const reading = finish(readInBulk(encode(made), bulkOptions({ goOn: (papers) => papers.length < 300 })));
    assert.equal(reading.complete, false);
    assert.deepEqual(told(reading.papers), told(plainly(made).papers.slice(0, reading.papers.length)));
    assert.equal(reading.papers.length, 512);
  });
});

describe('a kept reading', () => {
  const bytes = encode(odd);
  const reading = finish(readInBulk(bytes, bulkOptions()));
  const kept = encode(finish(cacheLines(reading, 'key')).join(''));
  const read = (from: Uint8Array, key = 'key', text: KeptText = { bytes, decode }) =>
    finish(readCache(linesOf(from, decode), key, { source, text }));

  it('is what was read', () => {
    const again = read(kept);
    assert.ok(again !== null);
    assert.deepEqual(told(again.papers), told(reading.papers));
    assert.deepEqual({ ...again, papers: [] }, { ...reading, papers: [], lines: [] });
  });

  it('is read before the listing is there, and has its abstracts when that is', () => {
    const text = new ArrivingText(decode);
    const again = read(kept, 'key', text);
    assert.ok(again !== null);
    text.arrive(bytes);
    assert.deepEqual(told(again.papers), told(reading.papers));
    for (const [at, { abstractBytes }] of again.papers.entries())
      assert.deepEqual(abstractBytes, reading.papers[at]?.abstractBytes);
  });

  it('is nothing where it was kept for something else, or under another version', () => {
    assert.equal(read(kept, 'other'), null);
    assert.equal(read(encode('')), null);
  });

  it('is nothing where it is damaged: cut off anywhere, or any byte another', () => {
    fc.assert(
      fc.property(fc.nat(kept.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        assert.equal(read(kept.subarray(0, at)), null);
        const damaged = kept.slice();
        damaged[at] = (damaged[at] ?? 0) ^ by;
        assert.equal(read(damaged), null);
      }),
      { numRuns: 60 },
    );
  });
});
