/** What can be put right in a listing at the cursor, as the editor's quick fixes and refactorings. */
import * as vscode from 'vscode';
import { legible } from '../../core/card';
import type { ListingAction, ListingActionKind } from '../../core/listing/listingActions';
import { listingLanguage, type CommandName } from '../ids';
import type { ListingReadings } from './listingReadings';

const { t } = vscode.l10n;
const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;

const commandOf = {
  'ends-at-runner-up': 'lectern.titleEndsHere',
  'ends-at-cursor': 'lectern.titleEndsHere',
  'title-is-right': 'lectern.titleIsRight',
  'set-date': 'lectern.setReferenceDate',
  'not-an-entry': 'lectern.notAnEntry',
  'is-an-entry': 'lectern.forgetCorrection',
  forget: 'lectern.forgetCorrection',
} satisfies Record<ListingActionKind, CommandName>;

export function registerListingFixes(readings: ListingReadings): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    listingLanguage,
    {
      provideCodeActions: async (document, range, { diagnostics }) => {
        const reading = await readings.of(document);
        if (reading === null) return [];
        const { part, listing, text } = reading;
        const cursor = document.offsetAt(range.start);
        const entry = part.entryAt(listing, cursor);
        if (entry === null) return [];
        return part
          .actionsAt(text, entry, cursor)
          .map((action) => toCodeAction(action, document.uri, diagnostics));
      },
    },
    { providedCodeActionKinds: [QuickFix, RefactorRewrite] },
  );
}

function toCodeAction(
  { kind, at, fixes, around }: ListingAction,
  uri: vscode.Uri,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const title = wordsOf(kind, legible(around));
  const action = new vscode.CodeAction(title, fixes === null ? RefactorRewrite : QuickFix);
  action.command = { command: commandOf[kind], title, arguments: [uri, at] };
  action.diagnostics = diagnostics.filter(({ code }) => code === fixes);
  return action;
}

function wordsOf(kind: ListingActionKind, around: string): string {
  switch (kind) {
    case 'ends-at-runner-up':
      return t('The title ends here: {0}', around);
    case 'ends-at-cursor':
      return t('The title ends at the cursor: {0}', around);
    case 'title-is-right':
      return t('The title is right');
    case 'set-date':
      return t('Set the reference date…');
    case 'not-an-entry':
      return t('This is not an entry');
    case 'is-an-entry':
      return t('This is an entry after all');
    case 'forget':
      return t('Forget the correction');
    default:
      return kind satisfies never;
  }
}
