/** Names that stand between commas, where there is no doubt about them: co-authors recur in a listing. */
import type { Byline } from './byline';
import { hashToken } from './tokenKnowledge';

export interface KnownNames {
  /** Takes note of a byline's people after the first. */
  learn(byline: Byline): void;
  /** Whether a name was noted, or the library knows it. */
  readonly has: (name: string) => boolean;
}

const longestName = 60;

/** So many names are kept; a newer one may take an older one's place. */
const cells = 1 << 16;

/** An empty memory, asking the library for what it does not know. Keeps hashes; two names in a billion look alike. */
export function createKnownNames(isKnownName: (name: string) => boolean = () => false): KnownNames {
  const names = new Int32Array(cells);
  const learnName = (text: string, from: number, to: number): void => {
    const start = text.charCodeAt(from) === 0x20 ? from + 1 : from;
    if (to <= start || to - start > longestName) return;
    const hash = hashToken(text, start, to);
    names[hash & (cells - 1)] = hash;
  };
  return {
    learn({ text, end, etAl }) {
      const last = text.lastIndexOf(',', end - 1);
      if (last < 0) return;
      // Without `et al.` a comma may be the title's: only the last name is sure, and only where nothing is glued to it.
      if (etAl || !glued.test(text.slice(last + 1, end))) learnName(text, last + 1, end);
      const first = etAl && last > 0 ? text.lastIndexOf(',', last - 1) : -1;
      if (first >= 0) learnName(text, first + 1, last);
    },
    has: (name) => {
      const hash = hashToken(name, 0, name.length);
      return names[hash & (cells - 1)] === hash || isKnownName(name);
    },
  };
}

const glued = /\p{Ll}\p{Lu}/u;
