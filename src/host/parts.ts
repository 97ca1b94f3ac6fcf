/** The parts of Lectern that are loaded when they are first needed, so that starting the editor does not wait for them. */
import * as vscode from 'vscode';
import type { ChooseBoundary } from '../core/listing/boundary';
import type * as atCursor from './late/atCursor';
import type * as citedNotes from './late/citedNotes';
import type * as citing from './late/citing';
import type * as finding from './late/finding';
import type * as listingDocument from './late/listingDocument';
import type * as listingUpdate from './late/listingUpdate';
import type * as reading from './late/reading';
import type * as preview from './late/preview';
import type * as references from './late/references';
import type * as safekeeping from './late/safekeeping';
import type * as uncited from './late/uncited';
import type * as keeping from '../parts/keeping';
import type * as listing from '../parts/listing';
import { toMessage } from './errors';
import type { Log } from './log';
import { once } from './once';

export type AtCursorPart = typeof atCursor;
export type CitedNotesPart = typeof citedNotes;
export type CitingPart = typeof citing;
export type FindingPart = typeof finding;
export type KeepingPart = typeof keeping;
export type ListingDocumentPart = typeof listingDocument;
export type ListingUpdatePart = typeof listingUpdate;
export type ReadingPart = typeof reading;
export type PreviewPart = typeof preview;
export type ReferencesPart = typeof references;
export type SafekeepingPart = typeof safekeeping;
export type UncitedPart = typeof uncited;
export type ListingPart = typeof listing;

export class Parts {
  private readonly folder: vscode.Uri;
  readonly extensionUri: vscode.Uri;
  private readonly log: Log;
  /** The trained choice of where titles end; null where its file is damaged, and shapes alone must do. */
  readonly chooseBoundary = once(() => this.loadModel());

  constructor(extensionUri: vscode.Uri, log: Log) {
    this.extensionUri = extensionUri;
    this.log = log;
    this.folder = vscode.Uri.joinPath(extensionUri, 'dist', 'parts');
  }

  readonly atCursor = once<AtCursorPart>(() => this.loadHostPart('atCursor', isAtCursor));
  readonly citedNotes = once<CitedNotesPart>(() => this.loadHostPart('citedNotes', isCitedNotes));
  readonly citing = once<CitingPart>(() => this.loadHostPart('citing', isCiting));
  readonly finding = once<FindingPart>(() => this.loadHostPart('finding', isFinding));
  readonly keeping = once<KeepingPart>(() => this.load('keeping', isKeeping));
  readonly preview = once<PreviewPart>(() => this.loadHostPart('preview', isPreview));
  readonly safekeeping = once<SafekeepingPart>(() => this.loadHostPart('safekeeping', isSafekeeping));
  readonly listingDocument = once<ListingDocumentPart>(() =>
    this.loadHostPart('listingDocument', isListingDocument),
  );
  readonly listingUpdate = once<ListingUpdatePart>(() => this.loadHostPart('listingUpdate', isListingUpdate));
  readonly reading = once<ReadingPart>(() => this.loadHostPart('reading', isReading));
  readonly uncited = once<UncitedPart>(() => this.loadHostPart('uncited', isUncited));
  readonly references = once<ReferencesPart>(() => this.loadHostPart('references', isReferences));
  readonly listing = once<ListingPart>(() => this.load('listing', isListing));

  private async loadModel(): Promise<ChooseBoundary | null> {
    const file = vscode.Uri.joinPath(this.extensionUri, 'media', 'boundary.bin');
    try {
      const [{ createModelChoice, parseBoundaryModel }, bytes] = await Promise.all([
        this.listing(),
        vscode.workspace.fs.readFile(file),
      ]);
      const model = parseBoundaryModel(bytes);
      if (model !== null) return createModelChoice(model);
      this.log.error('the model of title boundaries is not one of this version');
    } catch (error) {
      this.log.error(`the model of title boundaries cannot be read: ${toMessage(error)}`);
    }
    return null;
  }

  /** A part that talks to the editor is a function of the editor's interface: only the main file can ask for that. */
  private async loadHostPart<Part>(name: string, isPart: (value: unknown) => value is Part): Promise<Part> {
    const { start } = await this.load(name, isHostPart);
    const part = start(vscode.wholeEditor);
    if (!isPart(part)) throw new Error(`the part ${name} is not the one this version came with`);
    return part;
  }

  /** Any other part, such as those that only a late part needs. */
  async load<Part>(name: string, isPart: (value: unknown) => value is Part): Promise<Part> {
    const part = await importModule(vscode.Uri.joinPath(this.folder, `${name}.mjs`));
    if (!isPart(part)) throw new Error(`the part ${name} is not the one this version came with`);
    return part;
  }
}

/**
 * Node imports the file itself. The browser's extension host cannot: its addresses are the editor's own, which only
 * the editor's file system resolves. So there the file is read and imported as a module of its text.
 */
async function importModule(file: vscode.Uri): Promise<unknown> {
  if (file.scheme === 'file') return import(file.toString(true));
  const bytes = await vscode.workspace.fs.readFile(file);
  const address = URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function isAtCursor(part: unknown): part is AtCursorPart {
  return has(part, ['atCursorHandlers', 'chooseAmong']);
}

function isCitedNotes(part: unknown): part is CitedNotesPart {
  return has(part, ['NoteCitations']);
}

function isCiting(part: unknown): part is CitingPart {
  return has(part, ['citationHandlers', 'DroppedCitations', 'pickPaper']);
}

function isKeeping(part: unknown): part is KeepingPart {
  return has(part, ['carryMarks', 'createNaming', 'MarkStore']);
}

function isFinding(part: unknown): part is FindingPart {
  return has(part, ['askFilter', 'PaperFinder', 'viewHandlers', 'ViewsTree']);
}

function isSafekeeping(part: unknown): part is SafekeepingPart {
  return has(part, ['MarkBackup', 'keepingHandlers']);
}

function isPreview(part: unknown): part is PreviewPart {
  return has(part, ['CitationPreview']);
}

function isUncited(part: unknown): part is UncitedPart {
  return has(part, ['UncitedEntries']);
}

function isReferences(part: unknown): part is ReferencesPart {
  return has(part, ['ReferenceDesk']);
}

function isListingDocument(part: unknown): part is ListingDocumentPart {
  return has(part, ['ListingDocument']);
}

function isListingUpdate(part: unknown): part is ListingUpdatePart {
  return has(part, [
    'askForFiles',
    'askToAdd',
    'pasteListing',
    'readPasted',
    'removeListing',
    'showChanges',
    'takeListing',
    'writeExample',
  ]);
}

function isReading(part: unknown): part is ReadingPart {
  return has(part, ['ListingReader']);
}

function isHostPart(part: unknown): part is { readonly start: (editor: unknown) => unknown } {
  return has(part, ['start']);
}

function isListing(part: unknown): part is ListingPart {
  return has(part, [
    'actionsAt',
    'applyCorrections',
    'completeDates',
    'createModelChoice',
    'entriesWithin',
    'entryStartAfter',
    'entryAt',
    'iterateListing',
    'lettersBefore',
    'looksLikeListing',
    'papersOf',
    'parseBoundaryModel',
    'readListing',
    'tokensOf',
    'unmarkedBoundary',
  ]);
}

function has(part: unknown, names: readonly string[]): boolean {
  return (
    typeof part === 'object' &&
    part !== null &&
    names.every((name) => typeof Reflect.get(part, name) === 'function')
  );
}
