/** A paper as searches look at it: its short fields folded once, in one text, each in a place of its own. */
import type { Topic } from '../listing/categories';
import type { Mark } from '../marks/mark';
import type { Paper } from '../paper';
import { toSearchText } from './searchText';

/** What is known of a paper besides what its source says. */
export interface QueryFacts {
  readonly mark: Mark;
  /** The name it has or would have in notes. */
  readonly citekey: string | null;
  readonly isCited: boolean;
  readonly topic: Topic;
  /** What the person calls the source: a file's name or path. */
  readonly sourceName: string;
}

/** In this order in the text, which is also the order of their weight. */
export const rowSections = ['title', 'author', 'org', 'tag', 'key', 'note'] as const;
export type RowSection = (typeof rowSections)[number];

interface RowText {
  readonly text: string;
  /** Where each section ends. */
  readonly ends: readonly number[];
  readonly letters: number;
}

export class SearchRow {
  readonly paper: Paper;
  readonly facts: QueryFacts;
  private known: RowText | null = null;

  constructor(paper: Paper, facts: QueryFacts) {
    this.paper = paper;
    this.facts = facts;
  }

  /** Folds the short fields now rather than at the first question. */
  prepare(): RowText {
    this.known ??= toRowText(this.paper, this.facts);
    return this.known;
  }

  /** Whether a folded text stands in any short field; `letters` are its `lettersOf`. */
  has(words: string, letters: number): boolean {
    const row = this.prepare();
    return (row.letters & letters) === letters && row.text.includes(words);
  }

  /** Whether a folded text stands in a section. */
  hasIn(section: RowSection, words: string, letters: number): boolean {
    const row = this.prepare();
    if ((row.letters & letters) !== letters) return false;
    const index = rowSections.indexOf(section);
    const at = row.text.indexOf(words, row.ends[index - 1] ?? 0);
    return at >= 0 && at < (row.ends[index] ?? 0);
  }

  /** Whether a tag begins with a folded text; with a line break after it, is it. */
  hasTag(tag: string, letters: number): boolean {
    const row = this.prepare();
    if ((row.letters & letters) !== letters) return false;
    const org = rowSections.indexOf('org');
    // The break before the first tag ends the section before.
    const at = row.text.indexOf(`\n${tag}`, (row.ends[org] ?? 0) - 1);
    return at >= 0 && at < (row.ends[org + 1] ?? 0) - 1;
  }

  /** The first section that has a folded text, or null. */
  sectionWith(words: string): RowSection | null {
    const row = this.prepare();
    const at = row.text.indexOf(words);
    if (at < 0) return null;
    return rowSections[row.ends.findIndex((end) => at < end)] ?? null;
  }

  /** Whether a folded text begins a word of the title. */
  beginsInTitle(words: string): boolean {
    const row = this.prepare();
    const at = row.text.indexOf(` ${words}`);
    return row.text.startsWith(words, 1) || (at >= 0 && at < (row.ends[0] ?? 0));
  }
}

/** Which letters and digits occur: what a text lacks, its row cannot have. 26 bits for a–z, five for pairs of digits. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x61 && unit <= 0x7a) letters |= 1 << (unit - 0x61);
    else if (unit >= 0x30 && unit <= 0x39) letters |= 1 << (26 + ((unit - 0x30) >> 1));
  }
  return letters;
}

/** Every value stands between line breaks, which no folded text has: none is found across two of them. */
function toRowText(paper: Paper, { mark, citekey }: QueryFacts): RowText {
  const sections: Record<RowSection, readonly string[]> = {
    title: [paper.title],
    author: paper.authors,
    org: paper.orgs,
    tag: mark.tags,
    key: citekey === null ? [] : [citekey],
    note: mark.note === '' ? [] : [mark.note],
  };
  let text = '\n';
  const ends = rowSections.map((section) => {
    for (const value of sections[section]) text += `${toSearchText(value)}\n`;
    return text.length;
  });
  return { text, ends, letters: lettersOf(text) };
}
