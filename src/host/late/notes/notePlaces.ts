/** From a key to its entry, and from either to all places that cite it. */
import * as vscode from 'vscode';
import { indexLines, type LineIndex } from '../../../core/lineIndex';
import { citeAt } from '../../../core/notes/citesMeant';
import type { Paper } from '../../../core/paper';
import type { Span } from '../../../core/problem';
import { noteSelector } from '../../noteSelector';
import type { BibliographyText } from './bibliographies';
import { currentText, rangeIn, type NotesContext } from './notesContext';

/** Files of bibliographies, of which `.bib` is the only kind that is surely one. */
export const bibliographySelector: vscode.DocumentSelector = { pattern: '**/*.{bib,bibtex,biblatex}' };

/** The same, of a path. */
export const bibliographyName = /\.(?:bib|bibtex|biblatex)$/i;

export interface KeyPlace {
  readonly key: string;
  readonly range: vscode.Range;
}

export function registerPlaces(context: NotesContext): vscode.Disposable {
  const { languages } = vscode;
  const references: vscode.ReferenceProvider = {
    provideReferences: async (document, position, { includeDeclaration }) => {
      const at = await keyAt(context, document, position);
      if (at === null) return null;
      // All means all, also those of which no watcher has told.
      await Promise.all([context.files.lookAnew(), context.bibliographies.lookAnew()]);
      const declared = includeDeclaration ? await declarations(context, document, at.key) : [];
      return [...declared, ...(await citations(context, at.key))];
    },
  };
  return vscode.Disposable.from(
    languages.registerDefinitionProvider(noteSelector(), {
      provideDefinition: async (document, position) => {
        const at = await keyAt(context, document, position);
        if (at === null) return null;
        const declared = await declarations(context, document, at.key);
        return declared.map(({ uri, range }): vscode.LocationLink => ({
          originSelectionRange: at.range,
          targetUri: uri,
          targetRange: range,
          targetSelectionRange: new vscode.Range(range.start, range.start),
        }));
      },
    }),
    languages.registerReferenceProvider(noteSelector(), references),
    languages.registerReferenceProvider(bibliographySelector, references),
  );
}

/** The key at a place of a note or a bibliography. */
export async function keyAt(
  { notes, bibliographies }: NotesContext,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<KeyPlace | null> {
  const offset = document.offsetAt(position);
  const note = notes.of(document);
  if (note !== null) {
    const cite = citeAt(note, offset);
    return cite && { key: cite.key, range: rangeIn(document, cite) };
  }
  const file = await bibliographies.read(document.uri);
  const entry = file?.entries.find(({ keySpan }) => keySpan.start <= offset && offset <= keySpan.end);
  return entry === undefined ? null : { key: entry.key, range: rangeIn(document, entry.keySpan) };
}

/** Where a paper stands in its listing, and the entries of its key in bibliographies. */
async function declarations(
  context: NotesContext,
  document: vscode.TextDocument,
  key: string,
): Promise<readonly vscode.Location[]> {
  const paper = context.papers.paperOf(key);
  const note = context.notes.of(document);
  const files =
    note === null ? await context.bibliographies.all() : (await context.bibliographies.of(note)).files;
  const listed = paper === null ? null : await listedAt(paper);
  return [...(listed === null ? [] : [listed]), ...entryPlaces(files, key)];
}

/** The entry of a paper in its listing; null where that cannot be read. */
export async function listedAt({ source, span }: Paper): Promise<vscode.Location | null> {
  const uri = vscode.Uri.parse(source);
  const text = await currentText(uri);
  return text === null ? null : new vscode.Location(uri, rangeOf(indexLines(text), span));
}

function entryPlaces(files: readonly BibliographyText[], key: string): readonly vscode.Location[] {
  return files.flatMap((file) => {
    const entry = file.byKey.get(key);
    return entry === undefined
      ? []
      : [new vscode.Location(file.uri, rangeOf(indexLines(file.text), entry.keySpan))];
  });
}

/** All places that cite a key. */
async function citations({ notes }: NotesContext, key: string): Promise<readonly vscode.Location[]> {
  notes.open();
  const cites = notes.citesOf(key);
  const places: vscode.Location[] = [];
  let lines: LineIndex | null = null;
  let uri: vscode.Uri | null = null;
  for (const cite of cites) {
    if (uri?.toString() !== cite.uri) {
      uri = vscode.Uri.parse(cite.uri);
      const text = await currentText(uri);
      lines = text === null ? null : indexLines(text);
    }
    if (lines !== null) places.push(new vscode.Location(uri, rangeOf(lines, cite)));
  }
  return places;
}

export function rangeOf(lines: LineIndex, { start, end }: Span): vscode.Range {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return new vscode.Range(from.line, from.column, to.line, to.column);
}
