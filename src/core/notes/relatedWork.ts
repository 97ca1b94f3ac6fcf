/** A first draft of a related-work section: chosen papers by tag, each cited with the reader's note on it. */
import { legible } from '../card';
import type { CitedWork } from '../citation/citationStyle';
import type { CitationStyle } from '../citation/citationStyle';
import { newCitation } from '../citation/citationStyle';
import type { NotesLanguage } from '../citation/notesLanguage';
import { toPlainText } from '../mathText';
import { commentLine, headingLine, plainIn } from './notesWriting';

export interface RelatedPaper extends CitedWork {
  readonly tags: readonly string[];
  /** Markdown, as the reader typed it. */
  readonly note: string;
}

export interface RelatedWorkOptions {
  readonly language: NotesLanguage;
  readonly style: CitationStyle;
  readonly eol: '\n' | '\r\n';
  /** The level of the groups' headings: 1 is the document's highest. */
  readonly level: number;
  /** What the group of papers without tags is called. */
  readonly untagged: string;
}

/**
 * The section's text, ending in a line end; empty without papers. Each paper stands once, under the one of its tags
 * that most of the papers have (the first in the order of text among equals), groups by size and then name, papers in
 * the order given. A paper is its title as a comment, and a paragraph that begins with its citation in the sentence.
 */
export function relatedWork(papers: readonly RelatedPaper[], options: RelatedWorkOptions): string {
  const { language, level, untagged } = options;
  const groups = groupsOf(papers);
  const blocks = groups.flatMap(([tag, members]) => [
    headingLine(legible(tag === '' ? untagged : tag), level, language),
    ...members.map((paper) => paragraph(paper, options)),
  ]);
  const text = blocks.map((block) => `${block}\n`).join('\n');
  return options.eol === '\n' ? text : text.replace(/\n/g, options.eol);
}

function groupsOf(papers: readonly RelatedPaper[]): readonly (readonly [string, readonly RelatedPaper[]])[] {
  const counts = new Map<string, number>();
  for (const { tags } of papers) for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const groups = new Map<string, RelatedPaper[]>();
  for (const paper of papers) {
    const tag =
      [...paper.tags].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || byText(a, b))[0] ?? '';
    const group = groups.get(tag);
    if (group === undefined) groups.set(tag, [paper]);
    else group.push(paper);
  }
  // Papers without a tag come last, however many.
  return [...groups].sort(
    ([a, one], [b, other]) =>
      Number(a === '') - Number(b === '') || other.length - one.length || byText(a, b),
  );
}

function paragraph(paper: RelatedPaper, { language, style }: RelatedWorkOptions): string {
  const title = legible(toPlainText(paper.paper.title));
  const citation = newCitation([paper], language, { ...style, form: 'textual' });
  const note = paper.note.replace(/\r\n?/g, '\n').trim();
  // Notes are Markdown: there they stand as they are, elsewhere as text. Blank lines would end the paragraph.
  const words = language === 'markdown' || language === 'myst' ? note : plainIn(language, note);
  const sentence = `${citation} ${words === '' ? '…' : words.replace(/\n[ \t]*(?=\n)/g, '')}`;
  const comment = commentLine(title, language);
  return comment === '' ? `${title}\n${sentence}` : `${comment}\n${sentence}`;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
