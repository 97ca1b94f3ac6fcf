/** A journal's folder on disk. */
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FolderEntry, JournalFolder } from '../../src/core/marks/journalFolder';

export class NodeFolder implements JournalFolder {
  private readonly root: string;
  private writes = 0;

  constructor(root: string) {
    this.root = root;
  }

  async list(): Promise<readonly FolderEntry[]> {
    const entries: FolderEntry[] = [];
    for (const name of await this.names()) {
      const found = await stat(path.join(this.root, name)).catch(absent);
      if (found === null) continue;
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      entries.push({ name, kind, size: found.size, modified: found.mtimeMs });
    }
    return entries;
  }

  private async names(): Promise<readonly string[]> {
    await mkdir(this.root, { recursive: true });
    return readdir(this.root);
  }

  read(name: string): Promise<string> {
    return readFile(path.join(this.root, name), 'utf8');
  }

  async writeAtomically(name: string, text: string): Promise<void> {
    await mkdir(this.root, { recursive: true });
    const temporary = path.join(this.root, `.${name}.${process.pid}-${this.writes++}.tmp`);
    await writeFile(temporary, text);
    await rename(temporary, path.join(this.root, name));
  }

  remove(name: string): Promise<void> {
    return unlink(path.join(this.root, name));
  }
}

/** A file that was renamed since the folder was read is no error. */
function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
