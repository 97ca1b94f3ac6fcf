/**
 * Citations in notes as the editor's language features have them, and the places that cite a paper. A bundle of its own,
 * loaded with the first note that is opened or the first question where a paper is cited.
 */
import * as vscode from 'vscode';
import type { PaperNode } from '../../core/library/outlineRows';
import type { Mark } from '../../core/marks/mark';
import type { Paper, PaperId } from '../../core/paper';
import type { AtCursor, NoteHandlers, CitedNotesParts, CiteRow, LinkedWork, NoteCites } from '../citedNotes';
import type { TargetParts } from '../targets';
import { Bibliographies } from './notes/bibliographies';
import { CitableSearch } from './notes/citableSearch';
import { CursorPapers, tellMeant } from './notes/cursorPapers';
import { citedRows, registerRows } from './notes/citedRows';
import { linkedWorks } from './notes/linkedWorks';
import { completionProvider, registerCited } from './notes/noteCompletion';
import { NoteDiagnostics } from './notes/noteDiagnostics';
import { NoteFiles } from './notes/noteFiles';
import { registerFixes } from './notes/noteFixes';
import { registerHover } from './notes/noteHover';
import { NoteIndex } from './notes/noteIndex';
import { registerLenses } from './notes/noteLenses';
import { registerLinks } from './notes/noteLinks';
import { registerRewrites } from './notes/noteRewrites';
import { registerPlaces } from './notes/notePlaces';
import { NoteRename } from './notes/noteRename';
import type { NotesContext } from './notes/notesContext';
import { UncitedWatch } from './notes/uncitedWatch';
import { PaperKeys } from './notes/paperKeys';
import { registerSymbols } from './notes/paperSymbols';

export class NoteCitations implements vscode.Disposable {
  private readonly parts: CitedNotesParts;
  private readonly context: NotesContext;
  private readonly cursor: CursorPapers;
  private readonly uncited: UncitedWatch;
  private readonly owned: readonly { dispose(): void }[];
  readonly completion: vscode.CompletionItemProvider;
  private readonly changed = new vscode.EventEmitter<ReadonlySet<PaperId>>();

  /** Papers that are cited elsewhere, more or less than before. */
  readonly onDidChange = this.changed.event;
  readonly cites: NoteCites;

  constructor(parts: CitedNotesParts) {
    const { library, marking, citekeys, cited, folders, log } = parts;
    this.parts = parts;
    const notes = new NoteIndex();
    const files = new NoteFiles(notes, folders, log);
    const bibliographies = new Bibliographies(folders, log);
    const papers = new PaperKeys({ library, marking, citekeys });
    const isCited = (key: string) => notes.isCited(key);
    const search = new CitableSearch({ library, marking, papers, isCited, cited });
    const context = { notes, files, bibliographies, papers, search, marking, cited, log };
    const diagnostics = new NoteDiagnostics(context);
    this.context = context;
    const cursor = new CursorPapers(context);
    this.cursor = cursor;
    this.uncited = new UncitedWatch(context, parts);
    this.cites = {
      marked: notes.marked,
      onDidChange: notes.onDidChange,
      citesOf: (key) => notes.citesOf(key),
      paperOf: (key) => papers.paperOf(key),
    };
    this.completion = completionProvider(context);
    this.owned = [
      notes,
      files,
      bibliographies,
      papers,
      search,
      diagnostics,
      cursor,
      this.uncited,
      this.changed,
      registerCited(context),
      registerHover(context, cursor),
      registerPlaces(context),
      new NoteRename(context),
      registerLinks(context),
      registerSymbols(context),
      registerFixes(context, diagnostics),
      registerRewrites(context),
      registerLenses(context),
      registerRows(context),
      notes.onDidChange(({ keys }) => this.tell(keys)),
    ];
  }

  /** Reads the notes of the folder; resolves with whether all have been read. */
  async read(): Promise<boolean> {
    if (this.context.files.isRead) return true;
    const [isRead] = await Promise.all([this.context.files.read(), this.context.papers.ready()]);
    if (!isRead) return false;
    this.context.notes.settle();
    this.uncited.notesRead();
    // From now on the notes tell what is cited, and no longer which keys are kept.
    this.changed.fire(new Set(this.context.marking.marked()));
    return true;
  }

  /** Whether a note cites a paper. As long as not all have been read, a key that is kept is taken for a cited one. */
  isCited(paper: Paper, mark: Mark): boolean {
    const { notes, files, papers } = this.context;
    const key = papers.knownKeyOf(paper);
    return (key !== null && notes.isCited(key)) || (!files.isRead && mark.citekey !== null);
  }

  /** The papers cited at the cursor; of several the person is asked for those, or the one, that a command means. */
  async atCursor({ several, isTold }: AtCursor): Promise<readonly Paper[]> {
    const { papers, isGroup } = await this.cursor.meant();
    if (papers.length < 2 || (several && !isGroup)) {
      if (isTold && papers.length > 0) tellMeant(papers);
      return papers;
    }
    const { chooseAmong } = await this.parts.parts.atCursor();
    return chooseAmong(papers, several, this.context);
  }

  /** What the commands do for papers at the cursor. */
  async handlers(targets: TargetParts): Promise<NoteHandlers> {
    const { atCursorHandlers } = await this.parts.parts.atCursor();
    return atCursorHandlers({ context: this.context, targets, manifest: this.parts.manifest });
  }

  linked(document: vscode.TextDocument, text: string): Promise<readonly LinkedWork[]> {
    return linkedWorks(this.context, document, text);
  }

  rows(node: PaperNode): readonly CiteRow[] {
    return citedRows(this.context, node);
  }

  dispose(): void {
    for (const each of this.owned) each.dispose();
  }

  private tell(keys: ReadonlySet<string>): void {
    const papers = new Set<PaperId>();
    for (const key of keys) {
      const paper = this.context.papers.paperOf(key);
      if (paper !== null) papers.add(paper.id);
    }
    if (papers.size > 0) this.changed.fire(papers);
  }
}
