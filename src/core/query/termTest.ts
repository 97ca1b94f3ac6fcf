/** What a term that asks for no text asks of a slot's paper. */
import type { Day } from '../calendar';
import { resolveRange } from './dayRange';
import { dayNumber, type PaperColumns } from './paperColumns';
import type { NumberField, NumberRange, Term } from './query';
import { toSearchText } from './searchText';
import { statusesNamed } from './termValue';
import { topicTest } from './topicTest';

/** What a query is asked in: without a clock, without a time zone. */
export interface QueryContext {
  readonly today: Day;
  /** The day of a time in milliseconds since 1970, where the person is. */
  readonly dayOf: (time: number) => Day;
}

/** All but texts of papers. */
type ColumnTerm =
  Exclude<Term, { kind: 'text' | 'tag' }> | { readonly kind: 'source'; readonly text: string };

/** A term as a question to one slot of some columns; null where they do not tell: whether there is an abstract. */
export function termTest(
  term: ColumnTerm,
  columns: PaperColumns,
  { today, dayOf }: QueryContext,
): ((slot: number) => boolean) | null {
  switch (term.kind) {
    case 'source': {
      const words = toSearchText(term.text);
      return columns.hasSource((name) => toSearchText(name).includes(words));
    }
    case 'topic':
      return columns.hasTopic(topicTest(term.text));
    case 'status':
      return columns.hasStatus(statusesNamed(term.name));
    case 'number': {
      const { range } = term;
      const values = valuesOf(term.field, columns);
      return (slot) => isWithin(values(slot), range);
    }
    case 'date': {
      const { from, to } = resolveRange(term.range, today);
      const first = Math.max(1, dayNumber(from));
      const last = to === null ? Infinity : dayNumber(to);
      const { days, statusTimes } = columns;
      if (term.field === 'date') {
        return (slot) => {
          const day = days[slot] ?? 0;
          return day >= first && day <= last;
        };
      }
      return (slot) => {
        const time = statusTimes[slot] ?? Number.NaN;
        if (Number.isNaN(time)) return false;
        const day = dayNumber(dayOf(time));
        return day >= first && day <= last;
      };
    }
    case 'flag': {
      const has = columns.has(term.field);
      return (slot) => has(slot) === term.value;
    }
    case 'presence': {
      if (term.field === 'abstract') return null;
      const has = columns.has(term.field);
      return (slot) => has(slot) === term.present;
    }
    default:
      return term satisfies never;
  }
}

/** The numbers of a field, by slot; NaN where there is none. */
function valuesOf(field: NumberField, { scores, ratings, days }: PaperColumns): (slot: number) => number {
  switch (field) {
    case 'score':
      return (slot) => scores[slot] ?? Number.NaN;
    case 'rating':
      return (slot) => ratings[slot] ?? Number.NaN;
    case 'year':
      return (slot) => {
        const day = days[slot] ?? 0;
        return day === 0 ? Number.NaN : day >> 9;
      };
    default:
      return field satisfies never;
  }
}

/** NaN is within no range. */
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
