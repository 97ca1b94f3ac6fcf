/** Titles and people that something plain stands between: a tab, or the words that name them. */
import type { Span } from '../problem';
import { isAuthorLine } from './lineShape';
import { lineText, lookAt, type Line, type Lines } from './lines';

export interface PartedTitle {
  readonly title: Span;
  readonly people: Span;
}

/** Both, where nothing has to be guessed; the lines that follow are gone past where they belong to it. */
export function partedTitle(text: string, line: Line, lines: Lines): PartedTitle | null {
  if (line.end - line.start > lookAt) return null;
  return readLabelled(text, line, lines) ?? ownSeparator(text, line);
}

const titleName = /^title\s*:\s*/i;

/** Whether a line says that a title stands in it. */
export function namesTitle(line: string): boolean {
  return titleName.test(line);
}

/** Title and people on lines that say which they are, `Title: …` and `Authors: …`. */
function readLabelled(text: string, line: Line, lines: Lines): PartedTitle | null {
  const next = lines.peek(0);
  const title = titleName.exec(text.slice(line.start, line.end))?.[0].length ?? 0;
  if (title === 0 || next === null || next.end - next.start > lookAt) return null;
  const people = /^(?:authors?|by)\s*:\s*/i.exec(text.slice(next.start, next.end))?.[0].length ?? 0;
  if (people === 0) return null;
  lines.skip(1);
  return {
    title: { start: line.start + title, end: line.end },
    people: { start: next.start + people, end: next.end },
  };
}

/** Three people and their organisations are no longer; a table's row may have very many tabs. */
const longestPeople = 600;

/** Title and people parted by a tab or several blanks. */
function ownSeparator(text: string, line: Line): PartedTitle | null {
  const raw = text.slice(line.start, line.end);
  if (!raw.includes('\t') && !raw.includes('  ')) return null;
  const gap = /[\t ]{2,}|\t/g;
  for (let found = gap.exec(raw); found; found = gap.exec(raw)) {
    const people = { start: line.start + gap.lastIndex, end: line.end };
    if (people.end - people.start > longestPeople) continue;
    if (isAuthorLine(lineText(text, people))) {
      return { title: { start: line.start, end: line.start + found.index }, people };
    }
  }
  return null;
}
