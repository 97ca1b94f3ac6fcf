/** Finding what can be cited while its name is being typed: papers of the library, and entries of bibliographies. */
import type * as vscode from 'vscode';
import { yearOf } from '../../../core/calendar';
import type { EntryDetails } from '../../../core/bibliography/bibliographyEntry';
import { iterateDetails } from '../../../core/bibliography/bibliographyFile';
import { legible } from '../../../core/card';
import { SearchIndex, type SearchItem } from '../../../core/citation/citationSearch';
import type { LibraryStore } from '../../../core/library/libraryStore';
import type { Status } from '../../../core/marks/mark';
import { toPlainText } from '../../../core/mathText';
import type { Paper, PaperId } from '../../../core/paper';
import { recentAtMost, type Cited } from '../../cited';
import type { Marking } from '../../marking';
import { nextTurn } from '../../nextTurn';
import type { BibliographyText } from './bibliographies';
import type { PaperKeys } from './paperKeys';

export type Citable =
  | { readonly kind: 'paper'; readonly key: string; readonly paper: Paper }
  | {
      readonly kind: 'entry';
      readonly key: string;
      readonly details: EntryDetails;
      readonly file: BibliographyText;
    };

interface Prepared {
  readonly items: readonly Citable[];
  readonly index: SearchIndex;
}

export interface CitableParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly papers: PaperKeys;
  readonly isCited: (key: string) => boolean;
  readonly cited: Cited;
}

/** Milliseconds of preparing at a time. */
const slice = 12;
const statusWorth = { reading: 4, queued: 3, read: 2, new: 1, dropped: 0 } satisfies Record<Status, number>;

export class CitableSearch implements vscode.Disposable {
  private readonly parts: CitableParts;
  private readonly listening: readonly { dispose(): void }[];
  private readonly entries = new WeakMap<BibliographyText, Promise<Prepared>>();
  /** Papers by when they were cited last, and the place of each in that. */
  private recent: readonly PaperId[];
  private recentPlaces: ReadonlyMap<PaperId, number>;
  private prepared: Promise<Prepared> | null = null;
  private places: ReadonlyMap<PaperId, number> = new Map();

  constructor(parts: CitableParts) {
    this.parts = parts;
    this.recent = parts.cited.recent;
    this.recentPlaces = placesOf(this.recent);
    this.listening = [
      parts.papers.onDidChange(() => (this.prepared = null)),
      parts.marking.onDidChange((ids) => void this.rankAgain(ids)),
      parts.cited.onDidCite(() => void this.followCited()),
    ];
  }

  /** The best of all that matches each word typed, best first; equal ones by use and status. */
  async find(query: string, files: readonly BibliographyText[], limit: number): Promise<readonly Citable[]> {
    const searches = await Promise.all([this.library(), ...files.map((file) => this.entriesOf(file))]);
    const hits = searches.flatMap(({ items, index }) =>
      index.hits(query, limit).flatMap(({ index: at, score }) => {
        const item = items[at];
        return item === undefined ? [] : [{ item, score }];
      }),
    );
    // Sorting keeps the order of equal ones: papers before entries, and each by its rank.
    hits.sort((a, b) => b.score - a.score);
    const seen = new Set<string>();
    const found: Citable[] = [];
    for (const { item } of hits) {
      if (item.kind === 'entry' && this.parts.papers.paperOf(item.key) !== null) continue;
      if (seen.has(item.key)) continue;
      seen.add(item.key);
      found.push(item);
      if (found.length === limit) break;
    }
    return found;
  }

  /** Prepares the papers, so that the first question is answered at once. */
  library(): Promise<Prepared> {
    this.prepared ??= this.prepare();
    return this.prepared;
  }

  dispose(): void {
    for (const each of this.listening) each.dispose();
  }

  private async prepare(): Promise<Prepared> {
    await this.parts.papers.ready();
    const { papers } = this.parts.library.library;
    const items: Citable[] = [];
    const index = new SearchIndex(papers.length);
    const places = new Map<PaperId, number>();
    let until = Date.now() + slice;
    for (const paper of papers) {
      const key = this.parts.papers.keyOf(paper);
      places.set(paper.id, items.length);
      items.push({ kind: 'paper', key, paper });
      index.add(this.toItem(paper, key));
      if (items.length % 256 !== 0 || Date.now() < until) continue;
      await nextTurn();
      until = Date.now() + slice;
    }
    this.places = places;
    return { items, index };
  }

  /** Papers that have just been cited come first from now on. */
  private followCited(): Promise<void> {
    const before = this.recent;
    this.recent = this.parts.cited.recent;
    this.recentPlaces = placesOf(this.recent);
    return this.rankAgain(new Set([...before, ...this.recent]));
  }

  private async rankAgain(ids: Iterable<PaperId>): Promise<void> {
    if (this.prepared === null) return;
    const { index, items } = await this.prepared;
    for (const id of ids) {
      const at = this.places.get(id);
      const item = at === undefined ? undefined : items[at];
      if (at !== undefined && item?.kind === 'paper') index.set(at, this.toItem(item.paper, item.key));
    }
  }

  private toItem(paper: Paper, key: string): SearchItem {
    const { tags, status } = this.parts.marking.markOf(paper.id);
    const year = paper.date === null ? null : yearOf(paper.date);
    const place = this.recentPlaces.get(paper.id);
    const use = place === undefined ? (this.parts.isCited(key) ? 1 : 0) : 1 + recentAtMost - place;
    const rank = use * 1e6 + statusWorth[status] * 1e5 + (year ?? 0);
    return { key, title: toPlainText(paper.title), people: paper.authors, year, tags, rank };
  }

  private entriesOf(file: BibliographyText): Promise<Prepared> {
    let prepared = this.entries.get(file);
    if (prepared === undefined) {
      this.entries.set(file, (prepared = prepareEntries(file)));
      prepared.catch(() => this.entries.delete(file));
    }
    return prepared;
  }
}

function placesOf(ids: readonly PaperId[]): ReadonlyMap<PaperId, number> {
  return new Map(ids.map((id, place) => [id, place]));
}

async function prepareEntries(file: BibliographyText): Promise<Prepared> {
  const items: Citable[] = [];
  const index = new SearchIndex(file.entries.length);
  let until = Date.now() + slice;
  for (const { key, details } of iterateDetails(file.text, file.format)) {
    items.push({ kind: 'entry', key, details, file });
    const { title, authors, year } = details;
    index.add({ key, title: legible(title ?? ''), people: authors, year, tags: [], rank: 0 });
    if (items.length % 64 !== 0 || Date.now() < until) continue;
    await nextTurn();
    until = Date.now() + slice;
  }
  return { items, index };
}
