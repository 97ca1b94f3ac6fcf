/** Names that stand between commas, where there is no doubt about them: co-authors recur in a listing. */
import { rangesOf, type Byline } from './byline';

export interface KnownNames {
  /** Takes note of a byline's people after the first. */
  learn(byline: Byline): void;
  /** Whether a name was noted, or the library knows it. */
  readonly has: (name: string) => boolean;
}

const longestName = 60;

/** An empty memory, asking the library for what it does not know. */
export function createKnownNames(isKnownName: (name: string) => boolean = () => false): KnownNames {
  const names = new Set<string>();
  return {
    learn({ text, end, etAl }) {
      const last = text.lastIndexOf(', ', end - 1);
      if (last < 0) return;
      const first = last > 0 ? text.lastIndexOf(', ', last - 1) : -1;
      // Without `et al.` a comma may be the title's: only the last name is sure, and only where nothing is glued to it.
      const from = etAl && first >= 0 ? first : last;
      for (const { from: start, to } of rangesOf(text, from + 1, end)) {
        const name = text.slice(start, to);
        if (to - start <= longestName && (etAl || !/\p{Ll}\p{Lu}/u.test(name))) names.add(name);
      }
    },
    has: (name) => names.has(name) || isKnownName(name),
  };
}
