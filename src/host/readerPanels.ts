/** The large readers beside the editor: one for each paper that is open, back again after a reload. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { isPaperId, type Paper, type PaperId } from '../core/paper';
import { startOf } from '../core/startOf';
import { readerViewType } from './ids';
import type { PanelDesk } from './panelDesk';
import { PanelHost } from './panelHost';
import { plainTitle } from './rowText';

/** A tab takes the room its title takes, and from the others. */
const longestTitle = 40;

/** What the panel keeps of itself, as far as the host asks: the paper it shows. */
const panelStateSchema = z.object({ paper: z.string() });

export class ReaderPanels implements vscode.WebviewPanelSerializer {
  private readonly desk: PanelDesk;
  private readonly open = new Map<PaperId, vscode.WebviewPanel>();

  constructor(desk: PanelDesk) {
    this.desk = desk;
  }

  /** Opens the reader of a paper beside the editor, or brings it to the front. */
  show(paper: Paper): void {
    const known = this.open.get(paper.id);
    if (known !== undefined) {
      known.reveal();
      return;
    }
    const title = startOf(plainTitle(paper), longestTitle);
    const panel = vscode.window.createWebviewPanel(readerViewType, title, vscode.ViewColumn.Beside);
    this.attach(panel, paper.id);
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const parsed = panelStateSchema.safeParse(state);
    if (parsed.success && isPaperId(parsed.data.paper)) this.attach(panel, parsed.data.paper);
    else panel.dispose();
    return Promise.resolve();
  }

  /** The paper of the reader that is in front and has the focus; null where none has. */
  active(): PaperId | null {
    for (const [paper, panel] of this.open) if (panel.active) return paper;
    return null;
  }

  private attach(panel: vscode.WebviewPanel, paper: PaperId): void {
    // A tab shows a picture in its own colours, unlike the activity bar.
    const icon = (theme: string) => vscode.Uri.joinPath(this.desk.extensionUri, 'media', `tab-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const host = new PanelHost(panel.webview, 'large', this.desk, paper);
    this.open.set(paper, panel);
    panel.onDidDispose(() => {
      host.dispose();
      if (this.open.get(paper) === panel) this.open.delete(paper);
    });
  }
}
