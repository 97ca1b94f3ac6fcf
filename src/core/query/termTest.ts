/** What a term that asks for no text asks of a paper. */
import { yearOf, type Day } from '../calendar';
import type { Topic } from '../listing/categories';
import type { Mark } from '../marks/mark';
import type { Paper } from '../paper';
import { resolveRange } from './dayRange';
import type { DateField, NumberField, NumberRange, OptionalField, Term } from './query';
import { statusesNamed } from './termValue';
import { topicTest } from './topicTest';

/** What is known of a paper besides what its source says. */
export interface QueryFacts {
  readonly mark: Mark;
  /** The name it has or would have in notes. */
  readonly citekey: string | null;
  readonly isCited: boolean;
  readonly topic: Topic;
  /** What the person calls the source: a file's name or path. */
  readonly sourceName: string;
}

/** What a query is asked in: without a clock, without a time zone. */
export interface QueryContext {
  readonly today: Day;
  /** The day of a time in milliseconds since 1970, where the person is. */
  readonly dayOf: (time: number) => Day;
}

export type TermTest = (paper: Paper, facts: QueryFacts) => boolean;

/** A term as a question to one paper. Texts are found by indexes (textHits.ts). */
export function termTest(term: Exclude<Term, { kind: 'text' | 'tag' }>, context: QueryContext): TermTest {
  switch (term.kind) {
    case 'topic': {
      const isMeant = topicTest(term.text);
      return (_, { topic }) => isMeant(topic);
    }
    case 'status': {
      const meant = new Set(statusesNamed(term.name));
      return (_, { mark }) => meant.has(mark.status);
    }
    case 'number': {
      const { field, range } = term;
      return (paper, facts) => {
        const value = numberOf(field, paper, facts);
        return value !== null && isWithin(value, range);
      };
    }
    case 'date': {
      const { from, to } = resolveRange(term.range, context.today);
      return (paper, facts) => {
        const day = dayOf(term.field, paper, facts, context);
        return day !== null && (from === null || day >= from) && (to === null || day <= to);
      };
    }
    case 'flag':
      return term.field === 'code'
        ? ({ code }) => code === term.value
        : (_, { isCited }) => isCited === term.value;
    case 'presence':
      return (paper, facts) => isPresent(term.field, paper, facts) === term.present;
    default:
      return term satisfies never;
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
