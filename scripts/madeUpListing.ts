/** Listings of made-up papers to measure by, drawn from a seed: the same every time. */
import { createRandom } from './training/fit';

const categories = ['CL', 'LG', 'CV', 'AI', 'RO', 'IR', 'SD', 'ML', 'CR', 'HC', 'hep-th', 'quant-ph'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const slugs = ['nvidia', 'cmu', 'amazon-science', 'google-research', 'mit', 'eth-zurich', 'allenai'];
const given = [
  'Wen',
  'Maria',
  'Fei',
  'José',
  'Anna',
  'Yusuf',
  'Priya',
  'Lukas',
  'Mei-Ling',
  'J. K.',
  'Zoë',
  'Tomáš',
];
const family = [
  'Ding',
  'García',
  'Jia',
  'van der Berg',
  'Okafor',
  'Iyer',
  'McKay',
  'LeBrun',
  'Xu',
  'Novák',
  'Sato',
];
const words =
  'learning models language speech graph neural robust efficient sparse attention data training evaluation inference retrieval policy reward image video transfer search causal latent prompt token kernel noise bound sample'.split(
    ' ',
  );
const joints = ['of', 'for', 'with', 'in', 'under', 'and'];

/** Text of papers as the page prints them; paper `index` of a seed is always the same. */
export function* benchPapers(count: number, seed = 1): Generator<string, void> {
  const random = createRandom(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  for (let index = 0; index < count; index++) {
    const score = random() < 0.2 ? (random() * 100).toFixed(1) : '';
    const day = 1 + Math.floor(random() * 28);
    const year = random() < 0.8 ? `, ${2020 + Math.floor(random() * 6)}` : '';
    const code = random() < 0.4 ? 'Code' : '';
    yield `${score}${pick(categories)}${pick(months)} ${day}${year}${code}\n`;
    const title = sentence(6 + Math.floor(random() * 8), index, pick, capitalise);
    const people = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => `${pick(given)} ${pick(family)}`,
    );
    const more = people.length === 3 && random() < 0.7 ? ' et al.' : '';
    const orgs = random() < 0.35 ? ` · ${pick(slugs)}` : '';
    yield `${title}${people.join(', ')}${more}${orgs}\n`;
    const sentences = 6 + Math.floor(random() * 5);
    const abstract = Array.from(
      { length: sentences },
      () => `We ${sentence(14 + Math.floor(random() * 10), index, pick, (word) => word)}.`,
    );
    yield `${abstract.join(' ')}\n`;
  }
}

/** The same papers as so many listings, one after another, each as the bytes of a file. */
export function madeUpListings(papers: number, listings: number): readonly Uint8Array[] {
  const lines = [...benchPapers(papers)];
  const each = (lines.length / papers) * Math.ceil(papers / listings);
  return Array.from({ length: listings }, (_, at) =>
    new TextEncoder().encode(lines.slice(at * each, (at + 1) * each).join('')),
  );
}

function sentence(
  length: number,
  number: number,
  pick: (from: readonly string[]) => string,
  shape: (word: string) => string,
): string {
  const parts = Array.from({ length }, (_, at) => (at % 4 === 3 ? pick(joints) : shape(pick(words))));
  // No two papers have the same title.
  return [
    ...parts,
    shape(`case${number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`),
  ].join(' ');
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
