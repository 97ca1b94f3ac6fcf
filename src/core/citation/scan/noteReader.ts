/**
 * Reading notes by stretches of whole lines. Each scanner can stop where a line begins and go on from there, in a state
 * that is a short text; so after a change only those stretches are read again that have looked at it.
 */
import type { CitationGroup, CitationScan, CitationScanBuilder } from '../citationGroup';
import { finishScan } from '../citationGroup';
import { MarkFinder } from './markFinder';

/** What a stretch of a text holds, and where and how reading goes on behind it. Places are the text's. */
export interface Stretch {
  /** Where a line begins, or the end of the text. No group reaches over it. */
  readonly next: number;
  /** Of the reader there. */
  readonly state: string;
  /** Groups as they were met, those of names still among them. */
  readonly scan: CitationScanBuilder;
  /** What the stretch gives names to, Typst's labels and Pandoc's examples: groups of nothing but these cite nothing. */
  readonly names: ReadonlySet<string>;
}

/** Whether a stretch may end at an offset, in a state. Offsets do not go back. */
export type MayEnd = (offset: number, state: string) => boolean;

/** The scanner of a notes language. It looks back `lookBehind`, and ahead as `lookAhead` says. */
export interface NoteReader {
  /** The state at the beginning of a text. */
  readonly first: string;
  /** Reads from an offset on until `mayEnd` says so, or to the end. Linear; any text. */
  readonly read: (text: string, from: number, state: string, mayEnd: MayEnd, marks: MarkFinder) => Stretch;
  /** A scan without the groups of names, in order and with those joined that belong together. */
  readonly finish: (text: string, scan: CitationScanBuilder, names: ReadonlySet<string>) => CitationScan;
}

/** The scan of a whole text. Linear. */
export function scanWhole(text: string, reader: NoteReader): CitationScan {
  const { scan, names } = reader.read(text, 0, reader.first, () => false, new MarkFinder(text));
  return reader.finish(text, scan, names);
}

/** The most a reader looks at before the beginning of a stretch. */
export const lookBehind = 1200;
/** The most a reader looks at behind the end of a stretch, unless it tells its finder of more. */
export const lookAhead = 8000;

/** Of most stretches: one for all, since a long text has many. */
export const noNames: ReadonlySet<string> = new Set();

/** Whether a group has nothing but keys that are names. */
export function isOfNames({ items }: CitationGroup, names: ReadonlySet<string>): boolean {
  return (
    names.size > 0 && items.every(({ keys }) => keys.length > 0 && keys.every(({ key }) => names.has(key)))
  );
}

/** What is done at a mark: fills the scan, and gives where to go on, or what begins there in which nothing cites. */
export type Step = (
  text: string,
  at: number,
  found: string,
  scan: CitationScanBuilder,
  marks: MarkFinder,
) => number | Opened;

/** A block that is opaque and ends on a line of its own accord, however far below. */
export interface Opened {
  readonly start: number;
  /** Behind its mark, on the same line. */
  readonly next: number;
  /** What `closing` knows it by; not empty. */
  readonly block: string;
}

/**
 * Looks for the end of a block in a line, or what of one stands between two offsets: where it ends, or what the block
 * is known by from the next line on.
 */
export type Closing = (text: string, from: number, lineEnd: number, block: string) => number | string;

/**
 * A reader of a language where whatever goes over lines is read in one step, or is a block: that is the state, so that
 * a change within a long block, or behind one that is not closed yet, costs no more than any other. `pattern` is global
 * and finds what is of interest, and every line feed, so that no search runs far beyond the stretch; those have no step.
 */
export function stepReader(pattern: RegExp, step: Step, closing: Closing = toTheEnd): NoteReader {
  return {
    first: '',
    read: (text, from, first, mayEnd, marks) => {
      const scan: CitationScanBuilder = { groups: [], opaque: [] };
      let opened: Opened | null = first === '' ? null : { start: from, next: from, block: first };
      // A group may hold others, and so end behind where the next step begins.
      let groupsEnd = 0;
      for (let next = from; ;) {
        if (opened !== null) {
          const mayBreak: MayEnd = (offset, state) => offset >= groupsEnd && mayEnd(offset, state);
          const { end, block } = skipBlock(text, opened, closing, mayBreak);
          if (end > opened.start) scan.opaque.push({ start: opened.start, end });
          if (block !== '' || end >= text.length) return { next: end, state: block, scan, names: noNames };
          [next, opened] = [end, null];
        }
        pattern.lastIndex = next;
        const match = pattern.exec(text);
        if (match === null) return { next: text.length, state: '', scan, names: noNames };
        const [{ length }, at] = [scan.groups, match.index];
        next = at + 1;
        if (match[0] === '\n') {
          if (next >= groupsEnd && mayEnd(next, '')) return { next, state: '', scan, names: noNames };
          continue;
        }
        const done = step(text, at, match[0], scan, marks);
        if (typeof done === 'number') next = Math.max(next, done);
        else opened = done;
        if (scan.groups.length > length) groupsEnd = Math.max(groupsEnd, scan.groups.at(-1)?.end ?? 0);
      }
    },
    finish: (_text, scan) => finishScan(scan),
  };
}

/** Line by line, up to where a block ends, or a stretch may within it. */
function skipBlock(
  text: string,
  { next, block: first }: Opened,
  closing: Closing,
  mayEnd: MayEnd,
): { readonly end: number; readonly block: string } {
  let block = first;
  for (let from = next; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const found = closing(text, from, newline < 0 ? text.length : newline, block);
    if (typeof found === 'number') return { end: found, block: '' };
    if (newline < 0) break;
    [from, block] = [newline + 1, found];
    if (mayEnd(from, block)) return { end: from, block };
  }
  return { end: text.length, block };
}

const toTheEnd: Closing = (_text, _from, _lineEnd, block) => block;

/** Where a mark begins at or after an offset, so much behind it at most, or -1. */
export function nearby(text: string, mark: string, from: number, within: number): number {
  const at = text.slice(from, from + within + mark.length).indexOf(mark);
  return at < 0 ? -1 : from + at;
}
