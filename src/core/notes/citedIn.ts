/** The list of places that cite a paper, as Markdown for the paper's own note. */
import { legible } from '../card';
import { relativePath } from '../relativePath';

/** A place in a file. */
export interface CitingPlace {
  /** Of the file, for people: its path within the folder. */
  readonly name: string;
  /** From the note to the file, percent-encoded: `linkPath`, or a whole address. */
  readonly link: string;
  /** The title it stands under; null where there is none. */
  readonly heading: string | null;
}

/** More lines than this nobody reads. */
const linesAtMost = 200;

/**
 * One line for each file and heading, by the files' names, then in the order given, which is to be that of the text.
 * Names and headings are text, whatever is in them: no markup, no citation, no mark of a block. Empty for no places.
 */
export function citedInText(places: readonly CitingPlace[]): string {
  const ordered = [...places].sort((a, b) => compare(a.name, b.name) || compare(a.link, b.link));
  const lines = new Set(ordered.map(lineOf));
  const shown = [...lines].slice(0, linesAtMost);
  return [...shown, ...(lines.size > shown.length ? ['- …'] : [])].join('\n');
}

/** From a folder to a file, both absolute with `/`: relative, each name percent-encoded so that it ends no link. */
export function linkPath(folder: string, file: string): string {
  return relativePath(folder, file).split('/').map(encoded).join('/');
}

function lineOf({ name, link, heading }: CitingPlace): string {
  const title = inert(heading ?? '');
  return `- [${inert(name)}](${link})${title === '' ? '' : ` › ${title}`}`;
}

/** Text that is read as it is by CommonMark, GitHub, Pandoc and the makers of notes, on one line; as few marks as that takes. */
function inert(text: string): string {
  return legible(text).replace(
    /[\\`*[\]<@$~^#{}]|&(?=[#\w])|:(?=\/)|\/(?=\/)|(?<=\bwww)\.|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|-(?=-)|(?<=-)-|(?<==)=|=(?==)|(?<=%)%|%(?=%)/giu,
    '\\$&',
  );
}

function encoded(name: string): string {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
