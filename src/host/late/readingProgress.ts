/** Tells of a reading that takes its time, and lets a person end it. */
import * as vscode from 'vscode';

/** A reading that is over by then tells of nothing. */
const patience = 1000;

export class ReadingProgress {
  private readonly title: string;
  private readonly size: number;
  private readonly started = Date.now();
  private bar: vscode.Progress<{ message?: string; increment?: number }> | null = null;
  private shown = 0;
  private end: () => void = () => undefined;
  /** Whether the person ended it. */
  isCancelled = false;

  constructor(uri: vscode.Uri, size: number) {
    this.title = vscode.l10n.t('Reading {0}', vscode.workspace.asRelativePath(uri));
    this.size = Math.max(1, size);
  }

  /** Milliseconds since it began. */
  get age(): number {
    return Date.now() - this.started;
  }

  /** Says how many papers of how many bytes have been read. */
  report(papers: number, bytes: number): void {
    if (this.bar === null && this.age > patience) this.begin();
    const share = Math.min(100, Math.floor((100 * bytes) / this.size));
    if (this.bar === null || share === this.shown) return;
    this.bar.report({ message: vscode.l10n.t('{0} papers', papers), increment: share - this.shown });
    this.shown = share;
  }

  done(): void {
    this.end();
  }

  private begin(): void {
    const location = vscode.ProgressLocation.Notification;
    const over = new Promise<void>((resolve) => {
      this.end = resolve;
    });
    void vscode.window.withProgress({ location, title: this.title, cancellable: true }, (bar, token) => {
      this.bar = bar;
      token.onCancellationRequested(() => (this.isCancelled = true));
      return over;
    });
  }
}
