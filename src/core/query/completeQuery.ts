/** What could be typed at a place of a query: names of fields, and values of the field before it. */
import type { Topic } from '../listing/categories';
import type { Span } from '../problem';
import { printValue } from './printQuery';
import { flagFields, isQueryField, optionalFields, periods, queryFields, type QueryField } from './query';
import { readQuoted, toQuoted, tokenizeQuery, type QueryToken } from './queryToken';
import { hasWordStart, toSearchText } from './searchText';
import { statusNames } from './termValue';

/** What the library has, each list with what is most used first. */
export interface QueryVocabulary {
  readonly tags: readonly string[];
  readonly topics: readonly Topic[];
  readonly authors: readonly string[];
  readonly orgs: readonly string[];
  readonly sources: readonly string[];
}

export interface QuerySuggestion {
  readonly kind: 'field' | 'value';
  /** The field, or the field the value is of. */
  readonly field: QueryField;
  /** What to write in place of the span. */
  readonly insert: string;
  /** What it says, where that is not what is written: a topic's name. */
  readonly label: string;
  readonly replace: Span;
}

const suggestionsAtMost = 50;
const ages = ['<7d', '<30d', '<1y'] as const;

/** Takes a query's text and the cursor's place in it (any number); gives suggestions, those that begin as typed first. */
export function completeQuery(
  text: string,
  offset: number,
  vocabulary: QueryVocabulary,
): readonly QuerySuggestion[] {
  const cursor = Math.max(0, Math.min(text.length, Math.trunc(offset) || 0));
  const tokens = tokenizeQuery(text);
  const index = tokens.findIndex(({ span }) => span.start < cursor && cursor <= span.end);
  const token = tokens[index];
  const typed = token === undefined ? '' : text.slice(token.span.start, cursor);
  switch (token?.kind) {
    case 'field':
      if (!typed.endsWith(':')) return completeField(typed, token.span);
      return completeValue(typed, '', valueAfter(tokens[index + 1], cursor), vocabulary);
    case 'value': {
      const field = tokens[index - 1]?.span;
      const name = text.slice(field?.start, field?.end);
      const value = typed.startsWith('"') ? readQuoted(typed).text : typed;
      return completeValue(name, value, token.span, vocabulary);
    }
    case 'word':
      return completeField(typed, token.span);
    case 'phrase':
      return [];
    default:
      return completeField('', { start: cursor, end: cursor });
  }
}

function valueAfter(next: QueryToken | undefined, cursor: number): Span {
  return next?.kind === 'value' ? next.span : { start: cursor, end: cursor };
}

function completeField(typed: string, replace: Span): readonly QuerySuggestion[] {
  const begun = typed.toLowerCase();
  return queryFields
    .filter((field) => field.startsWith(begun))
    .map((field) => ({ kind: 'field', field, insert: `${field}:`, label: `${field}:`, replace }));
}

interface Choice {
  readonly insert: string;
  readonly label: string;
}

function completeValue(
  fieldText: string,
  typed: string,
  replace: Span,
  vocabulary: QueryVocabulary,
): readonly QuerySuggestion[] {
  const field = fieldText.slice(0, -1).toLowerCase();
  if (!isQueryField(field)) return [];
  const optional = optionalFields.some((name) => name === field) ? ['any', 'none'] : [];
  const choices = [...choicesOf(field, vocabulary), ...optional.map(asTyped)];
  return bestOf(choices, toSearchText(typed)).map((choice) => ({ kind: 'value', field, ...choice, replace }));
}

function choicesOf(field: QueryField, vocabulary: QueryVocabulary): readonly Choice[] {
  switch (field) {
    case 'tag':
      // In quotes, so that the tag is meant and not those that begin with it too.
      return vocabulary.tags.map((tag) => ({ insert: toQuoted(tag), label: tag }));
    case 'topic':
      return vocabulary.topics.map(({ id, name }) => ({ insert: printValue(id), label: `${id} ${name}` }));
    case 'author':
      return vocabulary.authors.map(asValue);
    case 'org':
      return vocabulary.orgs.map(asValue);
    case 'source':
      return vocabulary.sources.map(asValue);
    case 'status':
      return statusNames.map(asTyped);
    case 'date':
    case 'statusdate':
      return [...periods, ...ages].map(asTyped);
    case 'rating':
      return ['1', '2', '3', '4', '5', '>=4'].map(asTyped);
    default:
      return flagFields.some((name) => name === field) ? ['yes', 'no'].map(asTyped) : [];
  }
}

function asTyped(text: string): Choice {
  return { insert: text, label: text };
}

function asValue(text: string): Choice {
  return { insert: printValue(text), label: text };
}

/** Choices that begin as typed, then those in which another word does. Lists may be long: it ends when enough begin so. */
function bestOf(choices: readonly Choice[], typed: string): readonly Choice[] {
  const begun: Choice[] = [];
  const later: Choice[] = [];
  for (const choice of choices) {
    if (begun.length === suggestionsAtMost) break;
    const label = toSearchText(choice.label);
    if (label.startsWith(typed)) begun.push(choice);
    else if (later.length < suggestionsAtMost && hasWordStart(label, typed)) later.push(choice);
  }
  return [...begun, ...later].slice(0, suggestionsAtMost);
}
