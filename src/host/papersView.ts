/** The view of papers in the side bar: the tree, its badge and message, and what is selected in it. */
import * as vscode from 'vscode';
import type { Disposable } from '../core/emitter';
import { toArrangement, type Arrangement } from '../core/library/arrangement';
import type { KeptFirstRows, ShownRows } from '../core/library/firstRows';
import { emptyLibrary, type Library } from '../core/library/library';
import type { LibraryStore } from '../core/library/libraryStore';
import { Outline, ranksHits, type OpenPages } from '../core/library/outline';
import type { GroupNode, PaperNode } from '../core/library/outlineRows';
import type { Edit } from '../core/marks/edit';
import { inTurns, Task } from '../core/steps';
import type { Paper, PaperId } from '../core/paper';
import type { CitedNotes } from './citedNotes';
import { setContextKey } from './contextKey';
import { toMessage } from './errors';
import { contextKeys, stateKeys, viewIds } from './ids';
import type { Log } from './log';
import type { Marking } from './marking';
import type { Answer, Finding } from './finding';
import { foundWords, type Trust } from './foundWords';
import { turns } from './nextTurn';
import { paperDrag } from './paperDrag';
import { PaperTree, type Row } from './paperTree';
import { onDidChangeSettings, setting } from './settings';
import { unreadBadge } from './unreadBadge';

export interface PapersViewParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly finding: Finding;
  readonly cites: CitedNotes;
  readonly state: vscode.Memento;
  readonly log: Log;
}

export class PapersView implements vscode.Disposable {
  private readonly parts: PapersViewParts;
  private readonly tree: PaperTree;
  private readonly view: vscode.TreeView<Row>;
  private readonly subscriptions: readonly Disposable[];
  private readonly selected = new vscode.EventEmitter<readonly Paper[]>();
  private readonly pages: OpenPages = new Map();
  /** What the person chose last; the outline follows as soon as its papers are found. */
  private chosen: Arrangement;
  private outline: Outline;
  /** The outline that is being made, or was made last. */
  private next: Outline;
  private answer: Answer | null = null;
  /** The library the outline is of. */
  private laidOut: Library = emptyLibrary;
  /** What a start shows until what is there has been read; null: not any longer. */
  private first: KeptFirstRows | null = null;
  /** That, while it is what the tree shows. */
  private kept: KeptFirstRows | null = null;
  /** Until the listings have been read for the first time. */
  private isStarting = true;
  /** What is said of listings whose reading was ended before its end. */
  private stopped = '';
  /** The newest search: what an older one finds later is not shown any more. */
  private turn = 0;

  /** The papers that are selected in the tree are others; none where rows went. */
  readonly onDidSelect = this.selected.event;

  constructor(parts: PapersViewParts) {
    this.parts = parts;
    const { library, marking, finding, cites, state } = parts;
    this.tree = new PaperTree(marking.markOf, cites, finding.part);
    this.chosen = toArrangement(state.get(stateKeys.arrangement));
    this.outline = this.next = this.layOut(null);
    this.view = vscode.window.createTreeView(viewIds.papers, {
      treeDataProvider: this.tree,
      dragAndDropController: paperDrag,
      canSelectMany: true,
      showCollapseAll: true,
      // Groups have no checkbox, and what a read paper means for its siblings is not the editor's to decide.
      manageCheckboxStateManually: true,
    });
    this.subscriptions = [
      this.view,
      this.tree,
      this.selected,
      library.onDidChange(() => void this.update()),
      marking.onDidChange((papers) => this.marksChanged(papers)),
      cites.onDidChange((papers) => this.marksChanged(papers)),
      finding.onDidComplete(() => {
        if (this.answer?.complete === false) void this.update();
      }),
      onDidChangeSettings(['badge'], () => this.showCounts()),
      this.view.onDidChangeSelection(() => this.selected.fire(this.selection())),
      this.view.onDidChangeCheckboxState(({ items }) => void this.checked(items)),
    ];
    void this.update();
  }

  /** Whether it can be seen. */
  get isShown(): boolean {
    return this.view.visible;
  }

  get arrangement(): Arrangement {
    return this.chosen;
  }

  /** What the tree shows has been drawn anew, all or some of it. */
  get onDidDraw(): vscode.Event<unknown> {
    return this.tree.onDidChangeTreeData;
  }

  /** What the tree shows and how it is arranged, where that is all found and of the papers there are now; else null. */
  shown(): (ShownRows & { readonly arrangement: Arrangement }) | null {
    const { outline: rows, laidOut } = this;
    const isOld = this.next !== rows || laidOut !== this.parts.library.library;
    if (isOld || this.kept !== null || this.answer?.complete === false) return null;
    return { rows, papers: laidOut.papers.length, arrangement: rows.arrangement };
  }

  /** Shows rows as they were the last time; null: not any longer, where there is a part to be shown of what is there. */
  showFirst(first: KeptFirstRows | null): void {
    // Found only when all had been read, they would stay.
    if (first === this.first || (first !== null && !this.isStarting)) return;
    this.first = first;
    void this.update();
  }

  /** All listings have been read: what was shown until then is of the last time, or of a part. */
  showStarted(): void {
    this.isStarting = false;
    if (this.first === null) this.showCounts();
    else this.showFirst(null);
  }

  /** Says, as long as it is so, which listings have more papers than are shown; empty: none. */
  showStopped(message: string): void {
    if (message === this.stopped) return;
    this.stopped = message;
    this.showCounts();
  }

  /** The papers the tree has rows for. */
  get papers(): readonly Paper[] {
    return this.outline.papers;
  }

  /** Lays the tree out otherwise, from now on; resolves when that is shown. */
  async arrange(change: Partial<Arrangement>): Promise<void> {
    this.chosen = { ...this.chosen, ...change };
    // It was of the arrangement before.
    this.first = null;
    this.pages.clear();
    await this.update();
    await this.parts.state.update(stateKeys.arrangement, this.chosen);
  }

  /** The papers selected in the tree, in its order. */
  selection(): readonly Paper[] {
    const { byId } = this.parts.library.library;
    // Rows of the last time have not all of a paper.
    return this.view.selection.flatMap((node) =>
      node.kind === 'paper' ? [byId.get(node.paper.id) ?? node.paper] : [],
    );
  }

  /** The papers for a key. A group that had the focus was selected before it, which opens or closes a group: undone here. */
  keyed(): readonly Paper[] {
    const [first, second] = this.view.selection;
    if (first?.kind === 'group' && second === undefined)
      void vscode.commands.executeCommand('list.toggleExpand');
    return this.selection();
  }

  /** Shows and selects a paper's row; a filter that hides it is cleared. False where the library has no such paper. */
  async reveal(paper: PaperId, options: { readonly focus: boolean }): Promise<boolean> {
    if (!this.parts.library.library.byId.has(paper)) return false;
    if ((await this.find(paper)) === null) await this.arrange({ filter: '' });
    const node = await this.find(paper);
    if (node === null) return false;
    await this.revealRow(node, options.focus);
    return true;
  }

  /** Moves to the paper after or before another in the tree. */
  async step(from: PaperId, by: 1 | -1): Promise<void> {
    await this.find(from);
    const next = this.outline.neighbour(from, by);
    if (next !== null) await this.revealRow(next, false);
  }

  /** Shows another page of a long group, and moves to its first row. */
  async showMore(group: string): Promise<void> {
    const parent = this.outline.groupCalled(group);
    const first = this.outline.showMore(parent);
    if (first === null) return;
    this.tree.refresh([parent]);
    await this.view.reveal(first, { select: true, focus: true });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private find(paper: PaperId): Promise<PaperNode | null> {
    return inTurns(new Task(this.outline.findSteps(paper)), turns);
  }

  private async revealRow(node: GroupNode | PaperNode, focus: boolean): Promise<void> {
    this.tree.refresh(this.outline.open(node));
    await this.view.reveal(node, { select: true, focus });
  }

  /** Finds the papers of the filter, as they are now, and shows them. Never rejects: a failure is logged. */
  private async update(): Promise<void> {
    const turn = ++this.turn;
    const isWanted = () => turn === this.turn;
    const { filter } = this.chosen;
    try {
      if (filter === '') {
        await this.show(null, isWanted);
        return;
      }
      const finder = await this.parts.finding.finder();
      const answer = await finder.ask(filter, { best: ranksHits(this.chosen), isWanted });
      if (answer !== null) await this.show(answer, isWanted);
    } catch (error) {
      this.parts.log.error(`the filter could not be applied: ${toMessage(error)}`);
      // What was found the last time is not left standing as if it had been found now.
      this.first = null;
      if (this.kept !== null) this.draw(null);
    }
  }

  private layOut(answer: Answer | null): Outline {
    const { library, marking } = this.parts;
    return new Outline(library.library, marking.markOf, this.chosen, answer, this.pages);
  }

  /** Lays out what there is now, in turns with the editor, and shows it where it is still wanted then. */
  private async show(answer: Answer | null, isWanted: () => boolean): Promise<void> {
    const { library } = this.parts.library;
    const outline = (this.next = this.layOut(answer));
    await inTurns(new Task(outline.prepare(null)), turns, isWanted);
    if (!isWanted()) return;
    this.outline = outline;
    this.laidOut = library;
    this.draw(answer);
    setContextKey(contextKeys.hasPapers, this.parts.library.library.papers.length > 0);
    setContextKey(contextKeys.filtered, this.chosen.filter !== '');
  }

  /** A start shows what there was before it shows nothing, or only some of it. */
  private draw(answer: Answer | null): void {
    this.answer = answer;
    this.kept = this.first;
    this.tree.show(this.kept?.rows ?? this.outline, answer);
    this.showCounts();
  }

  private marksChanged(papers: ReadonlySet<PaperId>): void {
    const touched = this.outline.touch(papers);
    if (this.next !== this.outline) this.next.touch(papers);
    if (touched === null || this.kept !== null) {
      void this.update();
      return;
    }
    this.tree.refresh(touched);
    this.showCounts();
  }

  private showCounts(): void {
    const { filter } = this.outline.arrangement;
    const total = this.kept?.papers ?? this.parts.library.library.papers.length;
    const shown = this.kept?.rows.size ?? this.outline.papers.length;
    const found = filter === '' ? '' : foundWords(filter, shown, total, this.trust());
    // The empty message is how the editor is told to show none.
    this.view.message = [found, this.stopped].filter((text) => text !== '').join(' · ');
    const counts = setting('badge') === 'unread' && filter === '';
    this.view.badge = counts ? unreadBadge(this.outline.unreadCount) : undefined;
  }

  private trust(): Trust {
    if (this.kept !== null) return 'last-time';
    const isMore = this.isStarting || this.parts.library.library.papers.length > 0;
    if (isMore && this.laidOut.papers.length === 0) return 'nothing-yet';
    if (this.isStarting) return 'of-a-part';
    return this.answer?.complete === false ? 'so-far' : 'found';
  }

  private async checked(items: readonly [Row, vscode.TreeItemCheckboxState][]): Promise<void> {
    const edits = items.flatMap(([node, state]): Edit[] => {
      if (node.kind !== 'paper') return [];
      const status = state === vscode.TreeItemCheckboxState.Checked ? 'read' : 'new';
      return [{ kind: 'status', paper: node.paper.id, status }];
    });
    await this.parts.marking.apply(edits);
  }
}
