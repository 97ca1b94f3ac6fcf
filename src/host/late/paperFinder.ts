/** Answers queries over the library: the search is loaded at the first one, and prepared in slices nobody notices. */
import * as vscode from 'vscode';
import { toDay, type Day } from '../../core/calendar';
import { topicOf } from '../../core/listing/categories';
import type { Paper, PaperId } from '../../core/paper';
import type { QueryVocabulary } from '../../core/query/completeQuery';
import type { QueryContext } from '../../core/query/termTest';
import { parseQuery } from '../../core/query/parseQuery';
import { matchSpans } from '../../core/query/matchSpans';
import { soughtTexts } from '../../core/query/sought';
import { VocabularyCount } from '../../core/query/vocabulary';
import { PaperSearch } from '../../core/query/paperSearch';
import type { QueryFacts } from '../../core/query/paperColumns';
import { toMessage } from '../errors';
import type { Answer, FindingParts } from '../finding';
import { inTurns, Task, type Steps } from '../../core/steps';
import { nextTurn, turns } from '../nextTurn';

/** Milliseconds of preparing at a time. */
const slice = 8;
/** As many hits are put in the order of their worth; nobody reads on so far. */
const rankedAtMost = 200;
/** Papers counted for the vocabulary at a time. */
const countedAtOnce = 5000;

export interface AskOptions {
  readonly best: boolean;
  /** Whether somebody still waits for the answer. */
  readonly isWanted: () => boolean;
}

const always = () => true;

export class PaperFinder implements vscode.Disposable {
  private readonly parts: FindingParts;
  private readonly completed = new vscode.EventEmitter<undefined>();
  private readonly listening: readonly { dispose(): void }[];
  private search: PaperSearch | null = null;
  private preparing: Promise<void> | null = null;
  private disposed = false;
  private isRehearsed = false;
  /** Questions that wait or are being answered. */
  private pending = 0;
  private asking: Promise<unknown> = Promise.resolve();

  /** The last answer that was not complete can be had in full now. */
  readonly onDidComplete = this.completed.event;

  constructor(parts: FindingParts) {
    this.parts = parts;
    const refresh = (papers: ReadonlySet<PaperId>) => this.search?.refresh(papers);
    this.listening = [parts.marking.onDidChange(refresh), parts.cites.onDidChange(refresh)];
  }

  /** What a query, as typed, finds; null where it was not wanted any more. With `best` the best hits are told apart. */
  async ask(text: string, { best, isWanted }: AskOptions): Promise<Answer | null> {
    if (asksForCites(text)) await this.parts.cites.read();
    const { query } = parseQuery(text);
    const context = now();
    const ranks = best && soughtTexts(query).length > 0;
    const answer = await this.alone(isWanted, function* (search) {
      const found = yield* search.searchSteps(query, context);
      const first = ranks ? (yield* search.bestSteps(query, context, rankedAtMost)).papers : [];
      return { found, first };
    });
    if (answer === null) return null;
    const { found, first } = answer;
    if (!found.complete) this.prepare();
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
      const { query } = parseQuery(text);
      // Counting alone is no reason to read all notes of the folder.
      const isAsked = !asksForCites(text) || this.parts.cites.isRead;
      const found = isAsked ? await this.alone(always, (search) => search.searchSteps(query, now())) : null;
      if (found?.complete === false) this.prepare();
      counts.push(found?.complete === true ? found.papers.length : null);
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
    for (const each of this.listening) each.dispose();
    this.completed.dispose();
  }

  /** Asks the search over the papers there are now, in turns with the editor; questions one after the other. */
  private alone<Result extends object>(
    isWanted: () => boolean,
    ask: (search: PaperSearch) => Steps<Result>,
  ): Promise<Result | null> {
    const wanted = () => isWanted() && !this.disposed;
    this.pending++;
    const asked = this.asking.then(async () => {
      const search = (this.search ??= new PaperSearch(this.factsOf()));
      if (!wanted()) return null;
      await this.makeReady(search);
      return wanted() ? await inTurns(new Task(ask(search)), turns, wanted) : null;
    });
    this.asking = asked.catch(() => null).finally(() => this.pending--);
    return asked;
  }

  /** Gives the search the papers there are now, and folds its rows. */
  private async makeReady(search: PaperSearch): Promise<void> {
    do {
      // Rows tell of keys, and making all keys takes its time.
      await this.parts.citekeys.ready();
      await inTurns(new Task(search.setPapersSteps(this.parts.library.library.papers)), turns);
      while (!search.hasRows && !this.disposed) {
        search.step(slice, Date.now);
        await nextTurn();
      }
    } while (!search.holds(this.parts.library.library.papers) && !this.disposed);
  }

  /** Indexes what is left, once at a time, and tells when it is done. */
  private prepare(): void {
    this.preparing ??= (async () => {
      while (!this.disposed && this.search?.step(slice, Date.now) === true) await nextTurn();
      this.preparing = null;
      if (!this.disposed) this.completed.fire(undefined);
      // Given up for whoever asks something: that compiles as well.
      await this.alone(
        () => this.pending === 1,
        (search) => this.rehearsal(search),
      );
    })().catch((error: unknown) => {
      this.preparing = null;
      this.parts.log.error(`the search could not be prepared: ${toMessage(error)}`);
    });
  }

  /** Once: what is compiled stays so. */
  private *rehearsal(search: PaperSearch): Steps<object> {
    if (!this.isRehearsed) yield* search.rehearse(now());
    this.isRehearsed = true;
    return search;
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
        isCited: this.parts.cites.isCited(paper, mark),
        topic: topicOf(paper.category),
        sourceName: name,
      };
    };
  }
}

/** Whether a query may ask what notes cite. */
function asksForCites(text: string): boolean {
  return /cited:/i.test(text);
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
