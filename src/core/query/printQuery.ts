/** Writes a query as a person would type it; parsing that gives the same query. */
import type { DateRange, NumberRange, Query } from './query';
import { toQuoted, tokenizeQuery, type QueryTokenKind } from './queryToken';

/** The text of a query made by the parser; '' for the one that lets everything through. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'and':
      return query.parts
        .map((part) => (part.kind === 'or' ? `(${printQuery(part)})` : printQuery(part)))
        .join(' ');
    case 'or':
      return query.parts.map(printQuery).join(' OR ');
    case 'not':
      return isGroup(query.part) ? `-(${printQuery(query.part)})` : `-${printQuery(query.part)}`;
    case 'text':
      return query.field === 'any' ? printWords(query.text) : `${query.field}:${printValue(query.text)}`;
    case 'tag':
      return `tag:${query.whole ? toQuoted(query.text) : printValue(query.text)}`;
    case 'topic':
      return `topic:${printValue(query.text)}`;
    case 'status':
      return `status:${query.name}`;
    case 'number':
      return `${query.field}:${printNumbers(query.range)}`;
    case 'date':
      return `${query.field}:${printDates(query.range)}`;
    case 'flag':
      return `${query.field}:${query.value ? 'yes' : 'no'}`;
    case 'presence':
      return `${query.field}:${query.present ? 'any' : 'none'}`;
    default:
      return query satisfies never;
  }
}

/** A text as a field's value: in quotes where it would not be read as it stands. */
export function printValue(text: string): string {
  const says = ['none', 'any'].includes(text.toLowerCase()) || text.startsWith('"');
  return !says && isRead(`tag:${text}`, ['field', 'value']) ? text : toQuoted(text);
}

function printWords(text: string): string {
  return isRead(text, ['word']) ? text : toQuoted(text);
}

/** Whether a text is read as certain tokens, also where a group ends after it: `f(x` would take its bracket. */
function isRead(text: string, kinds: readonly QueryTokenKind[]): boolean {
  const tokens = tokenizeQuery(`${text})`).map(({ kind }) => kind);
  return tokens.join(' ') === [...kinds, 'close'].join(' ');
}

function isGroup(query: Query): boolean {
  return query.kind === 'and' || query.kind === 'or';
}

function printNumbers(range: NumberRange): string {
  switch (range.kind) {
    case 'is':
      return String(range.value);
    case 'between':
      return `${range.from}..${range.to}`;
    case 'compare':
      return `${range.sign}${range.value}`;
    default:
      return range satisfies never;
  }
}

function printDates(range: DateRange): string {
  switch (range.kind) {
    case 'days':
      return range.from === range.to ? (range.from ?? '..') : `${range.from ?? ''}..${range.to ?? ''}`;
    case 'age':
      return `${range.than === 'younger' ? '<' : '>'}${range.count}${range.unit}`;
    case 'period':
      return range.period;
    default:
      return range satisfies never;
  }
}
