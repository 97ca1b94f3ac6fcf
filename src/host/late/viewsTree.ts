/** The list of views beside the tree of papers: a row each, with how many papers it finds; choosing one shows them. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../../core/library/libraryStore';
import type { SmartViewId } from '../../core/query/view';
import type { CitedNotes } from '../citedNotes';
import { toMessage } from '../errors';
import { viewIds, type CommandName } from '../ids';
import type { Log } from '../log';
import type { Marking } from '../marking';
import type { PaperFinder } from './paperFinder';
import { allViews, type NamedView } from './savedViews';
import { onDidChangeSettings } from '../settings';
import { viewDrag } from './viewDrag';

/** Changes come in showers; the counts follow when there was none for so long. */
const restBeforeCounting = 200;

const smartIcons = {
  'unread-this-month': 'calendar',
  queue: 'inbox',
  reading: 'book',
  'recently-read': 'history',
  'cited-unread': 'quote',
  'read-uncited': 'circle-slash',
} satisfies Record<SmartViewId, string>;

interface ViewsParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly cites: CitedNotes;
  readonly finder: PaperFinder;
  readonly log: Log;
  readonly started: () => Promise<void>;
}

export class ViewsTree implements vscode.TreeDataProvider<NamedView>, vscode.Disposable {
  private readonly parts: ViewsParts;
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<NamedView>;
  private readonly listening: vscode.Disposable;
  private counts: ReadonlyMap<string, number | null> = new Map();
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private turn = 0;
  private state: 'starting' | 'started' | 'over' = 'starting';

  constructor(parts: ViewsParts) {
    this.parts = parts;
    const { library, marking, cites, finder } = parts;
    const recount = () => this.countSoon();
    this.view = vscode.window.createTreeView(viewIds.views, {
      treeDataProvider: this,
      dragAndDropController: viewDrag(parts.log),
    });
    this.listening = vscode.Disposable.from(
      this.view,
      this.changed,
      library.onDidChange(recount),
      marking.onDidChange(recount),
      finder.onDidComplete(recount),
      cites.onDidChange(recount),
      this.view.onDidChangeVisibility(recount),
      onDidChangeSettings(['views'], () => {
        this.changed.fire(undefined);
        this.countSoon();
      }),
    );
    // Counting makes keys and an index of all papers: over each part of them that would keep back the rest from being read.
    void parts.started().then(() => {
      if (this.state !== 'starting') return;
      this.state = 'started';
      this.countSoon();
    });
  }

  getChildren(parent?: NamedView): NamedView[] {
    return parent === undefined ? [...allViews()] : [];
  }

  getTreeItem(view: NamedView): vscode.TreeItem {
    const item = new vscode.TreeItem(view.name);
    const count = this.counts.get(view.query) ?? null;
    const command: CommandName = 'lectern.showView';
    item.id = view.smart ?? `=${view.name}`;
    item.contextValue = view.smart === null ? 'ownView' : 'smartView';
    item.iconPath = new vscode.ThemeIcon(view.smart === null ? 'filter' : smartIcons[view.smart]);
    item.tooltip = view.query;
    if (count !== null) {
      item.description = String(count);
      const spoken =
        count === 1
          ? vscode.l10n.t('{0}. 1 paper', view.name)
          : vscode.l10n.t('{0}. {1} papers', view.name, count);
      item.accessibilityInformation = { label: spoken };
    }
    item.command = { command, title: vscode.l10n.t('Show View'), arguments: [view.name] };
    return item;
  }

  dispose(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.turn++;
    this.state = 'over';
    this.listening.dispose();
  }

  private countSoon(): void {
    if (this.state !== 'started') return;
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.count(), restBeforeCounting);
  }

  /** Only while somebody looks, so that a start without Lectern in sight costs nothing. */
  private async count(): Promise<void> {
    this.waiting = null;
    if (!this.view.visible || this.parts.library.library.papers.length === 0) return;
    const turn = ++this.turn;
    const queries = [...new Set(allViews().map(({ query }) => query))];
    try {
      const counts = await this.parts.finder.count(queries);
      if (turn !== this.turn) return;
      this.counts = new Map(queries.map((query, at) => [query, counts[at] ?? null]));
      this.changed.fire(undefined);
    } catch (error) {
      this.parts.log.error(`the papers of views could not be counted: ${toMessage(error)}`);
    }
  }
}
