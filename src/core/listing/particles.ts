/** The small words that family names begin with, `van`, `de la`, `d’`: where one may stand inside a word that it is glued to. */
import { isSmallLetter } from './characters';
import { codesOf, type Codes } from './codes';
import { keyOf } from './stopWords';

/** Whether a particle stands here, with the mark that it has before the rest of the name. */
export function isParticle(codes: Codes, at: number): boolean {
  if (isApostrophe(codes[at] ?? 0)) return codes[at + 1] === 0x74 && codes[at + 2] === 0x20;
  let end = at + 1;
  while (end < at + longestParticle && isSmallLetter(codes[end] ?? 0)) end += 1;
  const mark = codes[end] ?? 0;
  const kind = particles.get(keyOf(codes, at, end));
  if (kind === 'blank') return mark === 0x20;
  if (kind === 'hyphen') return mark === 0x20 || mark === 0x2d;
  if (kind === 'apostrophe') return isApostrophe(mark);
  return kind === 'both' && mark === 0x27 && codes[end + 1] === 0x20;
}

const longestParticle = 5;
const lists = {
  blank: 'van von de den der del di da du dos das della delle la le bin ibn ten ter zu zur zum af av',
  hyphen: 'el al',
  apostrophe: 'dall d o',
  both: 'dell',
} as const;
const particles = tabulateParticles();

type ParticleKind = keyof typeof lists;

/** Particles by what may stand between them and the name: a blank, also a hyphen, an apostrophe, `dell' `. */
function tabulateParticles(): ReadonlyMap<number, ParticleKind> {
  const kinds = ['blank', 'hyphen', 'apostrophe', 'both'] as const;
  return new Map(
    kinds.flatMap((kind) =>
      lists[kind].split(' ').map((word) => [keyOf(codesOf(word), 0, word.length), kind] as const),
    ),
  );
}

/** A look before the rest, since every word's end asks: whether a particle may start with two characters; seldom wrongly. */
export function maybeParticle(first: number, second: number): boolean {
  return pairTable[((first & 31) << 5) | (second & 31)] === 1;
}

const pairTable = tabulatePairs("va vo de di da du do la le el al bi ib te zu za af av d' o' 't d’ o’ ’t");

function tabulatePairs(pairs: string): Uint8Array {
  const table = new Uint8Array(1024);
  for (const pair of pairs.split(' ')) {
    table[((pair.charCodeAt(0) & 31) << 5) | (pair.charCodeAt(1) & 31)] = 1;
  }
  return table;
}

export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

/** Whether the word that ends before a blank of a text ends as a particle does: by its last three letters, or a little more often. */
export function endsInParticle(text: string, end: number): boolean {
  const one = text.charCodeAt(end - 3) & 31;
  const two = text.charCodeAt(end - 2) & 31;
  return endings[(one << 10) | (two << 5) | (text.charCodeAt(end - 1) & 31)] === 1;
}

const endings = tabulateEndings();

function tabulateEndings(): Uint8Array {
  const table = new Uint8Array(1 << 15);
  for (const word of `${lists.blank} ${lists.hyphen}`.split(' ')) {
    const [one, two, three] = [3, 2, 1].map((back) => word.charCodeAt(word.length - back) & 31);
    const key = ((two ?? 0) << 5) | (three ?? 0);
    const before = word.length > 2 ? [one ?? 0] : Array.from({ length: 32 }, (_, letter) => letter);
    for (const letter of before) table[(letter << 10) | key] = 1;
  }
  return table;
}
