/**
 * Lectern beside libraries from npm that do the same job, on the same papers in the same run: `node scripts/run.mjs
 * benchPeers [PAPERS] [--json]`. Search: what one more letter typed costs. BibTeX: finding the entries of a file.
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
import type { QueryContext } from '../src/core/query/termTest';
import { PaperSearch } from '../src/core/query/paperSearch';
import { parseQuery } from '../src/core/query/parseQuery';
import { bigListing } from './bigListing';
import { median, quantile, round, type Figure, report } from './figures';

const usualPapers = 10_000;
/** Of many papers fewer words are typed: the slower engines take seconds for each. */
const manyPapers = 20_000;
const rounds = 5;
const today: Day = '2026-11-23';
const context: QueryContext = { today, dayOf: () => today };

interface Engine {
  readonly name: string;
  /** Milliseconds until it can be asked. */
  readonly build: number;
  readonly search: (words: string) => unknown;
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
  const own = new PaperSearch((paper) => ({
    mark: noMark,
    citekey: null,
    isCited: false,
    topic: topicOf(paper.category),
    sourceName: 'big.papers',
  }));
  const flex = new Index({ tokenize: 'strict' });
  const fuzzy = new uFuzzy();
  const haystack = papers.map((paper) => textOf(paper).toLowerCase());
  return [
    {
      name: 'Lectern',
      build: timeOf(() => {
        own.setPapers(papers);
        while (own.step(1000, () => performance.now()));
      }),
      search: (words) => {
        // Each stroke is asked several times in a run: what it found before is not to be had for nothing.
        own.refresh([]);
        return own.search(parseQuery(words).query, context);
      },
    },
    { name: 'includes over lower-case text', build: 0, search: (words) => scan(haystack, words) },
    ...(papers.length > manyPapers ? [] : [miniSearch(papers)]),
    {
      name: 'flexsearch, whole words only',
      build: timeOf(() => papers.forEach((paper, id) => void flex.add(id, textOf(paper)))),
      search: (words) => flex.search(words, { limit: papers.length }),
    },
    { name: 'uFuzzy', build: 0, search: (words) => fuzzy.filter(haystack, words) },
  ];
}

/** Of 100,000 papers a letter takes it seconds, and building its index a minute: it is left out there. */
function miniSearch(papers: readonly Paper[]): Engine {
  const mini = new MiniSearch<{ readonly id: number; readonly text: string }>({ fields: ['text'] });
  return {
    name: 'minisearch',
    build: timeOf(() => mini.addAll(papers.map((paper, id) => ({ id, text: textOf(paper) })))),
    search: (words) => mini.search(words, { prefix: true, combineWith: 'AND' }),
  };
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
  const own = quantile((times[0] ?? []).map(median), 0.99);
  return all.flatMap(({ name, build }, engine): readonly Figure[] => {
    const p99 = quantile((times[engine] ?? []).map(median), 0.99);
    const size = papers.length;
    const figures: Figure[] = [
      { what: `${name}: ready to search`, size, value: round(build), unit: 'ms', limit: null },
      {
        what: `${name}: key stroke p50`,
        size,
        value: round(quantile((times[engine] ?? []).map(median), 0.5)),
        unit: 'ms',
        limit: null,
      },
      {
        what: `${name}: key stroke p99`,
        size,
        value: round(p99),
        unit: 'ms',
        limit: name === 'Lectern' ? 16 : null,
      },
    ];
    // Of those that answer the same question: flexsearch finds whole words only, and is there to see what that costs.
    if (name !== 'Lectern')
      figures.push({
        what: `Lectern’s p99 over that of ${name}`,
        size,
        value: round(own / p99),
        unit: '×',
        limit: name.startsWith('flexsearch') ? null : 1.2,
      });
    return figures;
  });
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
