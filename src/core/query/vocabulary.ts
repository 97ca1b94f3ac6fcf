/** Counts what the papers of a library have, so that what is most used is suggested first. */
import { topicOf, type Topic } from '../listing/categories';
import type { Paper } from '../paper';
import type { QueryVocabulary } from './completeQuery';

/** Names beyond these, the rarest, are not worth looking through at every key stroke. */
const namesAtMost = 20_000;

/** Takes papers one after the other: there may be many, and the caller may pause. */
export class VocabularyCount {
  private readonly topics = new Map<string, { readonly topic: Topic; count: number }>();
  private readonly authors = new Map<string, number>();
  private readonly orgs = new Map<string, number>();

  add(paper: Paper): void {
    const topic = topicOf(paper.category);
    const known = this.topics.get(topic.id);
    if (known === undefined) this.topics.set(topic.id, { topic, count: 1 });
    else known.count++;
    for (const name of paper.authors) count(this.authors, name);
    for (const name of paper.orgs) count(this.orgs, name);
  }

  /** What was counted, with what is not the papers' own: tags with how many papers have each, and names of sources. */
  toVocabulary(tags: ReadonlyMap<string, number>, sources: readonly string[]): QueryVocabulary {
    const topics = [...this.topics.values()].sort((a, b) => b.count - a.count).map(({ topic }) => topic);
    return {
      tags: mostUsed(tags),
      // `topic:none` is suggested for those without.
      topics: topics.filter(({ id }) => id !== 'none'),
      authors: mostUsed(this.authors),
      orgs: mostUsed(this.orgs),
      sources,
    };
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function mostUsed(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, namesAtMost)
    .map(([name]) => name);
}
