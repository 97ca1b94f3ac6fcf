/** A Markdown document as blocks that know their citations by themselves, so that a change costs the blocks it touches. */
import { isOpaque } from '../citation/citationGroup';
import type { MarkdownLines } from '../citation/scan/markdownBlocks';
import { firstLine } from '../citation/scan/markdownBlocks';
import { MarkFinder } from '../citation/scan/markFinder';
import type { MarkdownPiece } from '../citation/scan/scanMarkdown';
import { isExampleGroup, readMarkdownPiece } from '../citation/scan/scanMarkdown';
import type { Span } from '../problem';
import type { Cite, TextChange } from './cite';
import type { Heading } from './headings';
import { markdownHeadings } from './headings';
import { lineBreaks } from './lineBreaks';

/** One block with the blank lines before it. All places in it count from its beginning. */
export interface MarkdownPart {
  readonly length: number;
  /** Lines that end in it. */
  readonly breaks: number;
  readonly kind: MarkdownPiece['kind'];
  /** What the scanner knew when it came to the block. */
  readonly afterBlank: boolean;
  readonly item: number;
  readonly directives: string;
  /** A comment may begin in it, and so depend on text far below. */
  readonly hasComment: boolean;
  readonly keys: readonly PartKey[];
  readonly headings: readonly Heading[];
  readonly examples: ReadonlySet<string>;
}

export interface Around extends Span {
  readonly before: string;
}

interface PartKey {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** The key's group names nothing but these, which may be example items of any block; null in most documents. */
  readonly onlyExamples: ((examples: ReadonlySet<string>) => boolean) | null;
}

/** The blocks of a text; together they are the text up to its last block. */
export function readParts(text: string): readonly MarkdownPart[] {
  return readFrom(text, 0, firstLine, () => null);
}

/**
 * The blocks after a change: those before it stay, reading begins `lookBehind` before it (what a block sees beyond its
 * end is bounded by that) and stops at the first old block behind it that begins in the same state.
 */
export function changedParts(
  parts: readonly MarkdownPart[],
  change: TextChange,
  text: string,
): readonly MarkdownPart[] {
  const newEnd = change.start + change.length;
  const kept: MarkdownPart[] = [];
  let from = 0;
  for (const part of parts) {
    if (from + part.length > change.start - lookBehind) break;
    kept.push(part);
    from += part.length;
  }
  const [first] = parts;
  // Metadata that is not closed, and a comment that is not, end wherever a mark for it appears.
  const metadata = /^\uFEFF?---/.test(text) && (kept.length === 0 || first?.kind !== 'opaque');
  const comment =
    text.slice(Math.max(0, change.start - 2), newEnd + 2).includes('-->') &&
    kept.some(({ hasComment }) => hasComment);
  const next = parts[kept.length];
  if (metadata || comment || next === undefined) return readParts(text);
  const grown = change.length - (change.end - change.start);
  let old = kept.length;
  let oldStart = from;
  const rest = (at: number, state: State): readonly MarkdownPart[] | null => {
    while (old < parts.length && oldStart + grown < at) oldStart += parts[old++]?.length ?? 0;
    const same = parts[old];
    const fits =
      same !== undefined &&
      oldStart + grown === at &&
      oldStart >= change.end + lookAround &&
      same.afterBlank === state.afterBlank &&
      same.item === state.item &&
      same.directives === state.directives;
    return fits ? parts.slice(old) : null;
  };
  return [...kept, ...readFrom(text, from, stateOf(next), rest)];
}

/**
 * A stretch around an offset that reads by itself as it does in the whole: it begins with a block some way above
 * and ends with one some way below. `before` has to stand before it.
 */
export function partsAround(parts: readonly MarkdownPart[], text: string, offset: number): Around {
  let start = 0;
  let before = '';
  let from = 0;
  for (const part of parts) {
    if (from > offset + lookBehind) break;
    const isApart = part.afterBlank || text[from] === '\n' || text[from] === '\r';
    const opening = openingOf(part);
    if (from <= offset - lookBehind && isApart && opening !== null) {
      start = from;
      before = start === 0 ? '' : opening;
    }
    from += part.length;
  }
  return { start, end: Math.max(from, offset), before };
}

/**
 * What brings a reader to the state a block was read in: neither is a rule at its beginning metadata then, nor what is
 * indented in a list code. Null for what is deep in lists or in directives.
 */
function openingOf({ item, directives }: MarkdownPart): string | null {
  if (directives !== '' || item > 5) return null;
  return item < 2 ? '\n' : `${' '.repeat(item - 2)}- x\n\n`;
}

/** The citations of blocks, with their places in the document. */
export function citesOfParts(parts: readonly MarkdownPart[]): readonly Cite[] {
  const examples = new Set<string>();
  for (const part of parts) if (part.examples.size > 0) for (const name of part.examples) examples.add(name);
  const cites: Cite[] = [];
  let from = 0;
  let line = 0;
  let above: string | null = null;
  for (const part of parts) {
    let next = 0;
    for (const { key, start, end, line: row, onlyExamples } of part.keys) {
      if (examples.size > 0 && onlyExamples?.(examples) === true) continue;
      for (let heading = part.headings[next]; heading !== undefined && heading.start <= start;) {
        above = heading.title;
        heading = part.headings[++next];
      }
      cites.push({ key, start: from + start, end: from + end, line: line + row, heading: above });
    }
    above = part.headings.at(-1)?.title ?? above;
    from += part.length;
    line += part.breaks;
  }
  return cites;
}

type State = Readonly<MarkdownLines>;

function stateOf({ afterBlank, item, directives }: MarkdownPart): State {
  return { afterBlank, item, directives };
}

/** Blocks from an offset on, until `rest` knows the others. */
function readFrom(
  text: string,
  start: number,
  before: State,
  rest: (at: number, state: State) => readonly MarkdownPart[] | null,
): readonly MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  const lines = { ...before };
  const marks = new MarkFinder(text);
  for (let from = start; ;) {
    const known = rest(from, lines);
    if (known !== null) return parts.concat(known);
    const state = { ...lines };
    const piece = readMarkdownPiece(text, from, lines, marks);
    if (piece === null) return parts;
    parts.push(partOf(text, piece, state));
    from = piece.next;
  }
}

function partOf(text: string, piece: MarkdownPiece, state: State): MarkdownPart {
  const { start, next, kind, scan } = piece;
  scan.opaque.sort((a, b) => a.start - b.start);
  const isHeading = (heading: Heading): boolean => !isOpaque(scan, heading.start + 1);
  return {
    afterBlank: state.afterBlank,
    item: state.item,
    directives: state.directives,
    kind,
    length: next - start,
    breaks: lineBreaks(text, start, next),
    hasComment: kind === 'prose' && text.slice(start, next).includes('<!--'),
    keys: keysOf(text, piece),
    headings:
      kind === 'opaque'
        ? []
        : markdownHeadings(text, { start, end: next })
            .filter(isHeading)
            .map(({ title, start: at }) => ({ title, start: at - start })),
    examples: piece.examples,
  };
}

function keysOf(text: string, { start, scan }: MarkdownPiece): readonly PartKey[] {
  const keys = scan.groups.flatMap((group) => {
    const onlyExamples = (examples: ReadonlySet<string>): boolean => isExampleGroup(group, examples);
    return group.items.flatMap((item) => item.keys.map((key) => ({ key, onlyExamples })));
  });
  let line = 0;
  let counted = start;
  return keys
    .sort((a, b) => a.key.start - b.key.start)
    .map(({ key: { key, start: at, end }, onlyExamples }) => {
      line += lineBreaks(text, counted, at);
      counted = at;
      return { key, start: at - start, end: end - start, line, onlyExamples };
    });
}

/** A link's destination and title are the longest a paragraph looks for beyond its end. */
const lookBehind = 3000;
/** What a key looks back for: an address. */
const lookAround = 300;
