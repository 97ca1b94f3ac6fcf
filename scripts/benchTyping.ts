/**
 * What a key costs in queries of all kinds, over papers read from a listing (the corpus where it is there) as the host reads
 * them, with the names they have in notes: `node scripts/run.mjs benchTyping [PAPERS] [--json]`. A key's work is to find
 * all hits and put the best in order; nothing that an earlier query found is of use, and what the key before found is.
 * What is found is held against a plain scan.
 */
import { citekeySteps } from '../src/core/citation/citekey';
import { defaultCitekeyPattern } from '../src/core/citation/citekeyPattern';
import { topicOf } from '../src/core/listing/categories';
import { noMark } from '../src/core/marks/mark';
import { PaperSearch } from '../src/core/query/paperSearch';
import { parseQuery } from '../src/core/query/parseQuery';
import { finish } from '../src/core/steps';
import { bigListing } from './bigListing';
import { median, quantile, report, round, type Figure } from './figures';
import { plainScanOf } from './plainScan';
import { ask, context, loadModel, readCold } from './scaleWork';
import { keysOf, typedQueries } from './typedQueries';

const rounds = 5;
/** Milliseconds in which nobody waits. */
const limit = 16;

const args = process.argv.slice(2);
const count = Number(args.find((word) => /^\d{1,7}$/.test(word)) ?? 10_000);
const bytes = new TextEncoder().encode([...bigListing(count)].join(''));
const { papers } = (await readCold(bytes, loadModel())).store.library;
const keys = finish(citekeySteps(papers, new Map(), defaultCitekeyPattern));
const search = new PaperSearch((paper) => ({
  mark: noMark,
  citekey: keys.get(paper.id) ?? null,
  isCited: false,
  topic: topicOf(paper.category),
  sourceName: 'big.papers',
}));
const before = worked();
search.setPapers(papers);
while (search.step(1000, () => performance.now()));
const prepared = worked() - before;
finish(search.rehearse(context));

const figures: Figure[] = [];
const tell = (what: string, value: number, unit: string, most: number | null): void => {
  figures.push({ what, size: papers.length, value: round(value), unit, limit: most });
};
tell('search made ready', prepared, 'ms', null);
const all: number[] = [];
for (const [kind, queries] of Object.entries(typedQueries)) {
  const times: number[] = [];
  for (const query of queries) times.push(...(await timesOf(query)));
  tell(`${kind}: p50`, quantile(times, 0.5), 'ms', null);
  tell(`${kind}: p99`, quantile(times, 0.99), 'ms', limit);
  all.push(...times);
}
tell('all of them: p50', quantile(all, 0.5), 'ms', null);
tell('all of them: p99', quantile(all, 0.99), 'ms', limit);
tell('papers found otherwise than by a plain scan', wrongHits(), 'papers', 0);
report('typing', figures, args);

/** Milliseconds of work for each key, medians of several times it is typed. */
async function timesOf(query: string): Promise<readonly number[]> {
  const typed = keysOf(query);
  const times = typed.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    search.refresh([]);
    for (const [at, text] of typed.entries()) {
      const start = worked();
      await ask(search, text);
      times[at]?.push(worked() - start);
    }
  }
  return times.map(median);
}

function wrongHits(): number {
  const scan = plainScanOf(papers, ({ id }) => keys.get(id) ?? null);
  let wrong = 0;
  for (const query of Object.values(typedQueries).flat()) {
    for (const text of [query, query.slice(0, -1)].filter((each) => keysOf(query).includes(each))) {
      const expected = scan.find(text);
      const found = new Set(search.search(parseQuery(text).query, context).papers);
      for (const [place, paper] of papers.entries()) if (expected.has(place) !== found.has(paper)) wrong++;
    }
  }
  return wrong;
}

/** Milliseconds of processor time of this process so far. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
