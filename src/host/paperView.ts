/** The abstract view below the tree. */
import type * as vscode from 'vscode';
import { isPaperId, type Paper, type PaperId } from '../core/paper';
import { stateKeys } from './ids';
import type { PanelDesk } from './panelDesk';
import { PanelHost } from './panelHost';

export class PaperView implements vscode.WebviewViewProvider {
  private readonly desk: PanelDesk;
  private readonly state: vscode.Memento;
  private host: PanelHost | null = null;
  private view: vscode.WebviewView | null = null;
  private paper: PaperId | null;
  /** Asked for before the view was ever opened. */
  private wantsNote = false;

  constructor(desk: PanelDesk, state: vscode.Memento) {
    this.desk = desk;
    this.state = state;
    const stored: unknown = state.get(stateKeys.shownPaper);
    this.paper = typeof stored === 'string' && isPaperId(stored) ? stored : null;
  }

  get shown(): PaperId | null {
    return this.paper;
  }

  show(paper: PaperId): void {
    this.paper = paper;
    this.host?.show(paper);
    void this.state.update(stateKeys.shownPaper, paper);
  }

  /** Shows what is selected, where that is one paper. */
  follow(selected: readonly Paper[]): void {
    const [only] = selected;
    if (selected.length === 1 && only !== undefined) this.show(only.id);
  }

  /** Brings the view to the front with the cursor in it. */
  focusNote(paper: PaperId): void {
    this.show(paper);
    this.view?.show(false);
    if (this.host === null) this.wantsNote = true;
    else this.host.focusNote();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const host = new PanelHost(view.webview, 'side', this.desk, this.paper);
    this.host = host;
    this.view = view;
    if (this.wantsNote) host.focusNote();
    this.wantsNote = false;
    view.onDidDispose(() => {
      host.dispose();
      if (this.host === host) this.host = null;
      if (this.view === view) this.view = null;
    });
  }
}
