import { liesIn } from '../core/addresses';

/** Places to be looked at anew. */
export class FolderChange {
  private readonly all: ReadonlySet<string>;
  /** Folders in which anything may be otherwise. */
  readonly folders: readonly string[];

  /** @param gone where a file or a folder was that is no longer there */
  constructor(folders: readonly string[], gone: readonly string[] = []) {
    this.folders = folders;
    this.all = new Set([...folders, ...gone]);
  }

  /** Whether a file is one of those that may have come, gone or changed. */
  covers(address: string): boolean {
    return liesIn(this.all, address);
  }
}
