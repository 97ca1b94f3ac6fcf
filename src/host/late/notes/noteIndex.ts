/** The citations of the notes that are open, as they are typed, and of the workspace's other notes, as they lie in files. */
import * as vscode from 'vscode';
import type { CitationScan } from '../../../core/citation/citationGroup';
import { notesLanguageOf, type NotesLanguage } from '../../../core/citation/notesLanguage';
import { joinChanges, type Cite, type TextChange } from '../../../core/notes/cite';
import { CitationIndex, type Occurrence } from '../../../core/notes/citationIndex';
import { opaqueOffsets, readCited, scanAround } from '../../../core/notes/citedDocument';
import { noteKeyOf } from '../../../core/notes/noteKey';

/** An open note as it stands. */
export interface OpenNote {
  readonly document: vscode.TextDocument;
  readonly uri: string;
  readonly language: NotesLanguage;
  readonly version: number;
  readonly text: string;
  readonly cites: readonly Cite[];
  /** What scanning the note finds around an offset. */
  readonly scanAround: (offset: number) => CitationScan;
  /** Whether an offset is in code, a comment or the like. */
  readonly isOpaque: (offset: number) => boolean;
}

/** What changed: documents, and the keys that are cited elsewhere, more or less than before. */
export interface IndexChange {
  readonly uris: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

/** Longer texts are no note of one paper, and are not searched for blocks. */
const markedAtMost = 200_000;
/** Typing is followed when it rested for so long; whoever needs a note sooner asks for it. */
const rest = 150;

export class NoteIndex implements vscode.Disposable {
  private readonly index = new CitationIndex();
  private readonly notes = new Map<string, OpenNote>();
  /** What was typed since a note was read; null where it must be read whole. */
  private readonly typed = new Map<string, TextChange | null>();
  /** Notes with blocks that Lectern keeps. */
  readonly marked = new Set<string>();
  /** The keys that notes say in their metadata they are about. */
  private readonly subjects = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<IndexChange>();
  private readonly closed = new vscode.EventEmitter<vscode.Uri>();
  private readonly listening: vscode.Disposable;
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private uris = new Set<string>();
  private keys = new Set<string>();

  readonly onDidChange = this.changed.event;
  /** A note is no longer open: its file is what counts now. */
  readonly onDidClose = this.closed.event;

  constructor() {
    const { workspace } = vscode;
    this.listening = vscode.Disposable.from(
      this.changed,
      this.closed,
      workspace.onDidOpenTextDocument((document) => this.opened(document)),
      workspace.onDidChangeTextDocument((event) => this.edited(event)),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.typed.delete(uri.toString());
        if (this.notes.delete(uri.toString())) this.closed.fire(uri);
      }),
    );
    for (const document of workspace.textDocuments) this.opened(document);
  }

  /** The open note of a document, up to date; null where it is none. */
  of(document: vscode.TextDocument): OpenNote | null {
    const uri = document.uri.toString();
    const known = this.notes.get(uri);
    if (known?.version === document.version) return known;
    const language = languageOf(document);
    if (language === null) return null;
    const text = document.getText();
    const change = this.typed.get(uri);
    const keys =
      known !== undefined && change !== undefined && change !== null
        ? this.index.applyChange(uri, change, text)
        : this.index.update(uri, text, language);
    this.typed.delete(uri);
    this.noteMarks(uri, text);
    const note = this.toNote(document, language, text);
    this.notes.set(uri, note);
    this.tell(uri, keys);
    return note;
  }

  /** The notes that are open, up to date. */
  open(): readonly OpenNote[] {
    return vscode.workspace.textDocuments.flatMap((document) => this.of(document) ?? []);
  }

  isOpen(uri: string): boolean {
    return this.notes.has(uri);
  }

  /** Takes in the file of a note that is not open. */
  setFile(uri: string, text: string, language: NotesLanguage): void {
    if (this.notes.has(uri)) return;
    // Most files of a folder cite nothing, and need not be read by their grammar to tell.
    if (/@|cite/i.test(text)) this.tell(uri, this.index.update(uri, text, language));
    else this.dropFile(uri);
    this.noteMarks(uri, text);
  }

  dropFile(uri: string): void {
    if (this.notes.has(uri)) return;
    this.noteMarks(uri, '');
    if (!this.index.has(uri)) return;
    this.tell(uri, this.index.remove(uri));
  }

  citesOf(key: string): readonly Occurrence[] {
    return this.index.citesOf(key);
  }

  /** The notes that cite a key or are about it. */
  documentsNaming(key: string): ReadonlySet<string> {
    const about = [...this.subjects].flatMap(([uri, subject]) => (subject === key ? [uri] : []));
    return new Set([...this.index.documentsCiting(key), ...about]);
  }

  isCited(key: string): boolean {
    return this.index.isCited(key);
  }

  /** Tells at once what has changed so far. */
  settle(): void {
    this.open();
    this.fire();
  }

  dispose(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.listening.dispose();
  }

  private noteMarks(uri: string, text: string): void {
    const isShort = text.length <= markedAtMost;
    if (isShort && text.includes('lectern:begin')) this.marked.add(uri);
    else this.marked.delete(uri);
    const subject = isShort && /^\uFEFF?---/.test(text) ? noteKeyOf(text).citekey : null;
    if (subject === null) this.subjects.delete(uri);
    else this.subjects.set(uri, subject);
  }

  private toNote(document: vscode.TextDocument, language: NotesLanguage, text: string): OpenNote {
    const uri = document.uri.toString();
    const cited = this.index.document(uri) ?? readCited(text, language);
    return {
      document,
      uri,
      language,
      version: document.version,
      text,
      cites: this.index.citesIn(uri),
      scanAround: (offset) => scanAround(cited, text, offset),
      isOpaque: opaqueOffsets(cited, text),
    };
  }

  private opened(document: vscode.TextDocument): void {
    if (languageOf(document) !== null) this.readSoon();
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    if (contentChanges.length === 0 || !this.notes.has(uri)) return;
    const change = toChange(contentChanges);
    const before = this.typed.get(uri);
    // Null stays: what was not understood once is only put right by reading all.
    const joined = before === undefined ? change : before && change && joinChanges(before, change);
    this.typed.set(uri, joined);
    this.readSoon();
  }

  private readSoon(): void {
    this.again(() => this.settle());
  }

  private tell(uri: string, keys: ReadonlySet<string>): void {
    this.uris.add(uri);
    for (const key of keys) this.keys.add(key);
    if (this.waiting === null) this.again(() => this.fire());
  }

  private again(call: () => void): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = null;
      call();
    }, rest);
  }

  private fire(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = null;
    if (this.uris.size === 0) return;
    const change = { uris: this.uris, keys: this.keys };
    this.uris = new Set();
    this.keys = new Set();
    this.changed.fire(change);
  }
}

/** The notes language of a document; null of one that is no note, or only another look at one, as a comparison's. */
function languageOf({ languageId, uri }: vscode.TextDocument): NotesLanguage | null {
  // Files of another machine or of a repository that was not cloned are files.
  if (/^(?:git|output|comment|chat|vscode-(?!remote|vfs|test-web))/.test(uri.scheme)) return null;
  const language = notesLanguageOf(languageId, uri.path);
  return language === 'plain' ? null : language;
}

/** One event's changes as one; null where they are not, as is usual, given from the last to the first. */
function toChange(changes: readonly vscode.TextDocumentContentChangeEvent[]): TextChange | null {
  let joined: TextChange | null = null;
  for (const { rangeOffset, rangeLength, text } of changes) {
    const change = { start: rangeOffset, end: rangeOffset + rangeLength, length: text.length };
    if (joined !== null && change.end > joined.start) return null;
    joined = joined === null ? change : joinChanges(joined, change);
  }
  return joined;
}
