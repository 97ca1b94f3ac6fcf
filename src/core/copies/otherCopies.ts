/** Copies of listings that came another way: quoted in a mail, as a numbered list, as HTML, as a table, or from arXiv. */
import { arxivAsListing } from './arxivCopy';
import { tableAsListing } from './tableCopy';

/** What a text that is no listing may be read as instead, the likeliest first; each is listing text. Any text. */
export function otherCopies(text: string): readonly string[] {
  const copies: string[] = [];
  let bare = text;
  for (const change of [withoutTags, withoutQuotes, withoutBullets]) {
    const changed = change(bare);
    if (changed !== bare) copies.push((bare = changed));
  }
  for (const read of [tableAsListing, arxivAsListing]) {
    const listing = read(bare);
    if (listing !== null) copies.push(listing);
  }
  return copies;
}

/** What a text is that papers are exchanged in and that is no listing. */
export type Exchange = 'bibtex' | 'ris';

/** BibTeX or RIS, by its first entry; null for anything else. */
export function exchangeFormat(text: string): Exchange | null {
  if (/^[ \t]*@[a-z]+\s{0,100}[{(]\s{0,100}[^\s,{}()]{0,500}\s{0,100},[^@]*=/im.test(text)) return 'bibtex';
  return /^TY {2}- /m.test(text) ? 'ris' : null;
}

/** The mark of a quotation before every line. */
function withoutQuotes(text: string): string {
  const lines = text.split('\n');
  const isQuoted =
    lines.some((line) => line.startsWith('>')) && lines.every((line) => /^(?:>|\s*$)/.test(line));
  return isQuoted ? lines.map((line) => line.replace(/^(?:> ?)+/, '')).join('\n') : text;
}

/**
 * What lists put before the first line of a paper, which begins with a score, or a category and a date. The blanks are of
 * one line, whatever ends it, so that they are gone over once.
 */
const bullet =
  /^[^\S\r\n\u2028\u2029]*(?:[•‣◦▪●–*-]|\d{1,5}[.)]|\[\d{1,5}\]|#\d{1,5})[^\S\r\n\u2028\u2029]+(?=[\d.]{0,5} ?[a-z]{0,20}-?\.?[A-Za-z-]{2,40}\.? ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d))/gm;

function withoutBullets(text: string): string {
  return text.replace(bullet, '');
}

const blockEnd = /<\/(?:div|p|h[1-6]|li|tr|article|section|ul|ol|table)\s*>|<br\s*\/?>/gi;
const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['middot', '·'],
]);

/** The text of HTML: a line for each block, without tags. A text that has few tags stays as it is. */
function withoutTags(text: string): string {
  if ((text.match(blockEnd)?.length ?? 0) < 3) return text;
  return withoutUnseen(text)
    .replace(/\s+/g, ' ')
    .replace(blockEnd, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
      (whole: string, ten?: string, hex?: string, name?: string) =>
        name === undefined
          ? characterOf(ten === undefined ? parseInt(hex ?? '', 16) : Number(ten))
          : (entities.get(name) ?? whole),
    );
}

function characterOf(code: number): string {
  return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** Without comments, scripts and styles. What has no end stays, so that nothing is looked for twice. */
function withoutUnseen(text: string): string {
  const parts: string[] = [];
  let done = 0;
  const opening = /<!--|<(script|style)\b/gi;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    // Not in a copy in small letters: some letters are longer there.
    const closing = new RegExp(found[1] === undefined ? '-->' : `</${found[1]}`, 'gi');
    closing.lastIndex = found.index;
    const end = closing.test(text) ? text.indexOf('>', closing.lastIndex - 1) + 1 : 0;
    if (end === 0) break;
    parts.push(text.slice(done, found.index));
    opening.lastIndex = done = end;
  }
  return parts.join('') + text.slice(done);
}
