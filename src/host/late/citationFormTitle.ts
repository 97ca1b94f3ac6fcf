import * as vscode from 'vscode';
import type { CitationForm } from '../../core/citation/citationStyle';

/** What a person chooses a form of citation by. */
export function formTitle(form: CitationForm): string {
  switch (form) {
    case 'parenthetical':
      return vscode.l10n.t('Cite in brackets');
    case 'textual':
      return vscode.l10n.t('Cite in the sentence');
    case 'yearOnly':
      return vscode.l10n.t('Cite without authors');
    default:
      return form satisfies never;
  }
}
