/** How a title runs up to each of its places: words, case, brackets left open. */
import type { Codes } from './codes';
import { charKind, charKinds } from './characters';

export interface TitleStyle {
  /** Where the word it counts last starts and ends. */
  readonly from: number;
  readonly to: number;
  /** 0 none, 1 one, 2 two, 3 three, 4 to five, 5 to eight, 6 to fourteen, 7 more. */
  readonly words: number;
  /** 0 most words are small, 1 mixed or too few, 2 most are capitalised. */
  readonly case: number;
  /** Bits before the word: a round bracket, a quote, a dollar sign is open. */
  readonly open: number;
}

/** The style after each word, in order. */
export function readTitleStyles(codes: Codes, end: number): readonly TitleStyle[] {
  const styles: TitleStyle[] = [];
  let words = 0;
  let capital = 0;
  let small = 0;
  let open = 0;
  let openBefore = 0;
  let start = 0;
  for (let at = 0; at <= end; at++) {
    const code = at < end ? (codes[at] ?? 0) : 0x20;
    if (code === 0x20) {
      if (at > start) {
        words += 1;
        const kind = charKind(codes[start] ?? 0);
        if (at - start > 3 && words > 1) {
          if (kind === charKinds.upper) capital += 1;
          else if (kind === charKinds.lower) small += 1;
        }
        styles.push({
          from: start,
          to: at,
          words: wordStep(words),
          case: capital + small < 2 ? 1 : capital > 2 * small ? 2 : small > 2 * capital ? 0 : 1,
          open: openBefore,
        });
      }
      start = at + 1;
      openBefore = open;
    } else open = turn(open, code);
  }
  return styles;
}

/** The open brackets after one more character. */
function turn(open: number, code: number): number {
  if (code === 0x28) return open | 1;
  if (code === 0x29) return open & 6;
  if (code === 0x22 || code === 0x201c || code === 0x201d) return open ^ 2;
  return code === 0x24 ? open ^ 4 : open;
}

/** The brackets a title that ends at a place leaves open. */
export function openAt(codes: Codes, style: TitleStyle, at: number): number {
  let { open } = style;
  for (let index = style.from; index < at; index++) open = turn(open, codes[index] ?? 0);
  return open;
}

function wordStep(words: number): number {
  return words <= 3 ? words : words <= 5 ? 4 : words <= 8 ? 5 : words <= 14 ? 6 : 7;
}

const nothing: TitleStyle = { from: 0, to: 0, words: 0, case: 1, open: 0 };

/** The style of a title that ends at a place: of the words up to the one it stands in. */
export function titleStyleAt(styles: readonly TitleStyle[], at: number): TitleStyle {
  let found = nothing;
  for (const style of styles) {
    found = style;
    if (style.to >= at) break;
  }
  return found;
}
