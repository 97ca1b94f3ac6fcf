/** A pasted listing as citations of its papers, those that are new added to the list. */
import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import type { DropParts } from '../citationDrops';
import { citationAt, type CitationAt } from './citationAt';
import { styleFor } from './citationSetting';
import { worksOf } from './insertCitation';

/** Nobody cites more at once; a listing that is longer is only pasted. */
const citedAtMost = 100;

export class ListingPasteEdit extends vscode.DocumentPasteEdit {
  readonly document: vscode.TextDocument;
  private readonly listing: string;
  private readonly ranges: readonly vscode.Range[];

  constructor(
    place: { readonly document: vscode.TextDocument; readonly ranges: readonly vscode.Range[] },
    listing: string,
    title: string,
    kind: vscode.DocumentDropOrPasteEditKind,
  ) {
    super('', title, kind);
    this.document = place.document;
    this.ranges = place.ranges;
    this.listing = listing;
  }

  /** Adds its papers to the list and makes the edit one that cites them. */
  async take(
    parts: DropParts,
  ): Promise<{ readonly papers: readonly Paper[]; readonly citation: CitationAt }> {
    const { document, ranges } = this;
    const { takeListing } = await parts.parts.listingUpdate();
    const papers = await takeListing(this.listing, parts);
    const citation = citationAt(
      document,
      ranges,
      worksOf(papers, parts.citekeys),
      styleFor(document, parts.state),
      parts,
    );
    const edit = new vscode.WorkspaceEdit();
    for (const range of citation.isPlain ? ranges : [citation.range])
      edit.replace(document.uri, range, citation.text);
    this.additionalEdit = edit;
    return { papers, citation };
  }
}

/** Null where the text is no listing. */
export async function listingEdit(
  text: string,
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  kind: vscode.DocumentDropOrPasteEditKind,
  { parts, library }: DropParts,
): Promise<ListingPasteEdit | null> {
  // An entry has two lines at least.
  if (!text.trim().includes('\n') || !(await parts.listing()).looksLikeListing(text)) return null;
  const { fresh, all } = await (await parts.listingUpdate()).readPasted(text, library, parts);
  if (all.length === 0 || all.length > citedAtMost) return null;
  const title =
    fresh.length === 0
      ? vscode.l10n.t('Cite the papers of the listing ({0})', all.length)
      : vscode.l10n.t(
          'Cite the papers of the listing ({0}) and add {1} to the list',
          all.length,
          fresh.length,
        );
  return new ListingPasteEdit({ document, ranges }, text, title, kind);
}
