/** Citations in the metadata of a Markdown document, of which Pandoc reads texts as Markdown. */
import { yamlFlow, yamlLines, yamlText } from '../../bibliography/yamlLines';
import type { Span } from '../../problem';
import type { CitationScanBuilder } from '../citationGroup';
import { MarkdownParagraph } from './markdownParagraph';
import type { MarkdownBlock } from './markdownBlocks';
import { MarkFinder } from './markFinder';

/**
 * Those of `nocite` (what the bibliography lists without its being cited, Pandoc's manual 9.6; `@*`, all of it, is no
 * key) and of `abstract`, at the top of the metadata: text on the key's line, in quotes, in lines below, in a block
 * (`|`, `>`) or in a list. The rest of the metadata is opaque.
 */
export function scanMetadata(text: string, { start, end }: MarkdownBlock, scan: CitationScanBuilder): void {
  let from = start;
  for (const line of yamlLines(text, start, end)) {
    if (line.indent > 0 || line.dashes > 0 || line.key === null || !cited.has(line.key.text)) continue;
    const value = { start: line.value.start, end: valueEnd(text, line.value.end, line.end, end) };
    for (const span of textsIn(text, value)) {
      if (span.start < from) continue;
      scan.opaque.push({ start: from, end: span.start });
      from = span.end;
      scanText(text.slice(0, span.end), span, scan);
    }
  }
  scan.opaque.push({ start: from, end });
}

/** `text` ends where the value does, so that nothing is looked for behind it. */
function scanText(text: string, { start, end }: Span, scan: CitationScanBuilder): void {
  const marks = new MarkFinder(text);
  const parts = /\n[ \t\r]*\n/g;
  parts.lastIndex = start;
  for (let from = start; from < end;) {
    const gap = parts.exec(text)?.index ?? end;
    const paragraph = new MarkdownParagraph(
      text,
      { kind: 'prose', start: from, end: gap },
      scan,
      marks,
      new Set(),
    );
    from = Math.max(gap + 1, paragraph.read());
    parts.lastIndex = from;
  }
}

/** The stretches of a value that are texts. */
function textsIn(text: string, value: Span): readonly Span[] {
  const lineEnd = text.indexOf('\n', value.start);
  const block = /[|>][-+0-9]{0,2}[ \t]*(?:[ \t]#[^\n]*)?\r?\n/y;
  block.lastIndex = value.start;
  if (block.test(text))
    return block.lastIndex < value.end ? [{ start: block.lastIndex, end: value.end }] : [];
  if (text[value.start] === '[') return yamlFlow(text, value);
  if (lineEnd >= 0 && text.slice(value.start, lineEnd).trim() === '' && value.end > lineEnd) {
    const lines = [...yamlLines(text, lineEnd + 1, value.end)];
    // A list, or a text that begins below its key.
    if (lines.some(({ dashes }) => dashes > 0)) return lines.map(({ value: item }) => yamlText(text, item));
  }
  return [yamlText(text, value)];
}

/** Where a value ends whose first line ends at `end`: with the last line below that is indented, or an item of a list. */
function valueEnd(text: string, value: number, line: number, limit: number): number {
  let last = value;
  for (let start = line + 1; start < limit;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > limit ? limit : newline;
    const below = text.slice(start, end).trimEnd();
    if (below !== '' && !/^(?:[ \t]|-[ \t]|\])/.test(below)) break;
    if (below !== '') last = start + below.length;
    start = end + 1;
  }
  return last;
}

const cited: ReadonlySet<string> = new Set(['nocite', 'abstract']);
