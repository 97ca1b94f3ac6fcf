/** What a query of words and phrases means, read from the texts of all papers one after another: what answers are held against. */
import type { Paper } from '../src/core/paper';
import { parseQuery } from '../src/core/query/parseQuery';
import { abstractHas, toSearchText } from '../src/core/query/searchText';
import { soughtTexts } from '../src/core/query/sought';

export interface PlainScan {
  /** The places of the papers that a query finds. */
  readonly find: (text: string) => ReadonlySet<number>;
}

/** Takes papers with the names they have in notes, or null where they have none. */
export function plainScanOf(papers: readonly Paper[], keyOf: (paper: Paper) => string | null): PlainScan {
  const texts = papers.map((paper) => ({
    names: [paper.title, ...paper.authors, ...paper.orgs, keyOf(paper) ?? ''].map(toSearchText),
    abstract: toSearchText(paper.abstract ?? ''),
  }));
  return {
    find: (text) => {
      const { query } = parseQuery(text);
      const sought = soughtTexts(query);
      const isOfWords =
        query.kind === 'text' || (query.kind === 'and' && query.parts.length === sought.length);
      if (!isOfWords || sought.some(({ field }) => field !== 'any'))
        throw new Error(`${text} asks for more than words`);
      const found = new Set<number>();
      for (const [place, { names, abstract }] of texts.entries()) {
        const has = ({ words }: { readonly words: string }): boolean =>
          names.some((name) => name.includes(words)) || abstractHas(abstract, words);
        if (sought.every(has)) found.add(place);
      }
      return found;
    },
  };
}
