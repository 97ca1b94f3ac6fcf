/** The view of papers in the side bar: the tree, its badge and message, and what is selected in it. */
import * as vscode from 'vscode';
import type { Disposable } from '../core/emitter';
import { toArrangement, type Arrangement } from '../core/library/arrangement';
import type { LibraryStore } from '../core/library/libraryStore';
import { Outline, type OutlineNode } from '../core/library/outline';
import type { Edit } from '../core/marks/edit';
import type { Paper, PaperId } from '../core/paper';
import { setContextKey } from './contextKey';
import { contextKeys, stateKeys, viewIds } from './ids';
import type { Marking } from './marking';
import { PaperTree } from './paperTree';
import { onDidChangeSettings, setting } from './settings';

export interface PapersViewParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly state: vscode.Memento;
}

export class PapersView implements vscode.Disposable {
  private readonly parts: PapersViewParts;
  private readonly tree: PaperTree;
  private readonly view: vscode.TreeView<OutlineNode>;
  private readonly subscriptions: readonly Disposable[];
  private readonly selected = new vscode.EventEmitter<Paper>();
  private outline: Outline;

  /** The paper a person has just moved to in the tree. */
  readonly onDidSelect = this.selected.event;

  constructor(parts: PapersViewParts) {
    this.parts = parts;
    const { library, marking, state } = parts;
    this.tree = new PaperTree(marking.markOf);
    this.outline = new Outline(
      library.library,
      marking.markOf,
      toArrangement(state.get(stateKeys.arrangement)),
    );
    this.view = vscode.window.createTreeView(viewIds.papers, {
      treeDataProvider: this.tree,
      canSelectMany: true,
      showCollapseAll: true,
      // Groups have no checkbox, and what a read paper means for its siblings is not the editor's to decide.
      manageCheckboxStateManually: true,
    });
    this.subscriptions = [
      this.view,
      this.tree,
      this.selected,
      library.onDidChange(() => this.rebuild()),
      marking.onDidChange((papers) => this.marksChanged(papers)),
      onDidChangeSettings(['badge'], () => this.showCounts()),
      this.view.onDidChangeSelection(({ selection }) => this.selectionChanged(selection)),
      this.view.onDidChangeCheckboxState(({ items }) => void this.checked(items)),
    ];
    this.rebuild();
  }

  /** Whether it can be seen. */
  get isShown(): boolean {
    return this.view.visible;
  }

  get arrangement(): Arrangement {
    return this.outline.arrangement;
  }

  /** Lays the tree out otherwise, from now on. */
  async arrange(change: Partial<Arrangement>): Promise<void> {
    const arrangement = { ...this.arrangement, ...change };
    this.rebuild(arrangement);
    await this.parts.state.update(stateKeys.arrangement, arrangement);
  }

  /** The papers selected in the tree, in its order. */
  selection(): readonly Paper[] {
    return this.view.selection.flatMap((node) => (node.kind === 'paper' ? [node.paper] : []));
  }

  /** Shows and selects a paper's row; a filter that hides it is cleared. False where the library has no such paper. */
  async reveal(paper: PaperId, options: { readonly focus: boolean }): Promise<boolean> {
    if (!this.parts.library.library.byId.has(paper)) return false;
    if (this.outline.find(paper) === null) await this.arrange({ filter: '' });
    const node = this.outline.find(paper);
    if (node === null) return false;
    await this.view.reveal(node, { select: true, focus: options.focus });
    return true;
  }

  /** Moves to the paper after or before another in the tree. */
  async step(from: PaperId, by: 1 | -1): Promise<void> {
    const next = this.outline.neighbour(from, by);
    if (next !== null) await this.view.reveal(next, { select: true, focus: false });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private rebuild(arrangement = this.arrangement): void {
    this.outline = new Outline(this.parts.library.library, this.parts.marking.markOf, arrangement);
    this.tree.show(this.outline);
    this.showCounts();
    setContextKey(contextKeys.hasPapers, this.parts.library.library.papers.length > 0);
    setContextKey(contextKeys.filtered, arrangement.filter !== '');
  }

  private marksChanged(papers: ReadonlySet<PaperId>): void {
    const touched = this.outline.touch(papers);
    if (touched === null) {
      this.rebuild();
      return;
    }
    this.tree.refresh(touched);
    this.showCounts();
  }

  private showCounts(): void {
    const { filter } = this.arrangement;
    const total = this.parts.library.library.papers.length;
    const shown = this.outline.papers.length;
    // The empty message is how the editor is told to show none.
    this.view.message =
      filter === '' ? '' : vscode.l10n.t('Filter “{0}”: {1} of {2} papers', filter, shown, total);
    const unread = this.outline.unreadCount;
    const count = setting('badge') === 'unread' && filter === '' ? unread : 0;
    this.view.badge =
      count === 0 ? undefined : { value: count, tooltip: vscode.l10n.t('{0} unread papers', count) };
  }

  private selectionChanged(selection: readonly OutlineNode[]): void {
    const [first] = selection;
    if (selection.length === 1 && first?.kind === 'paper') this.selected.fire(first.paper);
  }

  private async checked(items: readonly [OutlineNode, vscode.TreeItemCheckboxState][]): Promise<void> {
    const edits = items.flatMap(([node, state]): Edit[] => {
      if (node.kind !== 'paper') return [];
      const status = state === vscode.TreeItemCheckboxState.Checked ? 'read' : 'new';
      return [{ kind: 'status', paper: node.paper.id, status }];
    });
    await this.parts.marking.apply(edits);
  }
}
