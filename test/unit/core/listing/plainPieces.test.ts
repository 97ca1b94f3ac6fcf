import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { Pieces } from '../../../../src/core/listing/blocks';
import { readListing } from '../../../../src/core/listing/readListing';
import { createRandom } from '../../../../scripts/training/fit';
import { benchPapers } from '../../../../scripts/madeUpListing';
import { damage } from './damage';

const referenceDate = '2026-11-23';
const corpus = '../shared/corpus';
const listing = readFileSync('test/fixtures/listing/plain.txt', 'utf8');

const madeUp = [...benchPapers(300)].join('').trimEnd();

/** All that a reading tells, the places included. */
const tellAll = (text: string): unknown => {
  const { entries, problems } = readListing(text, { referenceDate });
  return {
    entries: entries.map((entry) => ({
      ...entry.takeFields(),
      boundary: entry.boundary,
      spans: entry.spans,
    })),
    problems,
  };
};

/** The same listing with line ends that the plain way does not take: all is read the tolerant way, at the same places. */
const tolerant = (text: string): string => text.replaceAll('\n', '\r');

const plainShare = (text: string): number => {
  const pieces = new Pieces(text);
  let plain = 0;
  let all = 0;
  for (let piece = pieces.next(); piece; piece = pieces.next()) {
    all += 1;
    if (piece.kind === 'plain') plain += 1;
  }
  return plain / all;
};

const same = (text: string): void => {
  // JSON, for speed, and since classes may differ: the fields and their order may not.
  assert.equal(JSON.stringify(tellAll(text)), JSON.stringify(tellAll(tolerant(text))));
};

describe('PlainPieces', function () {
  this.timeout(60_000);

  it('speaks of nearly every paper of a listing as the page prints it, and of none with other line ends', () => {
    for (const end of ['\n', '\r\n', '\n\n']) assert.ok(plainShare(madeUp.replaceAll('\n', end)) > 0.6);
    assert.equal(plainShare(tolerant(madeUp)), 0);
    same(madeUp);
  });

  for (const part of ['dev', 'dev-hard']) {
    it(`reads the whole corpus as the tolerant way does: ${part}`, function () {
      const file = `${corpus}/${part}.listing.txt.gz`;
      if (!existsSync(file)) {
        console.log(`      skipped: ${file} is not here`);
        this.skip();
      }
      const text = gunzipSync(readFileSync(file)).toString('utf8');
      assert.ok(plainShare(text) > 0.97);
      same(text);
    });
  }

  it('reads damaged listings as the tolerant way does', () => {
    const entries = listing.split(/\n(?=[\d.]*(?:[A-Z]{2}|[a-z]+-[a-z]+)[A-Z][a-z]{2} \d)/);
    for (let seed = 1; seed <= 400; seed++) {
      const random = createRandom(seed);
      same(entries.map((entry) => (random() < 0.5 ? damage(entry, random) : entry)).join('\n'));
    }
  });

  it('reads lines of any kind in any order as the tolerant way does', () => {
    const long =
      'We look at words of all sizes, and at what models make of them, one after the other. '.repeat(5);
    const line = fc.constantFrom(
      ...[
        'CLMay 2, 2025Code',
        '95.3LGMay 2',
        'ZZFeb 30, 2025',
        '1234567.5LGMay 2, 2025Code',
        'hep-thMay 3',
        'Code',
      ],
      ...[
        'Small Words for Large ModelsWen Ding, Fei Jia, Hainan Xu et al. · nvidia, cmu',
        'Small WordsWen Ding',
      ],
      ...[
        'A Title with Several Words and 95 Figures',
        'A title of several words and nobody at all',
        'Load more',
      ],
      ...['Larger Words for Small Models, Wen Ding', "Quoted Words for Small Models'Wen Ding', 'Fei Jia'"],
      ...['Wen Ding, Fei Jia', '', ' ', long.trim(), long, ` ${long.trim()}`, `${long}95.3LGMay 2, 2025Code`],
      ...[
        long.slice(0, 120),
        `${long}\u0301`,
        `${long}\u202e.`,
        `${long}\u00e9.`,
        `\u5b57${long.trim()}\u5b57`,
      ],
      ...['LGMay 2, 2025CodeSmall Words for Large ModelsWen Ding, Fei Jia et al.', '95.3LGMay 2, 2025'],
      ...['Small Words  for Large Models Wen Ding, Fei Jia et al.', 'Small Words\tWen Ding, Fei Jia et al.'],
      ...[
        `${long}Small Words for Large ModelsWen Ding, Fei Jia, Hainan Xu et al.`,
        'A\u030a Words of a SizeWen Ding et al.',
      ],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 24 }), (lines) => {
        same(lines.join('\n'));
      }),
      { numRuns: 3000 },
    );
  });
});
