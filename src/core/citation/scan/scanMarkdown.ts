/** Citations in Markdown as Pandoc, Quarto and R Markdown read it, and the roles of MyST. */
import type { CitationGroup, CitationScan, CitationScanBuilder } from '../citationGroup';
import { finishScan } from '../citationGroup';
import { MarkFinder } from './markFinder';
import { nextBlock } from './markdownBlocks';
import { MarkdownParagraph } from './markdownParagraph';

/** One pass over the text, paragraph by paragraph. */
export function scanMarkdown(text: string): CitationScan {
  const scan: CitationScanBuilder = { groups: [], opaque: [] };
  const lines = { afterBlank: true, inList: false };
  const marks = new MarkFinder(text);
  const examples = new Set<string>();
  for (let from = 0; ;) {
    const block = nextBlock(text, from, lines);
    if (block === null) return finishScan(withoutExamples(scan, examples));
    if (block.kind === 'prose') from = new MarkdownParagraph(text, block, scan, marks, examples).read();
    else {
      scan.opaque.push({ start: block.start, end: block.end });
      from = block.end;
    }
    // Past the line's end, also where a comment reached beyond its paragraph.
    if (text[from] === '\n') from++;
  }
}

/** Items of example lists, `(@good)`, are referred to as they are named; a group of one such name is no citation. */
function withoutExamples(
  { groups, opaque }: CitationScanBuilder,
  examples: ReadonlySet<string>,
): CitationScanBuilder {
  if (examples.size === 0) return { groups, opaque };
  const isExample = ({ items }: CitationGroup): boolean =>
    items.every(({ keys }) => keys.length > 0 && keys.every(({ key }) => examples.has(key)));
  return { groups: groups.filter((group) => !isExample(group)), opaque };
}
