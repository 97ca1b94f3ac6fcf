/** Which known tags to offer while one is typed, and what a typed text adds. Pure. */
import type { KnownTag } from '../protocol/messages';
import { tagLimit } from '../protocol/limits';

/** As many as a narrow panel shows without scrolling. */
export const offerLimit = 8;

/**
 * Takes all known tags, those the paper has, and the text typed; gives the best completions, best first: those that
 * begin with the text, then those with a word that does, then those that hold it; within each, the most used first.
 * Case and accents do not count. With nothing typed, the most used.
 */
export function offerTags(
  known: readonly KnownTag[],
  taken: readonly string[],
  typed: string,
): readonly KnownTag[] {
  const wanted = fold(typed.trim());
  const has = new Set(taken);
  return known
    .filter((tag) => !has.has(tag.name))
    .map((tag) => ({ tag, rank: rankOf(fold(tag.name), wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .sort((a, b) => a.rank - b.rank || b.tag.count - a.tag.count || compareText(a.tag.name, b.tag.name))
    .slice(0, offerLimit)
    .map(({ tag }) => tag);
}

/** What a text in the tag box holds: whole tags, each ended by a comma or line break, and the rest still being typed. */
export interface TypedTags {
  readonly tags: readonly string[];
  readonly rest: string;
}

/** Takes the box's text; gives the tags it has completed, each once, and the rest. Empty ones vanish, long ones are cut. */
export function readTags(text: string): TypedTags {
  const parts = text.split(/[,;\n\r，、]/);
  const rest = parts.pop() ?? '';
  return { tags: [...new Set(parts.map(toTag).filter((tag) => tag !== ''))], rest: rest.trimStart() };
}

/** Takes a typed text; gives the tag it means, '' where there is none. A leading `#` is habit, not part of the tag. */
export function toTag(text: string): string {
  const tag = text.replace(/\s+/g, ' ').trim().replace(/^#+/, '').trim();
  return tag
    .slice(0, tagLimit)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

const noMatch = 3;

function rankOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0;
  const at = name.indexOf(wanted);
  if (at < 0) return noMatch;
  for (let next = at; next > 0; next = name.indexOf(wanted, next + 1)) {
    if (/[^\p{L}\p{N}]/u.test(name[next - 1] ?? '')) return 1;
  }
  return 2;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
