/** The reader of each notes language. */
import type { NotesLanguage } from '../notesLanguage';
import type { NoteReader } from './noteReader';
import { asciidocReader } from './scanAsciidoc';
import { latexReader } from './scanLatex';
import { markdownReader, mystReader } from './scanMarkdown';
import { orgReader } from './scanOrg';
import { rstReader } from './scanRst';
import { typstReader } from './scanTypst';

/** Null for plain text, which cites nothing. */
export const readers: Readonly<Record<NotesLanguage, NoteReader | null>> = {
  markdown: markdownReader,
  myst: mystReader,
  latex: latexReader,
  typst: typstReader,
  org: orgReader,
  asciidoc: asciidocReader,
  rst: rstReader,
  plain: null,
};
