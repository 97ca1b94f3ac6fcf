/** What queries compare of papers besides texts, a column for each fact: asking all papers takes no look at any. */
import type { Day } from '../calendar';
import type { Topic } from '../listing/categories';
import { statuses, type Mark, type Status } from '../marks/mark';
import type { Paper } from '../paper';
import { optionalFields, type OptionalField } from './query';

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

/** Yes or no: the fields a paper may lack and what else is so or not. An abstract is asked for itself: it may have to be read. */
export type Trait = Exclude<OptionalField, 'abstract'> | 'code' | 'cited';
const traits: readonly Trait[] = [...optionalFields.filter((field) => field !== 'abstract'), 'code', 'cited'];

export class PaperColumns {
  /** `dayNumber`; 0 where there is none. */
  readonly days: number[] = [];
  /** NaN where there is none, as with the next. */
  readonly scores: number[] = [];
  readonly ratings: number[] = [];
  readonly statusTimes: number[] = [];
  private readonly statusNumbers: number[] = [];
  private readonly topicNumbers: number[] = [];
  private readonly sourceNumbers: number[] = [];
  private readonly traitBits: number[] = [];
  private readonly topics = new Numbering<Topic>();
  private readonly sources = new Numbering<string>();

  set(slot: number, paper: Paper, { mark, citekey, isCited, topic, sourceName }: QueryFacts): void {
    this.days[slot] = dayNumber(paper.date);
    this.scores[slot] = paper.score ?? Number.NaN;
    this.ratings[slot] = mark.rating ?? Number.NaN;
    this.statusTimes[slot] = mark.statusSince ?? Number.NaN;
    this.statusNumbers[slot] = statuses.indexOf(mark.status);
    this.topicNumbers[slot] = this.topics.numberOf(topic.id, topic);
    this.sourceNumbers[slot] = this.sources.numberOf(sourceName, sourceName);
    const has: Record<Trait, boolean> = {
      author: paper.authors.length > 0,
      org: paper.orgs.length > 0,
      key: citekey !== null,
      note: mark.note !== '',
      year: paper.date !== null,
      date: paper.date !== null,
      score: paper.score !== null,
      rating: mark.rating !== null,
      statusdate: mark.statusSince !== null,
      tag: mark.tags.length > 0,
      topic: paper.category !== null,
      code: paper.code,
      cited: isCited,
    };
    let bits = 0;
    traits.forEach((trait, bit) => {
      if (has[trait]) bits |= 1 << bit;
    });
    this.traitBits[slot] = bits;
  }

  has(trait: Trait): (slot: number) => boolean {
    const bit = 1 << traits.indexOf(trait);
    return (slot) => ((this.traitBits[slot] ?? 0) & bit) !== 0;
  }

  hasStatus(meant: readonly Status[]): (slot: number) => boolean {
    const numbers = new Set(meant.map((status) => statuses.indexOf(status)));
    return (slot) => numbers.has(this.statusNumbers[slot] ?? -1);
  }

  /** `isMeant` is asked once for each topic there is, as below. */
  hasTopic(isMeant: (topic: Topic) => boolean): (slot: number) => boolean {
    const meant = this.topics.numbersOf(isMeant);
    return (slot) => meant.has(this.topicNumbers[slot] ?? -1);
  }

  hasSource(isMeant: (name: string) => boolean): (slot: number) => boolean {
    const meant = this.sources.numbersOf(isMeant);
    return (slot) => meant.has(this.sourceNumbers[slot] ?? -1);
  }
}

/** Values by numbers, each once. */
class Numbering<Value> {
  private readonly numbers = new Map<string, number>();
  private readonly values: Value[] = [];

  numberOf(key: string, value: Value): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.values.length);
    return this.values.push(value) - 1;
  }

  numbersOf(isMeant: (value: Value) => boolean): ReadonlySet<number> {
    return new Set(this.values.flatMap((value, number) => (isMeant(value) ? [number] : [])));
  }
}

/** Days in their order, within 24 bits, 512 to a year; 0 for none. */
export function dayNumber(day: Day | null): number {
  if (day === null) return 0;
  return (Number(day.slice(0, 4)) * 16 + Number(day.slice(5, 7))) * 32 + Number(day.slice(8));
}
