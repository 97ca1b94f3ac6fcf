import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { evidentBoundary } from '../../../../src/core/listing/evidentBoundary';
import { parseBoundaryModel } from '../../../../src/core/listing/boundaryModel';
import { createModelChoice } from '../../../../src/core/listing/modelChoice';
import { readListing } from '../../../../src/core/listing/readListing';
import type { Entry } from '../../../../src/core/paper';
import { readCorpus, type Sample } from '../../../../scripts/training/corpus';
import { brokenVariants, variants, type PlainEntry } from './variants';

const folder = '../shared/corpus';
const papersPerPart = 900;

/** What must be right in every rendering, as one text for each paper. */
const told = ({ title, authors, etAl, orgs, category, date, score, code, abstract }: Told): string =>
  JSON.stringify([title, authors, etAl, orgs, category, date, score, code, abstract]);
type Told = Omit<Entry, 'date'> & { readonly date: string | null };

function toPlainEntry({ byline, truth, ...paper }: Sample, header: string): PlainEntry {
  return {
    header,
    title: byline.text.slice(0, truth),
    people: byline.text.slice(truth),
    abstract: paper.abstract,
  };
}

/** The headers of a listing, in order: each byline is known, and the header stands before it. */
function headersOf(name: string, samples: readonly Sample[]): readonly string[] {
  const lines = gunzipSync(readFileSync(`${folder}/${name}.listing.txt.gz`))
    .toString('utf8')
    .split('\n');
  const headers: string[] = [];
  let at = 0;
  for (const { byline, title } of samples) {
    while (at < lines.length && !(lines[at] ?? '').startsWith(title)) at += 1;
    headers.push(lines[at - 1] ?? '');
    at += byline.text === lines[at] ? 1 : 0;
  }
  return headers;
}

describe('readListing on the corpus', function () {
  this.timeout(60_000);
  const samples: Sample[] = [];
  const entries: PlainEntry[] = [];
  const model = parseBoundaryModel(readFileSync('media/boundary.bin'));
  assert.ok(model);
  const chooseBoundary = createModelChoice(model);

  before(function () {
    if (!existsSync(folder)) {
      console.log(`      skipped: ${folder} is not here`);
      this.skip();
    }
    for (const part of readCorpus(folder)) {
      const some = part.samples.slice(0, papersPerPart);
      const headers = headersOf(part.name, some);
      some.forEach((sample, index) => {
        samples.push(sample);
        entries.push(toPlainEntry(sample, headers[index] ?? ''));
      });
    }
  });

  const renderings = [
    ...Object.entries(variants).map(([name, render]) => ({ name, render, right: 997 })),
    ...Object.entries(brokenVariants).map(([name, render]) => ({ name, render, right: 920 })),
  ];
  for (const { name, render, right } of renderings) {
    it(`is right about ${right} in 1,000 papers or more from ${name}`, () => {
      const { entries: found } = readListing(render(entries), {
        referenceDate: '2026-11-23',
        chooseBoundary,
      });
      assert.equal(found.length, samples.length);
      const wrong = samples.filter((sample, index) => {
        const entry = found[index];
        return (
          !entry ||
          told(entry) !== told({ ...sample, authors: sample.shownAuthors, title: sample.title.trim() })
        );
      });
      assert.ok(
        1000 * wrong.length <= (1000 - right) * samples.length,
        wrong.map(({ byline }) => byline.text).join('\n'),
      );
    });
  }

  it('is never wrong where it finds a boundary evident', () => {
    const wrong = samples.filter(({ byline, truth }) => {
      const evident = evidentBoundary(byline);
      return evident !== null && evident !== truth;
    });
    assert.deepEqual(wrong, []);
  });
});
