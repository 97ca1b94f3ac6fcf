/** Citations in Markdown as Pandoc, Quarto and R Markdown read it, and the roles of MyST. */
import type { CitationScanBuilder } from '../citationGroup';
import { finishScan } from '../citationGroup';
import { isCell, scanCell } from './cellCaptions';
import type { MarkdownFlavour, MarkdownLines } from './markdownBlocks';
import { nextBlock } from './markdownBlocks';
import { MarkdownParagraph } from './markdownParagraph';
import { scanMetadata } from './metadataCitations';
import { isOfNames, type NoteReader } from './noteReader';

export const markdownReader = paragraphReader({ hasComments: false });
/** MyST has comments: lines that begin with `%`, also between those of a paragraph (MyST-Parser, markdown-it-myst). */
export const mystReader = paragraphReader({ hasComments: true });

/** Paragraph by paragraph. The state is what the lines before say about the next one. */
function paragraphReader(flavour: MarkdownFlavour): NoteReader {
  return {
    first: stateOf({ afterBlank: true, item: -1, directives: '' }),
    read: (text, from, state, mayEnd, marks) => {
      const scan: CitationScanBuilder = { groups: [], opaque: [] };
      const names = new Set<string>();
      const lines = linesOf(state);
      for (let next = from; ;) {
        const block = nextBlock(text, next, lines, marks, flavour);
        if (block === null) return { next: text.length, state: stateOf(lines), scan, names };
        next = block.end;
        if (block.kind === 'prose') next = new MarkdownParagraph(text, block, scan, marks, names).read();
        else if (isMetadata(text, block.start)) scanMetadata(text, block, scan);
        else if (isCell(text, block.start)) scanCell(text, block, scan);
        else scan.opaque.push({ start: block.start, end: block.end });
        // Past the line's end; where a comment reached beyond its paragraph, the next one begins behind it.
        if (text[next] !== '\n') continue;
        next++;
        const after = stateOf(lines);
        if (mayEnd(next, after)) return { next, state: after, scan, names };
      }
    },
    finish: (_text, { groups, opaque }, names) =>
      finishScan({ groups: groups.filter((group) => !isOfNames(group, names)), opaque }),
  };
}

function stateOf({ afterBlank, item, directives }: MarkdownLines): string {
  return `${afterBlank ? 'blank' : ''} ${item} ${directives}`;
}

/** Of what is opaque: neither code nor a fence begins so. */
function isMetadata(text: string, start: number): boolean {
  return start === 0 && text.startsWith('---', text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

function linesOf(state: string): MarkdownLines {
  const [blank, item, directives = ''] = state.split(' ');
  return { afterBlank: blank !== '', item: Number(item), directives };
}
