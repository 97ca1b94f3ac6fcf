/**
 * Entries of open bibliographies that nothing in the workspace cites: faded, and taken out on request. A bundle of its own,
 * loaded when a bibliography is open and the setting says so.
 */
import * as vscode from 'vscode';
import type { BibliographyEntry } from '../../core/bibliography/bibliographyEntry';
import { removalSpans } from '../../core/bibliography/removeEntries';
import { referredKeysIn, uncitedEntries } from '../../core/bibliography/uncitedEntries';
import { legible } from '../../core/card';
import { toMessage } from '../errors';
import type { FolderWatch } from '../folderWatch';
import type { BibliographyText } from './notes/bibliographies';
import { KeyMentions, type CitingText } from './notes/keyMentions';
import { bibliographyName, bibliographySelector } from './notes/notePlaces';
import { rangeIn, type NotesContext } from './notes/notesContext';
import { isFadingOn } from './notes/uncitedWatch';

const { t } = vscode.l10n;
const { QuickFix } = vscode.CodeActionKind;
const code = 'uncited-entry';
/** The editor shows no more of one file. */
const shownAtMost = 900;
/** Milliseconds of rest after a change. */
const rest = 500;

/** An action that is worked out when it is taken. */
class Removal extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  /** The entries that were said to go, as they stood in a version of the document. */
  readonly said: Shown;

  constructor(title: string, document: vscode.TextDocument, said: Shown) {
    super(title, QuickFix);
    this.document = document;
    this.said = said;
  }
}

/** What was found in a document as it was. */
interface Shown {
  readonly version: number;
  readonly entries: readonly BibliographyEntry[];
}

/** The same, with the text that the places are of. */
interface Uncited {
  readonly file: BibliographyText;
  readonly entries: readonly BibliographyEntry[];
}

export class UncitedEntries implements vscode.Disposable {
  private readonly context: NotesContext;
  private readonly mentions: KeyMentions;
  private readonly collection = vscode.languages.createDiagnosticCollection('lectern-uncited');
  private readonly listening: vscode.Disposable;
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private turn = 0;
  private readonly shown = new WeakMap<vscode.TextDocument, Shown>();
  private readonly referred = new WeakMap<BibliographyText, ReadonlySet<string>>();

  constructor(context: NotesContext, folders: FolderWatch) {
    this.context = context;
    this.mentions = new KeyMentions(folders, (uri) => context.bibliographies.has(uri));
    const soon = () => this.lookSoon();
    const { workspace, languages } = vscode;
    const selector = [bibliographySelector, { pattern: '**/*.{json,csljson,yml,yaml}' }].flat();
    this.listening = vscode.Disposable.from(
      this.collection,
      this.mentions,
      this.mentions.onDidChange(soon),
      context.notes.onDidChange(soon),
      context.bibliographies.onDidChange(soon),
      workspace.onDidOpenTextDocument(soon),
      workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)),
      workspace.onDidChangeTextDocument(({ document }) => {
        // Places move at once with what is typed; what is said of them is looked at again.
        if (this.collection.has(document.uri)) soon();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lectern.citation.fadeUncited')) soon();
      }),
      languages.registerCodeActionsProvider(
        selector,
        {
          provideCodeActions: (document, _range, { diagnostics }) => this.actions(document, diagnostics),
          resolveCodeAction: async (action) => {
            if (action instanceof Removal) await this.resolve(action);
            return action;
          },
        },
        { providedCodeActionKinds: [QuickFix] },
      ),
    );
    soon();
  }

  /** Looks at all open bibliographies when nothing has changed for a moment. */
  lookSoon(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.look().catch((error: unknown) => {
        this.collection.clear();
        this.context.log.error(`what is cited nowhere could not be told: ${toMessage(error)}`);
      });
    }, rest);
  }

  dispose(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.turn++;
    this.listening.dispose();
  }

  private async look(): Promise<void> {
    const turn = ++this.turn;
    for (const document of vscode.workspace.textDocuments) {
      const { version, uri } = document;
      const found = (isFadingOn(uri) ? await this.uncitedIn(document) : null)?.entries ?? [];
      if (turn !== this.turn) return;
      // Said of what was there; what is there now is looked at soon.
      if (document.version !== version || document.isClosed) continue;
      this.shown.set(document, { version, entries: found });
      if (found.length > 0 || this.collection.has(uri))
        this.collection.set(
          uri,
          found.slice(0, shownAtMost).map((entry) => toDiagnostic(document, entry)),
        );
    }
  }

  /** Null where nothing can be said: the notes are still being read, or something there may cite whatever it likes. */
  private async uncitedIn(document: vscode.TextDocument): Promise<Uncited | null> {
    const file = await this.bibliography(document);
    const { notes, files } = this.context;
    if (file === null || !files.isRead) return null;
    const { text, format } = file;
    notes.open();
    const referred = await this.referredElsewhere(file);
    const isInUse = (key: string) => notes.isCited(key) || referred.has(key.toLowerCase());
    const known = uncitedEntries(text, format, file.entries, isInUse);
    if (known.length === 0) return null;
    // All names of an entry, and in any case.
    const starts = new Set(known.map(({ start }) => start));
    const keys = file.entries.filter(({ start }) => starts.has(start)).map(({ key }) => key);
    const mentions = await this.mentions.of(keys);
    if (mentions === null) return null;
    for (const citing of mentions.citingAll) if (await this.mayUse(citing, file)) return null;
    const isMentioned = (key: string) => isInUse(key) || mentions.keys.has(key.toLowerCase());
    const entries = uncitedEntries(text, format, file.entries, isMentioned);
    // A file of which nothing is cited is for something else than these notes.
    return entries.length < new Set(file.entries.map(({ start }) => start)).size ? { file, entries } : null;
  }

  /** What entries of other bibliographies refer to: a file can be for what others have in common. */
  private async referredElsewhere(file: BibliographyText): Promise<ReadonlySet<string>> {
    const keys = new Set<string>();
    for (const other of await this.context.bibliographies.all()) {
      if (other.uri.toString() === file.uri.toString()) continue;
      const own = this.referred.get(other) ?? referredKeysIn(other.text, other.format);
      this.referred.set(other, own);
      for (const key of own) keys.add(key);
    }
    return keys;
  }

  /** Whether a text cites from a file, as far as that is known. */
  private async mayUse({ uri, text }: CitingText, file: BibliographyText): Promise<boolean> {
    const { files, isNamed, isComplete } = await this.context.bibliographies.ofText(uri, text);
    return !isNamed || !isComplete || files.some((other) => other.uri.toString() === file.uri.toString());
  }

  /** The bibliography a document is, of those of the workspace: what lies elsewhere is cited from elsewhere, too. */
  private async bibliography({ uri }: vscode.TextDocument): Promise<BibliographyText | null> {
    const { bibliographies } = this.context;
    const isOne = bibliographyName.test(uri.path) || bibliographies.has(uri);
    return isOne && vscode.workspace.getWorkspaceFolder(uri) !== undefined ? bibliographies.read(uri) : null;
  }

  private actions(
    document: vscode.TextDocument,
    diagnostics: readonly vscode.Diagnostic[],
  ): vscode.CodeAction[] {
    const [hint] = diagnostics.filter(({ source, code: own }) => source === 'Lectern' && own === code);
    const { version, entries } = this.shown.get(document) ?? { version: -1, entries: [] };
    if (hint === undefined || version !== document.version) return [];
    const start = document.offsetAt(hint.range.start);
    const entry = entries.find((each) => each.start === start);
    if (entry === undefined) return [];
    const title = t('Remove “{0}”, which nothing cites', legible(entry.key));
    const one = new Removal(title, document, { version, entries: [entry] });
    one.diagnostics = [hint];
    if (entries.length < 2) return [one];
    const titleOfAll = t('Remove all {0} entries that nothing cites', entries.length);
    const all = new Removal(titleOfAll, document, { version, entries });
    all.diagnostics = [hint];
    return [one, all];
  }

  /** By what there is now: a text that came since, of which no watcher has told, may cite what is to go. No more than was said. */
  private async resolve(action: Removal): Promise<void> {
    const { document, said } = action;
    await Promise.all([this.context.files.lookAnew(), this.context.bibliographies.lookAnew()]);
    this.mentions.lookAnew();
    const found = await this.uncitedIn(document);
    const meant = new Set(said.entries.map(({ start }) => start));
    // What was typed while all was read has moved the places.
    const isSame = document.version === said.version && found?.file.text === document.getText();
    const spans =
      found === null || !isSame
        ? null
        : removalSpans(
            found.file.text,
            found.file.format,
            found.entries.filter(({ start }) => meant.has(start)),
          );
    action.edit = new vscode.WorkspaceEdit();
    if (spans === null || spans.length === 0) {
      void vscode.window.showInformationMessage(
        t('Nothing was removed: it is cited by now, or the file has changed.'),
      );
      return;
    }
    for (const span of spans) action.edit.delete(document.uri, rangeIn(document, span));
  }
}

function toDiagnostic(document: vscode.TextDocument, entry: BibliographyEntry): vscode.Diagnostic {
  const message = t('Nothing in this folder cites “{0}”.', legible(entry.key));
  const diagnostic = new vscode.Diagnostic(rangeIn(document, entry), message, vscode.DiagnosticSeverity.Hint);
  diagnostic.code = code;
  diagnostic.source = 'Lectern';
  diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}
