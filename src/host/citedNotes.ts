/** Waits for the first note that is opened, or the first question where a paper is cited, and loads what answers. */
import * as vscode from 'vscode';
import type { EntryDetails } from '../core/bibliography/bibliographyEntry';
import type { PaperNode } from '../core/library/outlineRows';
import type { LibraryStore } from '../core/library/libraryStore';
import type { Occurrence } from '../core/notes/citationIndex';
import type { Mark } from '../core/marks/mark';
import type { Paper, PaperId } from '../core/paper';
import type { Cited } from './cited';
import type { Citekeys } from './citekeys';
import type { Handler } from './commandRegistry';
import { toMessage } from './errors';
import type { FolderWatch } from './folderWatch';
import type { NoteCommandName } from './ids';
import type { Log } from './log';
import type { Marking } from './marking';
import { noteSelector } from './noteSelector';
import { once } from './once';
import type { CitedNotesPart, Parts } from './parts';
import type { TargetParts } from './targets';

/** A place that cites a paper, below it in the tree. */
export interface CiteRow {
  readonly kind: 'cite';
  readonly parent: PaperNode;
  readonly item: vscode.TreeItem;
}

/** The notes of the folder, by their addresses. */
export interface NoteCites {
  /** Those with blocks that Lectern keeps. */
  readonly marked: ReadonlySet<string>;
  /** Notes that changed, and keys that are cited elsewhere, more or less than before. */
  readonly onDidChange: vscode.Event<NotesChange>;
  readonly citesOf: (key: string) => readonly Occurrence[];
  readonly paperOf: (key: string) => Paper | null;
}

/** What a pasted link names. */
export type LinkedWork =
  | { readonly kind: 'paper'; readonly paper: Paper }
  | {
      readonly kind: 'entry';
      readonly key: string;
      readonly details: EntryDetails;
      /** The bibliography it stands in. */
      readonly file: vscode.Uri;
    };

export interface NotesChange {
  readonly uris: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

export interface CitedNotesParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly citekeys: Citekeys;
  readonly cited: Cited;
  readonly parts: Parts;
  readonly folders: FolderWatch;
  readonly log: Log;
  /** What package.json says, as the editor has read it. */
  readonly manifest: unknown;
}

/** How the papers at the cursor are asked for. */
export interface AtCursor {
  /** The command is for several; else for one, which is asked for where there are more. */
  readonly several: boolean;
  /** Which they are is told: they were not pointed at, and it could have been the row that is selected. */
  readonly isTold: boolean;
}

export type NoteHandlers = Readonly<Record<NoteCommandName, Handler>>;

type Notes = InstanceType<CitedNotesPart['NoteCitations']>;

/** Notes and bibliographies by the language or the ending of their name; a text taken for one in vain only loads the part. */
const noteLike =
  /m(?:ark)?d|tex|typst|org$|rst|myst|quarto|a(?:scii)?doc|pandoc|\.(?:typ|asc|rnw|bib(?:latex)?)$/i;

/** What may begin a key, or part it from the one before. */
const keyTriggers = ['@', '&', '{', '[', '<', '`', ':', ',', ';', ' '];

export class CitedNotes implements vscode.Disposable {
  private readonly parts: CitedNotesParts;
  private readonly changed = new vscode.EventEmitter<ReadonlySet<PaperId>>();
  private readonly wereRead = new vscode.EventEmitter<NoteCites>();
  private readonly listening: vscode.Disposable;
  private notes: Notes | null = null;
  /** Whether all notes of the folder have been read. */
  isRead = false;

  /** Papers that are cited elsewhere, more or less than before. */
  readonly onDidChange = this.changed.event;
  /** All notes of the folder have been read, once. */
  readonly onDidRead = this.wereRead.event;

  constructor(parts: CitedNotesParts) {
    this.parts = parts;
    const look = (document: vscode.TextDocument) => {
      if (isNoteLike(document)) void this.read();
    };
    this.listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(look),
      // Here already: a key that is typed while the rest is being loaded is asked for once only.
      vscode.languages.registerCompletionItemProvider(noteSelector(), this.completion, ...keyTriggers),
    );
    vscode.workspace.textDocuments.forEach(look);
  }

  private readonly completion: vscode.CompletionItemProvider = {
    provideCompletionItems: async (...asked) =>
      (await this.load()).completion.provideCompletionItems(...asked),
    resolveCompletionItem: async (...asked) =>
      (await this.load()).completion.resolveCompletionItem?.(...asked),
  };

  /** Resolves when all notes of the folder have been read, or could not be just now. */
  async read(): Promise<void> {
    try {
      const notes = await this.load();
      const isRead = await notes.read();
      if (this.isRead || !isRead) return;
      this.isRead = true;
      this.wereRead.fire(notes.cites);
    } catch (error) {
      this.parts.log.error(toMessage(error));
    }
  }

  /** Whether a note cites a paper; before notes have been read, whether its key is kept, as of those once cited. */
  readonly isCited = (paper: Paper, mark: Mark): boolean =>
    this.notes?.isCited(paper, mark) ?? mark.citekey !== null;

  readonly rowsOf = async (node: PaperNode): Promise<CiteRow[]> => {
    await this.read();
    return [...(this.notes?.rows(node) ?? [])];
  };

  /** What a text that is pasted into a note names where it is a link, the best first. */
  readonly linked = async (document: vscode.TextDocument, text: string): Promise<readonly LinkedWork[]> =>
    (await this.load()).linked(document, text);

  /**
   * The papers of the list that the text in front cites at its cursors and in its selections; none where it is no note.
   * Of several the person is asked for the one that is meant, or where several will do, for those of a group. Rejects with
   * a cancellation where the person left.
   */
  readonly atCursor = async (asked: AtCursor): Promise<readonly Paper[]> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isNoteLike(document)) return [];
    return (await this.load()).atCursor(asked);
  };

  /** What a command does for papers at the cursor. */
  async handler(name: NoteCommandName, targets: TargetParts): Promise<Handler> {
    return (await (await this.load()).handlers(targets))[name];
  }

  /** The notes, when all have been read. */
  get cites(): NoteCites | null {
    return this.isRead ? (this.notes?.cites ?? null) : null;
  }

  dispose(): void {
    this.listening.dispose();
    this.notes?.dispose();
  }

  private readonly load = once(async (): Promise<Notes> => {
    const { NoteCitations } = await this.parts.parts.citedNotes();
    const notes = new NoteCitations(this.parts);
    notes.onDidChange((papers) => this.changed.fire(papers));
    return (this.notes = notes);
  });
}

function isNoteLike({ languageId, uri }: vscode.TextDocument): boolean {
  return noteLike.test(`${languageId} ${/\.\w+$/.exec(uri.path)?.[0] ?? ''}`);
}
