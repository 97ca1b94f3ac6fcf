/** Citations that are being typed: opened before the cursor and not closed yet. */
import type { CitationGroup } from './citationGroup';
import { isAfterWord } from './citationGroup';
import type { NotesLanguage } from './notesLanguage';
import { scanNotes } from './scanCitations';

export interface OpenGroup {
  /** The group as it is when it closes at the cursor. */
  readonly group: CitationGroup;
  /** What closes it. */
  readonly close: string;
}

/**
 * The group that is open at an offset: `[@`, `[see @a; `, `\cite{`, `#cite(<`, `[cite:@` …, or a lone `@` where that
 * begins a citation. Looks at the paragraph before the offset, 1,000 characters at most; null where nothing is open.
 */
export function openGroupAt(text: string, offset: number, language: NotesLanguage): OpenGroup | null {
  const start = windowStart(text, offset);
  const before = text.slice(start, offset);
  for (const close of closers[language]) {
    // A bracket that does close behind the cursor, a link's, is none to close here.
    if (close === ']' && /^[^[\]\n]{0,1000}\]/.test(text.slice(offset, offset + 1001))) continue;
    // What the scanner makes of the text if the group closed here: its grammar is the only one there is.
    const group = scanNotes(before + close, language).groups.find(
      ({ end }) => end === before.length + close.length,
    );
    if (group !== undefined) return { group: { ...shifted(group, start), end: offset }, close };
  }
  return loneAt(text, offset, language);
}

/** `@` alone, before a blank or the like. */
function loneAt(text: string, offset: number, language: NotesLanguage): OpenGroup | null {
  const isCitationMark = language === 'markdown' || language === 'myst' || language === 'typst';
  const start = offset - 1;
  if (!isCitationMark || text[start] !== '@' || text[start - 1] === '\\' || isAfterWord(text, start))
    return null;
  const item = { from: start, start, end: offset, keys: [] };
  const syntax = language === 'typst' ? 'typst' : 'pandocText';
  return { group: { start, end: offset, syntax, items: [item] }, close: '' };
}

function windowStart(text: string, offset: number): number {
  const from = Math.max(0, offset - 1000);
  const window = text.slice(from, offset);
  let blank = -1;
  for (const match of window.matchAll(/\n[ \t\r]*(?=\n)/g)) blank = match.index + match[0].length;
  // Without a blank line nearby: from a line's start, so that no word or command is cut.
  if (blank >= 0 || from === 0) return from + blank + 1;
  return from + window.indexOf('\n') + 1;
}

function shifted(group: CitationGroup, by: number): CitationGroup {
  return {
    ...group,
    start: group.start + by,
    end: group.end + by,
    items: group.items.map(({ from, start, end, keys }) => ({
      from: from + by,
      start: start + by,
      end: end + by,
      keys: keys.map((key) => ({ key: key.key, start: key.start + by, end: key.end + by })),
    })),
  };
}

const closers: Readonly<Record<NotesLanguage, readonly string[]>> = {
  markdown: [']', '`'],
  myst: [']', '`'],
  latex: ['}'],
  typst: ['>)'],
  org: [']', ']]'],
  asciidoc: [']'],
  rst: ['`'],
  plain: [],
};
