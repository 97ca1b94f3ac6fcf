/** What is wrong with citations in open notes and with the keys of their bibliographies, shown where it stands. */
import * as vscode from 'vscode';
import { duplicateKeys, type KeyProblem } from '../../../core/notes/keyProblems';
import { indexLines } from '../../../core/lineIndex';
import { legible } from '../../../core/card';
import { toMessage } from '../../errors';
import type { BibliographyText } from './bibliographies';
import type { OpenNote } from './noteIndex';
import { isHintOn, NoteKeyChecks } from './noteKeyChecks';
import { bibliographyName, rangeOf } from './notePlaces';
import { rangeIn, type NotesContext } from './notesContext';

const { t } = vscode.l10n;
const { Warning, Hint, Information } = vscode.DiagnosticSeverity;

/** More than this many problems of one note are noise, and slow the editor. */
const shownAtMost = 500;
/** After a change elsewhere: a key, a bibliography. */
const rest = 200;

const severities = {
  'unknown-key': Warning,
  'missing-entry': Information,
  'cited-unread': Hint,
} satisfies Record<KeyProblem['code'], vscode.DiagnosticSeverity>;

export class NoteDiagnostics implements vscode.Disposable {
  private readonly context: NotesContext;
  private readonly collection = vscode.languages.createDiagnosticCollection('lectern-citations');
  private readonly duplicates = vscode.languages.createDiagnosticCollection('lectern-bibliographies');
  private readonly listening: readonly { dispose(): void }[];
  /** The newest look at each note, so that a slow older one does not overwrite it. */
  private readonly turns = new Map<string, number>();
  private turn = 0;
  private readonly checks: NoteKeyChecks;
  private waiting: ReturnType<typeof setTimeout> | null = null;

  constructor(context: NotesContext) {
    this.context = context;
    this.checks = new NoteKeyChecks(context);
    const all = () => this.allSoon();
    const { notes, bibliographies, papers, marking } = context;
    this.listening = [
      this.collection,
      this.duplicates,
      notes.onDidChange(({ uris }) => {
        for (const note of notes.open()) if (uris.has(note.uri)) void this.look(note);
      }),
      notes.onDidClose((uri) => {
        this.turns.delete(uri.toString());
        this.checks.forgetNote(uri.toString());
        this.collection.delete(uri);
        all();
      }),
      bibliographies.onDidChange(all),
      papers.onDidChange(() => {
        this.checks.forgetPapers();
        all();
      }),
      marking.onDidChange(() => {
        this.checks.forgetMarks();
        if (isHintOn(null)) all();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lectern.citation.unreadHint')) all();
      }),
    ];
    all();
  }

  /** The best few keys like one that is unknown in a note. */
  async nearest(note: OpenNote, key: string, limit: number): Promise<readonly string[]> {
    const { files } = await this.context.bibliographies.of(note);
    return this.checks.nearest(files, key, limit);
  }

  dispose(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    for (const each of this.listening) each.dispose();
  }

  private allSoon(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = null;
      const open = this.context.notes.open();
      for (const note of open) void this.look(note);
      this.lookForDuplicates(open).catch((error: unknown) => this.context.log.error(toMessage(error)));
    }, rest);
  }

  private async look(note: OpenNote): Promise<void> {
    const turn = ++this.turn;
    this.turns.set(note.uri, turn);
    try {
      const diagnostics = note.cites.length === 0 ? [] : await this.diagnosticsOf(note);
      const isNewest = this.turns.get(note.uri) === turn && note.document.version === note.version;
      if (isNewest && !note.document.isClosed) this.collection.set(note.document.uri, diagnostics);
    } catch (error) {
      this.context.log.error(`the citations of a note could not be checked: ${toMessage(error)}`);
    }
  }

  private async diagnosticsOf(note: OpenNote): Promise<readonly vscode.Diagnostic[]> {
    const { papers } = this.context;
    await papers.ready();
    const sources = await this.context.bibliographies.of(note);
    const { files, isNamed } = sources;
    // Where there is nothing to cite from, what looks like a citation is none of ours.
    if (papers.size === 0 && files.length === 0 && !isNamed) return [];
    return this.checks
      .problemsOf(note, sources)
      .slice(0, shownAtMost)
      .map((problem) => toDiagnostic(problem, note, isNamed ? files : []));
  }

  /** Of the files that an open note uses together, and of files that are open themselves. */
  private async lookForDuplicates(open: readonly OpenNote[]): Promise<void> {
    const turn = ++this.turn;
    this.turns.set('', turn);
    const groups: (readonly BibliographyText[])[] = [];
    for (const note of open) {
      const { files, isNamed } = await this.context.bibliographies.of(note);
      if (isNamed) groups.push(files);
    }
    for (const { uri } of vscode.workspace.textDocuments) {
      const file = bibliographyName.test(uri.path) ? await this.context.bibliographies.read(uri) : null;
      if (file !== null) groups.push([file]);
    }
    if (this.turns.get('') !== turn) return;
    const found = new Map<string, Map<number, vscode.Diagnostic>>();
    for (const group of groups) addDuplicates(group, found);
    this.duplicates.clear();
    for (const [uri, byPlace] of found)
      this.duplicates.set(vscode.Uri.parse(uri), [...byPlace.values()].slice(0, shownAtMost));
  }
}

function toDiagnostic(
  { code, key, span }: KeyProblem,
  { document }: OpenNote,
  /** Those that the note or its project names. */
  files: readonly BibliographyText[],
): vscode.Diagnostic {
  const range = rangeIn(document, span);
  const diagnostic = new vscode.Diagnostic(range, wordsOf(code, legible(key), files), severities[code]);
  diagnostic.code = code;
  diagnostic.source = 'Lectern';
  return diagnostic;
}

function wordsOf(code: KeyProblem['code'], key: string, files: readonly BibliographyText[]): string {
  switch (code) {
    case 'unknown-key':
      return files.length === 0
        ? t('“{0}” is neither in your list of papers nor in a bibliography of this folder.', key)
        : t('“{0}” is neither in your list of papers nor in {1}.', key, namesOf(files));
    case 'missing-entry':
      return t('“{0}” is in your list of papers, but not in {1}.', key, namesOf(files));
    case 'cited-unread':
      return t('You cite “{0}”, but have not read it yet.', key);
    default:
      return code satisfies never;
  }
}

function namesOf(files: readonly BibliographyText[]): string {
  return files.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(', ');
}

function addDuplicates(
  group: readonly BibliographyText[],
  found: Map<string, Map<number, vscode.Diagnostic>>,
): void {
  const files = new Map(
    group.map((file) => [file.uri.toString(), { ...file, lines: indexLines(file.text) }]),
  );
  const named = group.map(({ uri, entries, format }) => ({
    uri: uri.toString(),
    entries,
    ignoresCase: format === 'bibtex',
  }));
  for (const { uri, key, span, first } of duplicateKeys(named)) {
    const file = files.get(uri);
    const other = files.get(first.uri);
    if (file === undefined || other === undefined) continue;
    const message = t('The key “{0}” is another entry’s already.', legible(key));
    const diagnostic = new vscode.Diagnostic(rangeOf(file.lines, span), message, Warning);
    const place = new vscode.Location(other.uri, rangeOf(other.lines, first.span));
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(place, t('The first entry'))];
    diagnostic.code = 'duplicate-key';
    diagnostic.source = 'Lectern';
    const places = found.get(uri) ?? new Map<number, vscode.Diagnostic>();
    found.set(uri, places.set(span.start, diagnostic));
  }
}
