/** Citations in the metadata of a Markdown document, of which Pandoc reads every text as Markdown. */
import { yamlFlow, yamlLines, yamlText, type YamlLine } from '../../bibliography/yamlLines';
import type { Span } from '../../problem';
import type { CitationScanBuilder } from '../citationGroup';
import type { MarkdownLines } from './markdownBlocks';
import { nextBlock } from './markdownBlocks';
import { MarkdownParagraph } from './markdownParagraph';
import { MarkFinder } from './markFinder';

/**
 * Those of all values (Pandoc's manual, “Metadata blocks”: scalars are interpreted as Markdown, “and in nested objects
 * and lists”), `nocite` (9.6) and `abstract` among them: text on the key's line, in quotes, in lines below, in a block
 * (`|`, `>`) or in a list. `@*`, all of the bibliography, is no key. Keys, comments and what cites nothing are opaque.
 * One pass; any text.
 */
export function scanMetadata(text: string, { start, end }: Span, scan: CitationScanBuilder): void {
  let from = start;
  // Between the marks.
  const inside = { start: text.indexOf('\n', start) + 1, end: text.lastIndexOf('\n', end - 1) + 1 };
  for (const span of textsOf(text, inside)) {
    // A list in brackets may have been read with the line before.
    if (span.start < from || !mayCite.test(text.slice(span.start, span.end))) continue;
    scan.opaque.push({ start: from, end: span.start });
    from = span.end;
    scanText(text.slice(0, span.end), span, scan);
  }
  scan.opaque.push({ start: from, end });
}

/** `text` ends where the value does, so that nothing is looked for behind it. */
export function scanText(text: string, { start, end, indent }: ValueText, scan: CitationScanBuilder): void {
  const marks = new MarkFinder(text);
  // The text of a block is indented as that of an item is, and code in it by four columns more.
  const lines: MarkdownLines = { afterBlank: indent >= 0, item: indent, directives: '' };
  for (let next = start; next < end;) {
    const block = nextBlock(text, next, lines, marks, { hasComments: false });
    if (block === null) break;
    next = block.end;
    if (block.kind === 'prose') next = new MarkdownParagraph(text, block, scan, marks, new Set()).read();
    else scan.opaque.push({ start: block.start, end: block.end });
    if (text[next] === '\n') next++;
  }
}

export interface ValueText extends Span {
  /** The column of a block's text; -1 of other values, in which nothing is code by its column. */
  readonly indent: number;
}

/** The texts of all values, in order; those of a list in brackets each. */
function* textsOf(text: string, metadata: Span): Generator<ValueText> {
  let open: { readonly line: YamlLine; end: number } | null = null;
  for (const line of yamlLines(text, metadata.start, metadata.end)) {
    if (open !== null && goesOn(text, open, line)) {
      open.end = line.value.end;
      continue;
    }
    if (open !== null) yield* textsIn(text, open.line, open.end, metadata.end);
    open = { line, end: line.value.end };
  }
  if (open !== null) yield* textsIn(text, open.line, open.end, metadata.end);
}

/** Whether a line belongs to the value of one above: it is deeper, or the brackets or quotes there are still open. */
function goesOn(
  text: string,
  open: { readonly line: YamlLine; readonly end: number },
  line: YamlLine,
): boolean {
  const { value, key, dashes, dashIndent, indent } = open.line;
  if (value.start >= value.end || blockMark.test(text.slice(value.start, value.end))) return false;
  const column = key !== null ? indent : dashes > 0 ? dashIndent : indent - 1;
  const at = line.dashes > 0 ? line.dashIndent : line.indent;
  return (
    at > column || (/[[{]/.test(text.charAt(value.start)) && /[\]}]/.test(text.charAt(line.value.start)))
  );
}

function* textsIn(
  text: string,
  { value, key, indent, ...line }: YamlLine,
  end: number,
  limit: number,
): Generator<ValueText> {
  if (value.start >= value.end) return;
  if (blockMark.test(text.slice(value.start, value.end))) {
    const column = key !== null ? indent : line.dashIndent;
    const block = blockText(text, line.end + 1, column, limit);
    const deeper = /[1-9]/.exec(text.slice(value.start, value.end))?.[0];
    if (block !== null) yield deeper === undefined ? block : { ...block, indent: column + Number(deeper) };
  } else if (/[[{]/.test(text.charAt(value.start))) {
    for (const { start, end: stop } of yamlFlow(text, { start: value.start, end }))
      yield { start, end: stop, indent: -1 };
  } else {
    const { start, end: stop } = yamlText(text, { start: value.start, end });
    yield { start, end: stop, indent: -1 };
  }
}

/** The lines below that are blank or deeper than a column. */
function blockText(text: string, from: number, column: number, limit: number): ValueText | null {
  let end = -1;
  let indent = -1;
  for (let start = from; start < limit;) {
    const newline = text.indexOf('\n', start);
    const stop = newline < 0 || newline > limit ? limit : newline;
    const line = text.slice(start, stop).trimEnd();
    const blanks = line.length - line.trimStart().length;
    if (line !== '' && blanks <= column) break;
    if (line !== '') {
      if (indent < 0) indent = blanks;
      end = start + line.length;
    }
    start = stop + 1;
  }
  return end < 0 ? null : { start: from, end, indent };
}

const blockMark = /^[|>][-+0-9]{0,2}$/;
/** Citations and MyST's roles; most values have neither. */
const mayCite = /@|\{cite/;
