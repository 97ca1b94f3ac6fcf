/** Which paper a key in a note means: the papers listed now, and those marked earlier whose keys stand in notes. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../../../core/library/libraryStore';
import type { About } from '../../../core/marks/mark';
import type { Paper, PaperId } from '../../../core/paper';
import type { Citekeys } from '../../citekeys';
import type { Marking } from '../../marking';

export interface PaperKeyParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly citekeys: Citekeys;
}

interface Known {
  readonly papers: ReadonlyMap<string, Paper>;
  /** Papers that are not listed just now. */
  readonly unlisted: ReadonlyMap<string, About>;
}

export class PaperKeys implements vscode.Disposable {
  readonly keyOf: (paper: Paper) => string;
  private readonly parts: PaperKeyParts;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly listening: readonly { dispose(): void }[];
  private known: Known | null = null;

  /** A key means another paper, or none, or one that it did not. */
  readonly onDidChange = this.changed.event;

  constructor(parts: PaperKeyParts) {
    this.parts = parts;
    this.keyOf = parts.citekeys.of;
    const drop = () => {
      this.known = null;
      this.changed.fire(undefined);
    };
    this.listening = [
      this.changed,
      parts.library.onDidChange(drop),
      parts.marking.onDidChange((papers) => {
        if (this.known !== null && [...papers].some((paper) => this.isOutdated(paper))) drop();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lectern.citation.keyPattern')) drop();
      }),
    ];
  }

  /** Makes the keys in turns with others, so that what is asked next waits for none. */
  ready(): Promise<void> {
    return this.parts.citekeys.ready();
  }

  /** The key of a paper, or null while keys are being made. */
  knownKeyOf(paper: Paper): string | null {
    return this.parts.citekeys.known(paper);
  }

  /** The listed paper of a key. */
  paperOf(key: string): Paper | null {
    return this.all().papers.get(key) ?? null;
  }

  listed(id: PaperId): Paper | null {
    return this.parts.library.library.byId.get(id) ?? null;
  }

  /** What is kept of a paper whose key this is and that is in no listing just now. */
  unlisted(key: string): About | null {
    return this.all().unlisted.get(key) ?? null;
  }

  has(key: string): boolean {
    const { papers, unlisted } = this.all();
    return papers.has(key) || unlisted.has(key);
  }

  keys(): Iterable<string> {
    return this.all().papers.keys();
  }

  get size(): number {
    return this.all().papers.size;
  }

  dispose(): void {
    for (const each of this.listening) each.dispose();
  }

  private isOutdated(id: PaperId): boolean {
    const { library, marking, citekeys } = this.parts;
    const paper = library.library.byId.get(id);
    if (paper !== undefined) return this.all().papers.get(citekeys.of(paper))?.id !== id;
    const { citekey } = marking.markOf(id);
    return citekey !== null && !this.all().unlisted.has(citekey);
  }

  private all(): Known {
    this.known ??= this.collect();
    return this.known;
  }

  private collect(): Known {
    const { library, marking, citekeys } = this.parts;
    const { papers: listed, byId } = library.library;
    const papers = new Map<string, Paper>();
    for (const paper of listed) papers.set(citekeys.of(paper), paper);
    const unlisted = new Map<string, About>();
    for (const id of marking.marked()) {
      const { citekey } = marking.markOf(id);
      const about = citekey === null || byId.has(id) ? null : marking.aboutOf(id);
      if (citekey !== null && about !== null) unlisted.set(citekey, about);
    }
    return { papers, unlisted };
  }
}
