/** What is typed into the filter, by kind: each is measured key by key. */
export const typedQueries = {
  words: ['sparse attention', 'graph neural network', 'policy gradient', 'we', 'diffusion model', 'transfer'],
  'one letter': ['a', 'c', 'e', 'i', 'n', 'o', 't', 's', 'x', 'z'],
  'phrases half typed': [
    '"in the wild"',
    '"state of the art"',
    '"large language models"',
    '"on the"',
    '"for a"',
    '"of t"',
    '"we propose a"',
  ],
  hyphens: ['multi-modal', 'state-of-the-art', 'self-supervised', 'e-commerce', 'k-means', 'x-ray'],
  'other signs': ['c++', 'r&d', 'n/a', "o'neill", '(rl)', 'x_i', '100%', 'a*'],
  dots: ['gpt-3.5', 'e.g.', 'et al.', 'i.e.', '1.5'],
  accents: ['josé garcía', 'poincaré', 'naïve', 'schrödinger'],
  digits: ['2024', '3d', '7b', '100', 'gpt-4'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A query as it is typed: each beginning of it that asks for something. */
export function keysOf(query: string): readonly string[] {
  const begun = Array.from({ length: query.length }, (_, at) => query.slice(0, at + 1));
  return begun.filter((text) => /[^\s"]/.test(text) && !text.endsWith(' '));
}
