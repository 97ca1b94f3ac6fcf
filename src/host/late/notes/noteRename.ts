/** Renaming a key in all notes and bibliographies that have it; a paper then goes by the new one. */
import * as vscode from 'vscode';
import type { BibliographyFormat } from '../../../core/bibliography/bibliographyEntry';
import { notesLanguageOf, type NotesLanguage } from '../../../core/citation/notesLanguage';
import { indexLines } from '../../../core/lineIndex';
import { renameEdits } from '../../../core/notes/rename';
import type { PaperId } from '../../../core/paper';
import { noteSelector } from '../../noteSelector';
import { bibliographySelector, keyAt, rangeOf } from './notePlaces';
import { currentText, type NotesContext } from './notesContext';

const { t } = vscode.l10n;

/** A rename that was handed to the editor. Whether it is carried out, or undone, shows in the notes. */
interface Renamed {
  readonly paper: PaperId;
  readonly from: string;
  readonly to: string;
}

interface RenamedText {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly language: NotesLanguage | BibliographyFormat;
}

export class NoteRename implements vscode.RenameProvider, vscode.Disposable {
  private readonly context: NotesContext;
  private readonly registered: vscode.Disposable;
  private last: Renamed | null = null;

  constructor(context: NotesContext) {
    this.context = context;
    this.registered = vscode.Disposable.from(
      vscode.languages.registerRenameProvider(noteSelector(), this),
      vscode.languages.registerRenameProvider(bibliographySelector, this),
      context.notes.onDidChange(({ keys }) => void this.follow(keys)),
    );
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string } | null> {
    const at = await keyAt(this.context, document, position);
    // Another extension, for the rest of the language, may have something to rename here.
    return at && { range: at.range, placeholder: at.key };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    to: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | null> {
    const at = await keyAt(this.context, document, position);
    if (at === null || at.key === to) return null;
    const { papers } = this.context;
    const texts = await this.texts(document, at.key);
    if (papers.has(to) || (await this.isEntry(to)))
      return refusal(t('The key “{0}” is taken by another paper.', to));
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, text, language } of texts) {
      const edits = renameEdits(text, language, at.key, to);
      if (edits === null)
        return refusal(
          t('“{0}” cannot be written as a key in {1}.', to, vscode.workspace.asRelativePath(uri)),
        );
      const lines = indexLines(text);
      for (const each of edits) edit.replace(uri, rangeOf(lines, each), each.text);
    }
    if (token.isCancellationRequested) return null;
    const paper = papers.paperOf(at.key);
    this.last = paper && { paper: paper.id, from: at.key, to };
    return edit;
  }

  dispose(): void {
    this.registered.dispose();
  }

  /** The texts that have a key: notes that cite it, and bibliographies. */
  private async texts(document: vscode.TextDocument, key: string): Promise<readonly RenamedText[]> {
    const { notes, files, bibliographies } = this.context;
    // A rename that leaves one behind breaks it: what watchers have told is not enough.
    await Promise.all([files.lookAnew(), bibliographies.lookAnew()]);
    const open = notes.open();
    const note = notes.of(document);
    const texts: RenamedText[] = [];
    for (const uriText of notes.documentsNaming(key)) {
      const uri = vscode.Uri.parse(uriText);
      const known = open.find((each) => each.uri === uriText);
      const text = known?.text ?? (await currentText(uri));
      const language = known?.language ?? notesLanguageOf('', uri.path);
      if (text !== null) texts.push({ uri, text, language });
    }
    const own = note === null ? [] : (await bibliographies.of(note)).files;
    for (const file of new Set([...own, ...(await bibliographies.all())])) {
      // Also where entries refer to it only, by `crossref` and its like.
      if (file.text.includes(key)) texts.push({ uri: file.uri, text: file.text, language: file.format });
    }
    return texts;
  }

  private async isEntry(key: string): Promise<boolean> {
    return (await this.context.bibliographies.all()).some((file) => file.byKey.has(key));
  }

  /** When the last rename has reached the notes, the paper keeps the new key; and the old one when it was undone. */
  private async follow(keys: ReadonlySet<string>): Promise<void> {
    if (this.last === null) return;
    const { paper, from, to } = this.last;
    if (!keys.has(from) && !keys.has(to)) return;
    const { notes, marking, log } = this.context;
    const [before, after] = [notes.isCited(from), notes.isCited(to)];
    const citekey = after && !before ? to : before && !after ? from : null;
    if (citekey === null || marking.markOf(paper).citekey === citekey) return;
    try {
      await marking.applyForGood([{ kind: 'citekey', paper, citekey }]);
    } catch (error) {
      log.error(`a renamed key could not be kept: ${String(error)}`);
    }
  }
}

/** Says why nothing is renamed. A rejection would only have the editor ask its own Markdown, which takes keys for links. */
function refusal(why: string): vscode.WorkspaceEdit {
  void vscode.window.showWarningMessage(why);
  return new vscode.WorkspaceEdit();
}
