/** Listings as long as wanted: of the corpus's papers where it is there, each under as many titles as it takes; made up elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readListing } from '../src/core/listing/readListing';
import { benchPapers } from './madeUpListing';

const corpus = '../shared/corpus/dev.listing.txt.gz';

/** Whether listings are of real papers here. */
export const isFromCorpus = existsSync(corpus);

/** Text of so many papers, all different; always the same. */
export function* bigListing(count: number): Generator<string, void> {
  if (!isFromCorpus) {
    yield* benchPapers(count);
    return;
  }
  const text = gunzipSync(readFileSync(corpus)).toString('utf8');
  const { entries } = readListing(text, { referenceDate: '2026-11-23' });
  for (let index = 0; index < count; index++) {
    const at = index % entries.length;
    const copy = Math.floor(index / entries.length);
    const entry = entries[at];
    if (entry === undefined) return;
    const end = entries[at + 1]?.start ?? text.length;
    // Another title makes it another paper.
    const place = entry.spans.title.end;
    yield copy === 0
      ? text.slice(entry.start, end)
      : `${text.slice(entry.start, place)}, Part ${copy + 1}${text.slice(place, end)}`;
  }
}
