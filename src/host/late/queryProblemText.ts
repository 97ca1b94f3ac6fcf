/** What could not be read of a query, as a sentence, and what became of it. */
import * as vscode from 'vscode';
import type { QueryProblem } from '../../core/query/query';

const { t } = vscode.l10n;

export function queryProblemText({ code, text }: QueryProblem): string {
  switch (code) {
    case 'unknown-field':
      return t('“{0}” names no field: searched as a word', text);
    case 'bad-status':
      return t('“{0}” names no status: searched as a word', text);
    case 'bad-number':
      return t('“{0}” has no number: searched as a word', text);
    case 'bad-date':
      return t('“{0}” has no date: searched as a word', text);
    case 'bad-flag':
      return t('“{0}” is neither yes nor no: searched as a word', text);
    case 'unfinished-value':
      return t('“{0}” is not finished: left out', text);
    case 'missing-term':
      return t('“{0}” has nothing to work on: left out', text);
    case 'nothing-to-find':
      return t('“{0}” holds nothing to look for: left out', text);
    case 'unclosed-quote':
      return t('a quotation mark is not closed');
    case 'unclosed-group':
      return t('a bracket is not closed');
    case 'stray-close':
      return t('a bracket closes nothing: left out');
    case 'too-deep':
      return t('too many brackets in brackets: one is left out');
    case 'too-long':
      return t('the query is too long: its end is left out');
    default:
      return code satisfies never;
  }
}
