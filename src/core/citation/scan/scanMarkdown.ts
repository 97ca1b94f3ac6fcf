/** Citations in Markdown as Pandoc, Quarto and R Markdown read it, and the roles of MyST. */
import type { CitationGroup, CitationScan, CitationScanBuilder } from '../citationGroup';
import { finishScan } from '../citationGroup';
import { MarkFinder } from './markFinder';
import type { MarkdownLines } from './markdownBlocks';
import { firstLine, nextBlock } from './markdownBlocks';
import { MarkdownParagraph } from './markdownParagraph';
import { scanMetadata } from './metadataCitations';

/** One block, with the blank lines before it, as a scan reads it from its place. */
export interface MarkdownPiece {
  readonly kind: 'prose' | 'opaque';
  readonly start: number;
  /** Where the next piece begins. */
  readonly next: number;
  readonly scan: CitationScanBuilder;
  /** The example items it has, `(@good)`. */
  readonly examples: ReadonlySet<string>;
}

/** One pass over the text, paragraph by paragraph. */
export function scanMarkdown(text: string): CitationScan {
  const scan: CitationScanBuilder = { groups: [], opaque: [] };
  const lines: MarkdownLines = { ...firstLine };
  const marks = new MarkFinder(text);
  const examples = new Set<string>();
  for (let from = 0; ;) {
    const piece = readMarkdownPiece(text, from, lines, marks);
    if (piece === null) return finishScan(withoutExamples(scan, examples));
    for (const group of piece.scan.groups) scan.groups.push(group);
    for (const span of piece.scan.opaque) scan.opaque.push(span);
    for (const example of piece.examples) examples.add(example);
    from = piece.next;
  }
}

/**
 * The block that begins at an offset, or null at the end. All that a later block can know of those before it is in
 * `lines`, which is brought up to date, so that a scan may begin where another one stood.
 */
export function readMarkdownPiece(
  text: string,
  from: number,
  lines: MarkdownLines,
  marks: MarkFinder,
): MarkdownPiece | null {
  const block = nextBlock(text, from, lines);
  if (block === null) return null;
  const scan: CitationScanBuilder = { groups: [], opaque: [] };
  let examples = noExamples;
  let next = block.end;
  if (block.kind === 'prose') {
    const found = new Set<string>();
    next = new MarkdownParagraph(text, block, scan, marks, found).read();
    if (found.size > 0) examples = found;
  } else if (isMetadata(text, block.start)) scanMetadata(text, block, scan);
  else scan.opaque.push({ start: block.start, end: block.end });
  // Past the line's end, also where a comment reached beyond its paragraph.
  if (text[next] === '\n') next++;
  return { kind: block.kind, start: from, next, scan, examples };
}

/** Of what is opaque: neither code nor a fence begins so. */
function isMetadata(text: string, start: number): boolean {
  return start === 0 && text.startsWith('---', text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

/** Of nearly every block: one for all, since a long text has many. */
const noExamples: ReadonlySet<string> = new Set();

/** Items of example lists, `(@good)`, are referred to as they are named; a group of one such name is no citation. */
function withoutExamples(
  { groups, opaque }: CitationScanBuilder,
  examples: ReadonlySet<string>,
): CitationScanBuilder {
  if (examples.size === 0) return { groups, opaque };
  return { groups: groups.filter((group) => !isExampleGroup(group, examples)), opaque };
}

/** Whether a group names nothing but example items. */
export function isExampleGroup({ items }: CitationGroup, examples: ReadonlySet<string>): boolean {
  return items.every(({ keys }) => keys.length > 0 && keys.every(({ key }) => examples.has(key)));
}
