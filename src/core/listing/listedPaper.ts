/** A paper whose abstract stays in the listing's text, to be read when it is asked for: a library keeps none twice. */
import type { Day } from '../calendar';
import type { Paper, PaperId, StoredText } from '../paper';
import type { Span } from '../problem';
import { limits } from './limits';
import type { KeptText } from './listingText';
import { toPlainProse } from './plainText';

/** All of a paper but its abstract, and where that stands. */
export interface PaperFacts extends Omit<Paper, 'abstract' | 'abstractBytes' | 'span'> {
  /** In the listing's text. */
  readonly start: number;
  readonly end: number;
  /** In the listing's bytes; -1 where there is none. */
  readonly abstractStart: number;
  readonly abstractEnd: number;
}

export class ListedPaper implements Paper {
  readonly id: PaperId;
  readonly title: string;
  readonly authors: readonly string[];
  readonly etAl: boolean;
  readonly orgs: readonly string[];
  readonly category: string | null;
  readonly date: Day | null;
  readonly score: number | null;
  readonly code: boolean;
  readonly source: string;
  private readonly text: KeptText;
  private readonly start: number;
  private readonly end: number;
  private readonly abstractStart: number;
  private readonly abstractEnd: number;

  constructor(facts: PaperFacts, text: KeptText) {
    this.id = facts.id;
    this.title = facts.title;
    this.authors = facts.authors;
    this.etAl = facts.etAl;
    this.orgs = facts.orgs;
    this.category = facts.category;
    this.date = facts.date;
    this.score = facts.score;
    this.code = facts.code;
    this.source = facts.source;
    this.text = text;
    this.start = facts.start;
    this.end = facts.end;
    this.abstractStart = facts.abstractStart;
    this.abstractEnd = facts.abstractEnd;
  }

  get span(): Span {
    return { start: this.start, end: this.end };
  }

  get abstractBytes(): StoredText | null {
    if (this.abstractStart < 0) return null;
    return { bytes: this.text.bytes, start: this.abstractStart, end: this.abstractEnd };
  }

  /** As reading the listing gave it: made plain and cut to the limit. */
  get abstract(): string | null {
    if (this.abstractStart < 0) return null;
    const { bytes, decode } = this.text;
    const raw = decode(bytes.subarray(this.abstractStart, this.abstractEnd)).slice(0, limits.abstract);
    const plain = toPlainProse(raw, 0, raw.length).text;
    return plain === '' ? null : plain;
  }
}
