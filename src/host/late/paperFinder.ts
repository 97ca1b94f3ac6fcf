/** Answers queries over the library: the search is loaded at the first one, and prepared in slices nobody notices. */
import * as vscode from 'vscode';
import { toDay, type Day } from '../../core/calendar';
import { topicOf } from '../../core/listing/categories';
import type { Paper } from '../../core/paper';
import type { QueryVocabulary } from '../../core/query/completeQuery';
import type { QueryContext } from '../../core/query/compileQuery';
import { parseQuery } from '../../core/query/parseQuery';
import { matchSpans } from '../../core/query/matchSpans';
import { soughtTexts } from '../../core/query/sought';
import { VocabularyCount } from '../../core/query/vocabulary';
import { PaperSearch } from '../../core/query/paperSearch';
import type { QueryFacts } from '../../core/query/searchRow';
import { toMessage } from '../errors';
import type { Answer, FindingParts } from '../finding';
import { nextTurn } from '../nextTurn';

/** Milliseconds of preparing at a time. */
const slice = 8;
/** As many hits are put in the order of their worth; nobody reads on so far. */
const rankedAtMost = 200;
/** Papers counted for the vocabulary at a time. */
const countedAtOnce = 5000;

export class PaperFinder implements vscode.Disposable {
  private readonly parts: FindingParts;
  private readonly completed = new vscode.EventEmitter<undefined>();
  private readonly listening: { dispose(): void };
  private search: PaperSearch | null = null;
  private preparing: Promise<void> | null = null;
  private disposed = false;

  /** The last answer that was not complete can be had in full now. */
  readonly onDidComplete = this.completed.event;

  constructor(parts: FindingParts) {
    this.parts = parts;
    this.listening = parts.marking.onDidChange((papers) => this.search?.refresh(papers));
  }

  /** What a query, as typed, finds. With `best` the best hits are told apart. */
  async ask(text: string, { best }: { readonly best: boolean }): Promise<Answer> {
    const search = await this.ready();
    const { query } = parseQuery(text);
    const context = now();
    const found = search.search(query, context);
    const first =
      best && soughtTexts(query).length > 0 ? search.best(query, context, rankedAtMost).papers : [];
    if (!found.complete) this.prepare(search);
    return {
      papers: found.papers,
      best: first,
      complete: found.complete,
      spansOf: (label, field) => matchSpans(query, label, field),
    };
  }

  /** How many papers each of some queries finds; null where that is not known yet. */
  async count(queries: readonly string[]): Promise<readonly (number | null)[]> {
    const counts: (number | null)[] = [];
    for (const text of queries) {
      const search = await this.ready();
      const found = search.search(parseQuery(text).query, now());
      if (!found.complete) this.prepare(search);
      counts.push(found.complete ? found.papers.length : null);
      await nextTurn();
    }
    return counts;
  }

  /** What can be suggested while a query is typed. */
  async vocabulary(): Promise<QueryVocabulary> {
    const { papers } = this.parts.library.library;
    const count = new VocabularyCount();
    for (let from = 0; from < papers.length; from += countedAtOnce) {
      for (const paper of papers.slice(from, from + countedAtOnce)) count.add(paper);
      await nextTurn();
    }
    const sources = new Set(papers.map(({ source }) => source));
    return count.toVocabulary(this.parts.marking.tags(), [...sources].map(sourceName));
  }

  dispose(): void {
    this.disposed = true;
    this.listening.dispose();
    this.completed.dispose();
  }

  /** The search over the papers there are now, its rows folded. */
  private async ready(): Promise<PaperSearch> {
    const search = (this.search ??= new PaperSearch(this.factsOf()));
    search.setPapers(this.parts.library.library.papers);
    while (!search.hasRows && !this.disposed) {
      search.step(slice, Date.now);
      await nextTurn();
      search.setPapers(this.parts.library.library.papers);
    }
    return search;
  }

  /** Indexes what is left, once at a time, and tells when it is done. */
  private prepare(search: PaperSearch): void {
    this.preparing ??= (async () => {
      while (!this.disposed && search.step(slice, Date.now)) await nextTurn();
      this.preparing = null;
      if (!this.disposed) this.completed.fire(undefined);
    })().catch((error: unknown) => {
      this.preparing = null;
      this.parts.log.error(`the search could not be prepared: ${toMessage(error)}`);
    });
  }

  private factsOf(): (paper: Paper) => QueryFacts {
    const names = new Map<string, string>();
    return (paper) => {
      const mark = this.parts.marking.markOf(paper.id);
      const name = names.get(paper.source) ?? sourceName(paper.source);
      names.set(paper.source, name);
      return {
        mark,
        citekey: mark.citekey ?? this.parts.citekeys.of(paper),
        // A key is kept from the first time it is written into a note.
        isCited: mark.citekey !== null,
        topic: topicOf(paper.category),
        sourceName: name,
      };
    };
  }
}

function sourceName(source: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(source));
}

function now(): QueryContext {
  const today = dayOf(Date.now());
  return { today, dayOf };
}

/** The day of a time where the person is. */
function dayOf(time: number): Day {
  const date = new Date(time);
  return toDay(date.getFullYear(), date.getMonth() + 1, date.getDate()) ?? '1970-01-01';
}
