/** The blanks a new citation needs around it so that it neither runs into a word nor changes its meaning. */

export interface Spaces {
  readonly before: '' | ' ';
  readonly after: '' | ' ';
}

/**
 * A blank before a citation that would follow a letter, a digit or a closing mark, and one after it before a letter
 * or digit. Scripts written without blanks get none, unless the citation begins or ends with a bare key, which would
 * swallow the letter. In Markdown `]`, `!` and `^` before a bracket, and `(`, `[`, `{` after, would make it a link.
 */
export function spacesAround(text: string, offset: number, citation: string): Spaces {
  const before = text.slice(Math.max(0, offset - 2), offset);
  const after = text.slice(offset, offset + 2);
  const bareStart = /^(?:@|#|:cite|cite:|citenp:)/.test(citation);
  const bareEnd = /@[^\s\]]*$/.test(citation);
  const needsBefore =
    (word.test(before) && (bareStart || !unspaced.test(before))) || /[)\].,;:!?”’»%]$/.test(before);
  const needsAfter =
    (startsWithWord.test(after) && (bareEnd || !startsUnspaced.test(after))) ||
    /^[([{]/.test(after) ||
    startsKey(after, bareEnd);
  return { before: needsBefore ? ' ' : '', after: needsAfter ? ' ' : '' };
}

function startsKey(after: string, bareEnd: boolean): boolean {
  return bareEnd && /^[@#<]/.test(after);
}

const word = /[\p{L}\p{N}_]$/u;
const startsWithWord = /^[\p{L}\p{N}_]/u;
const script = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]`;
const unspaced = new RegExp(`${script}$`, 'u');
const startsUnspaced = new RegExp(`^${script}`, 'u');
