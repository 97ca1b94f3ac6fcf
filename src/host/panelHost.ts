/** One webview that shows a paper: its page, what it is told, and what it asks for. The view and the large reader are two. */
import * as vscode from 'vscode';
import type { Disposable } from '../core/emitter';
import type { PaperId } from '../core/paper';
import { toHostSchemas, type ToPanel } from '../protocol/messages';
import { receive, type ToHostHandlers } from '../protocol/receive';
import type { PanelDesk } from './panelDesk';
import { toPanelHtml, type PanelLayout } from './panelHtml';
import { panelStrings } from './panelWords';

export class PanelHost implements vscode.Disposable {
  private readonly webview: vscode.Webview;
  private readonly desk: PanelDesk;
  private readonly subscriptions: readonly Disposable[];
  private paper: PaperId | null;
  /** A page that has not said `ready` would not hear us. */
  private ready = false;
  private wantsNote = false;

  constructor(webview: vscode.Webview, layout: PanelLayout, desk: PanelDesk, paper: PaperId | null) {
    this.webview = webview;
    this.desk = desk;
    this.paper = paper;
    const { extensionUri } = desk;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(extensionUri, 'dist'),
        vscode.Uri.joinPath(extensionUri, 'media'),
      ],
    };
    const hear = receive(toHostSchemas, this.handlers(), (rejections) => {
      const places = rejections.map(({ path, code }) => `${path}: ${code}`).join(', ');
      desk.log.warn(`a message of the panel was not understood: ${places}`);
    });
    this.subscriptions = [
      webview.onDidReceiveMessage(hear),
      desk.onDidChangePapers((papers) => this.redraw(papers)),
    ];
    webview.html = toPanelHtml({
      nonce: freshNonce(),
      cspSource: webview.cspSource,
      uris: {
        script: webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'panel.js')).toString(),
        style: webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'panel.css')).toString(),
      },
      strings: panelStrings(),
      lang: vscode.env.language,
      layout,
    });
  }

  get shown(): PaperId | null {
    return this.paper;
  }

  show(paper: PaperId | null): void {
    this.paper = paper;
    this.draw();
  }

  /** Puts the cursor into the note, at once or when the page is there. */
  focusNote(): void {
    this.wantsNote = true;
    this.draw();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private handlers(): ToHostHandlers {
    const { desk } = this;
    return {
      ready: ({ drafts }) => {
        this.ready = true;
        this.draw();
        for (const draft of drafts) void desk.settle(draft, (edit) => this.saved(draft.paper, edit));
      },
      setStatus: ({ paper, status }) => void desk.apply([{ kind: 'status', paper, status }]),
      setRating: ({ paper, rating }) => void desk.apply([{ kind: 'rating', paper, rating }]),
      addTag: ({ paper, tag }) => void desk.apply([{ kind: 'addTag', paper, tag }]),
      removeTag: ({ paper, tag }) => void desk.apply([{ kind: 'removeTag', paper, tag }]),
      editNote: ({ paper, text, edit }) => desk.notes.type(paper, text, () => this.saved(paper, edit)),
      lookUp: ({ paper, where }) => void desk.lookUp(paper, where),
      openLarge: ({ paper }) => void desk.run('lectern.openPaper', paper),
      cite: ({ paper }) => void desk.run('lectern.insertCitation', paper),
      copyBibtex: ({ paper }) => void desk.run('lectern.copyBibtex', paper),
      next: ({ paper }) => desk.step(paper, 1),
      previous: ({ paper }) => desk.step(paper, -1),
      failed: ({ text }) => desk.log.error(`the panel failed: ${text}`),
    };
  }

  private saved(paper: PaperId, edit: number): void {
    this.post({ kind: 'noteSaved', paper, edit });
    // What another panel stored meanwhile was held back while this one had a draft.
    if (paper === this.paper) this.draw();
  }

  /** Null: every paper may look different. */
  private redraw(papers: ReadonlySet<PaperId> | null): void {
    if (papers === null || (this.paper !== null && papers.has(this.paper))) this.draw();
  }

  private draw(): void {
    if (!this.ready) return;
    const card = this.paper === null ? null : this.desk.cardOf(this.paper);
    this.post({ kind: 'tags', known: [...this.desk.tags()].map(([name, count]) => ({ name, count })) });
    this.post(card === null ? { kind: 'clear' } : { kind: 'show', card });
    if (!this.wantsNote || card === null) return;
    this.wantsNote = false;
    this.post({ kind: 'focusNote' });
  }

  private post(message: ToPanel): void {
    void this.webview.postMessage(message);
  }
}

function freshNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
