/** Makes a query a question to one paper: what is known at once is asked first, abstracts last. */
import { yearOf, type Day } from '../calendar';
import type { Paper } from '../paper';
import { resolveRange } from './dayRange';
import type { DateField, NumberField, NumberRange, OptionalField, Query, Term } from './query';
import { lettersOf, SearchRow, type QueryFacts } from './searchRow';
import { abstractHas, toSearchText } from './searchText';
import { statusesNamed } from './termValue';
import { topicTest } from './topicTest';

/** What a query is asked in: without a clock, without a time zone. */
export interface QueryContext {
  readonly today: Day;
  /** The day of a time in milliseconds since 1970, where the person is. */
  readonly dayOf: (time: number) => Day;
}

export type RowTest = (row: SearchRow, slot: number) => boolean;

/** Whether an abstract has a folded text. */
export interface AbstractTest {
  /** Whether that is known without reading the abstract. */
  readonly surely: (slot: number) => boolean;
  readonly has: RowTest;
}
export type AbstractTests = (words: string) => AbstractTest;

/** A query as a question to a paper and its facts. `PaperSearch` asks the same of many papers, prepared. */
export function compileQuery(
  query: Query,
  context: QueryContext,
): (paper: Paper, facts: QueryFacts) => boolean {
  const test = compileRows(query, context, readAbstracts);
  return (paper, facts) => test(new SearchRow(paper, facts), 0);
}

/** The same over rows; `abstracts` says how abstracts are asked. */
export function compileRows(query: Query, context: QueryContext, abstracts: AbstractTests): RowTest {
  switch (query.kind) {
    case 'all':
      return () => true;
    case 'and': {
      const tests = byCost(query.parts).map((part) => compileRows(part, context, abstracts));
      return (row, slot) => {
        for (const test of tests) if (!test(row, slot)) return false;
        return true;
      };
    }
    case 'or': {
      const tests = byCost(query.parts).map((part) => compileRows(part, context, abstracts));
      return (row, slot) => {
        for (const test of tests) if (test(row, slot)) return true;
        return false;
      };
    }
    case 'not': {
      const test = compileRows(query.part, context, abstracts);
      return (row, slot) => !test(row, slot);
    }
    default:
      return compileTerm(query, context, abstracts);
  }
}

/** Reads the abstract itself. */
const readAbstracts: AbstractTests = (words) => ({
  surely: () => false,
  has: ({ paper }) => paper.abstract !== null && abstractHas(toSearchText(paper.abstract), words),
});

function compileTerm(term: Term, context: QueryContext, abstracts: AbstractTests): RowTest {
  switch (term.kind) {
    case 'text':
      return compileText(term, abstracts);
    case 'tag': {
      const tag = toSearchText(term.text);
      const words = term.whole ? `${tag}\n` : tag;
      const letters = lettersOf(tag);
      return (row) => row.facts.mark.tags.length > 0 && row.hasTag(words, letters);
    }
    case 'topic': {
      const isMeant = topicTest(term.text);
      return ({ facts }) => isMeant(facts.topic);
    }
    case 'status': {
      const meant = new Set(statusesNamed(term.name));
      return ({ facts }) => meant.has(facts.mark.status);
    }
    case 'number': {
      const { field, range } = term;
      return ({ paper, facts }) => {
        const value = numberOf(field, paper, facts);
        return value !== null && isWithin(value, range);
      };
    }
    case 'date': {
      const { from, to } = resolveRange(term.range, context.today);
      return ({ paper, facts }) => {
        const day = dayOf(term.field, paper, facts, context);
        return day !== null && (from === null || day >= from) && (to === null || day <= to);
      };
    }
    case 'flag':
      return term.field === 'code'
        ? ({ paper }) => paper.code === term.value
        : ({ facts }) => facts.isCited === term.value;
    case 'presence':
      return ({ paper, facts }) => isPresent(term.field, paper, facts) === term.present;
    default:
      return term satisfies never;
  }
}

function compileText({ field, text }: Extract<Term, { kind: 'text' }>, abstracts: AbstractTests): RowTest {
  const words = toSearchText(text);
  const letters = lettersOf(words);
  switch (field) {
    case 'any': {
      const { surely, has } = abstracts(words);
      return (row, slot) => surely(slot) || row.has(words, letters) || has(row, slot);
    }
    case 'abstract':
      return abstracts(words).has;
    case 'source': {
      const known = new Map<string, boolean>();
      return ({ facts: { sourceName } }) => {
        const has = known.get(sourceName) ?? toSearchText(sourceName).includes(words);
        known.set(sourceName, has);
        return has;
      };
    }
    case 'title':
    case 'author':
    case 'org':
    case 'key':
    case 'note':
      return (row) => row.hasIn(field, words, letters);
    default:
      return field satisfies never;
  }
}

function isWithin(value: number, range: NumberRange): boolean {
  switch (range.kind) {
    case 'is':
      return value === range.value;
    case 'between':
      return value >= range.from && value <= range.to;
    case 'compare':
      if (range.sign === '<') return value < range.value;
      if (range.sign === '<=') return value <= range.value;
      return range.sign === '>' ? value > range.value : value >= range.value;
    default:
      return range satisfies never;
  }
}

function numberOf(field: NumberField, paper: Paper, { mark }: QueryFacts): number | null {
  if (field === 'score') return paper.score;
  if (field === 'rating') return mark.rating;
  return paper.date === null ? null : yearOf(paper.date);
}

function dayOf(field: DateField, paper: Paper, { mark }: QueryFacts, context: QueryContext): Day | null {
  if (field === 'date') return paper.date;
  return mark.statusSince === null ? null : context.dayOf(mark.statusSince);
}

function isPresent(field: OptionalField, paper: Paper, facts: QueryFacts): boolean {
  switch (field) {
    case 'author':
      return paper.authors.length > 0;
    case 'org':
      return paper.orgs.length > 0;
    case 'key':
      return facts.citekey !== null;
    case 'note':
      return facts.mark.note !== '';
    case 'abstract':
      return paper.abstract !== null;
    case 'year':
    case 'date':
      return paper.date !== null;
    case 'score':
      return paper.score !== null;
    case 'rating':
      return facts.mark.rating !== null;
    case 'statusdate':
      return facts.mark.statusSince !== null;
    case 'tag':
      return facts.mark.tags.length > 0;
    case 'topic':
      return paper.category !== null;
    default:
      return field satisfies never;
  }
}

/** What needs no text first, then one field, then everything, whose abstracts are long. */
function byCost(parts: readonly Query[]): readonly Query[] {
  return [...parts].sort((a, b) => costOf(a) - costOf(b));
}

function costOf(query: Query): number {
  switch (query.kind) {
    case 'text':
      return query.field === 'any' || query.field === 'abstract' ? 3 : 2;
    case 'tag':
      return 1;
    case 'and':
    case 'or':
      return Math.max(...query.parts.map(costOf));
    case 'not':
      return costOf(query.part);
    default:
      return 0;
  }
}
