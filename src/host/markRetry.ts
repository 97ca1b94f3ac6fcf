/** Tries again to write what could not be written: soon at first, then more and more rarely, until it works. */
import type * as vscode from 'vscode';

const firstPause = 3000;
const lastPause = 5 * 60 * 1000;

export class MarkRetry implements vscode.Disposable {
  private readonly flush: () => Promise<boolean>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `flush` writes what is waiting and gives whether everything is on disk. */
  constructor(flush: () => Promise<boolean>) {
    this.flush = flush;
  }

  /** Something is waiting to be written. */
  start(): void {
    if (this.timer === undefined) this.wait(firstPause);
  }

  dispose(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
  }

  private wait(pause: number): void {
    this.timer = setTimeout(() => void this.attempt(pause), pause);
  }

  private async attempt(pause: number): Promise<void> {
    const isDone = await this.flush().catch(() => false);
    if (isDone) this.timer = undefined;
    else this.wait(Math.min(2 * pause, lastPause));
  }
}
