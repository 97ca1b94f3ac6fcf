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

export class SearchRow {
  readonly paper: Paper;
  readonly facts: QueryFacts;
  /** Every value between line breaks, which no folded text has: none is found across two of them. '' until prepared. */
  private text = '';
  private letters = 0;
  /** Where each section ends. */
  private ends: readonly number[] = [];

  constructor(paper: Paper, facts: QueryFacts) {
    this.paper = paper;
    this.facts = facts;
  }

  /** Folds the short fields now rather than at the first question. */
  prepare(): void {
    if (this.text !== '') return;
    const { paper, facts } = this;
    const sections: Record<RowSection, readonly string[]> = {
      title: [paper.title],
      author: paper.authors,
      org: paper.orgs,
      tag: facts.mark.tags,
      key: facts.citekey === null ? [] : [facts.citekey],
      note: facts.mark.note === '' ? [] : [facts.mark.note],
    };
    let text = '\n';
    this.ends = rowSections.map((section) => {
      for (const value of sections[section]) text += `${toSearchText(value)}\n`;
      return text.length;
    });
    this.text = text;
    this.letters = lettersOf(text);
  }

  /** Whether a folded text stands in any short field; `letters` are its `lettersOf`. */
  has(words: string, letters: number): boolean {
    if (this.text === '') this.prepare();
    return (this.letters & letters) === letters && this.text.includes(words);
  }

  /** Whether a folded text stands in a section. */
  hasIn(section: RowSection, words: string, letters: number): boolean {
    return this.has(words, letters) && this.standsIn(rowSections.indexOf(section), words, 0);
  }

  /** Whether a tag begins with a folded text; with a line break after it, is it. */
  hasTag(tag: string, letters: number): boolean {
    // The break before the first tag is the end of the section before.
    return this.has(tag, letters) && this.standsIn(rowSections.indexOf('tag'), `\n${tag}`, 1);
  }

  /** The first section that has a folded text, or null. */
  sectionWith(words: string): RowSection | null {
    this.prepare();
    const at = this.text.indexOf(words);
    if (at < 0) return null;
    return rowSections[this.ends.findIndex((end) => at < end)] ?? null;
  }

  /** Whether a folded text begins a word of the title. */
  beginsInTitle(words: string): boolean {
    this.prepare();
    return this.text.startsWith(words, 1) || this.standsIn(0, ` ${words}`, 0);
  }

  private standsIn(section: number, words: string, before: number): boolean {
    const start = (this.ends[section - 1] ?? 0) - before;
    const at = this.text.indexOf(words, start);
    return at >= 0 && at < (this.ends[section] ?? 0) - before;
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
