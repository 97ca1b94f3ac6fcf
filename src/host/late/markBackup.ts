/**
 * A copy of all marks in the installation's own storage, for the day a folder is moved or renamed: the editor ties the
 * workspace's storage to the folder's path. A folder with listings and without marks is offered the copy that fits.
 */
import * as vscode from 'vscode';
import { legible } from '../../core/card';
import { marksForLibrary, sortBackups, surplusBackups, toBackupName } from '../../core/marks/backup';
import { hashText } from '../../core/library/identity';
import type { MarkOfPaper } from '../../core/marks/marksFile';
import { toMessage } from '../errors';
import { stateKeys } from '../ids';
import type { Log } from '../log';
import { statusWord } from '../words';
import { allMarks, bringMarks, readMarks, writeMarks, type MarksFileParts } from './marksFiles';

const { t } = vscode.l10n;

export interface BackupParts extends MarksFileParts {
  /** The installation's storage. */
  readonly storage: vscode.Uri;
  readonly state: vscode.Memento;
  readonly log: Log;
}

/** A copy is made when nothing was marked for so long, */
const pause = 10_000;
/** and takes at most this share of the time: the more marks, the more rarely. */
const timeShare = 0.01;
/** Copies of more folders than this are not looked through. */
const foldersAtMost = 100;

interface Copy {
  /** The folder the marks were made in. */
  readonly from: string;
  readonly marks: readonly MarkOfPaper[];
  /** Those that papers of this library would get. */
  readonly fitting: readonly MarkOfPaper[];
}

export class MarkBackup implements vscode.Disposable {
  private readonly parts: BackupParts;
  private readonly subscription: { dispose(): void };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private notBefore = 0;

  constructor(parts: BackupParts) {
    this.parts = parts;
    this.subscription = parts.marking.onDidChange(() => this.schedule());
  }

  dispose(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.subscription.dispose();
  }

  /** Offers the copy that fits best, once in a workspace, where there are papers and no marks. */
  async offer(): Promise<void> {
    const { marking, library, state } = this.parts;
    await marking.ready();
    await library.settled();
    if (library.library.papers.length === 0 || !this.isEmpty()) return;
    if (state.get(stateKeys.backupOffered) === true) return;
    const copy = await this.findCopy();
    if (copy === null || !this.isEmpty()) return;
    await state.update(stateKeys.backupOffered, true);
    const show = t('Show Them');
    const answer = await vscode.window.showInformationMessage(
      copy.fitting.length === 1
        ? t('A mark for 1 of these papers was made in {0}. Bring it here?', copy.from)
        : t(
            'Marks for {0} of these papers were made in {1}. Bring them here?',
            copy.fitting.length,
            copy.from,
          ),
      show,
      t('No'),
    );
    if (answer === show) await this.bring(copy);
  }

  /** Writes a copy that is due, before the window goes. */
  async flush(): Promise<void> {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    await this.write();
  }

  private async write(): Promise<void> {
    const { marking } = this.parts;
    const marks = allMarks(marking);
    // A storage that was lost must not take the place of what is known.
    if (marks.length === 0) return;
    const start = Date.now();
    const folder = vscode.Uri.joinPath(this.root(), hashText(workspaceName()));
    const file = vscode.Uri.joinPath(folder, toBackupName(start));
    const sibling = file.with({ path: `${file.path}.tmp` });
    await writeMarks(sibling, marks);
    await vscode.workspace.fs.rename(sibling, file, { overwrite: true });
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, 'folder.txt'),
      new TextEncoder().encode(workspaceName()),
    );
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    for (const name of surplusBackups(names)) {
      // Another window may have been faster.
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name)).then(undefined, () => undefined);
    }
    this.notBefore = Date.now() + (Date.now() - start) / timeShare;
  }

  private schedule(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
    const wait = Math.max(pause, this.notBefore - Date.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.write().catch((error: unknown) => {
        this.parts.log.warn(`no copy of the marks could be made: ${toMessage(error)}`);
      });
    }, wait);
  }

  private async findCopy(): Promise<Copy | null> {
    const { library, log } = this.parts;
    let best: Copy | null = null;
    for (const folder of await folders(this.root())) {
      const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
      const [newest] = sortBackups(names);
      if (newest === undefined) continue;
      try {
        const { marks } = await readMarks(vscode.Uri.joinPath(folder, newest));
        const fitting = marksForLibrary(marks, library.library);
        if (fitting.length > (best?.fitting.length ?? 0)) {
          best = { from: await nameOf(folder), marks, fitting };
        }
      } catch (error) {
        log.warn(`a copy of marks cannot be read: ${toMessage(error)}`);
      }
    }
    return best;
  }

  private async bring({ marks, fitting, from }: Copy): Promise<void> {
    const rest = marks.filter((mark) => !fitting.includes(mark));
    const items = fitting.map((each) => ({ marks: [each], picked: true, ...describe(each) }));
    const others = {
      marks: rest,
      picked: true,
      label:
        rest.length === 1
          ? t('1 paper that no listing here has')
          : t('{0} papers that no listing here has', rest.length),
      description: t('kept for when one has them again'),
    };
    const picked = await vscode.window.showQuickPick(rest.length === 0 ? items : [...items, others], {
      title: t('Marks from {0}', from),
      placeHolder: t('Papers that get their marks back'),
      canPickMany: true,
      matchOnDescription: true,
    });
    const chosen = picked?.flatMap((item) => item.marks) ?? [];
    if (chosen.length === 0) return;
    const papers = await bringMarks(chosen, t('marks brought over'), this.parts);
    void vscode.window.showInformationMessage(
      papers === 1
        ? t('1 paper has its mark again. Undo takes that back.')
        : t('{0} papers have their marks again. Undo takes that back.', papers),
    );
  }

  private isEmpty(): boolean {
    const [first] = this.parts.marking.marked();
    return first === undefined;
  }

  private root(): vscode.Uri {
    return vscode.Uri.joinPath(this.parts.storage, 'backup');
  }
}

async function folders(root: vscode.Uri): Promise<readonly vscode.Uri[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(root);
    return entries
      .filter(([, type]) => type === vscode.FileType.Directory)
      .slice(0, foldersAtMost)
      .map(([name]) => vscode.Uri.joinPath(root, name));
  } catch {
    // No copy was ever made.
    return [];
  }
}

/** The folder a copy is of, for the person. */
async function nameOf(folder: vscode.Uri): Promise<string> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'folder.txt'));
    const [first = ''] = new TextDecoder().decode(bytes).split('\n');
    return legible(vscode.Uri.parse(first).path);
  } catch {
    return t('another folder');
  }
}

/** What a copy is filed under: the folders of the window. */
function workspaceName(): string {
  const uris = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.toString()) ?? [];
  return (vscode.workspace.workspaceFile?.toString() ?? uris.join('\n')) || 'no folder';
}

function describe({ about, mark }: MarkOfPaper): { readonly label: string; readonly description: string } {
  return {
    label: legible(about?.title ?? t('a paper')),
    description: [statusWord(mark.status), ...mark.tags.map((tag) => `#${legible(tag)}`)].join(' · '),
  };
}
