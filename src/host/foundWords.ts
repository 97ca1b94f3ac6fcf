/** What the view of papers says of a filter. */
import * as vscode from 'vscode';

/**
 * How far an answer is to be trusted: `nothing-yet`, there is none so far; `last-time`, it was found before the editor
 * was started; `of-a-part`, listings are still being read; `so-far`, abstracts are still to be looked through.
 */
export type Trust = 'nothing-yet' | 'last-time' | 'of-a-part' | 'so-far' | 'found';

/** The message for a filter that shows some of all papers. */
export function foundWords(filter: string, shown: number, total: number, trust: Trust): string {
  if (trust === 'nothing-yet') return vscode.l10n.t('Filter “{0}”: still searching', filter);
  const message =
    total === 1
      ? vscode.l10n.t('Filter “{0}”: {1} of 1 paper', filter, shown)
      : vscode.l10n.t('Filter “{0}”: {1} of {2} papers', filter, shown, total);
  switch (trust) {
    case 'last-time':
      return vscode.l10n.t('{0} the last time, still searching', message);
    case 'of-a-part':
      return vscode.l10n.t('{0} so far, still reading listings', message);
    case 'so-far':
      return vscode.l10n.t('{0} so far, still reading abstracts', message);
    case 'found':
      return message;
    default:
      return trust satisfies never;
  }
}
