/** What stands where in a citation of any notes language: the common result of the scanners in `scan/`. */
import type { Span } from '../problem';

/** A key as it stands in a text; the span is the key's alone, without `@` or braces. */
export interface CitationKey extends Span {
  readonly key: string;
}

/**
 * One citation of a group with its prefix and locator, blanks around it left out. Without keys it is a place where
 * one is being typed (`[@a; |]`). `from` is where its part of the group begins, just after the separator.
 */
export interface CitationItem extends Span {
  readonly from: number;
  readonly keys: readonly CitationKey[];
}

/** How keys are written and joined in a group. */
export type GroupSyntax =
  | 'pandoc'
  | 'pandocText'
  | 'pandocOwned'
  | 'latex'
  | 'latexMulti'
  | 'typst'
  | 'typstLabel'
  /** A label that code holds: nothing can be added to it. */
  | 'typstValue'
  | 'org'
  | 'orgRef'
  | 'orgRefBare'
  | 'asciidoc'
  | 'role';

/** Citations that stand together: `[@a; @b]`, `\cite{a,b}`; also a bare `@a`. The span includes its delimiters. */
export interface CitationGroup extends Span {
  readonly syntax: GroupSyntax;
  readonly items: readonly CitationItem[];
}

export interface CitationScan {
  /** By start; one inside another comes after it. */
  readonly groups: readonly CitationGroup[];
  /** Code, comments, mathematics, raw text: where nothing is a citation. By start, apart from each other. */
  readonly opaque: readonly Span[];
}

/** The same, while a scanner fills it. */
export interface CitationScanBuilder {
  readonly groups: CitationGroup[];
  readonly opaque: Span[];
}

/** A scan with its groups in order, whatever order a scanner closed them in. */
export function finishScan({ groups, opaque }: CitationScanBuilder): CitationScan {
  return { groups: groups.sort((a, b) => a.start - b.start || b.end - a.end), opaque };
}

/**
 * The items of a group's inside, split at the given separator positions; keys go to the item they stand in.
 * Keys are by start.
 */
export function itemsOf(
  text: string,
  body: Span,
  separators: readonly number[],
  keys: readonly CitationKey[],
): readonly CitationItem[] {
  const items: CitationItem[] = [];
  let nextKey = 0;
  let from = body.start;
  for (const to of [...separators, body.end]) {
    const own: CitationKey[] = [];
    for (let key = keys[nextKey]; key !== undefined && key.start < to; key = keys[++nextKey]) own.push(key);
    items.push({ from, keys: own, ...trimSpan(text, from, to) });
    from = to + 1;
  }
  return items;
}

/** The span without blanks at its ends; of blanks alone, the empty span at its end. */
export function trimSpan(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** Space, tab, line feed, carriage return. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

/** Whether the code point before an offset is a letter or a digit, so that an `@` there is part of an address. */
export function isAfterWord(text: string, offset: number): boolean {
  return offset > 0 && /[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, offset - 2), offset));
}

/** Whether an `@` stands by itself before an offset, behind the key of a Pandoc citation: `@a [@|]`, `[@a, see @|]`. */
export function isLoneMark(text: string, at: number, { keys }: CitationItem, syntax: GroupSyntax): boolean {
  const isPandoc = syntax === 'pandoc' || syntax === 'pandocText' || syntax === 'pandocOwned';
  const last = keys.at(-1);
  if (!isPandoc || last === undefined || last.end >= at - 1) return false;
  return /[\s[(-]@$/.test(text.slice(Math.max(0, at - 2), at));
}

/** Whether a line between two offsets is blank, so that what spans it is not one citation. */
export function hasBlankLine(text: string, start: number, end: number): boolean {
  for (let line = text.indexOf('\n', start); line >= 0 && line < end; line = text.indexOf('\n', line + 1)) {
    let at = line + 1;
    while (at < end && isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== 10) at++;
    if (at < end && text.charCodeAt(at) === 10) return true;
  }
  return false;
}

/** Whether an offset is within code, a comment or the like; the mark that opens it does not count. */
export function isOpaque({ opaque }: Pick<CitationScan, 'opaque'>, offset: number): boolean {
  let low = 0;
  let high = opaque.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((opaque[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const span = opaque[low];
  return span !== undefined && span.start < offset;
}

/** The innermost group an offset is in or touches; one it is inside of before one it only touches. */
export function groupAt({ groups }: CitationScan, offset: number): CitationGroup | null {
  let best: CitationGroup | null = null;
  const rank = (group: CitationGroup): number =>
    group.end - group.start + (group.start < offset && offset < group.end ? 0 : 1e9);
  for (const group of groups) {
    if (group.start > offset) break;
    if (group.end >= offset && (best === null || rank(group) <= rank(best))) best = group;
  }
  return best;
}
