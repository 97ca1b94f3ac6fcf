/** The parts of a listing that an editor colours. Names only: package.json says how each looks. */

/** The parts that are coloured, by the names of the editor's token types. */
export const listingTokenTypes = [
  'paperScore',
  'paperCategory',
  'paperDate',
  'paperCode',
  'paperTitle',
  'paperAuthor',
  'paperOrganisation',
  'paperAbstract',
  'paperIgnored',
] as const;
export type ListingTokenType = (typeof listingTokenTypes)[number];
