/**
 * Lectern beside libraries from npm that do the same job, on the same papers in the same run: `node scripts/run.mjs
 * benchPeers [PAPERS] [--json]`. Search: what one more letter typed costs each to give all the hits it finds, and Lectern
 * to put the best in order as well, as the tree does. What each finds is held against a plain scan, for none answers quite
 * the same question: shares of the scan's hits over all that is typed. BibTeX: finding the entries of a file.
 */
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import uFuzzy from '@leeoniya/ufuzzy';
import { scanBib } from '../src/core/bibliography/bibSpans';
import { toBibtex } from '../src/core/citation/bibtex';
import type { Day } from '../src/core/calendar';
import { identify } from '../src/core/library/identity';
import { topicOf } from '../src/core/listing/categories';
import { readListing } from '../src/core/listing/readListing';
import { noMark } from '../src/core/marks/mark';
import type { Paper } from '../src/core/paper';
import { PaperSearch } from '../src/core/query/paperSearch';
import { parseQuery } from '../src/core/query/parseQuery';
import { bigListing } from './bigListing';
import { median, quantile, round, type Figure, report } from './figures';
import { plainScanOf } from './plainScan';
import { context, rankedAtMost, sweep } from './scaleWork';

const usualPapers = 10_000;
/** Of many papers fewer words are typed: the slower engines take seconds for each. */
const manyPapers = 20_000;
const rounds = 5;
const today: Day = '2026-11-23';

interface Engine {
  readonly name: string;
  /** Milliseconds until it can be asked. */
  readonly build: number;
  /** Bytes it keeps, its own copy of texts included. */
  readonly kept: number;
  readonly search: (words: string) => unknown;
  /** The places of the papers that were found. */
  readonly places: (words: string) => readonly number[];
}

function papersOf(count: number): readonly Paper[] {
  const text = [...bigListing(count)].join('');
  const seen = new Set<string>();
  return readListing(text, { referenceDate: today }).entries.flatMap((entry): readonly Paper[] => {
    const { title, authors, etAl, orgs, category, date, score, code, abstract } = entry;
    const facts = { title, authors, etAl, orgs, category, date, score, code, abstract };
    const id = identify(facts);
    if (seen.has(id)) return [];
    seen.add(id);
    return [{ ...facts, id, source: 'file:///big.papers', span: { start: 0, end: 0 } }];
  });
}

function textOf({ title, authors, orgs, abstract }: Paper): string {
  return `${title} ${authors.join(' ')} ${orgs.join(' ')} ${abstract ?? ''}`;
}

function engines(papers: readonly Paper[]): readonly Engine[] {
  const fuzzy = new uFuzzy();
  const texts = (): string[] => papers.map((paper) => textOf(paper).toLowerCase());
  return [
    lectern(papers),
    engine('includes over lower-case text', texts, scan, asTheyAre),
    flexSearch(papers, 'flexsearch, whole words only', 'strict'),
    ...(papers.length > manyPapers ? [] : slowToBuild(papers)),
    engine('uFuzzy', texts, (haystack, words) => fuzzy.filter(haystack, words) ?? [], asTheyAre),
  ];
}

/** An engine that gives places; building it and what it keeps are measured. */
function engine<Index, Result = readonly number[]>(
  name: string,
  make: () => Index,
  search: (index: Index, words: string) => Result,
  placesOf: (result: Result) => readonly number[],
): Engine {
  const before = keptBytes();
  const start = performance.now();
  const index = make();
  const build = performance.now() - start;
  return {
    name,
    build,
    kept: keptBytes() - before,
    search: (words) => search(index, words),
    places: (words) => placesOf(search(index, words)),
  };
}

function lectern(papers: readonly Paper[]): Engine {
  const places = new Map(papers.map((paper, place) => [paper, place]));
  return engine(
    'Lectern',
    () => {
      const search = new PaperSearch((paper) => ({
        mark: noMark,
        citekey: null,
        isCited: false,
        topic: topicOf(paper.category),
        sourceName: 'big.papers',
      }));
      search.setPapers(papers);
      while (search.step(1000, () => performance.now()));
      return search;
    },
    (search, words) => {
      // Each stroke is asked several times in a run: what it found before is not to be had for nothing.
      search.refresh([]);
      const { query } = parseQuery(words);
      const found = search.search(query, context).papers;
      search.best(query, context, rankedAtMost);
      return found;
    },
    (found) => found.map((paper) => places.get(paper) ?? -1),
  );
}

/** With `forward` a word is found by its beginnings as well, as with the others that are typed into. */
function flexSearch(papers: readonly Paper[], name: string, tokenize: 'strict' | 'forward'): Engine {
  const make = (): Index => {
    const index = new Index({ tokenize });
    papers.forEach((paper, id) => void index.add(id, textOf(paper)));
    return index;
  };
  return engine(
    name,
    make,
    (index, words) => index.search(words, { limit: papers.length }),
    (ids) => ids.map(Number),
  );
}

/**
 * They are left out where there are many papers: of 100,000 minisearch takes a minute to build and seconds for a letter, and
 * flexsearch by beginnings of words many minutes to build and gigabytes.
 */
function slowToBuild(papers: readonly Paper[]): readonly Engine[] {
  return [miniSearch(papers), flexSearch(papers, 'flexsearch, beginnings of words', 'forward')];
}

function miniSearch(papers: readonly Paper[]): Engine {
  const make = (): MiniSearch<{ readonly id: number; readonly text: string }> => {
    const mini = new MiniSearch<{ readonly id: number; readonly text: string }>({ fields: ['text'] });
    mini.addAll(papers.map((paper, id) => ({ id, text: textOf(paper) })));
    return mini;
  };
  return engine(
    'minisearch',
    make,
    (mini, words) => mini.search(words, { prefix: true, combineWith: 'AND' }),
    (found) => found.map(({ id }) => Number(id)),
  );
}

function asTheyAre(places: readonly number[]): readonly number[] {
  return places;
}

/** Heap and buffers, after what is not needed has been let go of. */
function keptBytes(): number {
  sweep(3);
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function scan(haystack: readonly string[], words: string): readonly number[] {
  const sought = words.split(' ').filter((word) => word !== '');
  const found: number[] = [];
  haystack.forEach((text, index) => {
    if (sought.every((word) => text.includes(word))) found.push(index);
  });
  return found;
}

/** Two words of titles each, letter by letter from the second on, as they are typed. */
function strokes(papers: readonly Paper[]): readonly string[] {
  const queries = papers.length > manyPapers ? 8 : 20;
  return Array.from({ length: queries }, (_, index) => {
    const title = papers[Math.floor((index * papers.length) / queries)]?.title ?? '';
    const words = title.toLowerCase().match(/[a-z]{4,}/g) ?? [];
    const typed = words.slice(0, 2).join(' ');
    return Array.from({ length: Math.max(0, typed.length - 1) }, (_each, at) => typed.slice(0, at + 2));
  })
    .flat()
    .filter((typed) => !typed.endsWith(' '));
}

function searchFigures(papers: readonly Paper[]): readonly Figure[] {
  const typed = strokes(papers);
  const all = engines(papers);
  const times = all.map(() => typed.map((): number[] => []));
  for (let round = 0; round < rounds; round++) {
    typed.forEach((words, stroke) => {
      all.forEach(({ search }, engine) => times[engine]?.[stroke]?.push(timeOf(() => void search(words))));
    });
  }
  const [own = Number.NaN, ...p99s] = times.map((of) => quantile(of.map(median), 0.99));
  const shares = sharesOf(all, papers, typed);
  const size = papers.length;
  return all.flatMap(({ name, build, kept }, engine): readonly Figure[] => {
    const figure = (what: string, value: number, unit: string, limit: number | null = null): Figure => {
      return { what: `${name}: ${what}`, size, value: round(value), unit, limit };
    };
    const isOwn = engine === 0;
    const p99 = isOwn ? own : (p99s[engine - 1] ?? Number.NaN);
    const { missed, tooMany } = shares[engine] ?? { missed: Number.NaN, tooMany: Number.NaN };
    const figures = [
      figure('ready to search', build, 'ms'),
      figure('kept', kept / 1e6, 'MB'),
      figure('key stroke p50', quantile((times[engine] ?? []).map(median), 0.5), 'ms'),
      figure('key stroke p99', p99, 'ms', isOwn ? 16 : null),
      figure('hits it misses', missed, 'of 1', isOwn ? 0 : null),
      figure('hits it should not have', tooMany, 'of 1', isOwn ? 0 : null),
    ];
    if (isOwn) return figures;
    const what = `Lectern’s p99 over that of ${name}`;
    // Of few papers each takes less than anybody can tell, and what has looked up every beginning takes the least.
    const limit = size >= manyPapers || !name.startsWith('flexsearch') ? 1.2 : null;
    return [...figures, { what, size, value: round(own / p99), unit: '×', limit }];
  });
}

/** Over all that is typed, of the hits of a plain scan: the share that each engine misses, and what it finds besides. */
function sharesOf(
  all: readonly Engine[],
  papers: readonly Paper[],
  typed: readonly string[],
): readonly { readonly missed: number; readonly tooMany: number }[] {
  const scan = plainScanOf(papers, () => null);
  const sums = all.map(() => ({ missed: 0, tooMany: 0 }));
  let total = 0;
  for (const words of typed) {
    const expected = scan.find(words);
    total += expected.size;
    for (const [engine, { places }] of all.entries()) {
      const sum = sums[engine];
      if (sum === undefined) continue;
      const found = new Set(places(words));
      const both = [...found].filter((place) => expected.has(place)).length;
      sum.missed += expected.size - both;
      sum.tooMany += found.size - both;
    }
  }
  return sums.map(({ missed, tooMany }) => ({ missed: missed / total, tooMany: tooMany / total }));
}

async function bibtexFigures(papers: readonly Paper[]): Promise<readonly Figure[]> {
  const entries = papers.map((paper, index) => toBibtex(paper, { key: `key${index}` }));
  const text = entries.join('\n');
  const json = JSON.stringify(papers);
  const { parse } = await import('@retorquere/bibtex-parser');
  const readers: readonly (readonly [string, () => unknown])[] = [
    ['Lectern, entries and keys', () => scanBib(text)],
    ['@retorquere/bibtex-parser, fields as written', () => parse(text, { raw: true })],
  ];
  const times = readers.map((): number[] => []);
  const base: number[] = [];
  for (let round = 0; round < rounds; round++) {
    base.push(timeOf(() => void JSON.parse(json)));
    readers.forEach(([, read], index) => times[index]?.push(timeOf(() => void read())));
  }
  return readers.map(([name], index) => ({
    what: `BibTeX by ${name}`,
    size: papers.length,
    value: round(median(times[index] ?? []) / median(base)),
    unit: '× JSON.parse',
    limit: null,
  }));
}

function timeOf(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

const args = process.argv.slice(2);
const count = Number(args.find((word) => /^\d{1,7}$/.test(word)) ?? usualPapers);
const papers = papersOf(count);
report(
  'beside other libraries',
  [...searchFigures(papers), ...(await bibtexFigures(papers.slice(0, 2_000)))],
  args,
);
