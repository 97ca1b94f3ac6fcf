/** What the panel shows of one paper: plain data, no sentences; every text in it stays hostile. */
import type { Day } from './calendar';
import type { Mark, Sighting, Rating, Status } from './marks/mark';
import type { Paper, PaperId } from './paper';

/** A topic as the categories table names it. */
export interface CardTopic {
  readonly id: string;
  readonly name: string;
}

/** What a card needs besides the paper and its mark. */
export interface CardContext {
  readonly topic: CardTopic | null;
}

export interface Card {
  readonly paperId: PaperId;
  readonly title: string;
  readonly authors: readonly string[];
  /** More people than are shown. */
  readonly etAl: boolean;
  readonly orgs: readonly string[];
  readonly date: Day | null;
  readonly topic: CardTopic | null;
  readonly score: number | null;
  readonly code: boolean;
  /** How score and code came to be, the earliest first; empty where they never changed. */
  readonly seen: readonly Sighting[];
  /** Plain text with TeX in it; null where the source has none. */
  readonly abstract: string | null;
  readonly status: Status;
  /** Milliseconds since 1970; null while the status was never set. */
  readonly statusSince: number | null;
  readonly rating: Rating | null;
  /** As stored: what a message about a tag must say. Show them through `legible`. */
  readonly tags: readonly string[];
  /** As typed, untouched. */
  readonly note: string;
  readonly citekey: string | null;
}

/** Takes a paper, its mark and its topic; gives the card. Texts to read come out legible, tags and note as stored. */
export function toCard(paper: Paper, mark: Mark, context: CardContext): Card {
  const { topic } = context;
  const abstract = paper.abstract === null ? '' : legible(paper.abstract);
  return {
    paperId: paper.id,
    title: legible(paper.title),
    authors: paper.authors.map(legible).filter(hasText),
    etAl: paper.etAl,
    orgs: paper.orgs.map(legible).filter(hasText),
    date: paper.date,
    topic: topic === null ? null : { id: topic.id, name: legible(topic.name) },
    score: paper.score !== null && Number.isFinite(paper.score) ? paper.score : null,
    code: paper.code,
    seen: mark.seen,
    abstract: abstract === '' ? null : abstract,
    status: mark.status,
    statusSince: mark.statusSince,
    rating: mark.rating,
    tags: [...mark.tags],
    note: mark.note,
    citekey: mark.citekey,
  };
}

/**
 * Takes any text; gives it on one line without what can lie to a reader: controls, bidirectional overrides and
 * isolates, tag characters, halves of surrogate pairs. Joiners stay, several scripts need them.
 */
export function legible(text: string): string {
  return text.replace(hiddenPattern, '').replace(blankPattern, ' ').trim();
}

// Cc without the blanks, soft hyphen, Arabic letter mark, zero-width space, the directional marks, line and
// paragraph separators (blanks below), invisible operators, BOM, interlinear anchors, tags, lone surrogates.
const hiddenPattern =
  /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Cs}]/gu;
const blankPattern = /[\t-\r\x85\u2028\u2029 ]+/g;

function hasText(text: string): boolean {
  return text !== '';
}
