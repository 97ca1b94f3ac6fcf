/** How long the parts of an entry may be; longer ones are cut, with a problem. */
export const limits = { byline: 4_000, title: 1_000, abstract: 50_000 } as const;
