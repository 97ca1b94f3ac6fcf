/** The labels of Typst files, which other files of the same text refer to as they cite. */

/** The names in `<…>`, also those that are no labels: a key that is one of them is not called unknown. */
export function typstLabels(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/<([\p{L}\p{N}\p{M}_.:-]{1,200})>/gu)].map(([, name = '']) => name));
}
