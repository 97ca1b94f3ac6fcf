/** The parts of Lectern that are loaded when they are first needed, so that starting the editor does not wait for them. */
import * as vscode from 'vscode';
import type * as citing from '../parts/citing';
import type * as listing from '../parts/listing';

export type CitingPart = typeof citing;
export type ListingPart = typeof listing;

export class Parts {
  private readonly folder: vscode.Uri;
  private citingPart: Promise<CitingPart> | null = null;
  private listingPart: Promise<ListingPart> | null = null;

  constructor(extensionUri: vscode.Uri) {
    this.folder = vscode.Uri.joinPath(extensionUri, 'dist', 'parts');
  }

  citing(): Promise<CitingPart> {
    this.citingPart ??= this.load('citing', isCiting);
    return this.citingPart;
  }

  listing(): Promise<ListingPart> {
    this.listingPart ??= this.load('listing', isListing);
    return this.listingPart;
  }

  private async load<Part>(name: string, isPart: (value: unknown) => value is Part): Promise<Part> {
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

function isCiting(part: unknown): part is CitingPart {
  return has(part, ['toBibtex', 'citationEdits', 'prepareSearch', 'notesLanguageOf', 'formatReference']);
}

function isListing(part: unknown): part is ListingPart {
  return has(part, ['completeDates', 'iterateListing', 'readListing', 'looksLikeListing']);
}

function has(part: unknown, names: readonly string[]): boolean {
  return (
    typeof part === 'object' &&
    part !== null &&
    names.every((name) => typeof Reflect.get(part, name) === 'function')
  );
}
