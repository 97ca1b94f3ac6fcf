/** Names that stand between commas, where there is no doubt about them: co-authors recur in a listing. */
import { codesOf, type Codes } from './codes';
import { charKind, charKinds } from './characters';
import type { Byline } from './byline';
import { hashIn, hashString, hashToken } from './tokenKnowledge';

const longestName = 60;

/** So many names are kept; a newer one may take an older one's place. */
const cells = 1 << 16;

/** A memory that asks the library for what it does not know. Keeps hashes; two names in a billion look alike. */
export class KnownNames {
  readonly #names = new Int32Array(cells);
  readonly #isKnownName: (name: string) => boolean;

  constructor(isKnownName: (name: string) => boolean = () => false) {
    this.#isKnownName = isKnownName;
  }

  /** Takes note of a byline's people after the first. */
  learn({ text, end, etAl }: Byline): void {
    const codes = codesOf(text);
    const last = commaBefore(codes, end);
    if (last < 0) return;
    // Without `et al.` a comma may be the title's: only the last name is sure, and only where nothing is glued to it.
    if (etAl || !isGlued(codes, last + 1, end)) this.#learnCodes(codes, last + 1, end);
    const first = etAl ? commaBefore(codes, last) : -1;
    if (first >= 0) this.#learnCodes(codes, first + 1, last);
  }

  /** Takes note of one such name, which stands in a text. */
  learnName(text: string, from: number, to: number): void {
    if (to > from && to - from <= longestName) this.#keep(hashIn(text, from, to));
  }

  /** Whether a name was noted, or the library knows it. */
  readonly has = (name: string): boolean => {
    const hash = hashString(name);
    return this.#names[hash & (cells - 1)] === hash || this.#isKnownName(name);
  };

  #learnCodes(codes: Codes, from: number, to: number): void {
    const start = codes[from] === 0x20 ? from + 1 : from;
    if (to > start && to - start <= longestName) this.#keep(hashToken(codes, start, to));
  }

  #keep(hash: number): void {
    this.#names[hash & (cells - 1)] = hash;
  }
}

function commaBefore(codes: Codes, end: number): number {
  let at = end - 1;
  while (at >= 0 && codes[at] !== 0x2c) at -= 1;
  return at;
}

function isGlued(codes: Codes, from: number, to: number): boolean {
  let before = 0;
  for (let at = from; at < to; at++) {
    const kind = charKind(codes[at] ?? 0);
    if (kind === charKinds.upper && before === charKinds.lower) return true;
    before = kind;
  }
  return false;
}
