/** Copies of marks for a folder that is moved: begun when the start is over, so that nothing waits for it. */
import type * as vscode from 'vscode';
import type { SafekeepingPart } from './parts';

type Backup = InstanceType<SafekeepingPart['MarkBackup']>;

export class Safekeeping implements vscode.Disposable {
  private readonly load: () => Promise<SafekeepingPart>;
  private readonly parts: ConstructorParameters<SafekeepingPart['MarkBackup']>[0];
  private backup: Backup | null = null;
  private isOver = false;

  constructor(
    load: () => Promise<SafekeepingPart>,
    parts: ConstructorParameters<SafekeepingPart['MarkBackup']>[0],
  ) {
    this.load = load;
    this.parts = parts;
  }

  /** Makes copies from now on, and offers one that fits where there are papers and no marks. */
  async begin(): Promise<void> {
    const { MarkBackup } = await this.load();
    if (this.isOver) return;
    this.backup ??= new MarkBackup(this.parts);
    await this.backup.offer();
  }

  /** Writes a copy that is due, before the window goes. */
  async flush(): Promise<void> {
    await this.backup?.flush();
  }

  dispose(): void {
    this.isOver = true;
    this.backup?.dispose();
  }
}
