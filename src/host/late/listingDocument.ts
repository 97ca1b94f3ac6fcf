/**
 * A listing as a document: what the editor shows of it and what can be put right in it. A bundle of its own, loaded with
 * the first listing that is opened.
 */
import * as vscode from 'vscode';
import type { Handler } from '../commandRegistry';
import type { CorrectionCommandName } from '../ids';
import type { Corrections } from '../corrections';
import type { Parts } from '../parts';
import { correctionHandlers, type CorrectionParts } from './correctionHandlers';
import { registerListingFixes } from './listingFixes';
import { registerListingLanguage, type BoundarySetting } from './listingLanguage';
import { ListingReadings } from './listingReadings';

export interface ListingDocumentParts extends Omit<CorrectionParts, 'readings'> {
  readonly parts: Parts;
  readonly corrections: Corrections;
  readonly boundary: BoundarySetting;
}

export class ListingDocument implements vscode.Disposable {
  readonly handlers: Readonly<Record<CorrectionCommandName, Handler>>;
  private readonly subscriptions: vscode.Disposable;

  constructor(parts: ListingDocumentParts) {
    const readings = new ListingReadings(parts.parts, parts.dates, parts.corrections);
    this.handlers = correctionHandlers({ ...parts, readings });
    this.subscriptions = vscode.Disposable.from(
      readings,
      registerListingLanguage(readings, parts.boundary),
      registerListingFixes(readings),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}
