/** Where a paper can be looked up by its title: addresses only; opening one is the person's click. */

/**
 * The address of a search for a title at a place. The title goes into the query as encoded text, cut at 300 characters
 * (search pages refuse very long addresses), so that no title can lead anywhere else.
 */
export function lookUpAddress(where: 'arxiv' | 'semanticScholar' | 'googleScholar', title: string): string {
  const words = encodeURIComponent(title.slice(0, 300).replace(loneSurrogates, ''));
  switch (where) {
    case 'arxiv':
      return `https://arxiv.org/search/?searchtype=title&query=${words}`;
    case 'semanticScholar':
      return `https://www.semanticscholar.org/search?q=${words}`;
    case 'googleScholar':
      return `https://scholar.google.com/scholar?q=${words}`;
    default:
      return where satisfies never;
  }
}

/** Half a character, which an address cannot hold. */
const loneSurrogates = /\p{Surrogate}/gu;
