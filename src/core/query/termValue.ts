/** Reads what stands after a field's name: a number, a range, a status, yes or no. */
import { statuses, type Status } from '../marks/mark';
import { readDateRange } from './dayRange';
import { printValue } from './printQuery';
import {
  comparisons,
  dateFields,
  flagFields,
  numberFields,
  optionalFields,
  type NumberField,
  type NumberRange,
  type QueryField,
  type QueryProblemCode,
  type Term,
} from './query';
import { toSearchText } from './searchText';

/** A term, or why there is none. */
export type TermReading = Term | { readonly kind: 'problem'; readonly code: QueryProblemCode };

/** `unread` is not a status but three; it stands with them in what a person types. */
export const statusNames = [...statuses, 'unread'] as const;

const flagNames: readonly (readonly [string, boolean])[] = [
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
];

/** Takes a field and its value as typed, without quotes; a value the field cannot have gives a problem. */
export function readTerm(field: QueryField, value: string, quoted: boolean): TermReading {
  const text = value.replace(/\s+/g, ' ').trim();
  if (text === '') return problem('unfinished-value');
  const lower = text.toLowerCase();
  const optional = optionalFields.find((name) => name === field);
  if (!quoted && optional !== undefined && (lower === 'none' || lower === 'any')) {
    return { kind: 'presence', field: optional, present: lower === 'any' };
  }
  const numberField = numberFields.find((name) => name === field);
  if (numberField !== undefined) return readNumber(numberField, lower);
  const dateField = dateFields.find((name) => name === field);
  if (dateField !== undefined) {
    const range = readDateRange(lower);
    if (range === 'unfinished') return problem('unfinished-value');
    return range === 'bad' ? problem('bad-date') : { kind: 'date', field: dateField, range };
  }
  const flagField = flagFields.find((name) => name === field);
  if (flagField !== undefined) {
    const flag = flagNames.find(([name]) => name.startsWith(lower));
    return flag === undefined ? problem('bad-flag') : { kind: 'flag', field: flagField, value: flag[1] };
  }
  return readTextTerm(field, text, quoted);
}

/** The statuses a name stands for: that one, those that begin with it, or all `unread` ones; none where it is none's. */
export function statusesNamed(name: string): readonly Status[] {
  if (name === 'unread') return ['new', 'queued', 'reading'];
  const exact = statuses.filter((status) => status === name);
  return exact.length > 0 ? exact : statuses.filter((status) => status.startsWith(name));
}

function readTextTerm(field: QueryField, text: string, quoted: boolean): TermReading {
  if (field === 'status') {
    const name = text.toLowerCase();
    if (statusesNamed(name).length > 0) return { kind: 'status', name };
    return problem('unread'.startsWith(name) ? 'unfinished-value' : 'bad-status');
  }
  if (toSearchText(text) === '') return problem('nothing-to-find');
  switch (field) {
    case 'tag':
      // What has to stand in quotes is meant whole even while its second quote is not typed yet.
      return { kind: 'tag', text, whole: quoted || printValue(text) !== text };
    case 'topic':
      return { kind: 'topic', text };
    case 'title':
    case 'author':
    case 'org':
    case 'key':
    case 'note':
    case 'source':
    case 'abstract':
      return { kind: 'text', field, text };
    default:
      return problem('nothing-to-find');
  }
}

function readNumber(field: NumberField, text: string): TermReading {
  const range = readNumberRange(text);
  if (range === null)
    return /^([<>]=?|=|\.\.?)$/.test(text) ? problem('unfinished-value') : problem('bad-number');
  // `year:20` is the beginning of a year, and no paper's year.
  if (field === 'year' && boundsOf(range).some((value) => value < 1000)) return problem('unfinished-value');
  return { kind: 'number', field, range };
}

function readNumberRange(text: string): NumberRange | null {
  const dots = text.indexOf('..');
  if (dots >= 0) {
    const from = readBound(text.slice(0, dots));
    const to = readBound(text.slice(dots + 2));
    if (from === null || to === null) return null;
    if (from === undefined) return to === undefined ? null : { kind: 'compare', sign: '<=', value: to };
    if (to === undefined) return { kind: 'compare', sign: '>=', value: from };
    return { kind: 'between', from: Math.min(from, to), to: Math.max(from, to) };
  }
  const sign =
    comparisons.findLast((candidate) => text.startsWith(candidate)) ?? (text.startsWith('=') ? '=' : '');
  const value = readBound(text.slice(sign.length));
  if (value === null || value === undefined) return null;
  return sign === '' || sign === '=' ? { kind: 'is', value } : { kind: 'compare', sign, value };
}

/** A number, undefined for an open end, null for what is none. */
function readBound(text: string): number | null | undefined {
  if (text === '') return undefined;
  return /^\d{1,6}(\.\d{0,6})?$/.test(text) ? Number(text) : null;
}

function boundsOf(range: NumberRange): readonly number[] {
  return range.kind === 'between' ? [range.from, range.to] : [range.value];
}

function problem(code: QueryProblemCode): TermReading {
  return { kind: 'problem', code };
}
