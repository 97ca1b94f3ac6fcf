/** The texts a query looks for: what is shown as a hit, and what a hit is ranked by. */
import type { Query, TextField } from './query';
import { toSearchText } from './searchText';

export interface SoughtText {
  readonly field: TextField | 'any' | 'tag';
  /** As search text. */
  readonly words: string;
}

/** The texts that papers must or may have, in the order of the query; not those they must not have. */
export function soughtTexts(query: Query): readonly SoughtText[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.flatMap(soughtTexts);
    case 'text':
      return [{ field: query.field, words: toSearchText(query.text) }];
    case 'tag':
      return [{ field: 'tag', words: toSearchText(query.text) }];
    default:
      return [];
  }
}
